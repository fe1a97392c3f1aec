package dxpulse.publication.page;

import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.event.ProjectUpdated;
import dxpulse.contracts.types.time.Period;
import dxpulse.publication.board.BoardView;
import dxpulse.publication.board.BoardView.FieldPart;
import dxpulse.publication.board.BoardView.KpiCard;
import dxpulse.publication.board.BoardView.KpiLine;
import dxpulse.publication.board.Shown;
import dxpulse.publication.board.SideBySide;
import dxpulse.publication.board.SideBySide.KpiPair;
import dxpulse.publication.board.SideBySide.PartPair;
import dxpulse.publication.chart.Picture;
import dxpulse.publication.chart.Preview;
import dxpulse.publication.chart.Preview.Tile;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The charts of the pages as pictures of their own, and the pictures that other sites show beside
/// links.
public final class Charts {
  private static final double RING_SCALE = 2;
  private static final double DONUT_SCALE = 1.4;
  private static final double TREND_WIDTH = 560;
  private static final double PAIRS_SCALE = 1.4;

  private Charts() {}

  /// A chart of a board: `trend`, `contributions` or `ring` of a KPI, `states` or `ring` of a
  /// field.
  public static Optional<Picture> of(BoardView view, String chart, Lang lang) {
    return switch (view) {
      case BoardView.KpiBoard kpi -> ofKpi(kpi, chart, lang);
      case BoardView.FieldBoard field -> ofField(field, chart, lang);
      case BoardView.Overview overview -> Optional.empty();
      case BoardView.Roadmap roadmap -> Optional.empty();
    };
  }

  private static Optional<Picture> ofKpi(BoardView.KpiBoard board, String chart, Lang lang) {
    KpiCard card = board.card();
    String name = lang.of(card.line().name());
    return switch (chart) {
      case "trend" ->
          Optional.of(
              picture(
                  board,
                  name + lang.of(" 指数の推移（目標＝100）", ": index over time (target = 100)"),
                  Drawings.trend(card, lang, TREND_WIDTH),
                  1,
                  lang));
      case "ring" ->
          Optional.of(
              picture(
                  board, name, Drawings.ring("of", card.line().index(), lang), RING_SCALE, lang));
      case "contributions" ->
          card.contributions().isEmpty()
              ? Optional.empty()
              : Optional.of(
                  picture(
                      board,
                      name + lang.of(" 前期差の内訳（ポイント）", ": parts of the change (points)"),
                      Drawings.contributions(card, lang),
                      1,
                      lang));
      default -> Optional.empty();
    };
  }

  private static Optional<Picture> ofField(BoardView.FieldBoard board, String chart, Lang lang) {
    String name = lang.of(board.field().field().label());
    return switch (chart) {
      case "states" ->
          Optional.of(
              new Picture(
                  lang.code(),
                  name + lang.of(" 中間指標の状況", ": states of the indicators"),
                  note(board, lang),
                  Drawings.donut(board.indicatorStates(), lang),
                  DONUT_SCALE,
                  board.indicatorStates().stream()
                      .map(each ->
                          new Picture.Key(
                              Drawings.filling(each.state()),
                              Drawings.state(each.state(), lang)
                                  + lang.of(" ", ": ")
                                  + each.count()))
                      .toList()));
      case "ring" ->
          Optional.of(
              picture(
                  board,
                  name + lang.of(" 分野全体の指数", ": index of the field"),
                  Drawings.ring("of", board.field().index(), lang),
                  RING_SCALE,
                  lang));
      default -> Optional.empty();
    };
  }

  /// Two periods side by side, if there is anything to compare.
  public static Optional<Picture> of(Compare compare, Lang lang) {
    boolean one = compare.kpi() != null;
    List<PartPair> parts = SideBySide.parts(compare.board(false), compare.board(true));
    List<KpiPair> kpis = SideBySide.kpis(compare.overview(false), compare.overview(true));
    if (one ? parts.isEmpty() : kpis.isEmpty()) {
      return Optional.empty();
    }
    String what =
        compare.kpi() == null
            ? lang.of("KPIの指数", "Indexes of the KPIs")
            : lang.of(compare.kpi().name()) + lang.of(" 指標の得点", ": scores of its indicators");
    return Optional.of(
        new Picture(
            lang.code(),
            what
                + lang.of("、", ", ")
                + lang.of(compare.from())
                + lang.of("と", " and ")
                + lang.of(compare.to())
                + lang.of("（目標＝100）", " (target = 100)"),
            note(null, marks(compare.sides(), lang), lang)
                + (compare.caution(lang).isEmpty()
                    ? ""
                    : lang.of("、", ", ") + compare.caution(lang)),
            one ? Compare.partChart(parts, lang) : Compare.kpiChart(kpis, lang),
            PAIRS_SCALE,
            List.of(
                new Picture.Key("was", lang.of("ビフォー（前）", "Before")),
                new Picture.Key("is", lang.of("アフター（後）", "After")))));
  }

