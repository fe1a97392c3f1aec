package dxpulse.publication.page;

import dxpulse.publication.chart.Picture;
import dxpulse.publication.chart.Pixels;
import dxpulse.publication.chart.Preview;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;

/// Charts and previews as files.
public final class Pictures {
  private static final double SHARP = 2;

  private final Pixels pixels;
  private final DrawnFiles<String> drawn;

  public Pictures(Pixels pixels, DrawnFiles<String> drawn) {
    this.pixels = pixels;
    this.drawn = drawn;
  }

  /// What a picture may be asked for as.
  public enum Kind {
    SVG("svg", "image/svg+xml"),
    PNG("png", "image/png");

    private final String code;
    private final String mediaType;

    Kind(String code, String mediaType) {
      this.code = code;
      this.mediaType = mediaType;
    }

    /// As at the end of an address.
    public String code() {
      return code;
    }

    public String mediaType() {
      return mediaType;
    }
  }

  /// The kind of an address, if there is such a one.
  public static Optional<Kind> kind(String code) {
    return Stream.of(Kind.values()).filter(kind -> kind.code.equals(code)).findFirst();
  }

  /// A chart as a file; points are two for each unit of the drawing, for sharp screens and print.
  ///
  /// @throws DrawnFiles.Busy when too many are asked for at once
  public byte[] file(Picture picture, Kind kind) {
    String svg = picture.svg();
    return switch (kind) {
      case SVG -> svg.getBytes(StandardCharsets.UTF_8);
      case PNG -> png(svg, SHARP);
    };
  }

  /// What other sites show beside a link, 1200 by 630 points.
  ///
  /// @throws DrawnFiles.Busy when too many are asked for at once
  public byte[] preview(Preview preview) {
    return png(preview.svg(), 1);
  }

  private byte[] png(String svg, double scale) {
    String content = Assets.hash(svg.getBytes(StandardCharsets.UTF_8)) + svg.length();
    return drawn.find(content, () -> pixels.png(svg, scale));
  }
}
