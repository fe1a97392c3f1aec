package dxpulse.publication.chart;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/// The letters that pictures and documents are drawn with, so that they look the same on every
/// machine: BIZ UDPGothic, under the SIL Open Font License 1.1 (`fonts/OFL.txt`).
public enum Letters {
  REGULAR("/fonts/BIZUDPGothic-Regular.ttf"),
  BOLD("/fonts/BIZUDPGothic-Bold.ttf");

  public static final String FAMILY = "BIZ UDPGothic";

  private final String resource;

  Letters(String resource) {
    this.resource = resource;
  }

  /// The font as a TrueType file.
  public InputStream open() {
    InputStream stream = Letters.class.getResourceAsStream(resource);
    if (stream == null) {
      throw new UncheckedIOException(new IOException("missing in the jar: " + resource));
    }
    return stream;
  }
}
