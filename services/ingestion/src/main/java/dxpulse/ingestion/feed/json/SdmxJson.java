package dxpulse.ingestion.feed.json;

import dxpulse.ingestion.feed.Answer.Unusable;
import dxpulse.ingestion.feed.AnswerLimits;
import dxpulse.ingestion.feed.FeedFault;
import dxpulse.ingestion.feed.Row;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Answers in SDMX-JSON 1.0 and 2.x: each observation has its dimensions by their ids, its measure
/// as `OBS_VALUE`, and its attributes.
final class SdmxJson {
  private SdmxJson() {}

  static List<Row> rows(Object json, AnswerLimits limits) {
    Map<?, ?> body = object(json);
    Map<?, ?> data = body.containsKey("data") ? object(body.get("data")) : body;
    List<?> structures =
        data.containsKey("structures")
            ? JsonAnswers.many(data.get("structures"))
            : JsonAnswers.many(data.get("structure"));
    List<?> sets = JsonAnswers.many(data.get("dataSets"));
    if (structures.isEmpty() || sets.isEmpty()) {
      throw new Unusable("SDMX-JSONではありません / no SDMX-JSON: dataSets or structures are missing");
    }
    AnswerLimits.Gathering rows = limits.gathering();
    for (int i = 0; i < sets.size(); i++) {
      Map<?, ?> set = object(sets.get(i));
      int structure = set.get("structure") instanceof Number number ? number.intValue() : 0;
      if (structure < 0 || structure >= structures.size()) {
        throw new Unusable("SDMXの構造がありません / dataSets[" + i + "] names no structure");
      }
      new DataSet(set, object(structures.get(structure)), "dataSets[" + i + "]", rows).read();
    }
    return rows.rows();
  }

  private static Map<?, ?> object(@Nullable Object json) {
    return json instanceof Map<?, ?> object ? object : Map.of();
  }

  private record DataSet(
      Map<?, ?> set, Map<?, ?> structure, String place, AnswerLimits.Gathering rows) {
    void read() {
      Map<String, String> common = new LinkedHashMap<>();
      for (Object each : dimensions("dataSet")) {
        List<?> values = JsonAnswers.many(object(each).get("values"));
        common.put(id(each), values.isEmpty() ? "" : meaning(object(values.getFirst())));
      }
      object(set.get("series"))
          .forEach((key, series) -> {
            Map<String, String> cells = new LinkedHashMap<>(common);
            place(String.valueOf(key), "series", cells);
            observations(object(series), cells);
          });
      observations(set, common);
    }

    private void observations(Map<?, ?> of, Map<String, String> common) {
      object(of.get("observations"))
          .forEach((key, observation) -> {
            Map<String, String> cells = new LinkedHashMap<>(common);
            place(String.valueOf(key), "observation", cells);
            List<?> members = JsonAnswers.many(observation);
            cells.put("OBS_VALUE", members.isEmpty() ? "" : JsonAnswers.text(members.getFirst()));
            attributes(members, cells);
            String where = place + " " + cells.getOrDefault("TIME_PERIOD", String.valueOf(key));
            rows.add(new Row(where, cells, deletion(where)));
          });
    }

    private @Nullable FeedFault deletion(String where) {
      String action = JsonAnswers.text(set.get("action"));
      return action.equals("Delete")
          ? new FeedFault(
              where,
              "action",
              "DELETION",
              "値の削除は受け付けません。取り消しは指標のページで行います / values are not deleted by a feed",
              action,
              "Merge, Append, Replace, Information")
          : null;
    }

    private void place(String key, String level, Map<String, String> cells) {
      List<?> dimensions = dimensions(level);
      String[] parts = key.split(":", -1);
      for (int i = 0; i < Math.min(parts.length, dimensions.size()); i++) {
        List<?> values = JsonAnswers.many(object(dimensions.get(i)).get("values"));
        cells.put(id(dimensions.get(i)), meaning(object(at(values, parts[i]))));
      }
    }

    private void attributes(List<?> members, Map<String, String> cells) {
      List<?> attributes = JsonAnswers.many(object(structure.get("attributes")).get("observation"));
      for (int i = 0; i < attributes.size() && i + 1 < members.size(); i++) {
        List<?> values = JsonAnswers.many(object(attributes.get(i)).get("values"));
        Object said = members.get(i + 1);
        // Writers number attributes loosely; no figure depends on them unless a mapping asks.
        boolean numbered =
            said instanceof Number number
                && number.intValue() >= 0
                && number.intValue() < values.size();
        cells.put(
            id(attributes.get(i)),
            numbered
                ? meaning(object(at(values, JsonAnswers.text(said))))
                : JsonAnswers.text(said));
      }
    }

    private List<?> dimensions(String level) {
      return JsonAnswers.many(object(structure.get("dimensions")).get(level));
    }

    private static @Nullable Object at(List<?> values, String index) {
      try {
        return values.get(Integer.parseInt(index));
      } catch (NumberFormatException | IndexOutOfBoundsException broken) {
        throw new Unusable("SDMXの番号が範囲外です / an index of the answer leads nowhere: " + index);
      }
    }

    private static String id(Object dimension) {
      return JsonAnswers.text(object(dimension).get("id"));
    }

    private static String meaning(Map<?, ?> value) {
      if (value.get("id") != null) {
        return JsonAnswers.text(value.get("id"));
      }
      if (value.get("start") != null && value.get("end") != null) {
        return day(value.get("start")) + "/" + day(value.get("end"));
      }
      return JsonAnswers.text(value.get("value"));
    }

    private static String day(@Nullable Object time) {
      String text = JsonAnswers.text(time);
      return text.length() > 10 ? text.substring(0, 10) : text;
    }
  }
}
