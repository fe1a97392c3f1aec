package dxpulse.publication.chart;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A figure over time; an index has its target at 100 as a dashed line. A period without an index
/// leaves a gap; a provisional one has a hollow point and a dashed step, one that only earlier
/// values stand for a small square and a dotted step; a dotted upright line stands where the method
/// or the target changed. The axis begins at 0 or below.
///
/// @param id unique on the page
/// @param target what the line at 100 is called, or null where the figures are no shares of a
///   target
public record LineChart(
    String id,
    String title,
    String desc,
    @Nullable String target,
    List<Point> points,
    double width) {
  private static final double HEIGHT = 190;
  private static final double LEFT = 34;
  private static final double LEFT_OF_VALUES = 76;
  private static final double RIGHT = 48;
  private static final double TOP = 24;
  private static final double BOTTOM = 154;
  private static final double GOAL = 100;

  /// Labels nearer to each other than this would be printed one over the other.
  private static final double LINE = 13;

  private static final double DIGIT = 8.5;
  private static final double LETTER = 7;

  /// @param group the year under the periods, printed once
  /// @param shown the figure as people read it
  /// @param provisional whether it may still change, also because the rest of its period is to come
  /// @param carried whether nothing was measured in the period
  /// @param afterBreak a mark that the method or the target changed before this period, or none
  /// @param said the period and the figure in full, for who reads point by point
  public record Point(
      String label,
      String group,
      @Nullable Double value,
      String shown,
      boolean provisional,
      boolean carried,
      @Nullable String afterBreak,
      String said) {
    public Point(
        String label,
        String group,
        @Nullable Double value,
        String shown,
        boolean provisional,
        @Nullable String afterBreak,
        String said) {
      this(label, group, value, shown, provisional, false, afterBreak, said);
    }

    public Point(
        String label, String group, @Nullable Double value, String shown, boolean provisional) {
      this(label, group, value, shown, provisional, null, group + " " + label + " " + shown);
    }

    public Point {
      if (value != null) {
        value = Finite.check(group + " " + label, value);
      }
    }
  }

  public LineChart {
    points = List.copyOf(points);
  }

  public String svg() {
    Axis axis = axis();
    Svg svg = Svg.picture("chart", id, width, HEIGHT, title, desc);
    double goal = target == null ? Double.NEGATIVE_INFINITY : y(GOAL, axis);
    for (double mark : axis.marks()) {
      double y = y(mark, axis);
      if (target == null || mark != GOAL) {
        svg.line("grid", left(), y, end(), y);
      }
      if (Math.abs(y - goal) >= LINE) {
        svg.label("end", left() - 6, y + 4, target == null ? Axis.grouped(mark) : Axis.label(mark));
      }
    }
    if (target != null) {
      svg.line("goal", left(), goal, end(), goal);
      svg.label("end b", left() - 6, goal + 4, Axis.label(GOAL));
      svg.label("b", end() + 5, isLastBeside(goal, axis) ? goal - 10 : goal + 4, target);
    }
    breaks(svg);
    for (int i = 0; i < points.size(); i++) {
      svg.line("point", x(i), TOP - 6, x(i), BOTTOM, points.get(i).said());
    }
    steps(svg, axis);
    marks(svg, axis);
    return svg.close();
  }

  private Axis axis() {
    double low = Math.min(0, extreme(false));
    double high = Math.max(target == null ? 0 : GOAL, extreme(true));
    return Axis.covering(low, low == high ? 1 : high);
  }

  private double left() {
    return target == null ? LEFT_OF_VALUES : LEFT;
  }

  /// Whether the figure of the last point stands where the name of the target would.
  private boolean isLastBeside(double goal, Axis axis) {
    Double last = points.isEmpty() ? null : points.getLast().value();
    return last != null && Math.abs(y(last, axis) - goal) < LINE;
  }

  private double extreme(boolean upper) {
    double found = 0;
    for (Point point : points) {
      if (point.value() != null) {
        found = upper ? Math.max(found, point.value()) : Math.min(found, point.value());
      }
    }
    return found;
  }

  private void steps(Svg svg, Axis axis) {
    for (int i = 1; i < points.size(); i++) {
      Double from = points.get(i - 1).value();
      Double to = points.get(i).value();
      if (from != null && to != null) {
        svg.line(step(points.get(i)), x(i - 1), y(from, axis), x(i), y(to, axis));
      }
    }
  }

  private static String step(Point to) {
    return to.carried() ? "step held" : to.provisional() ? "step soft" : "step";
  }

  private void breaks(Svg svg) {
    for (int i = 1; i < points.size(); i++) {
      String said = points.get(i).afterBreak();
      if (said != null) {
        double x = (x(i - 1) + x(i)) / 2;
        svg.line("break", x, TOP - 6, x, BOTTOM);
        svg.label("mid", Math.max(x, left() + 40), 12, said);
      }
    }
  }

  private void marks(Svg svg, Axis axis) {
    Set<Integer> named = named();
    for (int i = 0; i < points.size(); i++) {
      Point point = points.get(i);
      boolean last = i == points.size() - 1;
      if (point.value() != null) {
        double y = y(point.value(), axis);
        dot(svg, point, x(i), y, last);
        if (last) {
          svg.label("now b", x(i) + 9, y + 5, point.shown());
        }
      }
      svg.label("mid", x(i), 170, point.label());
      if (named.contains(i)) {
        svg.label("", x(i) - 10, 186, point.group());
      }
    }
  }

  private static void dot(Svg svg, Point point, double x, double y, boolean last) {
    double radius = last ? 5.5 : 3.5;
    if (point.carried()) {
      svg.rect("dot held", x - radius, y - radius, 2 * radius, 2 * radius);
    } else {
      svg.circle(last && !point.provisional() ? "dot now" : "dot", x, y, radius);
    }
  }

  /// Where the names of years stand: at the first point of each, but for those that would run into
  /// the name of a later one.
  private Set<Integer> named() {
    Set<Integer> named = new HashSet<>();
    double free = Double.POSITIVE_INFINITY;
    for (int i = points.size() - 1; i >= 0; i--) {
      String group = points.get(i).group();
      boolean isFirst = i == 0 || !points.get(i - 1).group().equals(group);
      if (isFirst && !group.isEmpty() && x(i) + LETTER * (group.length() + 1) <= free) {
        named.add(i);
        free = x(i);
      }
    }
    return named;
  }

  /// Where the last point stands; what is right of it is its figure.
  private double end() {
    int digits = points.isEmpty() ? 0 : points.getLast().shown().length();
    return width - Math.min(Math.max(RIGHT, 12 + DIGIT * digits), width / 2);
  }

  private double x(int i) {
    double start = left() + 8;
    return points.size() == 1 ? end() : start + (end() - start) * i / (points.size() - 1);
  }

  private static double y(double value, Axis axis) {
    return BOTTOM - (BOTTOM - TOP) * axis.share(value);
  }
}
