package dxpulse.indicator.catalogue.sheet;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which column stands where.
///
/// @param places from 0; of a column that is there twice the first
public record SheetHeading(int row, Map<SheetColumn, Integer> places, List<SheetFault> faults) {
  public static SheetHeading of(Sheet.Row row) {
    Map<SheetColumn, Integer> places = new EnumMap<>(SheetColumn.class);
    List<SheetFault> faults = new ArrayList<>();
    for (int at = 0; at < row.cells().size(); at++) {
      SheetCell cell = row.cell(at);
      if (!(cell instanceof SheetCell.Unreadable) && cell.isBlank()) {
        continue;
      }
      String heading = cell.text();
      SheetColumn column = SheetColumn.headed(heading).orElse(null);
      String place = Sheet.place(at, row.number());
      if (column == null) {
        faults.add(
            new SheetFault(
                heading,
                place,
                "UNKNOWN_COLUMN",
                "知らない見出しです / not a heading of the catalogue",
                heading,
                titles()));
      } else if (places.putIfAbsent(column, at) != null) {
        faults.add(
            new SheetFault(
                column.title(),
                place,
                "COLUMN_TWICE",
                "同じ列が2つあります / the column is there twice",
                heading,
                "「%s」の列は1つ".formatted(column.title())));
      }
    }
    if (!places.containsKey(SheetColumn.CODE)) {
      faults.add(
          new SheetFault(
              SheetColumn.CODE.title(),
              Sheet.place(0, row.number()),
              "COLUMN_MISSING",
              "「コード」の列がありません / the column \"code\" is missing",
              null,
              SheetColumn.CODE.title()));
    }
    return new SheetHeading(row.number(), places, List.copyOf(faults));
  }

  /// What a row says in a column; blank when the file lacks the column.
  public SheetCell cell(Sheet.Row row, SheetColumn column) {
    Integer place = places.get(column);
    return place == null ? SheetCell.BLANK : row.cell(place);
  }

  /// Where a row says it; the place of its code when the file lacks the column.
  public String place(Sheet.Row row, SheetColumn column) {
    int code = places.getOrDefault(SheetColumn.CODE, 0);
    return Sheet.place(places.getOrDefault(column, code), row.number());
  }

  /// Whether a row is a note for readers: its first cell or its code begins with `#`. An error such
  /// as `#REF!` is none.
  public boolean isNote(Sheet.Row row) {
    return isNote(row.cell(0)) || isNote(cell(row, SheetColumn.CODE));
  }

  static boolean isNote(SheetCell cell) {
    return cell instanceof SheetCell.Text(String text) && text.strip().startsWith("#");
  }

  private static String titles() {
    return Stream.of(SheetColumn.values())
        .map(SheetColumn::title)
        .collect(Collectors.joining(", "));
  }
}
