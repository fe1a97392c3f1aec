package dxpulse.publication.report;

import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.NotScoredReason;
import dxpulse.contracts.types.time.JapanTime;
import dxpulse.contracts.types.time.Period;
import dxpulse.publication.board.BoardView.Case;
import dxpulse.publication.board.BoardView.ComponentLine;
import dxpulse.publication.board.BoardView.FieldPart;
import dxpulse.publication.board.BoardView.KpiBoard;
import dxpulse.publication.board.BoardView.KpiCard;
import dxpulse.publication.board.BoardView.KpiLine;
import dxpulse.publication.board.HistoryPoint;
import dxpulse.publication.board.Shown;
import dxpulse.publication.chart.Picture;
import dxpulse.publication.chart.XmlText;
import dxpulse.publication.opendata.Licence;
import dxpulse.publication.page.Drawings;
import dxpulse.publication.page.Lang;
import dxpulse.publication.page.Mark;
import dxpulse.publication.page.Outlook;
import dxpulse.publication.page.Prospects;
import dxpulse.publication.release.Citation;
import dxpulse.publication.release.Corrections;
import dxpulse.publication.release.FrozenBoards;
import dxpulse.publication.release.Release;
import dxpulse.publication.release.Standing;
import dxpulse.publication.report.Report.Component;
import dxpulse.publication.report.Report.Corrected;
import dxpulse.publication.report.Report.Ending;
import dxpulse.publication.report.Report.Fact;
import dxpulse.publication.report.Report.Line;
import dxpulse.publication.report.Report.Point;
import dxpulse.publication.report.Report.Said;
import dxpulse.publication.report.Report.Sheet;
import dxpulse.publication.report.Report.Since;
import dxpulse.publication.report.Report.Story;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Tells a release as a report. Whatever figures it gives are those of the pages.
public final class Briefing {
  private static final double CHART_WIDTH = 620;

  private final FrozenBoards boards;
  private final @Nullable Corrections corrections;
  private final Citation citation;
  private final Lang lang;

  private Briefing(
      FrozenBoards boards, @Nullable Corrections corrections, Citation citation, Lang lang) {
    this.boards = boards;
    this.corrections = corrections;
    this.citation = citation;
    this.lang = lang;
  }

  /// @param corrections what the release shows otherwise than the one before it, if there was one
  public static Report of(
      FrozenBoards boards, @Nullable Corrections corrections, Citation citation, Lang lang) {
    return new Briefing(boards, corrections, citation, lang).report();
  }

  private Report report() {
    Release release = boards.release();
    List<Line> kpis = new ArrayList<>();
    for (FieldPart part : boards.overview().fields()) {
      part.kpis().forEach(line -> kpis.add(line(line, plain(part.field().label()))));
    }
    return new Report(
        lang,
        plain(citation.work()),
        plain(release.title()),
        dated(release),
        release.isPublic() ? null : lang.of("公表前", "Not yet published"),
        List.of(
            new Fact(lang.of("対象期", "Period"), lang.of(release.period())),
            new Fact(lang.of("公表", "Published"), lang.time(release.publishedAt().orElse(null))),
            new Fact(
                lang.of("値を固定した時刻", "Figures frozen"), lang.time(release.content().takenAt()))),
        notices(release),
        said(boards.overview().summary()),
        note(release.words().note()),
        boards.highlights().stream().map(this::sheet).toList(),
        boards.overview().fields().stream().map(this::line).toList(),
        kpis,
        corrections == null ? null : since(corrections),
        boards.kpis().stream().map(this::sheet).toList(),
        stories(),
        new Ending(
            release.isPublic()
                ? plain(citation.of(release))
                : lang.of("公表前のため、まだ引用できません。", "Not yet published: it cannot be quoted yet."),
            citation.address(release, lang == Lang.EN),
            release.content().checksum(),
            Licence.NAME + lang.of("。", ". ") + plain(Licence.NOTE)));
  }

  /// When it is or would be read first.
  private static Instant dated(Release release) {
    return release.publishedAt().orElse(release.content().takenAt());
  }

