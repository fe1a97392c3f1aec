package dxpulse.publication.report.slides;

import dxpulse.publication.report.Documents;
import dxpulse.publication.report.Report;
import dxpulse.publication.report.Report.Fact;
import dxpulse.publication.report.Report.Line;
import dxpulse.publication.report.Report.Said;
import dxpulse.publication.report.Report.Sheet;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.poi.xslf.usermodel.XMLSlideShow;

/// Sets reports as slides of 16 by 9 whose tables and charts can be edited: one slide for each KPI,
/// each with its title.
public final class SlideDocuments implements Documents {
  private static final int MOST_LINES = 10;
  private static final int MOST_PARTS = 6;

  @Override
  public byte[] set(Report report) {
    try (XMLSlideShow show = new XMLSlideShow();
        ByteArrayOutputStream file = new ByteArrayOutputStream()) {
      Deck deck = new Deck(show, report);
      first(deck, report);
      deck.slide(report.of("分野の指数", "Fields"))
          .text(40, 100, 880, 70, 18, true, report.summary())
          .table(40, 180, new double[] {400, 160, 160, 160}, 1, 3, fields(report));
      kpis(deck, report);
      for (Sheet sheet : report.sheets()) {
        kpi(deck, report, sheet);
      }
      last(deck, report);
      show.write(file);
      return SteadyZip.of(file.toByteArray(), report.date());
    } catch (IOException impossible) {
      throw new IllegalStateException("report " + report.title(), impossible);
    }
  }

  private static void first(Deck deck, Report report) {
    Deck.Page page = deck.slide(report.title());
    page.text(40, 100, 880, 30, 18, true, own(report, report.site()));
    double y = 140;
    for (Fact fact : report.facts()) {
      page.text(40, y, 880, 28, 16, false, own(report, fact.name() + "　" + fact.value()));
      y += 28;
    }
    y += 12;
    for (String notice : report.notices()) {
      page.notice(40, y, 880, 34, own(report, notice));
      y += 42;
    }
    for (Said paragraph : report.note()) {
      page.text(40, y, 880, 44, 16, false, paragraph);
      y += 44;
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

  private static void kpis(Deck deck, Report report) {
    for (int from = 0; from < report.kpis().size(); from += MOST_LINES) {
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
      int to = Math.min(from + MOST_LINES, report.kpis().size());
      for (Line line : report.kpis().subList(from, to)) {
        rows.add(
            List.of(
                new Said(line.code() + " " + line.name().words(), line.name().language()),
                own(report, line.field()),
                own(report, line.before()),
                own(report, line.after()),
                own(report, line.change()),
                own(report, joined(report, line.marks()))));
      }
      String part = from == 0 ? "" : " (" + (from / MOST_LINES + 1) + ")";
      deck.slide(report.of("KPIの指数（目標＝100）", "KPI indexes (target = 100)") + part)
          .table(40, 104, new double[] {320, 140, 80, 80, 110, 150}, 2, 4, rows);
    }
  }

  private static void kpi(Deck deck, Report report, Sheet sheet) {
    Line line = sheet.line();
    Deck.Page page = deck.slide(line.code() + " " + line.name().words());
    String under =
        Stream.concat(Stream.of(line.field()), line.marks().stream())
            .reduce((one, other) -> one + report.of("・", ", ") + other)
            .orElse("");
    page.text(40, 88, 880, 24, 14, false, own(report, under));
    page.figure(40, 116, report.of("前期 ", "Before ") + sheet.before(), line.before(), false);
    page.figure(185, 116, report.of("今期 ", "This period ") + sheet.after(), line.after(), true);
    page.figure(330, 116, report.of("差（ポイント）", "Change (points)"), line.change(), false);
    page.text(40, 216, 425, 60, 14, true, sheet.sentence());
    if (sheet.reason() != null) {
      page.notice(
          40,
          280,
          425,
          30,
          own(report, report.of("指数がない理由：", "Why there is no index: ") + sheet.reason()));
    }
    page.text(
        485,
        108,
        435,
        24,
        12,
        true,
        own(report, report.of("指数の推移（目標＝100）", "Index over time (target = 100)")));
    page.chart(485, 130, 435, 188, sheet);
    page.table(40, 324, new double[] {300, 60, 110, 130, 80, 200}, 1, 4, parts(report, sheet));
  }

  private static List<List<Said>> parts(Report report, Sheet sheet) {
    List<List<Said>> rows = new ArrayList<>();
    int left = sheet.components().size() - MOST_PARTS;
    rows.add(
        heads(
            report,
            report.of("指標", "Indicator")
                + (left > 0 ? report.of("（ほか" + left + "件）", " (" + left + " more)") : ""),
            report.of("重み", "Weight"),
            report.of("実績", "Value"),
            report.of("目標", "Target"),
            report.of("達成度", "Achieved"),
            report.of("注", "Remarks")));
    sheet.components().stream()
        .limit(MOST_PARTS)
        .forEach(part ->
            rows.add(
                List.of(
                    new Said(part.code() + " " + part.name().words(), part.name().language()),
                    own(report, part.weight()),
                    own(report, part.value()),
                    own(report, part.target()),
                    own(report, part.achievement()),
                    own(report, joined(report, part.marks())))));
    return rows;
  }

  private static void last(Deck deck, Report report) {
    Deck.Page page = deck.slide(report.of("引用・照合・利用条件", "Citation, checksum, licence"));
    double y = 104;
    for (String words :
        List.of(
            report.ending().citation(),
            report.of("チェックサム（SHA-256）：", "Checksum (SHA-256): ") + report.ending().checksum(),
            report.of(
                    "この資料は、リリースで固定した値だけから作成しています。公表のあとに変わった値はリリースのページに示します：",
                    "Made from the frozen figures of the release alone. What changed since is listed on its page: ")
                + report.ending().address(),
            report.ending().licence(),
            report.of(
                "指数は、目標に達した状態を100とした値です。差は、表示された指数どうしの差です。",
                "An index is 100 when targets are reached. Changes are differences between the figures shown."))) {
      page.text(40, y, 880, 60, 15, false, own(report, words));
      y += 70;
    }
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
