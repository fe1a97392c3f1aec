package dxpulse.publication.report.slides;

import dxpulse.publication.report.Documents;
import dxpulse.publication.report.Report;
import dxpulse.publication.report.Report.Corrected;
import dxpulse.publication.report.Report.Fact;
import dxpulse.publication.report.Report.Line;
import dxpulse.publication.report.Report.Said;
import dxpulse.publication.report.Report.Sheet;
import dxpulse.publication.report.Report.Since;
import dxpulse.publication.report.Report.Story;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.jspecify.annotations.Nullable;

/// Sets reports as slides of 16 by 9 whose tables and charts can be edited: one slide for each KPI,
/// each with its title.
public final class SlideDocuments implements Documents {
  private static final Columns FIELDS = new Columns(new double[] {400, 160, 160, 160}, 1, 3);
  private static final Columns KPIS = new Columns(new double[] {320, 130, 80, 80, 110, 160}, 2, 4);
  private static final Columns CORRECTED = new Columns(new double[] {420, 180, 140, 140}, 2, 3);
  private static final Columns PARTS = new Columns(new double[] {280, 76, 110, 130, 84, 200}, 1, 4);
  private static final Columns STORIES = new Columns(new double[] {370, 50, 150, 150, 160}, 1, 0);
  private static final double HALF = 425;
  private static final double CHART_END = 300;
  private static final double SAID = 210;
  private static final double SAID_ROOM = 310;
  private static final double MOST_SAID = 90;

  @Override
  public byte[] set(Report report) {
    try (XMLSlideShow show = new XMLSlideShow();
        ByteArrayOutputStream file = new ByteArrayOutputStream()) {
      Deck deck = new Deck(show, report);
      first(deck, report);
      highlights(deck, report);
      deck.column(report.of("分野の指数", "Fields"), 10)
          .text(18, true, report.summary())
          .table(FIELDS, fields(report));
      deck.column(report.of("KPIの指数（目標＝100）", "KPI indexes (target = 100)"), 10)
          .table(KPIS, kpis(report));
      since(deck, report);
      for (Sheet sheet : report.sheets()) {
        kpi(deck, report, sheet);
      }
      stories(deck, report);
      last(deck, report);
      show.write(file);
      return SteadyZip.of(file.toByteArray(), report.date());
    } catch (IOException impossible) {
      throw new IllegalStateException("report " + report.title(), impossible);
    }
  }

  private static void first(Deck deck, Report report) {
    Deck.Column column = deck.column(report.title(), 2);
    column.text(18, true, own(report, report.site()));
    for (Fact fact : report.facts()) {
      column.text(16, false, own(report, fact.name() + "　" + fact.value()));
    }
    report.notices().forEach(notice -> column.notice(own(report, notice)));
    report.note().forEach(paragraph -> column.text(16, false, paragraph));
  }

  private static void highlights(Deck deck, Report report) {
    if (report.highlights().isEmpty()) {
      return;
    }
    Deck.Column column = deck.column(report.of("注目のKPI", "Highlights"), 10);
    for (Sheet chosen : report.highlights()) {
      Line line = chosen.line();
      column.text(18, true, named(line.code(), line.name()));
      column.text(
          16, true, own(report, line.after() + report.of("　前期差 ", " – change ") + line.change()));
      column.text(16, false, chosen.sentence());
    }
  }

  private static List<List<Said>> fields(Report report) {
    List<List<Said>> rows = new ArrayList<>();
    rows.add(
        heads(
            report,
            report.of("分野", "Field"),
            report.of("前期", "Before"),
            report.of("今期", "This period"),
            report.of("差（ポイント）", "Change (points)")));
    for (Line line : report.fields()) {
      rows.add(
          List.of(
              line.name(),
              own(report, line.before()),
              own(report, line.after()),
              own(report, line.change())));
    }
    return rows;
  }

  private static List<List<Said>> kpis(Report report) {
    List<List<Said>> rows = new ArrayList<>();
    rows.add(
        heads(
            report,
            "KPI",
            report.of("分野", "Field"),
            report.of("前期", "Before"),
            report.of("今期", "This period"),
            report.of("差（ポイント）", "Change (points)"),
            report.of("注", "Remarks")));
    for (Line line : report.kpis()) {
      rows.add(
          List.of(
              named(line.code(), line.name()),
              own(report, line.field()),
              own(report, line.before()),
              own(report, line.after()),
              own(report, line.change()),
              own(report, joined(report, line.marks()))));
    }
    return rows;
  }

  private static void since(Deck deck, Report report) {
    Since since = report.since();
    if (since == null) {
      return;
    }
    Deck.Column column =
        deck.column(report.of("前回のリリースからの訂正", "Corrected since the release before"), 10);
    column.text(
        16,
        false,
        own(
            report,
            since.indexes().isEmpty()
                ? report.of(
                    "前回のリリース（" + since.release() + "）が示した指数に、訂正はありません。",
                    "Nothing: the indexes that the release before showed still hold ("
                        + since.release()
                        + ").")
                : report.of(
                    "前回のリリース（" + since.release() + "）が示した指数のうち、そのあとに訂正されたものです。",
                    "Indexes that the release before showed otherwise ("
                        + since.release()
                        + ").")));
    if (since.indexes().isEmpty()) {
      return;
    }
    List<List<Said>> rows = new ArrayList<>();
    rows.add(
        heads(
            report,
            "KPI",
            report.of("期", "Period"),
            report.of("前回", "Release before"),
            report.of("今回", "This release")));
    for (Corrected each : since.indexes()) {
      rows.add(
          List.of(
              named(each.code(), each.name()),
              own(report, each.period()),
              own(report, each.before()),
              own(report, each.now())));
    }
    column.table(CORRECTED, rows);
  }

