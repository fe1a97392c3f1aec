package dxpulse.ingestion.feed.json;

import dxpulse.ingestion.feed.Answer.Unusable;
import dxpulse.ingestion.feed.AnswerLimits;
import dxpulse.ingestion.feed.Row;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Answers of `getStatsData` (e-Stat API 3.0). Each value has the codes of its classes under their
/// ids (`tab`, `cat01`, `area`, `time`), their names behind `_name`, and `unit` and `value`.
///
/// An array with one member comes as an object. Marks that the answer explains (`***`, `-`, `X`)
/// stand for no figure.
final class EstatJson {
  private static final Set<String> WITH_DATA = Set.of("0", "2");

  private EstatJson() {}

  static List<Row> rows(Object json, AnswerLimits limits) {
    if (!(json instanceof Map<?, ?> body)
        || !(body.get("GET_STATS_DATA") instanceof Map<?, ?> all)) {
      throw new Unusable("e-Statの応答ではありません / no answer of e-Stat (GET_STATS_DATA is missing)");
    }
    Map<?, ?> result = object(all.get("RESULT"));
    String status = JsonAnswers.text(result.get("STATUS"));
    if (!WITH_DATA.contains(status)) {
      throw new Unusable(
          "e-Stat %s: %s / e-Stat answers %s"
              .formatted(status, JsonAnswers.text(result.get("ERROR_MSG")), status));
    }
    Map<?, ?> data = object(all.get("STATISTICAL_DATA"));
    if (object(data.get("RESULT_INF")).containsKey("NEXT_KEY")) {
      throw new Unusable("続きがあります（一度に全件を取得する条件にしてください） / the answer goes on: narrow the query");
    }
    Map<String, Map<String, Map<?, ?>>> classes = classes(object(data.get("CLASS_INF")));
    Map<?, ?> inf = object(data.get("DATA_INF"));
    List<String> marks =
        JsonAnswers.many(inf.get("NOTE")).stream()
            .map(note -> JsonAnswers.text(object(note).get("@char")))
            .toList();
    AnswerLimits.Gathering rows = limits.gathering();
    int number = 0;
    List<?> values = JsonAnswers.many(inf.get("VALUE"));
    for (Object value : values) {
      rows.add(row(object(value), classes, marks, number));
      number++;
    }
    return rows.rows();
  }

  private static Row row(
      Map<?, ?> value,
      Map<String, Map<String, Map<?, ?>>> classes,
      List<String> marks,
      int number) {
    Map<String, String> cells = new LinkedHashMap<>();
    String unit = "";
    for (Map.Entry<?, ?> member : value.entrySet()) {
      String key = String.valueOf(member.getKey());
      String name = key.startsWith("@") ? key.substring(1) : key;
      String text = JsonAnswers.text(member.getValue());
      if (name.equals("$")) {
        cells.put("value", marks.contains(text) ? "" : text);
        continue;
      }
      cells.put(name, text);
      Map<?, ?> meaning = classes.getOrDefault(name, Map.of()).get(text);
      if (meaning != null) {
        cells.put(name + "_name", JsonAnswers.text(meaning.get("@name")));
        unit = unit.isEmpty() ? JsonAnswers.text(meaning.get("@unit")) : unit;
      }
    }
    if (cells.getOrDefault("unit", "").isEmpty()) {
      cells.put("unit", unit);
    }
    return new Row("VALUE[" + number + "]", cells);
  }

  private static Map<String, Map<String, Map<?, ?>>> classes(Map<?, ?> inf) {
    Map<String, Map<String, Map<?, ?>>> classes = new HashMap<>();
    for (Object each : JsonAnswers.many(inf.get("CLASS_OBJ"))) {
      Map<?, ?> of = object(each);
      Map<String, Map<?, ?>> codes = new HashMap<>();
      for (Object code : JsonAnswers.many(of.get("CLASS"))) {
        codes.put(JsonAnswers.text(object(code).get("@code")), object(code));
      }
      classes.put(JsonAnswers.text(of.get("@id")), codes);
    }
    return classes;
  }

  private static Map<?, ?> object(@Nullable Object json) {
    return json instanceof Map<?, ?> object ? object : Map.of();
  }
}
