package dxpulse.ingestion.feed.json;

import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.JsonPathException;
import dxpulse.contracts.types.FigureSize;
import dxpulse.contracts.wire.HttpFormat;
import dxpulse.ingestion.feed.Answer;
import dxpulse.ingestion.feed.Answer.Unusable;
import dxpulse.ingestion.feed.AnswerLimits;
import dxpulse.ingestion.feed.AnswerText;
import dxpulse.ingestion.feed.Format;
import dxpulse.ingestion.feed.Headings;
import dxpulse.ingestion.feed.Layout;
import dxpulse.ingestion.feed.Row;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;

/// Reads JSON: any tables, answers of e-Stat, SDMX-JSON 2.x, and the datastore of CKAN.
///
/// Members of a row that lie deeper are named by their pointer: `/data/入院患者数`.
public final class JsonAnswers implements Answer.Reader {
  private static final String EVERYTHING = "$";
  private static final int BEGINNING = 200_000;

  private final AnswerLimits limits;

  public JsonAnswers(AnswerLimits limits) {
    this.limits = limits;
  }

  @Override
  public Answer read(byte[] content, Format format, Layout layout) {
    limits.checkBytes(content.length);
    return read(AnswerText.of(content, layout.encoding(), false), format, layout);
  }

  @Override
  public @Nullable Answer beginning(byte[] content, Format format, Layout layout) {
    AnswerText text = AnswerText.beginning(content, layout.encoding(), false, BEGINNING);
    String rows = JsonBeginning.of(text.text());
    return rows == null ? null : read(new AnswerText(rows, text.encoding()), format, layout);
  }

  private Answer read(AnswerText text, Format format, Layout layout) {
    JsonSize.check(text.text(), limits);
    Object json = parsed(text.text());
    return new Answer(
        switch (format) {
          case JSON -> plain(json, layout);
          case ESTAT_JSON -> EstatJson.rows(json, limits);
          case SDMX_JSON -> SdmxJson.rows(json, limits);
          case CKAN -> ckan(json);
          case CSV, XLSX, ESTAT_CSV, SDMX_CSV ->
              throw new IllegalArgumentException(format + " is no JSON");
        },
        text.encoding());
  }

  private static Object parsed(String text) {
    try {
      return HttpFormat.mapper().readValue(text, Object.class);
    } catch (JacksonException broken) {
      TokenStreamLocation at = broken.getLocation();
      int line = at == null ? 0 : at.getLineNr();
      int column = at == null ? 0 : at.getColumnNr();
      HttpFormat.repeatedMember(broken)
          .ifPresent(member -> {
            throw new Unusable(
                "「%s」が1つのオブジェクトに2回あります（%d行%d文字目） / \"%s\" stands twice in one object at line %d, column %d"
                    .formatted(member, line, column, member, line, column));
          });
      throw new Unusable(
          "JSONとして読めません（%d行%d文字目。途中で切れているかもしれません） / not readable as JSON at line %d, column %d: %s"
              .formatted(line, column, line, column, broken.getOriginalMessage()));
    }
  }

  private List<Row> plain(Object json, Layout layout) {
    String path = layout.rows() == null ? EVERYTHING : layout.rows();
    Object found = at(json, path);
    if (found instanceof Map<?, ?> one) {
      return List.of(new Row(path, flat(one)));
    }
    if (!(found instanceof Collection<?> many)) {
      throw new Unusable("「%s」に行の並びがありません / no rows at \"%s\"".formatted(path, path));
    }
    return rows(new ArrayList<>(many), path, layout);
  }

  private List<Row> rows(List<?> many, String path, Layout layout) {
    List<String> headings =
        many.size() >= layout.heading() && many.get(layout.heading() - 1) instanceof List<?> cells
            ? Headings.of(cells.stream().map(JsonAnswers::text).toList())
            : List.of();
    AnswerLimits.Gathering rows = limits.gathering();
    for (int i = 0; i < many.size(); i++) {
      String place = path + "[" + i + "]";
      switch (many.get(i)) {
        case Map<?, ?> row -> rows.add(new Row(place, flat(row)));
        case List<?> cells -> {
          if (i + 1 >= layout.first()) {
            rows.add(new Row(place, named(cells, headings)));
          }
        }
        case null, default ->
            throw new Unusable("%s は行ではありません（オブジェクトか配列） / %s is no row".formatted(place, place));
      }
    }
    return rows.rows();
  }

  private static Map<String, String> named(List<?> cells, List<String> headings) {
    Map<String, String> named = new LinkedHashMap<>();
    for (int i = 0; i < headings.size(); i++) {
      named.put(headings.get(i), i < cells.size() ? text(cells.get(i)) : "");
    }
    named.remove("");
    return named;
  }

  /// What a path leads to.
  static @Nullable Object at(Object json, String path) {
    try {
      return JsonPath.compile(path).read(json, Configuration.defaultConfiguration());
    } catch (JsonPathException | IllegalArgumentException nowhere) {
      throw new Unusable(
          "「%s」に当たるものがありません / nothing at \"%s\": %s".formatted(path, path, nowhere.getMessage()));
    }
  }

  private static Map<String, String> flat(Map<?, ?> row) {
    Map<String, String> cells = new LinkedHashMap<>();
    flatten(row, "", cells);
    return cells;
  }

  private static void flatten(Map<?, ?> object, String pointer, Map<String, String> cells) {
    object.forEach((key, value) -> {
      String name = String.valueOf(key);
      if (value instanceof Map<?, ?> deeper) {
        flatten(deeper, pointer + "/" + name, cells);
      } else {
        cells.put(pointer.isEmpty() ? name : pointer + "/" + name, text(value));
      }
    });
  }

  static String text(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      // Written out, 1e999999999 would be a thousand million characters.
      case BigDecimal number when FigureSize.isReasonable(number) -> number.toPlainString();
      default -> value.toString();
    };
  }

  /// One or many: some writers leave the array out when there is one member.
  static List<?> many(@Nullable Object oneOrMany) {
    return switch (oneOrMany) {
      case null -> List.of();
      case List<?> list -> list;
      default -> List.of(oneOrMany);
    };
  }

  private List<Row> ckan(Object json) {
    if (!(json instanceof Map<?, ?> answer)) {
      throw new Unusable("CKANの応答ではありません / no answer of CKAN");
    }
    if (!Boolean.TRUE.equals(answer.get("success"))) {
      throw new Unusable("CKAN: " + text(answer.get("error")) + " / CKAN answers an error");
    }
    List<?> records = many(at(json, "$.result.records"));
    if (answer.get("result") instanceof Map<?, ?> result
        && result.get("total") instanceof Number total
        && total.longValue() > records.size()) {
      throw new Unusable(
          "%d件のうち%d件だけです。limit を大きくしてください / %d of %d records: raise the limit"
              .formatted(total.longValue(), records.size(), records.size(), total.longValue()));
    }
    return rows(records, "$.result.records", Layout.PLAIN);
  }
}
