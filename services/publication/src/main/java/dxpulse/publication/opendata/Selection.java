package dxpulse.publication.opendata;

import dxpulse.contracts.types.AreaCode;
import dxpulse.contracts.types.Field;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.KpiCode;
import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.event.IndicatorDefined;
import dxpulse.contracts.types.event.KpiDefined;
import dxpulse.contracts.types.time.Period;
import dxpulse.publication.board.PlanFacts;
import dxpulse.publication.board.Refused;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which rows of a dataset somebody asks for; by itself all of them.
///
/// @param equal what columns must hold, by their names
/// @param from periods that lie in or after this one
/// @param to periods that lie in or before this one
public record Selection(Map<String, String> equal, @Nullable Period from, @Nullable Period to) {
  public static final Selection ALL = new Selection(Map.of(), null, null);

  private static final String PERIOD = "period";

  /// What may be asked for: the name in the query, the column, how its value is read, and what it
  /// may be.
  private enum Filter {
    KPI("kpi", "kpi_code", text -> new KpiCode(text).value(), "KPIのコード（例：K6）", "a code such as K6"),
    INDICATOR(
        "indicator",
        "indicator_code",
        text -> new IndicatorCode(text).value(),
        "指標のコード（例：I15）",
        "a code such as I15"),
    AREA(
        "area",
        "area_code",
        text -> new AreaCode(text).value(),
        "検査数字の正しい6桁の団体コード（例：022012）",
        "six digits with a right check digit, such as 022012"),
    FIELD(
        "field",
        "field_code",
        Filter::field,
        "industry、living、administration",
        "industry, living or administration"),
    GRANULARITY("granularity", "granularity", text -> Refused.granularity(text).code(), "", ""),
    AT(PERIOD, PERIOD, text -> Refused.period(PERIOD, text).toString(), "", "");

    private final String query;
    private final String column;
    private final UnaryOperator<String> reading;
    private final LocalizedText expected;

    Filter(String query, String column, UnaryOperator<String> reading, String ja, String en) {
      this.query = query;
      this.column = column;
      this.reading = reading;
      this.expected = new LocalizedText(ja.isEmpty() ? query : ja, en);
    }

    static Optional<Filter> of(String name, Dataset<?> dataset) {
      for (Filter filter : values()) {
        if (filter.query.equals(name) && dataset.has(filter.column)) {
          return Optional.of(filter);
        }
      }
      return Optional.empty();
    }

    String read(String text, Dataset<?> dataset) {
      if (this == FIELD && dataset == Datasets.FIELDS && text.equals(FieldDatasets.WHOLE)) {
        return text;
      }
      try {
        return reading.apply(text);
      } catch (Refused told) {
        throw told;
      } catch (IllegalArgumentException unreadable) {
        throw Refused.of(query, text, expected);
      }
    }

    private static String field(String text) {
      return Field.ofCode(text)
          .map(Field::code)
          .orElseThrow(() -> new IllegalArgumentException("field: " + text));
    }
  }

  public Selection {
    equal = Map.copyOf(equal);
  }

  /// Reads a query.
  ///
  /// @throws Refused when the dataset has no such column, a value is no code or period, or no
  ///   period can be what is asked for
  public static Selection of(Dataset<?> dataset, Map<String, String> query) {
    Map<String, String> equal = new LinkedHashMap<>();
    Period from = null;
    Period to = null;
    for (Map.Entry<String, String> asked : query.entrySet()) {
      String name = asked.getKey();
      if (dataset.has(PERIOD) && name.equals("from")) {
        from = Refused.period(name, asked.getValue());
      } else if (dataset.has(PERIOD) && name.equals("to")) {
        to = Refused.period(name, asked.getValue());
      } else {
        Filter filter =
            Filter.of(name, dataset).orElseThrow(() -> Refused.of("query", name, offered(dataset)));
        equal.put(filter.column, filter.read(asked.getValue(), dataset));
      }
    }
    Selection selection = new Selection(equal, from, to);
    selection.refuseWhatCannotBe();
    return selection;
  }

  private void refuseWhatCannotBe() {
    Refused.unlessInOrder(from, to);
    String at = equal.get(PERIOD);
    if (at == null) {
      return;
    }
    Period period = Period.parse(at);
    String kind = equal.get(Filter.GRANULARITY.column);
    if (kind != null) {
      Refused.unlessOfKind(Refused.granularity(kind), period);
    }
    if (!isWithin(period)) {
      throw Refused.of(
          PERIOD, at, new LocalizedText("fromとtoの間の期", "a period between from and to"));
    }
  }

  /// What may be asked of a dataset.
  public static List<String> offers(Dataset<?> dataset) {
    List<String> names =
        Stream.of(Filter.values())
            .filter(filter -> dataset.has(filter.column))
            .map(filter -> filter.query)
            .collect(Collectors.toList());
    if (dataset.has(PERIOD)) {
      names.add("from");
      names.add("to");
    }
    return names;
  }

  private static LocalizedText offered(Dataset<?> dataset) {
    List<String> names = offers(dataset);
    return names.isEmpty()
        ? new LocalizedText("なし", "none")
        : new LocalizedText(String.join("、", names), String.join(", ", names));
  }

  public Table of(Table table) {
    return equals(ALL) ? table : table.only(row -> isWanted(table, row));
  }

  private boolean isWanted(Table table, Table.Row row) {
    for (Map.Entry<String, String> each : equal.entrySet()) {
      if (!Table.text(table.cell(row, each.getKey())).equals(Optional.of(each.getValue()))) {
        return false;
      }
    }
    return (from == null && to == null)
        || isWithin(Period.parse(String.valueOf(table.cell(row, PERIOD))));
  }

  /// Refuses the code of a KPI or an indicator that nobody defined: a file without rows would say
  /// that it is there and has no figures.
  void refuseUnknown(PlanFacts facts) {
    refuseUnknown(
        Filter.KPI,
        facts.kpis().stream().map(KpiDefined::code).map(KpiCode::value),
        new LocalizedText("定義されたKPIのコード", "the code of a KPI that is defined"));
    refuseUnknown(
        Filter.INDICATOR,
        facts.indicators().stream().map(IndicatorDefined::code).map(IndicatorCode::value),
        new LocalizedText("定義された指標のコード", "the code of an indicator that is defined"));
  }

  private void refuseUnknown(Filter filter, Stream<String> known, LocalizedText expected) {
    String asked = equal.get(filter.column);
    if (asked != null && known.noneMatch(asked::equals)) {
      throw Refused.of(filter.query, asked, expected);
    }
  }

  private boolean isWithin(Period period) {
    return (from == null || period.firstMonth() >= from.firstMonth())
        && (to == null || period.endMonth() <= to.endMonth());
  }
}
