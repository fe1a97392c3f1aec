package dxpulse.publication.chart;

/// Turns drawings into pictures of points.
public interface Pixels {
  /// A PNG of an SVG document.
  ///
  /// @param scale points for each unit of the drawing
  byte[] png(String svg, double scale);
}
