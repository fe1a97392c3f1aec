package dxpulse.publication.chart;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// SVG text in the making. Every text and attribute from outside is escaped here.
final class Svg {
  private final StringBuilder text = new StringBuilder();

  /// Opens a drawing that screen readers meet as one picture with a name and a description. It
  /// grows with the room that it has.
  static Svg picture(
      String css, String id, double width, double height, String title, String desc) {
    return open("", css, id, width, height, title, desc);
  }

  /// Opens such a drawing that keeps its size, so that its words are as large as those around it.
  static Svg sized(String css, String id, double width, double height, String title, String desc) {
    String size = " width=\"" + n(width) + "\" height=\"" + n(height) + "\"";
    return open(size, css, id, width, height, title, desc);
  }

  private static Svg open(
      String size, String css, String id, double width, double height, String title, String desc) {
    Svg svg = new Svg();
    svg.raw(
        "<svg class=\""
            + css
            + "\""
            + size
            + " viewBox=\"0 0 "
            + n(width)
            + " "
            + n(height)
            + "\" role=\"img\"");
    svg.raw(" aria-labelledby=\"" + escape(id) + "-t " + escape(id) + "-d\">");
    svg.raw("<title id=\"" + escape(id) + "-t\">" + escape(title) + "</title>");
    svg.raw("<desc id=\"" + escape(id) + "-d\">" + escape(desc) + "</desc>");
    return svg;
  }

  Svg line(String css, double x1, double y1, double x2, double y2) {
    return raw(
        "<line class=\""
            + css
            + "\" x1=\""
            + n(x1)
            + "\" y1=\""
            + n(y1)
            + "\" x2=\""
            + n(x2)
            + "\" y2=\""
            + n(y2)
            + "\"/>");
  }

  /// @param said what stands there, for scripts that read a chart point by point
  Svg line(String css, double x1, double y1, double x2, double y2, String said) {
    line(css, x1, y1, x2, y2);
    text.setLength(text.length() - 2);
    return raw(" data-say=\"" + escape(said) + "\"/>");
  }

  Svg rect(String css, double x, double y, double width, double height) {
    return raw(
        "<rect class=\""
            + css
            + "\" x=\""
            + n(x)
            + "\" y=\""
            + n(y)
            + "\" width=\""
            + n(width)
            + "\" height=\""
            + n(height)
            + "\"/>");
  }

  Svg circle(String css, double x, double y, double radius) {
    return raw(
        "<circle class=\""
            + css
            + "\" cx=\""
            + n(x)
            + "\" cy=\""
            + n(y)
            + "\" r=\""
            + n(radius)
            + "\"/>");
  }

  Svg path(String css, String d) {
    return raw("<path class=\"" + css + "\" d=\"" + d + "\"/>");
  }

  /// @param words what is said where a pointer rests on it
  Svg path(String css, String d, String words) {
    return raw(
        "<path class=\"" + css + "\" d=\"" + d + "\"><title>" + escape(words) + "</title></path>");
  }

  Svg label(String css, double x, double y, String words) {
    return raw(
        "<text class=\""
            + css
            + "\" x=\""
            + n(x)
            + "\" y=\""
            + n(y)
            + "\">"
            + escape(words)
            + "</text>");
  }

  Svg raw(String markup) {
    text.append(markup);
    return this;
  }

  String close() {
    return text.append("</svg>").toString();
  }

  /// A coordinate with at most one decimal.
  static String n(double coordinate) {
    return BigDecimal.valueOf(Finite.check("coordinate", coordinate))
        .setScale(1, RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }

  static String escape(String words) {
    return XmlText.escape(words);
  }
}
