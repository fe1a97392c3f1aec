package dxpulse.publication.report.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.LocalizedText;
import dxpulse.publication.Poison;
import dxpulse.publication.page.Lang;
import dxpulse.publication.page.jte.JteTemplates;
import dxpulse.publication.release.Standing;
import dxpulse.publication.report.Report;
import dxpulse.publication.report.SampleReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PdfDocumentsTest {
  private final PdfDocuments documents = new PdfDocuments(new JteTemplates());

  @ParameterizedTest
  @EnumSource(Lang.class)
  void isADocumentForEverybody(Lang lang) throws IOException {
    Report report = SampleReport.of(lang);
    try (PDDocument pdf = read(report, "report-" + lang.code())) {
      var catalog = pdf.getDocumentCatalog();
      List<PDStructureElement> tags = tags(catalog.getStructureTreeRoot());

      assertThat(catalog.getLanguage()).isEqualTo(lang.code());
      assertThat(catalog.getMarkInfo().isMarked()).isTrue();
      assertThat(catalog.getViewerPreferences().displayDocTitle()).isTrue();
      assertThat(pdf.getDocumentInformation().getTitle()).startsWith(report.title());
      assertThat(new String(catalog.getMetadata().toByteArray(), StandardCharsets.UTF_8))
          .contains("<pdfuaid:part>1</pdfuaid:part>");
      assertThat(count(tags, "H1")).isEqualTo(1);
      assertThat(count(tags, "H2")).isEqualTo(5 + report.sheets().size() + 2);
      assertThat(tags.stream().filter(tag -> tag.getStructureType().equals("TH")))
          .hasSizeGreaterThan(30)
          .allSatisfy(cell -> assertThat(cell.getAttributes().size()).isPositive());
      assertThat(tags.stream().filter(tag -> tag.getStructureType().equals("Figure")))
          .extracting(PDStructureElement::getAlternateDescription)
          .containsExactlyElementsOf(report.sheets().stream().map(Report.Sheet::reading).toList());
      assertThat(bookmarks(pdf)).hasSize(report.sheets().size() + 3).contains(title(report, 0));
      for (PDPage page : pdf.getPages()) {
        for (var font : page.getResources().getFontNames()) {
          assertThat(page.getResources().getFont(font).isEmbedded()).isTrue();
        }
      }
    }
  }

  @Test
  void saysWhatThePagesSay() throws IOException {
    try (PDDocument pdf = read(SampleReport.of(Lang.JA), "report-text")) {
      String text = new PDFTextStripper().getText(pdf).replaceAll("\\s+", "");

      assertThat(text)
          .contains("令和6年度第1四半期リリース（第1版）", "2024年7月30日10:00", "県内企業のDXの推進状況")
          .contains("前期令和5年度第4四半期", "61.1", "64.2", "＋3.1", "前期より3.1ポイント上昇")
          .contains("サポートIT企業数", "1,090件", "推計値", "聞き取り値", "サンプル値", "速報値")
          .contains("代表的な事例", "森羽紙業（五所川原市）", "経験と勘による在庫管理", "年間830万円の削減見込み")
          .contains("算定率が基準を下回っています", "CCBY4.0", "SHA-256", "/releases/FY2024-Q1-1");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "JA|ペース|加速が必要|これから毎月0.8ポイントの上昇が必要|見通し|95％の予測区間|前回のリリースからの訂正|60.8|前期と今期で算出方法の版が異なるKPIがあります|旧方法で50.1",
        "EN|Pace|Needs acceleration|0.8 points a month are needed|Outlook|prediction interval|Corrected since the release before|60.8|computed by different versions of the method|the old method gives 50.1"
      })
  void saysWhereAKpiIsGoingWhatWasCorrectedAndThatAMethodChanged(ArgumentsAccessor said)
      throws IOException {
    Lang lang = Lang.valueOf(String.valueOf(said.getString(0)));
    try (PDDocument pdf = read(SampleReport.of(lang), "report-" + lang.code())) {
      String text = new PDFTextStripper().getText(pdf).replaceAll("\\s+", "");
      for (int i = 1; i < said.size(); i++) {
        assertThat(text).contains(String.valueOf(said.getString(i)).replaceAll("\\s+", ""));
      }
    }
  }

  /// Remarks that take much room leave little to the columns beside them.
  @Test
  void aFieldStandsOnOneLineBesideLongNamesAndRemarks() throws IOException {
    Report sample = SampleReport.of(Lang.JA);
    Report.Line crowded =
        new Report.Line(
            "K5",
            new Report.Said("あらゆる産業分野のデジタルトランスフォーメーションの推進状況", "ja"),
            "暮らし・まち",
            "37.3",
            "38.0",
            "－（KPIが異なり比べられません）",
            List.of("速報値", "サンプル値", "期の一部", "過去の値を使用", "算定率50％"));
    Report report =
        new Report(
            sample.lang(),
            sample.site(),
            sample.title(),
            sample.date(),
            null,
            sample.facts(),
            List.of(),
            sample.summary(),
            List.of(),
            List.of(),
            List.of(),
            List.of(crowded),
            null,
            List.of(),
            List.of(),
            sample.ending());
    try (PDDocument pdf = read(report, "report-crowded")) {
      assertThat(new PDFTextStripper().getText(pdf)).contains("暮らし・まち", "分野");
    }
  }

  /// A heading alone, or a short table, is no page.
  @ParameterizedTest
  @EnumSource(Lang.class)
  void noPageIsTurnedForAFewLines(Lang lang) throws IOException {
    try (PDDocument pdf = read(SampleReport.of(lang), "report-" + lang.code())) {
      for (int page = 1; page <= pdf.getNumberOfPages(); page++) {
        PDFTextStripper reader = new PDFTextStripper();
        reader.setStartPage(page);
        reader.setEndPage(page);

        assertThat(reader.getText(pdf).lines().filter(line -> !line.isBlank()))
            .as("page %d", page)
            .hasSizeGreaterThan(10);
      }
    }
  }

  @Test
  void namesTheKpisThatTheOfficeChoseBeforeAllOthers() throws IOException {
    try (PDDocument pdf = read(SampleReport.of(Lang.JA), "report-highlights")) {
      assertThat(new PDFTextStripper().getText(pdf).replaceAll("\\s+", ""))
          .containsSubsequence(
              "注目のKPI", "K1県内企業のDXの推進状況", "64.2（前期差＋3.1）", "前期より3.1ポイント上昇", "分野の指数");
    }
  }

  @Test
  void isTheSameFileWheneverItIsSet() {
    byte[] file = documents.set(SampleReport.of(Lang.JA));
    SampleReport.awaitAnotherTime();

    assertThat(new PdfDocuments(new JteTemplates()).set(SampleReport.of(Lang.JA))).isEqualTo(file);
  }

  @ParameterizedTest
  @CsvSource({"JA,公表前", "EN,Not yet published"})
  void everyPageSaysThatItIsNotPublishedYet(Lang lang, String stamp) throws IOException {
    Report report = SampleReport.of(lang, new Standing.Prepared());
    try (PDDocument pdf = read(report, "report-preview-" + lang.code())) {
      PDFTextStripper stripper = new PDFTextStripper();
      assertThat(pdf.getNumberOfPages()).isGreaterThan(3);
      for (int page = 1; page <= pdf.getNumberOfPages(); page++) {
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        assertThat(stripper.getText(pdf)).as("page " + page).contains(stamp);
      }
    }
    try (PDDocument pdf = read(SampleReport.of(lang), "report-" + lang.code())) {
      assertThat(new PDFTextStripper().getText(pdf)).doesNotContain(stamp);
    }
  }

  @Test
  void markupInTextsIsShownAsItWasWritten() throws IOException {
    try (PDDocument pdf = read(SampleReport.of(Lang.JA), "report-markup")) {
      assertThat(new PDFTextStripper().getText(pdf).replaceAll("\\s+", ""))
          .contains("<script>alert('&amp;')</script>", "この四半期は<b>企業のDX</b>が伸びました。");
    }
  }

  @ParameterizedTest
  @EnumSource(Lang.class)
  void poisonedTextsAreReadAndRunNothing(Lang lang) throws IOException {
    try (PDDocument pdf = read(SampleReport.poisoned(lang), "report-poisoned-" + lang.code())) {
      assertThat(new PDFTextStripper().getText(pdf).replaceAll("\\s+", "")).contains(Poison.SEEN);
      assertThat(pdf.getDocumentCatalog().getOpenAction()).isNull();
      assertThat(pdf.getDocumentCatalog().getNames()).isNull();
      for (PDPage page : pdf.getPages()) {
        for (PDAnnotation annotation : page.getAnnotations()) {
          assertThat(annotation.getCOSObject().toString()).doesNotContainIgnoringCase("javascript");
        }
      }
    }
  }

  @Test
  void saysThatAReleaseWasWithdrawn() throws IOException {
    Standing withdrawn =
        new Standing.Withdrawn(
            Instant.parse("2024-07-30T01:00:00Z"),
            Instant.parse("2024-08-01T01:00:00Z"),
            new LocalizedText("集計に誤りがありました。", "The sums were wrong."));
    try (PDDocument pdf = read(SampleReport.of(Lang.EN, withdrawn), "report-withdrawn")) {
      assertThat(new PDFTextStripper().getText(pdf))
          .contains("This release was withdrawn: The sums were wrong.");
    }
  }

  private PDDocument read(Report report, String name) throws IOException {
    byte[] file = documents.set(report);
    Files.write(Files.createDirectories(Path.of("target/reports")).resolve(name + ".pdf"), file);
    return Loader.loadPDF(file);
  }

  private static String title(Report report, int sheet) {
    Report.Line line = report.sheets().get(sheet).line();
    return line.code() + " " + line.name().words();
  }

  private static long count(List<PDStructureElement> tags, String kind) {
    return tags.stream().filter(tag -> tag.getStructureType().equals(kind)).count();
  }

  private static List<PDStructureElement> tags(PDStructureNode node) {
    List<PDStructureElement> found = new ArrayList<>();
    for (Object kid : node.getKids()) {
      if (kid instanceof PDStructureElement element) {
        found.add(element);
        found.addAll(tags(element));
      }
    }
    return found;
  }

  private static List<String> bookmarks(PDDocument pdf) {
    List<String> titles = new ArrayList<>();
    for (PDOutlineItem item : pdf.getDocumentCatalog().getDocumentOutline().children()) {
      titles.add(item.getTitle());
    }
    return titles;
  }
}