  private List<String> notices(Release release) {
    List<String> notices = new ArrayList<>();
    if (!release.isPublic()) {
      notices.add(
          lang.of(
              "公表前の資料（下見）です。公表までに内容が変わることがあります。",
              "Not yet published (preview): it may change before publication."));
    }
    if (release.standing() instanceof Standing.Withdrawn withdrawn) {
      notices.add(
          lang.of("このリリースは取り下げられました：", "This release was withdrawn: ") + plain(withdrawn.reason()));
    }
    if (boards.overview().head().sample()) {
      notices.add(
          lang.of(
              "「サンプル値」（動作を示すための架空の値）が含まれています。実績ではありません。",
              "Includes sample values, made up to show how the site works. They are not real results."));
    }
    if (boards.overview().head().provisional()) {
      notices.add(
          lang.of(
              "公表の時点で速報値だったものを含みます。", "Includes figures that were provisional when published."));
    }
    List<String> lacking =
        boards.kpis().stream()
            .map(board -> board.card().line())
            .filter(line -> Mark.of(line).contains(Mark.COVERAGE))
            .map(line -> line.code().value())
            .toList();
    if (!lacking.isEmpty()) {
      String codes = String.join(lang.of("、", ", "), lacking);
      notices.add(
          lang.of(
              "算定できない指標があり、算定率が100％未満のKPIがあります（" + codes + "）。分野の指数にも、その指数が入っています。",
              "Some indicators could not be scored: "
                  + codes
                  + " has a coverage below 100 %, and the index of its field includes it."));
    }
    List<String> broken =
        boards.kpis().stream()
            .filter(board -> board.card().link() != null)
            .map(board -> board.card().line().code().value())
            .toList();
    if (!broken.isEmpty()) {
      String codes = String.join(lang.of("、", ", "), broken);
      notices.add(
          lang.of(
              "前期と今期で算出方法の版が異なるKPIがあります（" + codes + "）。その差には、方法の変更による分が含まれます。",
              "The two periods were computed by different versions of the method for "
                  + codes
                  + ": the change includes that of the method."));
    }
    return notices;
  }

  private Since since(Corrections corrections) {
    return new Since(
        plain(corrections.earlier().title()),
        corrections.indexes().stream()
            .map(each ->
                new Corrected(
                    each.kpi().value(),
                    said(each.name()),
                    lang.of(each.period()),
                    told(each.before()),
                    told(each.now())))
            .toList());
  }

  private static String told(@Nullable BigDecimal shown) {
    return shown == null ? "－" : shown.toPlainString();
  }

  private List<Said> note(@Nullable LocalizedText words) {
    return words == null
        ? List.of()
        : lang.of(words)
            .lines()
            .filter(line -> !line.isBlank())
            .map(line -> new Said(XmlText.legible(line), lang.langOf(words)))
            .toList();
  }

  private Line line(FieldPart part) {
    return new Line(
        "",
        said(part.field().label()),
        "",
        figure(part.before()),
        figure(part.index()),
        part.hasOtherKpis()
            ? lang.of("－（KPIが異なり比べられません）", "– (not comparable: the KPIs differ)")
            : change(part.index(), part.change()),
        List.of());
  }

  private Line line(KpiLine line, String field) {
    return new Line(
        line.code().value(),
        said(line.name()),
        field,
        before(line.index(), line.change()),
        figure(line.index()),
        change(line.index(), line.change()),
        marks(Mark.of(line, boards.overview().head().period()), line));
  }

  /// Those that a reader has to know of; corrections are told in words.
  private List<String> marks(List<Mark> marks, KpiLine line) {
    return marks.stream()
        .filter(mark -> mark != Mark.FINAL && mark != Mark.CORRECTED)
        .map(mark -> lang.of(mark.wordsOfIndex(line)))
        .toList();
  }

  private Sheet sheet(KpiBoard board) {
    KpiCard card = board.card();
    KpiLine told = card.line();
    Line line = line(told, plain(card.field().label()));
    @Nullable Double change =
        card.previousIndex() == null || told.index() == null
            ? null
            : Double.valueOf(told.index() - card.previousIndex());
    Period period = board.head().period();
    @Nullable NotScoredReason missing = told.notScored();
    return new Sheet(
        new Line(
            line.code(),
            line.name(),
            line.field(),
            figure(card.previousIndex()),
            line.after(),
            change(told.index(), change),
            marks(Mark.of(card), told)),
        lang.of(period.previous()),
        lang.of(period),
        missing == null ? null : plain(missing.label()),
        said(card.sentence()),
        new Picture(lang.code(), "", "", Drawings.trend(card, lang, CHART_WIDTH), 1).svg(),
        XmlText.legible(Drawings.reading(card, lang)),
        card.history().stream().map(this::point).toList(),
        card.components().stream().map(this::component).toList(),
        card.contributions().stream()
            .map(part ->
                new Fact(
                    XmlText.legible(Drawings.cause(card, part.cause(), lang)),
                    Shown.signed(Shown.figure(part.points()))))
            .toList(),
        card.link() == null ? null : XmlText.legible(Prospects.link(card.link(), lang)),
        prospects(card, board));
  }

