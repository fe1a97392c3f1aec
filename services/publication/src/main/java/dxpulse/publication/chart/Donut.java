package dxpulse.publication.chart;

import java.util.List;

/// Parts of a known whole, in the order given, told apart by pattern and not by colour alone.
public record Donut(String id, String title, String desc, String unit, List<Part> parts) {
  private static final double CENTRE = 74;

  /// @param css names the filling, such as `fill-achieved`
  public record Part(String css, int count) {
    public Part {
      if (count < 0) {
        throw new IllegalArgumentException(css + ": " + count + " (expected: 0 or more)");
      }
    }
  }

  public Donut {
    parts = List.copyOf(parts);
  }

  public String svg() {
    Svg svg = Svg.picture("donut", id, 148, 148, title, desc);
    int total = parts.stream().mapToInt(Part::count).sum();
    if (total == 0) {
      svg.circle("part fill-no-data", CENTRE, CENTRE, 72).circle("hole", CENTRE, CENTRE, 44);
    }
    int before = 0;
    for (Part part : parts) {
      if (part.count() == total && total > 0) {
        svg.circle("part " + part.css(), CENTRE, CENTRE, 72).circle("hole", CENTRE, CENTRE, 44);
      } else if (part.count() > 0) {
        double from = (double) before / total;
        double to = (double) (before + part.count()) / total;
        svg.path("part " + part.css(), Arcs.slice(CENTRE, 72, 44, from, to));
      }
      before += part.count();
    }
    return svg.label("mid total", CENTRE, 76, Integer.toString(total))
        .label("mid", CENTRE, 94, unit)
        .close();
  }

  /// The patterns that the parts of every donut on a page are filled with.
  public static String patterns() {
    return "<svg class=\"defs\" width=\"0\" height=\"0\" aria-hidden=\"true\">"
        + patternDefinitions()
        + "</svg>";
  }

  static String patternDefinitions() {
    return "<defs>"
        + pattern(
            "track",
            "<rect class=\"p-track\" width=\"6\" height=\"6\"/><path class=\"p-white\" d=\"M0 6L6 0\"/>")
        + pattern(
            "behind",
            "<rect class=\"p-behind\" width=\"6\" height=\"6\"/><circle class=\"p-brown\" cx=\"3\" cy=\"3\" r=\"1.5\"/>")
        + pattern(
            "reference",
            "<rect class=\"p-blank\" width=\"6\" height=\"6\"/><path class=\"p-grey\" d=\"M0 3h6\"/>")
        + "</defs>";
  }

  private static String pattern(String name, String inside) {
    return "<pattern id=\"pat-"
        + name
        + "\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\">"
        + inside
        + "</pattern>";
  }
}
