package dxpulse.indicator.catalogue.sheet;

import dxpulse.contracts.types.event.IndicatorDefined;
import dxpulse.contracts.types.event.IndicatorDefined.Version;
import dxpulse.indicator.catalogue.Succession;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What a file of indicators is made of: headings, notes, and a row for each version in force.
public final class CatalogueFile {
  /// Rows before the first indicator: headings, members and how to write.
  public static final int ROWS_ABOVE = 3;

  private CatalogueFile() {}

  /// The heading, the notes, and the rows of these indicators, with cells in the order of
  /// [SheetColumn].
  public static List<List<SheetCell>> rows(List<IndicatorDefined> indicators) {
    List<List<SheetCell>> rows = new ArrayList<>();
    rows.add(row(SheetColumn::title));
    rows.add(row(column -> (column == SheetColumn.CODE ? "#" : "") + column.member()));
    rows.add(row(column -> (column == SheetColumn.CODE ? "# 例 " : "") + column.example()));
    for (IndicatorDefined indicator : indicators) {
      for (Version version : Succession.inForce(indicator)) {
        rows.add(
            Stream.of(SheetColumn.values())
                .map(column ->
                    column == SheetColumn.CODE
                        ? new SheetCell.Text(indicator.code().value())
                        : column.content(version))
                .toList());
      }
    }
    return rows;
  }

  /// The heading with what follows it; empty when nothing but notes is there.
  ///
  /// @throws SheetReader.TooLarge when more rows follow than one file may have
  public static Optional<Read> read(Sheet sheet) {
    List<Sheet.Row> rows = sheet.rows();
    for (int at = 0; at < rows.size(); at++) {
      if (!SheetHeading.isNote(rows.get(at).cell(0))) {
        SheetHeading heading = SheetHeading.of(rows.get(at));
        List<Sheet.Row> indicators =
            rows.subList(at + 1, rows.size()).stream().filter(row -> !heading.isNote(row)).toList();
        if (indicators.size() > SheetReader.MOST_ROWS) {
          throw SheetReader.TooLarge.rows();
        }
        return Optional.of(new Read(heading, indicators));
      }
    }
    return Optional.empty();
  }

  /// @param rows without notes
  public record Read(SheetHeading heading, List<Sheet.Row> rows) {}

  private static List<SheetCell> row(java.util.function.Function<SheetColumn, String> text) {
    return Stream.of(SheetColumn.values())
        .map(column -> (SheetCell) new SheetCell.Text(text.apply(column)))
        .toList();
  }
}
