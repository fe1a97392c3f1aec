package dxpulse.publication.chart;

import java.util.List;

/// Phases of a project along fiscal periods. Phases whose place is read from a drawing have a
/// dashed edge; those without any place are open bars from end to end.
///
/// @param columns labels of the fiscal periods, in order
public record Gantt(String id, String title, String desc, List<String> columns, List<Row> rows) {
  private static final double NAMES = 250;
  private static final double COLUMN = 84;
  private static final double LONGEST = 840;
  private static final double ROW = 44;

  /// @param first index of the first column
  /// @param last index of the last column, not before the first
  public record Row(String item, String name, int first, int last, Edge edge) {
    public Row {
      if (first < 0 || last < first) {
        throw new IllegalArgumentException(
            name + ": columns " + first + " to " + last + " (expected: not before the first)");
      }
    }
  }

  /// How sure the place of a bar is.
  public enum Edge {
    FIRM("phase"),
    SOFT("phase soft"),
    OPEN("phase open");

    private final String style;

    Edge(String style) {
      this.style = style;
    }
  }

  public Gantt {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  public String svg() {
    double column = Math.max(COLUMN, LONGEST / columns.size());
    double width = NAMES + column * columns.size() + 4;
    double height = 32 + ROW * rows.size();
    Svg svg = Svg.sized("gantt", id, width, height, title, desc);
    for (int i = 0; i < columns.size(); i++) {
      double x = NAMES + column * i;
      svg.line("grid", x, 24, x, height).label("", x + 4, 16, columns.get(i));
    }
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      double y = 32 + ROW * i;
      double x = NAMES + column * row.first() + 3;
      double length = column * (row.last() - row.first() + 1) - 6;
      svg.label("", 0, y + 22, shortened(row.item(), 19));
      svg.rect(row.edge().style, x, y + 4, length, 32);
      svg.label("b", x + 6, y + 25, shortened(row.name(), (int) (length / 12.5)));
    }
    return svg.close();
  }

  private static String shortened(String words, int most) {
    return words.codePointCount(0, words.length()) <= most
        ? words
        : words.substring(0, words.offsetByCodePoints(0, Math.max(1, most - 1))) + "…";
  }
}
