package dxpulse.publication.chart;

import java.util.List;

/// Signed parts of a change as bars on both sides of zero, or on the one side that has any; falling
/// parts are hatched. A name that is wider than the drawing is cut short.
public record Bars(String id, String title, String desc, List<Bar> bars) {
  private static final double WIDTH = 600;
  private static final double ROW = 34;
  private static final double EDGE = 1;
  private static final double FIGURE = 80;
  private static final double GAP = 6;
  private static final double LETTERS = 12;

  /// @param shown the figure as people read it, with its sign
  public record Bar(String name, double points, String shown) {
    public Bar {
      points = Finite.check(name, points);
    }
  }

  public Bars {
    bars = List.copyOf(bars);
  }

  public String svg() {
    double height = ROW * bars.size() + 8;
    Svg svg = Svg.picture("chart", id, WIDTH, height, title, desc);
    double most = bars.stream().mapToDouble(bar -> Math.abs(bar.points())).max().orElse(1);
    double zero = zero();
    double reach = Math.max(zero, WIDTH - zero) - FIGURE;
    svg.line("axis", zero, 0, zero, height);
    for (int i = 0; i < bars.size(); i++) {
      Bar bar = bars.get(i);
      double length = most == 0 ? 0 : reach * (Math.abs(bar.points()) / most);
      boolean up = bar.points() >= 0;
      double top = ROW * i;
      svg.rect(up ? "gain" : "loss", up ? zero : zero - length, top + 18, length, 12);
      // A name that is longer than its side reaches over to the other; the bar is below it.
      String said = Words.cut(bar.name(), WIDTH, LETTERS);
      double name = Words.width(said, LETTERS);
      svg.label(
          up ? "" : "end",
          up ? Math.clamp(WIDTH - name, 0, zero + GAP) : Math.clamp(name, zero - GAP, WIDTH),
          top + 13,
          said);
      svg.label(
          up ? "b" : "end b",
          up ? zero + length + GAP : zero - length - GAP,
          top + 28,
          bar.shown());
    }
    return svg.close();
  }

  private double zero() {
    boolean rises = bars.stream().anyMatch(bar -> bar.points() > 0);
    boolean falls = bars.stream().anyMatch(bar -> bar.points() < 0);
    if (falls) {
      return rises ? WIDTH / 2 : WIDTH - EDGE;
    }
    return EDGE;
  }

  /// A plain bar from 0 to 100 under a component; it ends at 100 even when the score is higher.
  public static String share(double score) {
    double width = Math.clamp(Finite.check("score", score), 0, 100);
    return "<svg class=\"bar\" viewBox=\"0 0 100 8\" preserveAspectRatio=\"none\" aria-hidden=\"true\">"
        + "<rect class=\"track\" width=\"100\" height=\"8\"/><rect class=\"fill\" width=\""
        + Svg.n(width)
        + "\" height=\"8\"/></svg>";
  }
}
