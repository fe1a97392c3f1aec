package dxpulse.publication.page;

import dxpulse.publication.board.BoardView;
import dxpulse.publication.board.IndicatorSheet;
import dxpulse.publication.board.SideBySide;
import dxpulse.publication.opendata.Licence;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How the figures of a page are quoted: who publishes them, what they are, of which period, as of
/// when, under which lasting address, and under which licence.
public final class Quote {
  private Quote() {}

  /// The sentence to copy of a board with one index.
  ///
  /// @param what the title of the figure
  /// @param index absent where there is none
  public static String of(Page page, String what, @Nullable Double index, BoardView view) {
    Lang lang = page.lang();
    return ofBoard(
        page, what, (index == null ? "" : lang.of("指数", "index ")) + figure(index, lang), view);
  }

  /// That of the overview: the index of each field.
  public static String of(Page page, BoardView.Overview view) {
    Lang lang = page.lang();
    String figures =
        view.fields().stream()
            .map(part -> lang.of(part.field().label()) + " " + figure(part.index(), lang))
            .collect(Collectors.joining(lang.of("、", ", ")));
    return ofBoard(page, page.title(), fields(lang) + figures, view);
  }

  /// That of a value of an indicator.
  public static String of(Page page, IndicatorSheet sheet, IndicatorSheet.Point shown) {
    Lang lang = page.lang();
    Double achieved = shown.line().achievement();
    String value =
        Prospects.value(shown.line(), lang)
            + (achieved == null
                ? ""
                : lang.of("、達成度", ", achievement ") + Drawings.figure(achieved));
    return sentence(
        page,
        page.title(),
        lang.of(shown.period()) + lang.of("、", ", ") + value,
        live(sheet.asOf(), lang)
            + sample(shown.line().sample(), lang)
            + unsettled(shown.line(), lang),
        page.ofPeriod(shown.period()));
  }

  /// That of two periods side by side: of a KPI, or of each field.
  public static String of(Page page, Compare view) {
    Lang lang = page.lang();
    BoardView.KpiBoard before = view.board(false);
    BoardView.KpiBoard after = view.board(true);
    String figures =
        view.kpi() == null
            ? fields(lang)
                + SideBySide.fields(view.overview(false), view.overview(true)).stream()
                    .map(pair ->
                        lang.of(pair.field().label())
                            + " "
                            + moved(pair.before(), pair.after(), lang)
                            + (pair.before() == null
                                    || pair.after() == null
                                    || pair.points().isPresent()
                                ? ""
                                : lang.of(
                                    "（算定できたKPIが違い、比べられません）",
                                    " (of different KPIs, not to be compared)")))
                    .collect(Collectors.joining(lang.of("、", ", ")))
            : lang.of("指数", "index ") + figure(before, lang) + "→" + figure(after, lang);
    String caution = view.caution(lang);
    String what = view.kpi() == null ? Compare.name(lang) : lang.of(view.kpi().name());
    return sentence(
        page,
        what,
        lang.of(view.from()) + "→" + lang.of(view.to()) + lang.of("、", ", ") + figures,
        scale(lang)
            + live(view.asOf(), lang)
            + sample(isSample(view.before()) || isSample(view.after()), lang)
            + part(isPart(view.before()) || isPart(view.after()), lang)
            + coverage(view.sides(), lang)
            + (caution.isEmpty() ? "" : lang.of("、", ", ") + caution),
        page.absolute());
  }

  private static boolean isSample(@Nullable BoardView view) {
    return view != null && view.head().sample();
  }

  private static boolean isPart(@Nullable BoardView view) {
    return view != null && view.standsForAPart();
  }

  private static String fields(Lang lang) {
    return lang.of("分野の指数 ", "indexes of the fields: ");
  }

  private static String moved(@Nullable Double before, @Nullable Double after, Lang lang) {
    return figure(before, lang) + "→" + figure(after, lang);
  }

  private static String figure(BoardView.@Nullable KpiBoard board, Lang lang) {
    return board == null ? lang.of("データなし", "no data") : figure(board.card().line().index(), lang);
  }

  private static String figure(@Nullable Double index, Lang lang) {
    return index == null ? lang.of("算定不可", "no index") : Drawings.figure(index);
  }

  private static String ofBoard(Page page, String what, String figures, BoardView view) {
    Lang lang = page.lang();
    BoardView.Head head = view.head();
    return sentence(
        page,
        what,
        lang.of(head.period()) + lang.of("、", ", ") + figures,
        scale(lang)
            + edition(page, head)
            + sample(head.sample(), lang)
            + part(view.standsForAPart(), lang)
            + coverage(List.of(view), lang),
        address(page, head));
  }

  private static String sentence(
      Page page, String what, String figures, String edition, String address) {
    Lang lang = page.lang();
    return lang.of(
            page.site() + "「" + what + "」" + figures + "（",
            page.site() + ": “" + what + "”, " + figures + " (")
        + edition
        // Programs take what touches an address for a part of it.
        + lang.of("） ", "). ")
        + address
        + " "
        + Licence.NAME;
  }

  /// What an index, which has no unit, is measured by.
  private static String scale(Lang lang) {
    return lang.of("目標＝100、", "target = 100, ");
  }

  private static String sample(boolean isSample, Lang lang) {
    return isSample ? lang.of("、サンプル値を含む", ", includes sample values") : "";
  }

  private static String unsettled(BoardView.ComponentLine line, Lang lang) {
    String why = Mark.unsettled(line, lang);
    return why.isEmpty() ? "" : lang.of("、", ", ") + why;
  }

  private static String part(boolean isPart, Lang lang) {
    return isPart ? lang.of("、期の一部の値を含む", ", includes parts of the period") : "";
  }

  private static String coverage(List<BoardView> views, Lang lang) {
    String coverage = Charts.coverage(views, lang);
    return coverage.isEmpty() ? "" : lang.of("、", ", ") + coverage;
  }

  private static String live(@Nullable Instant asOf, Lang lang) {
    return lang.of("速報、", "live figures, updated ") + lang.time(asOf) + lang.of("更新", "");
  }

  private static String edition(Page page, BoardView.Head head) {
    Lang lang = page.lang();
    Frozen frozen = page.frozen();
    if (frozen == null) {
      return live(head.asOf(), lang);
    }
    String title = lang.of(frozen.title());
    return frozen.publishedAt() == null
        ? title
        : title
            + lang.of("、" + lang.time(frozen.publishedAt()) + "公表", ", published ")
            + lang.of("", lang.time(frozen.publishedAt()));
  }

  /// The address that keeps showing this period.
  private static String address(Page page, BoardView.Head head) {
    return page.frozen() == null ? page.ofPeriod(head) : page.absolute();
  }
}
