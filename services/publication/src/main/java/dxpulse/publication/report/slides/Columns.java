package dxpulse.publication.report.slides;

import dxpulse.publication.report.Report.Said;
import java.util.List;
import java.util.stream.DoubleStream;

/// The columns of a table, and how high its rows are by what stands in them.
///
/// @param first of the columns of figures
/// @param last of them
record Columns(double[] widths, int first, int last) {
  static final double SIZE = 12;
  private static final double LEAST = 26;

  /// As much as a cell shows of a text; eight lines.
  private static final double MOST = 8 * SIZE * Room.LINE + 2 * Room.EDGE;

  double width() {
    return DoubleStream.of(widths).sum();
  }

  boolean isFigure(int column) {
    return first <= column && column <= last;
  }

  Said cut(List<Said> row, int column, boolean head) {
    Said said = row.get(column);
    return new Said(Room.cut(said.words(), SIZE, head, widths[column], MOST), said.language());
  }

  double height(List<Said> row, boolean head) {
    double height = LEAST;
    for (int column = 0; column < row.size(); column++) {
      height =
          Math.max(height, Room.height(cut(row, column, head).words(), SIZE, head, widths[column]));
    }
    return height;
  }

  /// Of a table whose first row has the heads.
  double height(List<List<Said>> rows) {
    double height = 0;
    for (int i = 0; i < rows.size(); i++) {
      height += height(rows.get(i), i == 0);
    }
    return height;
  }
}
