package dxpulse.publication.chart;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Figures before and after as two bars each, hollow and full, on an axis that holds 0 and the
/// target of 100, which is a dashed line. What has no figure has its word where the bar would
/// begin; a name that is wider than the drawing is cut short.
///
/// @param id unique on the page
public record PairedBars(String id, String title, String desc, String target, List<Row> rows) {
  private static final double WIDTH = 348;
  private static final double HEAD = 20;
  private static final double ROW = 54;
  private static final double BAR = 12;
  private static final double NEXT = 15;
  private static final double RIGHT = 62;
  private static final double GOAL = 100;
  private static final double NAME = 7;
  private static final double LETTERS = 12;

  /// @param said the figures as people read them, with what tells the two apart
  public record Row(
      String name,
      @Nullable Double before,
      String saidBefore,
      @Nullable Double after,
      String said) {
    public Row {
      before = before == null ? null : Finite.check(name, before);
      after = after == null ? null : Finite.check(name, after);
    }
  }

  public PairedBars {
    rows = List.copyOf(rows);
  }

  public String svg() {
    double height = HEAD + ROW * rows.size() + 4;
    Axis axis = Axis.covering(extreme(false), extreme(true));
    Svg svg = Svg.picture("chart pairs", id, WIDTH, height, title, desc);
    double goal = x(GOAL, axis);
    svg.label("mid b", Math.clamp(goal, 16, WIDTH - 16), 12, target);
    for (int i = 0; i < rows.size(); i++) {
      bar(svg, axis, "was", rows.get(i).before(), top(i));
      bar(svg, axis, "is", rows.get(i).after(), top(i) + NEXT);
    }
    svg.line("axis", x(0, axis), HEAD - 4, x(0, axis), height);
    svg.line("goal", goal, HEAD - 4, goal, height);
    // After the lines, so that no line runs through words.
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      svg.label("over", NAME, top(i) - 6, Words.cut(row.name(), WIDTH - NAME, LETTERS));
      svg.label("over b", beside(row.before(), axis), top(i) + 10, row.saidBefore());
      svg.label("over b", beside(row.after(), axis), top(i) + NEXT + 10, row.said());
    }
    return svg.close();
  }

  private static double top(int row) {
    return HEAD + ROW * row + 18;
  }

  private static void bar(Svg svg, Axis axis, String css, @Nullable Double value, double top) {
    if (value != null) {
      double zero = x(0, axis);
      double end = x(value, axis);
      svg.rect(css, Math.min(zero, end), top, Math.abs(end - zero), BAR);
    }
  }

  /// Right of a bar, or of zero where there is none.
  private static double beside(@Nullable Double value, Axis axis) {
    double zero = x(0, axis);
    return (value == null ? zero : Math.max(zero, x(value, axis))) + 5;
  }

  private double extreme(boolean upper) {
    return rows.stream()
        .flatMap(row -> Stream.of(of(row.before()), of(row.after())))
        .reduce(upper ? GOAL : 0, upper ? Math::max : Math::min);
  }

  private static double of(@Nullable Double value) {
    return value == null ? 0 : value;
  }

  private static double x(double value, Axis axis) {
    return 2 + (WIDTH - RIGHT - 2) * axis.share(value);
  }
}
