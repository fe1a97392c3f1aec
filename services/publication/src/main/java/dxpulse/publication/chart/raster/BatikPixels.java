package dxpulse.publication.chart.raster;

import dxpulse.publication.chart.Letters;
import dxpulse.publication.chart.Pixels;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.GraphicsEnvironment;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.batik.transcoder.SVGAbstractTranscoder;
import org.apache.batik.transcoder.TranscoderException;
import org.apache.batik.transcoder.TranscoderInput;
import org.apache.batik.transcoder.TranscoderOutput;
import org.apache.batik.transcoder.image.PNGTranscoder;

/// Draws with Apache Batik. Nothing is fetched and no script runs, whatever a drawing says.
public final class BatikPixels implements Pixels {
  private static final Pattern WIDTH = Pattern.compile("^<svg [^>]*?width=\"([0-9.]+)\"");

  // Batik strokes letters after it has filled them, whatever `paint-order` says: it is to fill
  // those
  // that stand out from what is behind them once more.
  private static final Pattern OUTLINED =
      Pattern.compile("<text class=\"(over[^\"]*)\"([^>]*)>([^<]*)</text>");
  private static final String FILLED_AGAIN =
      "$0<text class=\"$1\" style=\"stroke:none\"$2>$3</text>";

  // References within a drawing are resolved against an address that nothing answers at.
  private static final String NOWHERE = "about:drawing";

  private static final String SYSTEM_FONTS = "sun.awt.fontconfig";
  private static final String STAND_IN =
      """
      version=1
      allfonts.default=-biz-biz udpgothic-medium-r-normal--*-%%d-*-*-p-*-iso10646-1
      sequence.allfonts=default
      filename.-biz-biz_udpgothic-medium-r-normal--*-%%d-*-*-p-*-iso10646-1=%s
      """;

  private static boolean isRegistered;

  /// Makes our letters known to Batik, which lists fonts once, when anybody first asks it for one:
  /// so whatever sets words calls this before. Not at the start, which it would lengthen.
  ///
  /// @throws UncheckedIOException when no file can be written for a system without fonts
  public static synchronized void bringLetters() {
    if (isRegistered) {
      return;
    }
    offerToStandIn();
    for (Letters letters : Letters.values()) {
      try (InputStream file = letters.open()) {
        GraphicsEnvironment.getLocalGraphicsEnvironment()
            .registerFont(Font.createFont(Font.TRUETYPE_FONT, file));
      } catch (IOException | FontFormatException unreadable) {
        throw new IllegalStateException("font " + letters, unreadable);
      }
    }
    isRegistered = true;
  }

  /// Java asks the system for its fonts, and fails where it has none, as on a plain server: ours
  /// then stands in.
  private static void offerToStandIn() {
    if (System.getProperty(SYSTEM_FONTS) != null) {
      return;
    }
    try (InputStream letters = Letters.REGULAR.open()) {
      Path font = Files.createTempFile("dxpulse-font-", ".ttf");
      Path list = Files.createTempFile("dxpulse-fonts-", ".properties");
      font.toFile().deleteOnExit();
      list.toFile().deleteOnExit();
      Files.copy(letters, font, StandardCopyOption.REPLACE_EXISTING);
      Files.writeString(list, STAND_IN.formatted(font));
      System.setProperty(SYSTEM_FONTS, list.toString());
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  @Override
  public byte[] png(String svg, double scale) {
    Matcher width = WIDTH.matcher(svg);
    if (!width.find()) {
      throw new IllegalArgumentException("drawing: no width (expected: an SVG of its own)");
    }
    bringLetters();
    PNGTranscoder transcoder = new PNGTranscoder();
    float points = (float) Math.ceil(scale * Double.parseDouble(width.group(1)));
    transcoder.addTranscodingHint(SVGAbstractTranscoder.KEY_WIDTH, points);
    transcoder.addTranscodingHint(SVGAbstractTranscoder.KEY_ALLOW_EXTERNAL_RESOURCES, false);
    transcoder.addTranscodingHint(SVGAbstractTranscoder.KEY_EXECUTE_ONLOAD, false);
    transcoder.addTranscodingHint(SVGAbstractTranscoder.KEY_ALLOWED_SCRIPT_TYPES, "");
    try (ByteArrayOutputStream png = new ByteArrayOutputStream()) {
      TranscoderInput drawing =
          new TranscoderInput(new StringReader(OUTLINED.matcher(svg).replaceAll(FILLED_AGAIN)));
      drawing.setURI(NOWHERE);
      transcoder.transcode(drawing, new TranscoderOutput(png));
      return png.toByteArray();
    } catch (TranscoderException undrawable) {
      throw new IllegalArgumentException("drawing: " + undrawable.getMessage(), undrawable);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
