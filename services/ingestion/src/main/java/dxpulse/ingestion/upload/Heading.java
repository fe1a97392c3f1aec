package dxpulse.ingestion.upload;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Which column stands where.
///
/// @param unknown headings that mean nothing here; their cells are not read
public record Heading(Map<Column, Integer> places, List<String> unknown, List<Fault> faults) {
  static Heading of(List<String> headings) {
    Map<Column, Integer> places = new EnumMap<>(Column.class);
    List<String> unknown = new ArrayList<>();
    List<Fault> faults = new ArrayList<>();
    for (int i = 0; i < headings.size(); i++) {
      String heading = headings.get(i);
      Column column = Column.named(heading).orElse(null);
      if (column == null) {
        if (!heading.isBlank()) {
          unknown.add(heading);
        }
      } else if (places.putIfAbsent(column, i) != null) {
        faults.add(
            new Fault(
                column.japanese(),
                "COLUMN_TWICE",
                "同じ列が2つあります / the column is there twice",
                heading));
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
    return new Heading(places, List.copyOf(unknown), List.copyOf(faults));
  }

  String cell(Table.Line line, Column column) {
    Integer place = places.get(column);
    return place == null || place >= line.cells().size() ? "" : line.cells().get(place);
  }

  private static void require(boolean present, Column column, List<Fault> faults) {
    if (!present) {
      faults.add(
          new Fault(
              column.japanese(),
              "COLUMN_MISSING",
              "「%s」の列がありません / the column \"%s\" is missing"
                  .formatted(column.japanese(), column.english()),
              null));
    }
  }
}
