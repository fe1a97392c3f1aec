package dxpulse.contracts.types.time;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Expected meanings, made independently of this code.
final class PeriodVectors {
  private PeriodVectors() {}

  static Stream<JsonNode> months() {
    return read("periods.json").get("cases").valueStream();
  }

  static Stream<JsonNode> labels() {
    return read("period-labels.json").valueStream();
  }

  private static JsonNode read(String file) {
    try (InputStream in =
        Objects.requireNonNull(PeriodVectors.class.getResourceAsStream("/vectors/" + file), file)) {
      return JsonMapper.shared().readTree(in);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
