package dxpulse.ingestion.feed.json;

import dxpulse.contracts.wire.HttpFormat;
import dxpulse.ingestion.feed.AnswerLimits;
import dxpulse.ingestion.feed.Format;
import dxpulse.ingestion.feed.Pages;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Pages of e-Stat (`NEXT_KEY`, asked for by `startPosition`) and of CKAN's datastore (`total`,
/// asked for by `offset`).
public final class JsonPages implements Pages {
  private static final String RESULT = "/GET_STATS_DATA/STATISTICAL_DATA/RESULT_INF";
  private static final String DATA = "/GET_STATS_DATA/STATISTICAL_DATA/DATA_INF";
  private static final String NEXT = "NEXT_KEY";
  private static final String VALUE = "VALUE";
  private static final String RECORDS = "records";

  private final AnswerLimits limits;

  public JsonPages(AnswerLimits limits) {
    this.limits = limits;
  }

  @Override
  public Optional<String> after(byte[] page, Format format, String address) {
    if (format != Format.ESTAT_JSON && format != Format.CKAN) {
      return Optional.empty();
    }
    JsonSize.check(List.of(page), limits);
    JsonNode json = parsed(page);
    if (json == null) {
      return Optional.empty();
    }
    if (format == Format.ESTAT_JSON) {
      String next = json.at(RESULT).path(NEXT).asString("");
      return next.isEmpty() ? Optional.empty() : Optional.of(at(address, "startPosition", next));
    }
    JsonNode result = json.path("result");
    int count = result.path(RECORDS).size();
    long read = offset(address) + count;
    return count > 0 && read < result.path("total").asLong(0)
        ? Optional.of(at(address, "offset", Long.toString(read)))
        : Optional.empty();
  }

  @Override
  public byte[] joined(List<byte[]> pages, Format format) {
    JsonSize.check(pages, limits);
    JsonNode first = HttpFormat.mapper().readTree(pages.getFirst());
    boolean stats = format == Format.ESTAT_JSON;
    JsonNode holder = stats ? first.at(DATA) : first.path("result");
    String name = stats ? VALUE : RECORDS;
    ArrayNode all = HttpFormat.mapper().createArrayNode();
    int count = 0;
    for (byte[] page : pages) {
      JsonNode json = HttpFormat.mapper().readTree(page);
      JsonNode rows = (stats ? json.at(DATA) : json.path("result")).path(name);
      if (rows.isArray()) {
        count += rows.size();
        limits.checkRows(count);
        rows.forEach(all::add);
      } else if (rows.isObject()) {
        var _ = all.add(rows);
      }
    }
    if (holder instanceof ObjectNode members) {
      var _ = members.set(name, all);
    }
    if (first.at(RESULT) instanceof ObjectNode members) {
      var _ = members.remove(NEXT);
    }
    return HttpFormat.mapper().writeValueAsBytes(first);
  }

  /// What is no JSON is told by whoever reads it.
  private static @Nullable JsonNode parsed(byte[] page) {
    try {
      return HttpFormat.mapper().readTree(page);
    } catch (JacksonException broken) {
      return null;
    }
  }

  private static long offset(String address) {
    for (String parameter : query(address)) {
      if (parameter.startsWith("offset=")) {
        String number =
            URLDecoder.decode(parameter.substring("offset=".length()), StandardCharsets.UTF_8);
        return number.matches("[0-9]{1,15}") ? Long.parseLong(number) : 0;
      }
    }
    return 0;
  }

  private static String[] query(String address) {
    int mark = address.indexOf('?');
    return mark < 0 ? new String[0] : address.substring(mark + 1).split("&");
  }

  private static String at(String address, String name, String value) {
    int mark = address.indexOf('?');
    StringBuilder query = new StringBuilder(mark < 0 ? address : address.substring(0, mark));
    char separator = '?';
    for (String parameter : query(address)) {
      if (!parameter.isEmpty() && !parameter.startsWith(name + "=")) {
        query.append(separator).append(parameter);
        separator = '&';
      }
    }
    return query
        .append(separator)
        .append(name)
        .append('=')
        .append(value.replaceAll("[^0-9A-Za-z]", ""))
        .toString();
  }
}