  /// The roadmap of a project, if the plan has one.
  public static Optional<Picture> roadmap(ProjectUpdated project, Lang lang) {
    String drawn = Drawings.gantt(project, lang);
    return drawn.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Picture(
                lang.code(),
                project.number() + ". " + lang.of(project.name()) + lang.of(" ロードマップ", ": roadmap"),
                source(lang),
                drawn,
                1));
  }

  private static Picture picture(
      BoardView view, String heading, String drawn, double scale, Lang lang) {
    return new Picture(lang.code(), heading, note(view, lang), drawn, scale);
  }

  private static String note(BoardView view, Lang lang) {
    return note(view.head().period(), marks(view, lang), lang);
  }

  /// Where a picture is from, of when, and what has to be kept in mind about it.
  ///
  /// @param marks the latter
  static String note(@Nullable Period period, String marks, Lang lang) {
    return Stream.of(source(lang), period == null ? "" : lang.of(period), marks)
        .filter(words -> !words.isEmpty())
        .collect(Collectors.joining(lang.of("、", ", ")));
  }

  private static String source(Lang lang) {
    return lang.of("出典：", "Source: ") + Page.site(lang);
  }

  /// What has to be kept in mind about the figures of a board, or nothing.
  static String marks(BoardView view, Lang lang) {
    return marks(List.of(view), lang);
  }

  /// The same of boards that stand together.
  static String marks(List<BoardView> views, Lang lang) {
    return marks(
        views.stream().anyMatch(view -> view.head().provisional()),
        views.stream().anyMatch(view -> view.head().sample()),
        views.stream().anyMatch(BoardView::standsForAPart),
        coverage(views, lang),
        lang);
  }

  /// @param coverage how much of its weight an index rests on, or empty
  static String marks(
      boolean provisional, boolean sample, boolean part, String coverage, Lang lang) {
    return Stream.of(
            provisional ? lang.of("速報値を含む", "includes provisional figures") : "",
            sample ? lang.of("サンプル値を含む（実績ではありません）", "includes made-up sample values") : "",
            part ? lang.of("期の一部の値を含む", "includes parts of the period") : "",
            coverage)
        .filter(words -> !words.isEmpty())
        .collect(Collectors.joining(lang.of("、", ", ")));
  }

  /// That an index rests on a part of its weight, and on how much where it is one alone; else
  /// empty.
  static String coverage(List<BoardView> views, Lang lang) {
    List<KpiLine> lacking =
        views.stream()
            .flatMap(Charts::lines)
            .filter(line -> Mark.of(line).contains(Mark.COVERAGE))
            .toList();
    if (lacking.isEmpty()) {
      return "";
    }
    return views.size() == 1 && views.getFirst() instanceof BoardView.KpiBoard
        ? lang.of(Mark.COVERAGE.wordsOfIndex(lacking.getFirst()))
        : lang.of("算定率100％未満の指数を含む", "includes indexes of a coverage below 100 %");
  }

  private static Stream<KpiLine> lines(BoardView view) {
    return switch (view) {
      case BoardView.Overview overview ->
          overview.fields().stream().flatMap(part -> part.kpis().stream());
      case BoardView.FieldBoard field -> field.field().kpis().stream();
      case BoardView.KpiBoard kpi -> Stream.of(kpi.card().line());
      case BoardView.Roadmap _ -> Stream.empty();
    };
  }

  /// What other sites show beside a link to the page of a board.
  public static Preview preview(BoardView view, Lang lang) {
    return preview(view, lang.of(view.head().period()), lang);
  }

  /// The same of a board that a release froze.
  ///
  /// @param release its title
  public static Preview preview(BoardView view, LocalizedText release, Lang lang) {
    return preview(view, lang.of(release), lang);
  }

  private static Preview preview(BoardView view, String when, Lang lang) {
    return new Preview(
        lang.code(),
        Page.site(lang),
        Renderer.title(view, lang),
        when,
        marks(view, lang),
        tiles(view, lang));
  }

  private static List<Tile> tiles(BoardView view, Lang lang) {
    return switch (view) {
      case BoardView.Overview overview ->
          overview.fields().stream().map(part -> tile(part, lang)).toList();
      case BoardView.FieldBoard field ->
          field.field().kpis().stream().map(line -> tile(line, lang)).toList();
      case BoardView.KpiBoard kpi -> List.of(tile(kpi.card().line(), lang));
      case BoardView.Roadmap roadmap -> List.of();
    };
  }

  private static Tile tile(FieldPart part, Lang lang) {
    return new Tile(
        lang.of(part.field().label()),
        part.index(),
        figure(part.index(), lang),
        change(part.index(), part.change(), lang));
  }

  private static Tile tile(KpiLine line, Lang lang) {
    return new Tile(
        lang.of(line.name()),
        line.index(),
        figure(line.index(), lang),
        change(line.index(), line.change(), lang));
  }

  static String figure(@Nullable Double index, Lang lang) {
    return index == null ? lang.of("算定不可", "No index") : Drawings.figure(index);
  }

  private static String change(@Nullable Double index, @Nullable Double change, Lang lang) {
    return index == null || change == null
        ? lang.of("前期差 －", "Change –")
        : lang.of("前期差 ", "Change ")
            + Shown.signed(Shown.change(index - change, index))
            + lang.of("ポイント", " points");
  }
}
