package dxpulse.publication.opendata;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The rows of a dataset at a moment.
public record Table(Dataset<?> dataset, List<Row> rows) {
  public Table {
    rows = List.copyOf(rows);
  }

  /// @param values in the order of the columns
  public record Row(List<@Nullable Object> values) {
    @SuppressWarnings("NullAway") // cells may be absent, which List.copyOf does not allow
    public Row {
      values = Collections.unmodifiableList(Arrays.asList(values.toArray()));
    }
  }

  public List<String> names() {
    return dataset.columns().stream().map(Column::name).toList();
  }

  /// What a row has in a column.
  public @Nullable Object cell(Row row, String column) {
    int at = dataset.at(column);
    return at < 0 ? null : row.values().get(at);
  }

  public Table only(Predicate<Row> wanted) {
    return new Table(dataset, rows.stream().filter(wanted).toList());
  }

  /// A value as files spell it: numbers without exponent and thousands separators, exactly as they
  /// are held; truths as `true` and `false`; days and instants by ISO 8601.
  public static Optional<String> text(@Nullable Object value) {
    return switch (value) {
      case null -> Optional.empty();
      case BigDecimal number -> Optional.of(number.toPlainString());
      case Double number -> Optional.of(BigDecimal.valueOf(number).toPlainString());
      default -> Optional.of(value.toString());
    };
  }
}
