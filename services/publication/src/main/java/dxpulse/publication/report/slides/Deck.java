package dxpulse.publication.report.slides;

import dxpulse.publication.chart.Letters;
import dxpulse.publication.report.Report;
import dxpulse.publication.report.Report.Said;
import dxpulse.publication.report.Report.Sheet;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.geom.Rectangle2D;
import java.time.Instant;
import java.util.ArrayList;
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
  static final double LEFT = 40;
  static final double WIDTH = 880;
  private static final double TOP = 100;
  private static final double BOTTOM = 524;
  private static final double LEAST = 9;
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
    place.setAnchor(new Rectangle2D.Double(LEFT, 26, WIDTH, 58));
    place.setVerticalAlignment(VerticalAlignment.MIDDLE);
    place.clearText();
    XSLFTextParagraph paragraph = place.addNewTextParagraph();
    paragraph.setTextAlign(TextAlign.LEFT);
    fitted(paragraph, new Said(title, report.lang().code()), 28, 16, true, TEXT, WIDTH, 58);
    Page page = new Page(slide);
    @Nullable String stamp = report.stamp();
    if (stamp != null) {
      page.notice(740, 4, 180, 24, new Said(stamp, report.lang().code()));
    }
    return page;
  }

  /// Words in the largest size in which they have room; in the least one as many as have.
  private static void fitted(
      XSLFTextParagraph paragraph,
      Said said,
      double most,
      double least,
      boolean bold,
      Color color,
      double width,
      double height) {
    double size = Room.size(said.words(), most, least, bold, width, height);
    String words = Room.cut(said.words(), size, bold, width, height);
    run(paragraph, new Said(words, said.language()), size, bold, color);
  }

  private static void run(
      XSLFTextParagraph paragraph, Said said, double size, boolean bold, Color color) {
    double exactPoints = -size * Room.LINE;
    paragraph.setLineSpacing(exactPoints);
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
      fitted(box.addNewTextParagraph(), said, size, LEAST, bold, TEXT, width, height);
      return this;
    }

    Page notice(double x, double y, double width, double height, Said said) {
      return notice(x, y, width, height, said, 13);
    }

    Page notice(double x, double y, double width, double height, Said said, double size) {
      XSLFTextBox box = box(x, y, width, height);
      box.setFillColor(NOTICE);
      box.setVerticalAlignment(VerticalAlignment.MIDDLE);
      fitted(box.addNewTextParagraph(), said, size, LEAST, false, TEXT, width, height);
      return this;
    }

    /// A large figure under its words.
    void figure(double x, double y, String words, String figure, boolean now) {
      double width = 137;
      XSLFTextBox box = box(x, y, width, 92);
      box.setLineColor(now ? KEY : LINE);
      box.setVerticalAlignment(VerticalAlignment.MIDDLE);
      String language = report.lang().code();
      XSLFTextParagraph above = box.addNewTextParagraph();
      above.setTextAlign(TextAlign.CENTER);
      fitted(above, new Said(words, language), 9, 7, false, TEXT, width, 32);
      XSLFTextParagraph below = box.addNewTextParagraph();
      below.setTextAlign(TextAlign.CENTER);
      fitted(below, new Said(figure, language), 32, 9, now, now ? KEY : TEXT, width, 48);
    }

    private XSLFTextBox box(double x, double y, double width, double height) {
      XSLFTextBox box = slide.createTextBox();
      box.setAnchor(new Rectangle2D.Double(x, y, width, height));
      box.clearText();
      box.setWordWrap(true);
      box.setLeftInset(Room.SIDE);
      box.setRightInset(Room.SIDE);
      box.setTopInset(Room.EDGE);
      box.setBottomInset(Room.EDGE);
      return box;
    }

    /// A table whose first row has the heads and whose first column has the names.
    private void table(double y, Columns columns, List<List<Said>> rows) {
      XSLFTable table = slide.createTable();
      for (int i = 0; i < rows.size(); i++) {
        XSLFTableRow row = table.addRow();
        row.setHeight(columns.height(rows.get(i), i == 0));
        for (int j = 0; j < rows.get(i).size(); j++) {
          cell(row.addCell(), columns.cut(rows.get(i), j, i == 0), i == 0, columns.isFigure(j));
        }
      }
      for (int j = 0; j < columns.widths().length; j++) {
        table.setColumnWidth(j, columns.widths()[j]);
      }
      table.setAnchor(new Rectangle2D.Double(LEFT, y, columns.width(), columns.height(rows)));
      table.getCTTable().addNewTblPr().setFirstRow(true);
    }

    private void cell(XSLFTableCell cell, Said said, boolean head, boolean figure) {
      XSLFTextParagraph paragraph = cell.addNewTextParagraph();
      paragraph.setTextAlign(figure ? TextAlign.RIGHT : TextAlign.LEFT);
      run(paragraph, said, Columns.SIZE, head, TEXT);
      cell.setVerticalAlignment(VerticalAlignment.MIDDLE);
      cell.setLeftInset(Room.SIDE);
      cell.setRightInset(Room.SIDE);
      cell.setTopInset(Room.EDGE);
      cell.setBottomInset(Room.EDGE);
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

  /// Things one under another, on as many slides as they need.
  Column column(String title, double gap) {
    return new Column(title, slide(title), TOP, gap);
  }

  /// The same on a slide that has something already.
  ///
  /// @param y where it begins
  Column column(String title, Page page, double y, double gap) {
    return new Column(title, page, y, gap);
  }

  final class Column {
    private final String title;
    private final double gap;
    private Page page;
    private double y;
    private int slides = 1;

    private Column(String title, Page page, double y, double gap) {
      this.title = title;
      this.page = page;
      this.y = y;
      this.gap = gap;
    }

    Column text(double size, boolean bold, Said said) {
      double height = room(Room.height(said.words(), size, bold, WIDTH));
      page.text(LEFT, y, WIDTH, height, size, bold, said);
      y += height + gap;
      return this;
    }

    Column notice(Said said) {
      double height = room(Room.height(said.words(), 13, false, WIDTH) + 6);
      page.notice(LEFT, y, WIDTH, height, said);
      y += height + gap + 4;
      return this;
    }

    /// A table; rows that have no room stand on further slides under the same heads.
    Column table(Columns columns, List<List<Said>> rows) {
      List<Said> heads = rows.getFirst();
      List<List<Said>> left = rows.subList(1, rows.size());
      room(columns.height(rows.subList(0, Math.min(2, rows.size()))));
      do {
        List<List<Said>> set = new ArrayList<>(List.of(heads));
        double height = columns.height(heads, true);
        while (!left.isEmpty()
            && (set.size() == 1 || y + height + columns.height(left.getFirst(), false) <= BOTTOM)) {
          height += columns.height(left.getFirst(), false);
          set.add(left.getFirst());
          left = left.subList(1, left.size());
        }
        page.table(y, columns, set);
        y += height + gap;
        if (!left.isEmpty()) {
          next();
        }
      } while (!left.isEmpty());
      return this;
    }

    /// Goes on where there is so much room.
    ///
    /// @return how much of it there is
    private double room(double height) {
      if (y + height > BOTTOM && y > TOP) {
        next();
      }
      return Math.min(height, BOTTOM - y);
    }

    private void next() {
      slides++;
      page = slide(title + " (" + slides + ")");
      y = TOP;
    }
  }
}
