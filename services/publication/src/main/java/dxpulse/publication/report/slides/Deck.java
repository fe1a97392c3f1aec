package dxpulse.publication.report.slides;

import dxpulse.publication.chart.Letters;
import dxpulse.publication.report.Report;
import dxpulse.publication.report.Report.Said;
import dxpulse.publication.report.Report.Sheet;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.geom.Rectangle2D;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.apache.poi.common.usermodel.fonts.FontGroup;
import org.apache.poi.ooxml.POIXMLProperties;
import org.apache.poi.sl.usermodel.TableCell.BorderEdge;
import org.apache.poi.sl.usermodel.TextParagraph.TextAlign;
import org.apache.poi.sl.usermodel.VerticalAlignment;
import org.apache.poi.xslf.usermodel.SlideLayout;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xslf.usermodel.XSLFSlide;
import org.apache.poi.xslf.usermodel.XSLFSlideLayout;
import org.apache.poi.xslf.usermodel.XSLFTable;
import org.apache.poi.xslf.usermodel.XSLFTableCell;
import org.apache.poi.xslf.usermodel.XSLFTableRow;
import org.apache.poi.xslf.usermodel.XSLFTextBox;
import org.apache.poi.xslf.usermodel.XSLFTextParagraph;
import org.apache.poi.xslf.usermodel.XSLFTextRun;
import org.apache.poi.xslf.usermodel.XSLFTextShape;
import org.jspecify.annotations.Nullable;

/// Slides in the making, all of one look. Places are in points from the left and the top.
final class Deck {
  private static final Dimension SIXTEEN_BY_NINE = new Dimension(960, 540);
  private static final Color KEY = new Color(0x0017C1);
  private static final Color TEXT = new Color(0x1A1A1A);
  private static final Color LINE = new Color(0xB3B3B3);
  private static final Color HEAD = new Color(0xF1F1F4);
  private static final Color NOTICE = new Color(0xFBF5E0);

  private final XMLSlideShow show;
  private final XSLFSlideLayout layout;
  private final Report report;

  Deck(XMLSlideShow show, Report report) {
    this.show = show;
    this.report = report;
    show.setPageSize(SIXTEEN_BY_NINE);
    this.layout = show.getSlideMasters().getFirst().getLayout(SlideLayout.TITLE_ONLY);
    var about = show.getProperties().getCoreProperties();
    about.setTitle(report.title() + "｜" + report.site());
    about.setCreator(report.site());
    date(about, report.date());
    about.getUnderlyingProperties().setLanguageProperty(Optional.of(report.lang().code()));
  }

  /// The properties of a file as of a day; otherwise they are of the moment of its writing.
  static void date(POIXMLProperties.CoreProperties about, Instant date) {
    about.getUnderlyingProperties().setCreatedProperty(Optional.of(Date.from(date)));
    about.getUnderlyingProperties().setModifiedProperty(Optional.of(Date.from(date)));
  }

  Page slide(String title) {
    XSLFSlide slide = show.createSlide(layout);
    XSLFTextShape place = slide.getPlaceholder(0);
    place.setAnchor(new Rectangle2D.Double(40, 26, 880, 58));
    place.setVerticalAlignment(VerticalAlignment.MIDDLE);
    place.clearText();
    XSLFTextParagraph paragraph = place.addNewTextParagraph();
    paragraph.setTextAlign(TextAlign.LEFT);
    run(
        paragraph,
        new Said(title, report.lang().code()),
        title.length() > 34 ? 22 : 28,
        true,
        TEXT);
    Page page = new Page(slide);
    @Nullable String stamp = report.stamp();
    if (stamp != null) {
      page.notice(740, 4, 180, 24, new Said(stamp, report.lang().code()));
    }
    return page;
  }

