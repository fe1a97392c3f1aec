package dxpulse.publication.chart;

/// Parts of circles; shares count clockwise from the top.
final class Arcs {
  private Arcs() {}

  static String open(double centre, double radius, double from, double to) {
    return "M" + at(centre, radius, from) + turn(centre, radius, from, to, 1);
  }

  static String slice(double centre, double outer, double inner, double from, double to) {
    return open(centre, outer, from, to)
        + "L"
        + at(centre, inner, to)
        + turn(centre, inner, to, from, 0)
        + "Z";
  }

  private static String turn(double centre, double radius, double from, double to, int sweep) {
    int large = Math.abs(to - from) > 0.5 ? 1 : 0;
    return "A"
        + Svg.n(radius)
        + " "
        + Svg.n(radius)
        + " 0 "
        + large
        + " "
        + sweep
        + " "
        + at(centre, radius, to);
  }

  private static String at(double centre, double radius, double share) {
    double angle = 2 * Math.PI * share;
    return Svg.n(centre + radius * Math.sin(angle))
        + " "
        + Svg.n(centre - radius * Math.cos(angle));
  }
}
