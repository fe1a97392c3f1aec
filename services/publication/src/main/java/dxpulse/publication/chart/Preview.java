package dxpulse.publication.chart;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The picture that other sites show beside a link to a page: few words, large.
///
/// @param site whose it is
/// @param title of the page
/// @param period that the figures are of
/// @param notice what is to be kept in mind, or empty
/// @param tiles up to four indexes; without any it shows the mark of the site
public record Preview(
    String language, String site, String title, String period, String notice, List<Tile> tiles) {
  public static final int WIDTH = 1200;
  public static final int HEIGHT = 630;
  private static final int MOST = 4;
  private static final double EDGE = 60;
  private static final double ROOM = WIDTH - 2 * EDGE;
  private static final double RING = 210;
  private static final double FOOT_LINE = 34;
  private static final String MARK =
      "<svg x=\"480\" y=\"300\" width=\"240\" height=\"240\" viewBox=\"0 0 40 40\">"
          + "<rect width=\"40\" height=\"40\" rx=\"8\" fill=\"#0017c1\"/>"
          + "<path d=\"M8 29 15 19l6 6 11-15\" fill=\"none\" stroke=\"#fff\" stroke-width=\"3.4\"/>"
          + "<path d=\"M7 12h26\" fill=\"none\" stroke=\"#ffd43d\" stroke-width=\"2.6\""
          + " stroke-dasharray=\"5 3.5\"/></svg>";

  /// @param name what the index is of; empty where the title says it
  /// @param figure the index as people read it
  /// @param change as people read it, with its words
  public record Tile(String name, @Nullable Double index, String figure, String change) {
    public Tile {
      if (index != null) {
        index = Finite.check(name, index);
      }
    }
  }

  public Preview {
    tiles = tiles.stream().limit(MOST).toList();
  }

  public String svg() {
    Svg svg = new Svg().raw(Picture.opening(language, WIDTH, HEIGHT));
    svg.raw("<title id=\"t\">" + XmlText.escape(title) + "</title>");
    svg.raw("<desc id=\"d\">" + XmlText.escape(period + " " + notice) + "</desc>");
    svg.raw("<style>" + style() + "</style>");
    svg.rect("page", 0, 0, WIDTH, HEIGHT).rect("band", 0, 0, WIDTH, 14);
    svg.label("site", EDGE, 72, site);
    List<String> head = Words.lines(title, ROOM, 54, 2);
    for (int i = 0; i < head.size(); i++) {
      svg.label("title", EDGE, 146 + 66 * i, head.get(i));
    }
    for (String line : Words.lines(period, ROOM, 30, 1)) {
      svg.label("period", EDGE, 146 + 66 * head.size() - 10, line);
    }
    double top = 146 + 66 * head.size() + 24;
    List<String> foot = Words.lines(notice, ROOM, 24, 2);
    double more = FOOT_LINE * Math.max(0, foot.size() - 1);
    double middle = top + (HEIGHT - 70 - more - top) / 2;
    for (int i = 0; i < tiles.size(); i++) {
      tile(svg, tiles.get(i), EDGE + ROOM / tiles.size() * i, middle, RING - more);
    }
    if (tiles.isEmpty()) {
      svg.raw(MARK);
    }
    for (int i = 0; i < foot.size(); i++) {
      svg.label("notice", EDGE, HEIGHT - 36 - more + FOOT_LINE * i, foot.get(i));
    }
    return svg.close();
  }

  private void tile(Svg svg, Tile tile, double left, double middle, double most) {
    double room = ROOM / tiles.size();
    boolean single = tiles.size() == 1;
    double size = single ? 1.25 * most : Math.min(most, room - 40);
    double x = single ? left + 40 : left + (room - size) / 2;
    double y = middle - size / 2 - (single ? 0 : 36);
    ring(svg, tile, x, y, size);
    if (single) {
      svg.label("big", x + size + 70, middle + 30, tile.figure());
      svg.label("change", x + size + 74, middle + 90, tile.change());
      return;
    }
    List<String> name = Words.lines(tile.name(), room - 16, 24, 2);
    for (int i = 0; i < name.size(); i++) {
      svg.label("name mid", left + room / 2, y + size + 36 + 30 * i, name.get(i));
    }
  }

  private void ring(Svg svg, Tile tile, double x, double y, double size) {
    svg.raw(
        "<svg x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" viewBox=\"0 0 96 96\">"
            .formatted(Svg.n(x), Svg.n(y), Svg.n(size), Svg.n(size)));
    svg.raw("<g class=\"ringchart\">");
    Ring.draw(svg, tile.index());
    svg.raw("</g>");
    if (tiles.size() > 1) {
      svg.label("mid inring", 48, 53, tile.figure());
    }
    svg.raw("</svg>");
  }

  private static String style() {
    return Picture.style()
        + "\n.band{fill:#0017c1}.site{font-size:28px;font-weight:700;fill:#0017c1}"
        + ".title{font-size:54px;font-weight:700;fill:#1a1a1a}.period{font-size:30px;fill:#4d4d4d}"
        + ".name{font-size:24px;font-weight:700;fill:#1a1a1a}.notice{font-size:24px;fill:#4d4d4d}"
        + ".big{font-size:130px;font-weight:700;fill:#0017c1}.change{font-size:36px;font-weight:700}"
        + ".inring{font-size:14px;font-weight:700;fill:#0017c1}";
  }
}