  private static void kpi(Deck deck, Report report, Sheet sheet) {
    Line line = sheet.line();
    String title = line.code() + " " + line.name().words();
    Deck.Page page = deck.slide(title);
    String under =
        Stream.concat(Stream.of(line.field()), line.marks().stream())
            .reduce((one, other) -> one + report.of("・", ", ") + other)
            .orElse("");
    page.text(40, 84, 440, 26, 14, false, own(report, under));
    page.figure(40, 114, report.of("前期 ", "Before ") + sheet.before(), line.before(), false);
    page.figure(184, 114, report.of("今期 ", "This period ") + sheet.after(), line.after(), true);
    page.figure(328, 114, report.of("差（ポイント）", "Change (points)"), line.change(), false);
    page.text(
        485,
        84,
        435,
        24,
        12,
        true,
        own(report, report.of("指数の推移（目標＝100）", "Index over time (target = 100)")));
    page.chart(485, 108, 435, 178, sheet);
    double y = said(page, report, sheet);
    deck.column(title, page, Math.max(CHART_END, y), 10).table(PARTS, parts(report, sheet));
  }

  /// Why it moved and where it goes, one under another.
  ///
  /// @return where they end
  private static double said(Deck.Page page, Report report, Sheet sheet) {
    List<String> notices = notices(report, sheet);
    double most =
        Math.min(MOST_SAID, SAID_ROOM / (1 + notices.size() + sheet.prospects().size()) - 4);
    double y = text(page, SAID, most, 13, true, sheet.sentence());
    for (String notice : notices) {
      double height = Math.min(Room.height(notice, 11, false, HALF) + 4, most);
      page.notice(40, y, HALF, height, own(report, notice), 11);
      y += height + 4;
    }
    for (Fact fact : sheet.prospects()) {
      y =
          text(
              page,
              y,
              most,
              11,
              false,
              own(report, fact.name() + report.of("：", ": ") + fact.value()));
    }
    return y + 4;
  }

  private static double text(
      Deck.Page page, double y, double most, double size, boolean bold, Said said) {
    double height = Math.min(Room.height(said.words(), size, bold, HALF), most);
    page.text(40, y, HALF, height, size, bold, said);
    return y + height;
  }

  private static List<String> notices(Report report, Sheet sheet) {
    return Stream.of(
            Optional.ofNullable(sheet.warning()),
            Optional.ofNullable(sheet.reason())
                .map(reason -> report.of("指数がない理由：", "Why there is no index: ") + reason))
        .flatMap(Optional::stream)
        .toList();
  }

  private static List<List<Said>> parts(Report report, Sheet sheet) {
    List<List<Said>> rows = new ArrayList<>();
    rows.add(
        heads(
            report,
            report.of("指標", "Indicator"),
            report.of("重み", "Weight"),
            report.of("実績", "Value"),
            report.of("目標", "Target"),
            report.of("達成度", "Achieved"),
            report.of("注", "Remarks")));
    sheet
        .components()
        .forEach(part ->
            rows.add(
                List.of(
                    named(part.code(), part.name()),
                    own(report, part.weight()),
                    own(report, part.value()),
                    own(report, part.target()),
                    own(report, part.achievement()),
                    own(report, joined(report, part.marks())))));
    return rows;
  }

  private static void stories(Deck deck, Report report) {
    if (report.stories().isEmpty()) {
      return;
    }
    List<List<Said>> rows = new ArrayList<>();
    rows.add(
        heads(
            report,
            report.of("事例", "Case"),
            "KPI",
            report.of("ビフォー", "Before"),
            report.of("アフター", "After"),
            report.of("効果", "Effect")));
    for (Story story : report.stories()) {
      String words = story.teller().words() + report.of("：", ": ") + story.summary().words();
      rows.add(
          List.of(
              new Said(words, story.summary().language()),
              own(report, story.kpi()),
              orDash(report, story.before()),
              orDash(report, story.after()),
              orDash(report, story.effect())));
    }
    deck.column(report.of("代表的な事例", "Cases"), 10).table(STORIES, rows);
  }

  private static Said orDash(Report report, @Nullable Said said) {
    return said == null ? own(report, "－") : said;
  }

  private static void last(Deck deck, Report report) {
    Deck.Column column = deck.column(report.of("引用・照合・利用条件", "Citation, checksum, licence"), 10);
    for (String words :
        List.of(
            report.ending().citation(),
            report.of("チェックサム（SHA-256）：", "Checksum (SHA-256): ") + report.ending().checksum(),
            report.of(
                    "この資料は、リリースで固定した値だけから作成しています。値を固定したあとに変わったものは、リリースのページに示します：",
                    "Made from the frozen figures of the release alone. What changed since is listed on its page: ")
                + report.ending().address(),
            report.ending().licence(),
            report.of(
                "指数は、目標に達した状態を100とした値です。差は、表示された指数どうしの差です。",
                "An index is 100 when targets are reached. Changes are differences between the figures shown."))) {
      column.text(15, false, own(report, words));
    }
  }

  private static Said named(String code, Said name) {
    return new Said(code + " " + name.words(), name.language());
  }

  private static List<Said> heads(Report report, String... words) {
    return Stream.of(words).map(each -> own(report, each)).toList();
  }

  private static Said own(Report report, String words) {
    return new Said(words, report.lang().code());
  }

  private static String joined(Report report, List<String> marks) {
    return String.join(report.of("、", ", "), marks);
  }
}
