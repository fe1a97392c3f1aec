package dxpulse.publication.opendata;

import dxpulse.contracts.types.AreaCode;
import dxpulse.contracts.types.Field;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.KpiCode;
import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.Period;
import dxpulse.contracts.types.time.PeriodReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Which rows of a dataset somebody asks for; by itself all of them.
///
/// @param equal what columns must hold, by their names
/// @param from periods that lie in or after this one
/// @param to periods that lie in or before this one
public record Selection(Map<String, String> equal, @Nullable Period from, @Nullable Period to) {
  public static final Selection ALL = new Selection(Map.of(), null, null);

  private static final String PERIOD = "period";

  /// What may be asked for: the name in the query, the column, and how its value is read.
  private enum Filter {
    KPI("kpi", "kpi_code", text -> new KpiCode(text).value()),
    INDICATOR("indicator", "indicator_code", text -> new IndicatorCode(text).value()),
    AREA("area", "area_code", text -> new AreaCode(text).value()),
    FIELD("field", "field_code", Filter::field),
    GRANULARITY("granularity", "granularity", Filter::granularity),
    AT(PERIOD, PERIOD, text -> PeriodReader.read(text).toString());

    private final String query;
    private final String column;
    private final UnaryOperator<String> reading;

    Filter(String query, String column, UnaryOperator<String> reading) {
      this.query = query;
      this.column = column;
      this.reading = reading;
    }

    static Optional<Filter> of(String name, Dataset<?> dataset) {
      for (Filter filter : values()) {
        if (filter.query.equals(name) && dataset.has(filter.column)) {
          return Optional.of(filter);
        }
      }
      return Optional.empty();
    }

    private static String field(String text) {
      return Field.ofCode(text)
          .map(Field::code)
          .orElseThrow(() ->
              new IllegalArgumentException(
                  "field: \"" + text + "\" (expected: industry, living or administration)"));
    }

    private static String granularity(String text) {
      return Granularity.ofCode(text)
          .map(Granularity::code)
          .orElseThrow(() ->
              new IllegalArgumentException(
                  "granularity: \"" + text + "\" (expected: month, quarter, half or year)"));
    }
  }

  public Selection {
    equal = Map.copyOf(equal);
  }

  /// Reads a query.
  ///
  /// @throws IllegalArgumentException when the dataset has no such column, or a value is no code or
  ///   period; the message says what is expected
  public static Selection of(Dataset<?> dataset, Map<String, String> query) {
    Map<String, String> equal = new LinkedHashMap<>();
    Period from = null;
    Period to = null;
    for (Map.Entry<String, String> asked : query.entrySet()) {
      String name = asked.getKey();
      if (dataset.has(PERIOD) && name.equals("from")) {
        from = PeriodReader.read(asked.getValue());
      } else if (dataset.has(PERIOD) && name.equals("to")) {
        to = PeriodReader.read(asked.getValue());
      } else {
        Filter filter =
            Filter.of(name, dataset)
                .orElseThrow(() ->
                    new IllegalArgumentException(
                        "query: \"" + name + "\" (expected: " + offered(dataset) + ")"));
        equal.put(filter.column, filter.reading.apply(asked.getValue()));
      }
    }
    return new Selection(equal, from, to);
  }

  /// What may be asked of a dataset.
  public static List<String> offers(Dataset<?> dataset) {
    List<String> names =
        java.util.stream.Stream.of(Filter.values())
            .filter(filter -> dataset.has(filter.column))
            .map(filter -> filter.query)
            .collect(Collectors.toList());
    if (dataset.has(PERIOD)) {
      names.add("from");
      names.add("to");
    }
    return names;
  }

  private static String offered(Dataset<?> dataset) {
    List<String> names = offers(dataset);
    return names.isEmpty() ? "none" : String.join(", ", names);
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
    if (from == null && to == null) {
      return true;
    }
    Period period = Period.parse(String.valueOf(table.cell(row, PERIOD)));
    return (from == null || period.firstMonth() >= from.firstMonth())
        && (to == null || period.endMonth() <= to.endMonth());
  }
}
