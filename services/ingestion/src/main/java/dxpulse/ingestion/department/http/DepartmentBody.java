package dxpulse.ingestion.department.http;

import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.wire.BodyReader;
import dxpulse.contracts.wire.Problem;
import dxpulse.ingestion.department.Department;
import dxpulse.ingestion.department.MailAddress;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads what the office says of a department.
final class DepartmentBody {
  private static final Pattern KEY = Pattern.compile("[a-z0-9][a-z0-9-]{0,59}");
  private static final int LONGEST_NAME = 120;
  private static final int MOST_ADDRESSES = 10;

  private final BodyReader body;

  DepartmentBody(JsonNode json) {
    body = new BodyReader(json);
  }

  List<Problem.Fault> faults() {
    return body.faults();
  }

  /// A new one, with its key.
  Optional<Department> added() {
    if (!body.requireObject()) {
      return Optional.empty();
    }
    body.onlyKnows(Set.of("key", "name", "addresses"));
    Optional<String> key = body.requiredText("key");
    if (key.isPresent() && !KEY.matcher(key.get()).matches()) {
      body.fault(
          "key",
          "NOT_A_KEY",
          "キーの形ではありません / not a key",
          "1 to 60 of a-z, 0-9 and -, e.g. dx-promotion");
    }
    return read(key.orElse(""));
  }

  /// One that is there under a key, as it is to be.
  Optional<Department> changed(String key) {
    if (!body.requireObject()) {
      return Optional.empty();
    }
    body.onlyKnows(Set.of("version", "name", "addresses"));
    if (version() == null) {
      return Optional.empty();
    }
    return read(key);
  }

  /// The version that the caller has seen.
  @Nullable Integer version() {
    Integer version = body.integer("version", 1, Integer.MAX_VALUE);
    if (version == null && !body.has("version")) {
      body.missing("version");
    }
    return version;
  }

  private Optional<Department> read(String key) {
    LocalizedText name = body.localized("name", LONGEST_NAME);
    if (name == null && !body.has("name")) {
      body.missing("name");
    }
    List<MailAddress> addresses = addresses();
    return name == null || !body.faults().isEmpty()
        ? Optional.empty()
        : Optional.of(new Department(key, name, addresses));
  }

  private List<MailAddress> addresses() {
    JsonNode node = body.node().path("addresses");
    if (node.isMissingNode() || node.isNull()) {
      return List.of();
    }
    if (!node.isArray() || node.size() > MOST_ADDRESSES) {
      body.fault(
          "addresses",
          "NOT_A_LIST_OF_ADDRESSES",
          "宛先は%d件まで並べてください / must be a list of at most %d addresses"
              .formatted(MOST_ADDRESSES, MOST_ADDRESSES),
          "up to %d addresses".formatted(MOST_ADDRESSES));
      return List.of();
    }
    Set<MailAddress> addresses = new LinkedHashSet<>();
    for (int at = 0; at < node.size(); at++) {
      String text = node.get(at).isString() ? node.get(at).asString() : node.get(at).toString();
      try {
        if (!addresses.add(new MailAddress(text))) {
          fault(at, text, "REPEATED_ADDRESS", "同じ宛先が2回あります / the same address twice");
        }
      } catch (IllegalArgumentException refused) {
        fault(at, text, "NOT_AN_ADDRESS", "メールアドレスの形ではありません / not an e-mail address");
      }
    }
    return List.copyOf(addresses);
  }

  private void fault(int at, String value, String code, String message) {
    body.faults()
        .add(new Problem.Fault("/addresses/" + at, code, message, shown(value), "name@example.jp"));
  }

  private static String shown(String value) {
    return value.length() > LONGEST_NAME ? value.substring(0, LONGEST_NAME) + "…" : value;
  }
}