  private static void run(
      XSLFTextParagraph paragraph, Said said, double size, boolean bold, Color color) {
    XSLFTextRun run = paragraph.addNewTextRun();
    run.setText(said.words());
    run.setFontSize(size);
    run.setBold(bold);
    run.setFontColor(color);
    run.setFontFamily(Letters.FAMILY, FontGroup.LATIN);
    run.setFontFamily(Letters.FAMILY, FontGroup.EAST_ASIAN);
    if (run.getXmlObject()
        instanceof org.openxmlformats.schemas.drawingml.x2006.main.CTRegularTextRun xml) {
      xml.getRPr().setLang(said.language().equals("ja") ? "ja-JP" : "en-GB");
    }
  }

  /// A slide to put things on.
  final class Page {
    private final XSLFSlide slide;

    private Page(XSLFSlide slide) {
      this.slide = slide;
    }

    Page text(
        double x, double y, double width, double height, double size, boolean bold, Said said) {
      XSLFTextBox box = box(x, y, width, height);
      run(box.addNewTextParagraph(), said, size, bold, TEXT);
      return this;
    }

    void notice(double x, double y, double width, double height, Said said) {
      XSLFTextBox box = box(x, y, width, height);
      box.setFillColor(NOTICE);
      box.setVerticalAlignment(VerticalAlignment.MIDDLE);
      run(box.addNewTextParagraph(), said, 13, false, TEXT);
    }

    /// A large figure under its words.
    void figure(double x, double y, String words, String figure, boolean now) {
      XSLFTextBox box = box(x, y, 137, 92);
      box.setLineColor(now ? KEY : LINE);
      box.setVerticalAlignment(VerticalAlignment.MIDDLE);
      String language = report.lang().code();
      XSLFTextParagraph above = box.addNewTextParagraph();
      above.setTextAlign(TextAlign.CENTER);
      run(above, new Said(words, language), 9, false, TEXT);
      XSLFTextParagraph below = box.addNewTextParagraph();
      below.setTextAlign(TextAlign.CENTER);
      run(below, new Said(figure, language), 32, now, now ? KEY : TEXT);
    }

    private XSLFTextBox box(double x, double y, double width, double height) {
      XSLFTextBox box = slide.createTextBox();
      box.setAnchor(new Rectangle2D.Double(x, y, width, height));
      box.clearText();
      box.setWordWrap(true);
      return box;
    }

    /// A table whose first row has the heads and whose first column has the names.
    ///
    /// @param first of the columns of figures
    /// @param last of them
    Page table(double x, double y, double[] widths, int first, int last, List<List<Said>> rows) {
      XSLFTable table = slide.createTable();
      for (int i = 0; i < rows.size(); i++) {
        XSLFTableRow row = table.addRow();
        row.setHeight(rows.size() > 8 ? 30 : 26);
        for (int j = 0; j < rows.get(i).size(); j++) {
          cell(row.addCell(), rows.get(i).get(j), i == 0, first <= j && j <= last);
        }
      }
      double width = 0;
      for (int j = 0; j < widths.length; j++) {
        table.setColumnWidth(j, widths[j]);
        width += widths[j];
      }
      table.setAnchor(new Rectangle2D.Double(x, y, width, 28 * rows.size()));
      table.getCTTable().addNewTblPr().setFirstRow(true);
      return this;
    }

    private void cell(XSLFTableCell cell, Said said, boolean head, boolean figure) {
      XSLFTextParagraph paragraph = cell.addNewTextParagraph();
      paragraph.setTextAlign(figure ? TextAlign.RIGHT : TextAlign.LEFT);
      run(paragraph, said, 12, head, TEXT);
      cell.setVerticalAlignment(VerticalAlignment.MIDDLE);
      cell.setTopInset(2);
      cell.setBottomInset(2);
      cell.setBorderColor(BorderEdge.bottom, LINE);
      cell.setBorderWidth(BorderEdge.bottom, 0.75);
      if (head) {
        cell.setFillColor(HEAD);
      }
    }

    void chart(double x, double y, double width, double height, Sheet sheet) {
      History.draw(show, slide, new Rectangle2D.Double(x, y, width, height), report, sheet);
    }
  }
}
