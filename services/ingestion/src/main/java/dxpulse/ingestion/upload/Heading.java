package dxpulse.ingestion.upload;

import dxpulse.contracts.types.LocalizedText;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which column stands where.
///
/// @param units that headings give to columns of figures
/// @param mends the column that tells which rows in quarantine a line mends
/// @param unknown headings that mean nothing here; their cells are not read
public record Heading(
    Map<Column, Integer> places,
    Map<Column, String> units,
    List<String> unknown,
    List<Fault> faults,
    @Nullable Integer mends) {
  /// The line that names the columns: the first that names indicator and period.
  ///
  /// @return from 0; nothing when no line does
  public static OptionalInt lineAmong(List<List<String>> lines) {
    for (int at = 0; at < lines.size(); at++) {
      Set<Column> named = EnumSet.noneOf(Column.class);
      lines.get(at).forEach(cell -> Column.named(cell).ifPresent(named::add));
      if (named.contains(Column.INDICATOR) && named.contains(Column.PERIOD)) {
        return OptionalInt.of(at);
      }
    }
    return OptionalInt.empty();
  }

  /// The columns that are read, each with its heading as written.
  Map<String, String> read(List<String> headings) {
    Map<String, String> read = new LinkedHashMap<>();
    places.forEach((column, place) -> read.put(column.japanese(), headings.get(place).strip()));
    return read;
  }

  static Heading of(List<String> headings) {
    Map<Column, Integer> places = new EnumMap<>(Column.class);
    Map<Column, String> units = new EnumMap<>(Column.class);
    List<String> unknown = new ArrayList<>();
    List<Fault> faults = new ArrayList<>();
    Integer mends = null;
    for (int i = 0; i < headings.size(); i++) {
      String heading = headings.get(i);
      Column column = Column.named(heading).orElse(null);
      if (column == null) {
        if (CellReader.plain(heading).equals(Annotating.MENDS)) {
          mends = i;
        } else if (!heading.isBlank() && !Column.isOurs(heading)) {
          unknown.add(heading);
        }
      } else if (places.putIfAbsent(column, i) != null) {
        faults.add(
            Fault.of(
                column.japanese(),
                "COLUMN_TWICE",
                "同じ列が2つあります / the column is there twice",
                heading,
                new LocalizedText("同じ列は1つだけ", "each column once")));
      } else {
        var _ = units.put(column, Column.unitIn(heading));
      }
    }
    require(places.containsKey(Column.INDICATOR), Column.INDICATOR, faults);
    require(places.containsKey(Column.PERIOD), Column.PERIOD, faults);
    require(
        places.containsKey(Column.VALUE)
            || places.containsKey(Column.STAGE)
            || (places.containsKey(Column.NUMERATOR) && places.containsKey(Column.DENOMINATOR)),
        Column.VALUE,
        faults);
    return new Heading(places, units, List.copyOf(unknown), List.copyOf(faults), mends);
  }

  /// Whether a heading is one that we write ourselves.
  public static boolean isOurs(String heading) {
    return Column.isOurs(heading);
  }

  /// The rows in quarantine that a line of a marked workbook mends.
  @Nullable String mends(Table.Line line) {
    String rows =
        mends == null || mends >= line.cells().size()
            ? ""
            : CellReader.plain(line.cells().get(mends));
    return rows.isEmpty() ? null : rows;
  }

  String cell(Table.Line line, Column column) {
    Integer place = places.get(column);
    return place == null || place >= line.cells().size() ? "" : line.cells().get(place);
  }

  /// The cells as a person has them before them: a figure that was merged over rows stands in the
  /// first of them alone. In each, it would be sent as often as there are rows.
  List<String> written(Table.Line line) {
    List<String> cells = line.cells();
    for (Map.Entry<Column, Integer> each : places.entrySet()) {
      int place = each.getValue();
      if (each.getKey().isFigure() && line.remark(place, Table.Kind.COVERED).isPresent()) {
        cells = new ArrayList<>(cells);
        cells.set(place, "");
      }
    }
    return cells;
  }

  private static void require(boolean present, Column column, List<Fault> faults) {
    if (!present) {
      faults.add(
          Fault.of(
              column.japanese(),
              "COLUMN_MISSING",
              "「%s」の列がありません / the column \"%s\" is missing"
                  .formatted(column.japanese(), column.english()),
              null,
              new LocalizedText(
                  "見出しの行に「%s」の列".formatted(column.japanese()),
                  "a column \"%s\" in the line of headings".formatted(column.english()))));
    }
  }
}
