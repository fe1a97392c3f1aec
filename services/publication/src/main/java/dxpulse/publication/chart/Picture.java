package dxpulse.publication.chart;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A chart that is complete without a page: on white, with its heading, its keys, its note, and
/// with the colours and letters that pages give it.
///
/// @param language of its words, such as `ja`
/// @param note where it is from, and what is to be kept in mind
/// @param drawn the chart as it stands in a page
/// @param scale how much larger than in a page it is
public record Picture(
    String language, String heading, String note, String drawn, double scale, List<Key> keys) {
  /// Letters of this name are shipped with the service; others stand in where a reader lacks them.
  public static final String FONT =
      "'BIZ UDPGothic','Noto Sans JP','Noto Sans CJK JP','Hiragino Sans','Yu Gothic',sans-serif";

  private static final String STYLE = read("/assets/charts.css");
  private static final Pattern DRAWN =
      Pattern.compile(
          "(?s)<svg class=\"([a-z ]+)\"[^>]* viewBox=\"0 0 ([0-9.]+) ([0-9.]+)\"[^>]*>"
              + "<title id=\"[^\"]*\">(.*?)</title><desc id=\"[^\"]*\">(.*?)</desc>(.*)</svg>");
  private static final double EDGE = 20;
  private static final double NARROWEST = 400;
  private static final double HEAD = 16;
  private static final double HEAD_LINE = 24;
  private static final double NOTE = 11;
  private static final double NOTE_LINE = 17;
  private static final double KEY_LINE = 26;
  private static final double NARROWEST_KEYS = 200;
  private static final double WIDEST_KEYS = 420;
  private static final double SIGN = 24;
  private static final double KEY = 13;

  /// What a filling stands for.
  ///
  /// @param css names the filling, such as `fill-achieved`
  public record Key(String css, String words) {}

  public Picture {
    keys = List.copyOf(keys);
  }

  public Picture(String language, String heading, String note, String drawn, double scale) {
    this(language, heading, note, drawn, scale, List.of());
  }

  public String svg() {
    Matcher parts = DRAWN.matcher(drawn);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "chart: " + drawn + " (expected: a chart of this package)");
    }
    double chartWidth = scale * Double.parseDouble(parts.group(2));
    double chartHeight = scale * Double.parseDouble(parts.group(3));
    double content = chartWidth + (keys.isEmpty() ? 0 : EDGE + keysWidth());
    double width = Math.max(NARROWEST, content + 2 * EDGE);
    double room = width - 2 * EDGE;
    List<String> head = Words.lines(heading, room, HEAD);
    List<String> foot = Words.lines(note, room, NOTE);
    double top = EDGE + HEAD_LINE * head.size() + 8;
    double bottom = top + Math.max(chartHeight, KEY_LINE * keys.size()) + 10;
    double height = bottom + NOTE_LINE * foot.size() + EDGE;

    Svg svg = new Svg().raw(opening(language, width, height));
    svg.raw("<title id=\"t\">" + parts.group(4) + "</title>");
    svg.raw("<desc id=\"d\">" + parts.group(5) + "</desc>");
    svg.raw("<style>" + style() + "</style>").raw(Donut.patternDefinitions());
    svg.rect("page", 0, 0, width, height);
    lines(svg, "head", head, EDGE + HEAD, HEAD_LINE);
    double left = (width - content) / 2;
    svg.raw(
        "<svg class=\"%s\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" viewBox=\"0 0 %s %s\">"
            .formatted(
                parts.group(1),
                Svg.n(left),
                Svg.n(top),
                Svg.n(chartWidth),
                Svg.n(chartHeight),
                parts.group(2),
                parts.group(3)));
    svg.raw(parts.group(6)).raw("</svg>");
    for (int i = 0; i < keys.size(); i++) {
      double y = top + KEY_LINE * i + (chartHeight - KEY_LINE * keys.size()) / 2;
      double x = left + chartWidth + EDGE;
      svg.rect("part " + keys.get(i).css(), x, y, 16, 16);
      svg.label("key", x + SIGN, y + 13, Words.cut(keys.get(i).words(), keysWidth() - SIGN, KEY));
    }
    lines(svg, "note", foot, bottom + NOTE, NOTE_LINE);
    return svg.close();
  }

  private double keysWidth() {
    double widest =
        keys.stream().mapToDouble(key -> SIGN + Words.width(key.words(), KEY)).max().orElse(0);
    return Math.clamp(Math.ceil(widest), NARROWEST_KEYS, WIDEST_KEYS);
  }

  private static void lines(Svg svg, String css, List<String> lines, double first, double apart) {
    for (int i = 0; i < lines.size(); i++) {
      svg.label(css, EDGE, first + apart * i, lines.get(i));
    }
  }

  static String opening(String language, double width, double height) {
    String size = "width=\"" + Svg.n(width) + "\" height=\"" + Svg.n(height) + "\"";
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" "
        + size
        + " viewBox=\"0 0 "
        + Svg.n(width)
        + " "
        + Svg.n(height)
        + "\" role=\"img\" aria-labelledby=\"t d\" xml:lang=\""
        + XmlText.escape(language)
        + "\" lang=\""
        + XmlText.escape(language)
        + "\">";
  }

  static String style() {
    return "text{font-family:"
        + FONT
        + ";fill:#333}.page{fill:#fff}.head{font-size:16px;font-weight:700;fill:#1a1a1a}"
        + ".note{font-size:11px;fill:#4d4d4d}.key{font-size:13px}\n"
        + STYLE;
  }

  private static String read(String resource) {
    try (@Nullable InputStream stream = Picture.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException("missing in the jar: " + resource);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
