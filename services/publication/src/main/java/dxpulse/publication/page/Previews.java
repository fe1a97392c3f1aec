package dxpulse.publication.page;

import dxpulse.publication.board.BoardView.KpiBoard;
import dxpulse.publication.board.BoardView.KpiLine;
import dxpulse.publication.board.SideBySide;
import dxpulse.publication.board.SideBySide.FieldPair;
import dxpulse.publication.chart.Preview;
import dxpulse.publication.chart.Preview.Tile;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What other sites show beside links to pages that are no boards: of two periods, what they are
/// and how far each came; of any other page, whose it is.
public final class Previews {
  private static final String SITE = "/og/site.png";
  private static final String COMPARISON = "/og/compare.png";

  private Previews() {}

  /// The picture of the site.
  public static Preview site(Lang lang) {
    return new Preview(
        lang.code(),
        lang.of("青森県", "Aomori Prefecture"),
        Page.site(lang),
        Page.about(lang),
        "",
        List.of());
  }

  static Page.Share ofSite(Lang lang) {
    return new Page.Share(Page.about(lang), lang.url(SITE), Page.site(lang));
  }

  /// The picture of two periods side by side.
  public static Preview of(Compare compare, Lang lang) {
    return new Preview(
        lang.code(),
        Page.site(lang),
        what(compare, lang),
        when(compare, lang),
        Stream.of(Charts.marks(compare.sides(), lang), compare.caution(lang))
            .filter(words -> !words.isEmpty())
            .collect(Collectors.joining(lang.of("、", ", "))),
        tiles(compare, lang));
  }

  /// What stands beside a link to such a page; nothing where it compares nothing.
  static Page.@Nullable Share share(Compare compare, Lang lang) {
    if (compare.refusal() != null) {
      return null;
    }
    String what = what(compare, lang);
    String when = when(compare, lang);
    String caution = compare.caution(lang);
    String moved =
        compare.kpi() != null
            ? compare.sentence(lang)
            : caution.isEmpty()
                ? ""
                : lang.of(
                    caution + "。",
                    caution.substring(0, 1).toUpperCase(Locale.ROOT) + caution.substring(1) + ".");
    return new Page.Share(
        what + lang.of("、" + when + "。", ", " + when + ". ") + moved,
        lang.url(COMPARISON) + compare.query(),
        title(compare, lang));
  }

  /// What a page of two periods is called among others: the KPI, if it is one, and the periods.
  static String title(Compare compare, Lang lang) {
    String when = when(compare, lang);
    return compare.refusal() != null
        ? Compare.name(lang)
        : what(compare, lang) + lang.of("（" + when + "）", ", " + when);
  }

  private static String what(Compare compare, Lang lang) {
    return Compare.name(lang)
        + lang.of("：", ": ")
        + (compare.kpi() == null
            ? lang.of("3分野の指数", "the three fields")
            : lang.of(compare.kpi().name()));
  }

  private static String when(Compare compare, Lang lang) {
    return lang.of(compare.from()) + " → " + lang.of(compare.to());
  }

  private static List<Tile> tiles(Compare compare, Lang lang) {
    return compare.kpi() == null
        ? SideBySide.fields(compare.overview(false), compare.overview(true)).stream()
            .map(pair -> tile(pair, lang))
            .toList()
        : List.of(
            tile(lang.of("ビフォー", "Before"), line(compare.board(false)), lang),
            tile(lang.of("アフター", "After"), line(compare.board(true)), lang));
  }

  private static Tile tile(FieldPair pair, Lang lang) {
    String name = lang.of(pair.field().label());
    String moved =
        pair.hasOtherKpis()
            ? ""
            : " " + Drawings.figure(pair.before()) + " → " + Drawings.figure(pair.after());
    return new Tile(name + moved, pair.after(), Charts.figure(pair.after(), lang), "");
  }

  private static Tile tile(String name, @Nullable KpiLine line, Lang lang) {
    Double index = line == null ? null : line.index();
    return new Tile(name, index, Charts.figure(index, lang), "");
  }

  private static @Nullable KpiLine line(@Nullable KpiBoard board) {
    return board == null ? null : board.card().line();
  }
}
