package dxpulse.publication.chart;

import org.jspecify.annotations.Nullable;

/// Attainment of a target of 100 as a ring; above 100 it stays full and the figure tells the rest.
///
/// @param head small words in the ring
/// @param figure the figure in the ring
public record Ring(
    String id, String title, String desc, @Nullable Double index, String head, String figure) {
  private static final double CENTRE = 48;

  /// From this share on the two ends of an arc would round to one point, which draws nothing.
  private static final double WHOLE = 0.998;

  public Ring {
    if (index != null) {
      index = Finite.check(id, index);
    }
  }

  public String svg() {
    Svg svg = Svg.picture("ringchart", id, 96, 96, title, desc);
    draw(svg, index);
    return svg.label("mid", CENTRE, 43, head).label("mid ringfig", CENTRE, 63, figure).close();
  }

  /// The ring without words.
  static void draw(Svg svg, @Nullable Double index) {
    svg.circle("track", CENTRE, CENTRE, 40);
    svg.circle("edge", CENTRE, CENTRE, 45).circle("edge", CENTRE, CENTRE, 35);
    if (index != null && index / 100 >= WHOLE) {
      svg.circle("arc", CENTRE, CENTRE, 40);
    } else if (index != null && index > 0) {
      svg.path("arc", Arcs.open(CENTRE, 40, 0, index / 100));
    }
    svg.line("notch", CENTRE, 1, CENTRE, 15);
  }
}
