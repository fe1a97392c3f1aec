package dxpulse.publication.report.slides;

import dxpulse.publication.chart.Letters;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.FontRenderContext;
import java.awt.font.LineBreakMeasurer;
import java.awt.font.TextAttribute;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.AttributedString;

/// How much room words take on a slide, by the letters that they are set in. Lines are reckoned
/// shorter than they are, because programs break them differently: where the letters are not
/// installed others stand for them, and some programs keep Latin ones apart from Japanese ones.
final class Room {
  /// What a box keeps free at its left and right, and above and below.
  static final double SIDE = 7.2;

  static final double EDGE = 3.6;

  /// From one line to the next, in sizes of its letters; fonts themselves differ by a half.
  static final double LINE = 1.2;

  private static final double SURE = 0.9;
  private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);
  private static final Font REGULAR = font(Letters.REGULAR);
  private static final Font BOLD = font(Letters.BOLD);
  private static final String CUT = "…";

  private Room() {}

  /// The height of a box of this width that holds the words.
  static double height(String words, double size, boolean bold, double width) {
    return lines(words, size, bold, width) * size * LINE + 2 * EDGE;
  }

  /// The largest size, down to the least one, in which the words have room.
  static double size(
      String words, double most, double least, boolean bold, double width, double height) {
    double size = most;
    while (size > least && height(words, size, bold, width) > height) {
      size--;
    }
    return size;
  }

  /// The words, or as many of them as have room.
  static String cut(String words, double size, boolean bold, double width, double height) {
    if (height(words, size, bold, width) <= height) {
      return words;
    }
    int fits = 0;
    int beyond = words.length();
    while (beyond - fits > 1) {
      int middle = (fits + beyond) >>> 1;
      if (height(words.substring(0, middle) + CUT, size, bold, width) <= height) {
        fits = middle;
      } else {
        beyond = middle;
      }
    }
    int end = fits > 0 && Character.isHighSurrogate(words.charAt(fits - 1)) ? fits - 1 : fits;
    return words.substring(0, end) + CUT;
  }

  static int lines(String words, double size, boolean bold, double width) {
    return words
        .lines()
        .mapToInt(line -> linesOf(line, size, bold, width))
        .reduce(Integer::sum)
        .orElse(1);
  }

  private static int linesOf(String words, double size, boolean bold, double width) {
    if (words.isBlank()) {
      return 1;
    }
    AttributedString text = new AttributedString(words);
    text.addAttribute(TextAttribute.FONT, (bold ? BOLD : REGULAR).deriveFont((float) size));
    LineBreakMeasurer measurer = new LineBreakMeasurer(text.getIterator(), EXACT);
    float room = (float) Math.max(size, (width - 2 * SIDE) * SURE);
    int lines = 0;
    while (measurer.getPosition() < words.length()) {
      measurer.nextLayout(room);
      lines++;
    }
    return lines;
  }

  private static Font font(Letters letters) {
    try (InputStream file = letters.open()) {
      return Font.createFont(Font.TRUETYPE_FONT, file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    } catch (FontFormatException impossible) {
      throw new IllegalStateException(Letters.FAMILY, impossible);
    }
  }
}
