package dxpulse.publication.opendata;

import dxpulse.contracts.types.LocalizedText;
import dxpulse.publication.board.PlanFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A dataset: what it holds, its columns, and how its rows come from the plan.
///
/// @param code as in addresses, such as `scores`
/// @param key columns that together tell rows apart
/// @param statistic how its figures are told as SDMX, too; absent where its rows are no figures
///   over areas and time
public record Dataset<R>(
    String code,
    LocalizedText title,
    LocalizedText about,
    @Nullable Statistic statistic,
    List<String> key,
    List<Column<R>> columns,
    Function<PlanFacts, Stream<R>> rows) {

  public Dataset {
    key = List.copyOf(key);
    columns = List.copyOf(columns);
  }

  /// Whether it is told as SDMX, too.
  public boolean isStatistic() {
    return statistic != null;
  }

  /// All of it.
  public Table table(PlanFacts facts) {
    return new Table(this, rows.apply(facts).map(this::cells).toList());
  }

  private Table.Row cells(R row) {
    List<@Nullable Object> cells = new ArrayList<>(columns.size());
    columns.forEach(column -> cells.add(column.value().apply(row)));
    return new Table.Row(cells);
  }

  /// Where a column stands, or -1.
  int at(String column) {
    for (int at = 0; at < columns.size(); at++) {
      if (columns.get(at).name().equals(column)) {
        return at;
      }
    }
    return -1;
  }

  public boolean has(String column) {
    return at(column) >= 0;
  }
}
