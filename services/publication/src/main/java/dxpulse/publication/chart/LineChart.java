package dxpulse.publication.chart;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// An index over time, with the target at 100 as a dashed line. A period without an index leaves a
/// gap; a provisional one has a hollow point and a dashed step.
///
/// @param id unique on the page
public record LineChart(
    String id, String title, String desc, String target, List<Point> points, double width) {
  private static final double HEIGHT = 190;
  private static final double LEFT = 34;
  private static final double RIGHT = 48;
  private static final double TOP = 24;
  private static final double BOTTOM = 154;
  private static final double STEP = 50;

  /// @param group the year under the periods, printed once
  /// @param shown the figure as people read it
  public record Point(
      String label, String group, @Nullable Double value, String shown, boolean provisional) {}

  public LineChart {
    points = List.copyOf(points);
  }

  public String svg() {
    double low = Math.floor(Math.min(0, extreme(false)) / STEP) * STEP;
    double high = Math.ceil(Math.max(100, extreme(true)) / STEP) * STEP;
    Svg svg = Svg.picture("chart", id, width, HEIGHT, title, desc);
    double end = width - RIGHT;
    for (double mark = low; mark <= high; mark += STEP) {
      double y = y(mark, low, high);
      boolean goal = mark == 100;
      svg.line(goal ? "goal" : "grid", LEFT, y, end, y);
      svg.label(goal ? "end b" : "end", LEFT - 6, y + 4, Svg.n(mark));
    }
    svg.label("b", end + 5, y(100, low, high) + 4, target);
    steps(svg, low, high);
    marks(svg, low, high);
    return svg.close();
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

  private void steps(Svg svg, double low, double high) {
    for (int i = 1; i < points.size(); i++) {
      Double from = points.get(i - 1).value();
      Double to = points.get(i).value();
      if (from != null && to != null) {
        svg.line(
            points.get(i).provisional() ? "step soft" : "step",
            x(i - 1),
            y(from, low, high),
            x(i),
            y(to, low, high));
      }
    }
  }

  private void marks(Svg svg, double low, double high) {
    String group = "";
    for (int i = 0; i < points.size(); i++) {
      Point point = points.get(i);
      boolean last = i == points.size() - 1;
      if (point.value() != null) {
        double y = y(point.value(), low, high);
        svg.circle(last && !point.provisional() ? "dot now" : "dot", x(i), y, last ? 5.5 : 3.5);
        if (last) {
          svg.label("now b", x(i) + 9, y + 5, point.shown());
        }
      }
      svg.label("mid", x(i), 170, point.label());
      if (!point.group().equals(group)) {
        group = point.group();
        svg.label("", x(i) - 10, 186, group);
      }
    }
  }

  private double x(int i) {
    double end = width - RIGHT;
    return points.size() == 1 ? end : LEFT + 8 + (end - LEFT - 8) * i / (points.size() - 1);
  }

  private static double y(double value, double low, double high) {
    return BOTTOM - (BOTTOM - TOP) * (value - low) / (high - low);
  }
}