  /// Each once, though two KPIs tell of it.
  private List<Story> stories() {
    Map<String, Story> told = new LinkedHashMap<>();
    for (KpiBoard board : boards.kpis()) {
      String code = board.card().line().code().value();
      board.card().cases().forEach(each -> told.putIfAbsent(each.id(), story(code, each)));
    }
    return List.copyOf(told.values());
  }

  private Story story(String kpi, Case each) {
    LocalizedText teller = each.organisationText();
    @Nullable LocalizedText place = each.placeText();
    String where =
        place == null || place.equals(teller)
            ? ""
            : lang.of("（", " (") + plain(place) + lang.of("）", ")");
    return new Story(
        kpi,
        new Said(plain(teller) + where, lang.langOf(teller)),
        said(each.summary()),
        saidOrNull(each.beforeText()),
        saidOrNull(each.afterText()),
        Objects.equals(each.effect(), each.after()) ? null : saidOrNull(each.effectText()));
  }

  private @Nullable Said saidOrNull(@Nullable LocalizedText text) {
    return text == null ? null : said(text);
  }

  private List<Fact> prospects(KpiCard card, KpiBoard board) {
    List<Fact> prospects = new ArrayList<>();
    if (card.pace() != null) {
      String said = Prospects.pace(card.pace(), lang);
      prospects.add(
          new Fact(
              lang.of("ペース", "Pace"),
              Prospects.band(card.pace(), lang)
                  + (said.isEmpty() ? "" : lang.of("。", ". ") + said)));
    }
    if (card.forecast() != null && card.forecast().landing() != null) {
      prospects.add(
          new Fact(
              lang.of("見通し", "Outlook"),
              Outlook.of(
                  card.forecast(),
                  board.method(),
                  board.head().period(),
                  JapanTime.day(dated(boards.release())),
                  lang)));
    }
    if (card.correction() != null) {
      prospects.add(
          new Fact(
              lang.of("訂正", "Correction"),
              XmlText.legible(Prospects.correction(card.correction(), card, lang))));
    }
    return prospects;
  }

  private Point point(HistoryPoint past) {
    @Nullable Double index = past.index();
    return new Point(
        Drawings.axisLabel(past.period(), lang),
        index == null ? null : Shown.figure(index).doubleValue(),
        past.provisional() || past.partial());
  }

  private Component component(ComponentLine line) {
    @Nullable NotScoredReason missing = line.notScored();
    List<String> marks =
        Mark.of(line).stream()
            .map(mark ->
                mark == Mark.NOT_SCORED && missing != null
                    ? plain(missing.label())
                    : plain(mark.words()))
            .toList();
    @Nullable String target = Prospects.target(line, lang);
    return new Component(
        line.code().value(),
        said(line.name()),
        Shown.figure(line.weight() * 100).toPlainString() + "%",
        XmlText.legible(Prospects.value(line, lang)),
        target == null ? lang.of("なし", "none") : XmlText.legible(target),
        figure(line.achievement()),
        lang.of(line.valuePeriod()),
        marks);
  }

  private String figure(@Nullable Double index) {
    return Drawings.figure(index);
  }

  private static String before(@Nullable Double index, @Nullable Double change) {
    return index == null || change == null ? "－" : Drawings.figure(index - change);
  }

  private static String change(@Nullable Double index, @Nullable Double change) {
    return index == null || change == null
        ? "－"
        : Shown.signed(Shown.change(index - change, index));
  }

  private Said said(LocalizedText text) {
    return new Said(plain(text), lang.langOf(text));
  }

  private String plain(LocalizedText text) {
    return XmlText.legible(lang.of(text));
  }
}
