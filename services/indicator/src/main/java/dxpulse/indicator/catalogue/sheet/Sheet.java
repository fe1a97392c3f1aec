package dxpulse.indicator.catalogue.sheet;

import java.util.List;

/// The cells of a file, as they were written, without its empty rows.
public record Sheet(List<Row> rows) {
  private static final int LETTERS = 26;

  public Sheet {
    rows = List.copyOf(rows);
  }

  /// @param number of the row as a spreadsheet counts it, from 1
  public record Row(int number, List<SheetCell> cells) {
    public Row {
      cells = List.copyOf(cells);
    }

    /// The cell in a column counted from 0; blank beyond the end.
    public SheetCell cell(int column) {
      return column < cells.size() ? cells.get(column) : SheetCell.BLANK;
    }

    /// Whether nothing is written in it.
    public boolean isBlank() {
      return cells.stream()
          .allMatch(cell -> !(cell instanceof SheetCell.Unreadable) && cell.isBlank());
    }
  }

  /// The name that a spreadsheet gives to a cell, such as `H3`.
  ///
  /// @param column from 0
  /// @param row from 1
  public static String place(int column, int row) {
    StringBuilder letters = new StringBuilder();
    for (int rest = column + 1; rest > 0; rest = (rest - 1) / LETTERS) {
      letters.insert(0, (char) ('A' + (rest - 1) % LETTERS));
    }
    return letters.append(row).toString();
  }
}
