package dxpulse.publication.report.slides;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.publication.Poison;
import dxpulse.publication.page.Lang;
import dxpulse.publication.release.Standing;
import dxpulse.publication.report.Report;
import dxpulse.publication.report.SampleReport;
import java.awt.Dimension;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.xddf.usermodel.chart.XDDFLineChartData;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xslf.usermodel.XSLFGraphicFrame;
import org.apache.poi.xslf.usermodel.XSLFSlide;
import org.apache.poi.xslf.usermodel.XSLFTable;
import org.apache.poi.xslf.usermodel.XSLFTextShape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.openxmlformats.schemas.presentationml.x2006.main.CTGraphicalObjectFrame;

class SlideDocumentsTest {
  private final SlideDocuments documents = new SlideDocuments();

  @ParameterizedTest
  @EnumSource(Lang.class)
  void everySlideHasItsTitleAndEveryKpiItsSlide(Lang lang) throws IOException {
    Report report = SampleReport.of(lang);
    try (XMLSlideShow show = read(report)) {
      List<String> titles = show.getSlides().stream().map(XSLFSlide::getTitle).toList();

      assertThat(show.getPageSize()).isEqualTo(new Dimension(960, 540));
      assertThat(titles)
          .doesNotContainNull()
          .doesNotHaveDuplicates()
          .startsWith(report.title(), report.of("注目のKPI", "Highlights"))
          .containsSubsequence(
              report.sheets().stream()
                  .map(sheet -> sheet.line().code() + " " + sheet.line().name().words())
                  .toList());
      assertThat(
              show.getProperties()
                  .getCoreProperties()
                  .getUnderlyingProperties()
                  .getLanguageProperty())
          .contains(lang.code());
    }
  }

  @Test
  void isTheSameFileWheneverItIsSet() {
    byte[] file = documents.set(SampleReport.of(Lang.JA));
    SampleReport.awaitAnotherTime();

    assertThat(new SlideDocuments().set(SampleReport.of(Lang.JA))).isEqualTo(file);
  }

  @ParameterizedTest
  @CsvSource({"JA,公表前", "EN,Not yet published"})
  void everySlideSaysThatItIsNotPublishedYet(Lang lang, String stamp) throws IOException {
    try (XMLSlideShow show = read(SampleReport.of(lang, new Standing.Prepared()))) {
      assertThat(show.getSlides())
          .hasSizeGreaterThan(4)
          .allSatisfy(slide -> assertThat(words(slide)).contains(stamp));
    }
  }

  @Test
  void figuresTablesAndMarkupAreText() throws IOException {
    try (XMLSlideShow show = read(SampleReport.of(Lang.JA))) {
      XSLFSlide kpi = slide(show, "K1 ");

      assertThat(words(kpi))
          .contains("61.1", "64.2", "＋3.1", "前期より3.1ポイント上昇。主因は サポートIT企業数（＋2.0）。")
          .contains("I02 県内企業のデジタル化・ＤＸ支援件数", "1,090件", "推計値、目標はサンプル値、過去の値を使用");
      assertThat(words(slide(show, "代表的な事例")))
          .contains("K1", "経験と勘による在庫管理", "年間830万円の削減見込み")
          .anyMatch(words -> words.startsWith("森羽紙業（五所川原市）："));
      assertThat(show.getSlides().stream().flatMap(slide -> words(slide).stream()))
          .contains("この四半期は<b>企業のDX</b>が伸びました。")
          .anyMatch(words -> words.endsWith("<script>alert('&amp;')</script>"));
    }
  }

  @ParameterizedTest
  @EnumSource(Lang.class)
  void poisonedTextsAreReadAndLinkNowhere(Lang lang) throws IOException {
    try (XMLSlideShow show = read(SampleReport.poisoned(lang), "poisoned")) {
      assertThat(show.getSlides())
          .hasSizeGreaterThan(4)
          .allSatisfy(slide ->
              assertThat(slide.getRelationParts())
                  .extracting(part -> part.getRelationship().getTargetURI().getScheme())
                  .allMatch(scheme -> scheme == null || scheme.equals("https")));
      assertThat(
              String.join(
                  " ", show.getSlides().stream().flatMap(each -> words(each).stream()).toList()))
          .contains(Poison.SEEN);
    }
  }

  @Test
  void aChartCanBeEditedHasWordsAndLeavesGaps() throws IOException {
    Report report = SampleReport.of(Lang.JA);
    try (XMLSlideShow show = read(report)) {
      XSLFGraphicFrame frame =
          slide(show, "K1 ").getShapes().stream()
              .filter(XSLFGraphicFrame.class::isInstance)
              .map(XSLFGraphicFrame.class::cast)
              .filter(XSLFGraphicFrame::hasChart)
              .findFirst()
              .orElseThrow();
      var lines = (XDDFLineChartData) frame.getChart().getChartSeries().getFirst();
      var figures = lines.getSeries(0).getValuesData();

      assertThat(((CTGraphicalObjectFrame) frame.getXmlObject()).getNvGraphicFramePr().getCNvPr())
          .satisfies(about ->
              assertThat(about.getDescr()).isEqualTo(report.sheets().getFirst().reading()));
      assertThat(lines.getSeriesCount()).isEqualTo(2);
      assertThat(figures.getPointAt(0)).isEqualTo(31.2);
      var kept = frame.getChart().getWorkbook().getSheetAt(0);
      assertThat(kept.getRow(3).getCell(1).getNumericCellValue()).isEqualTo(41.4);
      assertThat(kept.getRow(4).getCell(1)).isNull();
      assertThat(kept.getRow(8).getCell(1).getNumericCellValue()).isEqualTo(64.2);
    } catch (InvalidFormatException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  private static XSLFSlide slide(XMLSlideShow show, String title) {
    return show.getSlides().stream()
        .filter(slide -> slide.getTitle().startsWith(title))
        .findFirst()
        .orElseThrow();
  }

  private XMLSlideShow read(Report report) throws IOException {
    return read(report, "report");
  }

  private XMLSlideShow read(Report report, String name) throws IOException {
    byte[] file = documents.set(report);
    Path looked = Files.createDirectories(Path.of("target/reports"));
    Files.write(looked.resolve(name + "-" + report.lang().code() + ".pptx"), file);
    return new XMLSlideShow(new ByteArrayInputStream(file));
  }

  private static List<String> words(XSLFSlide slide) {
    List<String> words = new ArrayList<>();
    for (var shape : slide.getShapes()) {
      if (shape instanceof XSLFTextShape text) {
        words.addAll(
            text.getTextParagraphs().stream()
                .map(paragraph -> paragraph.getText())
                .collect(Collectors.toList()));
      } else if (shape instanceof XSLFTable table) {
        table.getRows().forEach(row -> row.getCells().forEach(cell -> words.add(cell.getText())));
      }
    }
    return words;
  }
}
