package dxpulse.publication.report.slides;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.publication.chart.Letters;
import dxpulse.publication.page.Lang;
import dxpulse.publication.report.Report;
import dxpulse.publication.report.Report.Component;
import dxpulse.publication.report.Report.Fact;
import dxpulse.publication.report.Report.Said;
import dxpulse.publication.report.Report.Sheet;
import dxpulse.publication.report.SampleReport;
import java.awt.Color;
import java.awt.Font;
import java.awt.GraphicsEnvironment;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xslf.usermodel.XSLFShape;
import org.apache.poi.xslf.usermodel.XSLFSlide;
import org.apache.poi.xslf.usermodel.XSLFTable;
import org.apache.poi.xslf.usermodel.XSLFTableCell;
import org.apache.poi.xslf.usermodel.XSLFTextShape;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Words keep within their boxes and slides, however many there are. How high they are is measured
/// by what reads the file, which draws it, too.
class SlideRoomTest {
  private static final double BOTTOM = 540;

  @BeforeAll
  static void bringsTheLetters() throws Exception {
    for (Letters letters : Letters.values()) {
      try (var file = letters.open()) {
        GraphicsEnvironment.getLocalGraphicsEnvironment()
            .registerFont(Font.createFont(Font.TRUETYPE_FONT, file));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Lang.class)
  void nothingRunsOverWhereItStands(Lang lang) throws IOException {
    try (XMLSlideShow show = read(SampleReport.of(lang), "plain-" + lang.code())) {
      show.getSlides().forEach(SlideRoomTest::keepsWithin);
    }
  }

  @ParameterizedTest
  @EnumSource(Lang.class)
  void evenWhereMuchIsSaid(Lang lang) throws IOException {
    Report crowded = crowded(SampleReport.of(lang));
    try (XMLSlideShow show = read(crowded, "crowded-" + lang.code())) {
      show.getSlides().forEach(SlideRoomTest::keepsWithin);

      String all =
          String.join("\n", show.getSlides().stream().flatMap(SlideRoomTest::words).toList());
      for (Component part : crowded.sheets().getFirst().components()) {
        assertThat(all).as("stands on some slide").contains(part.code() + " ");
      }
      for (Said paragraph : crowded.note()) {
        assertThat(all).contains(paragraph.words());
      }
      assertThat(show.getSlides())
          .extracting(XSLFSlide::getTitle)
          .doesNotHaveDuplicates()
          .anyMatch(title -> title.endsWith("(2)"));
    }
  }

  /// Where the letters are not installed, taller ones stand for them; boxes do not grow with them.
  @ParameterizedTest
  @EnumSource(Lang.class)
  void linesAreAsHighInOtherLetters(Lang lang) throws IOException {
    try (XMLSlideShow show = read(SampleReport.of(lang), "other-" + lang.code())) {
      assertThat(show.getSlides())
          .flatExtracting(XSLFSlide::getShapes)
          .filteredOn(XSLFTextShape.class::isInstance)
          .flatExtracting(shape -> ((XSLFTextShape) shape).getTextParagraphs())
          .isNotEmpty()
          .allSatisfy(paragraph ->
              assertThat(paragraph.getLineSpacing())
                  .as(
                      "points from line to line, told as a negative number: %s",
                      paragraph.getText())
                  .isNegative());
    }
  }

  @Test
  void wordsAreMadeSmallerBeforeTheyAreCut() {
    String words = "指数は目標に達した状態を100とした値です。".repeat(4);

    double size = Room.size(words, 18, 9, false, 300, 60);

    assertThat(size).isBetween(9.0, 17.0);
    assertThat(Room.height(words, size, false, 300)).isLessThanOrEqualTo(60);
    assertThat(Room.cut(words, size, false, 300, 60)).isEqualTo(words);
    assertThat(Room.cut(words.repeat(9), 9, false, 300, 60)).endsWith("…").hasSizeLessThan(400);
    assertThat(Room.cut("𠮷".repeat(400), 9, false, 300, 60).codePoints())
        .as("no half of a letter")
        .allMatch(letter -> letter == "𠮷".codePointAt(0) || letter == '…');
  }

  private static void keepsWithin(XSLFSlide slide) {
    for (XSLFShape shape : slide.getShapes()) {
      if (shape instanceof XSLFTextShape text) {
        assertThat(text.getTextHeight())
            .as("%s: %s", slide.getTitle(), text.getText())
            .isLessThanOrEqualTo(text.getAnchor().getHeight() + 0.5);
        assertThat(text.getAnchor().getMaxY()).as(text.getText()).isLessThanOrEqualTo(BOTTOM);
      } else if (shape instanceof XSLFTable table) {
        table.updateCellAnchor();
        double bottom = table.getAnchor().getY();
        for (int row = 0; row < table.getNumberOfRows(); row++) {
          bottom += table.getRowHeight(row);
          for (XSLFTableCell cell : table.getRows().get(row).getCells()) {
            assertThat(cell.getTextHeight())
                .as("%s: %s", slide.getTitle(), cell.getText())
                .isLessThanOrEqualTo(table.getRowHeight(row) + 0.5);
          }
        }
        assertThat(bottom).as(slide.getTitle()).isLessThanOrEqualTo(BOTTOM);
      }
    }
  }

  private static Stream<String> words(XSLFSlide slide) {
    List<String> words = new ArrayList<>();
    for (XSLFShape shape : slide.getShapes()) {
      if (shape instanceof XSLFTextShape text) {
        words.add(text.getText());
      } else if (shape instanceof XSLFTable table) {
        table.getRows().forEach(row -> row.getCells().forEach(cell -> words.add(cell.getText())));
      }
    }
    return words.stream();
  }

  /// The report with more words in every place than a slide has room for.
  private static Report crowded(Report report) {
    String phrase =
        report.of(
            "県内の中小企業のうち生産性の向上のためにデジタル技術を使う計画を持ち実際に取り組んでいるものの数、",
            "the number of small companies in the prefecture that plan to use digital technology and do so, ");
    String language = report.lang().code();
    Sheet first = report.sheets().getFirst();
    List<Component> components =
        IntStream.range(0, 14)
            .mapToObj(i ->
                new Component(
                    "X" + i,
                    new Said(phrase.repeat(i % 4 + 1), language),
                    "7.1%",
                    "1,234,567.8件",
                    phrase,
                    "101.4",
                    "2024",
                    List.of(phrase, phrase)))
            .toList();
    Sheet sheet =
        new Sheet(
            first.line(),
            first.before(),
            first.after(),
            phrase,
            new Said(phrase.repeat(6), language),
            first.chart(),
            first.reading(),
            first.history(),
            components,
            first.parts(),
            phrase.repeat(2),
            List.of(new Fact("見通し", phrase.repeat(4)), new Fact("ペース", phrase.repeat(2))));
    List<Sheet> sheets = new ArrayList<>(report.sheets());
    sheets.set(0, sheet);
    return new Report(
        report.lang(),
        report.site(),
        report.title(),
        report.date(),
        report.of("公表前", "Not yet published"),
        report.facts(),
        List.of(phrase.repeat(3), phrase),
        new Said(phrase.repeat(4), language),
        IntStream.range(0, 9)
            .mapToObj(i -> new Said((i + 1) + ". " + phrase.repeat(i + 1), language))
            .toList(),
        List.of(sheet, sheet, first),
        report.fields(),
        IntStream.range(0, 5).boxed().flatMap(i -> report.kpis().stream()).toList(),
        report.since(),
        sheets,
        report.stories(),
        report.ending());
  }

  private static XMLSlideShow read(Report report, String name) throws IOException {
    XMLSlideShow show =
        new XMLSlideShow(new ByteArrayInputStream(new SlideDocuments().set(report)));
    Path looked = Files.createDirectories(Path.of("target/reports/slides"));
    int number = 0;
    for (XSLFSlide slide : show.getSlides()) {
      BufferedImage picture = new BufferedImage(960, 540, BufferedImage.TYPE_INT_RGB);
      var pen = picture.createGraphics();
      pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      pen.setColor(Color.WHITE);
      pen.fillRect(0, 0, 960, 540);
      slide.draw(pen);
      pen.dispose();
      ImageIO.write(picture, "png", looked.resolve(name + "-" + ++number + ".png").toFile());
    }
    return show;
  }
}
