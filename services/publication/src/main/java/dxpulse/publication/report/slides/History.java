package dxpulse.publication.report.slides;

import dxpulse.publication.report.Report;
import dxpulse.publication.report.Report.Point;
import dxpulse.publication.report.Report.Sheet;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.util.Collections;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.util.Units;
import org.apache.poi.xddf.usermodel.PresetColor;
import org.apache.poi.xddf.usermodel.PresetLineDash;
import org.apache.poi.xddf.usermodel.XDDFColor;
import org.apache.poi.xddf.usermodel.XDDFColorRgbBinary;
import org.apache.poi.xddf.usermodel.XDDFLineProperties;
import org.apache.poi.xddf.usermodel.XDDFPresetLineDash;
import org.apache.poi.xddf.usermodel.XDDFSolidFillProperties;
import org.apache.poi.xddf.usermodel.chart.AxisCrosses;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.DisplayBlanks;
import org.apache.poi.xddf.usermodel.chart.LegendPosition;
import org.apache.poi.xddf.usermodel.chart.MarkerStyle;
import org.apache.poi.xddf.usermodel.chart.XDDFCategoryAxis;
import org.apache.poi.xddf.usermodel.chart.XDDFCategoryDataSource;
import org.apache.poi.xddf.usermodel.chart.XDDFChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xddf.usermodel.chart.XDDFLineChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFNumericalDataSource;
import org.apache.poi.xddf.usermodel.chart.XDDFValueAxis;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xslf.usermodel.XSLFChart;
import org.apache.poi.xslf.usermodel.XSLFSlide;
import org.jspecify.annotations.Nullable;

/// The history of a KPI as a chart of the presentation itself, with the target as a dashed line.
final class History {
  private static final byte[] KEY = {0, 0x17, (byte) 0xC1};
  private static final double TARGET = 100;

  private History() {}

  static void draw(
      XMLSlideShow show, XSLFSlide slide, Rectangle2D place, Report report, Sheet sheet) {
    XSLFChart chart = show.createChart();
    chart.setAutoTitleDeleted(true);
    chart.getOrAddLegend().setPosition(LegendPosition.BOTTOM);
    chart.displayBlanksAs(DisplayBlanks.GAP);
    XDDFCategoryAxis periods = chart.createCategoryAxis(AxisPosition.BOTTOM);
    XDDFValueAxis indexes = chart.createValueAxis(AxisPosition.LEFT);
    indexes.setCrosses(AxisCrosses.AUTO_ZERO);

    int count = sheet.history().size();
    String[] names = sheet.history().stream().map(Point::period).toArray(String[]::new);
    @Nullable Double[] figures = sheet.history().stream().map(Point::index).toArray(Double[]::new);
    Double[] target = Collections.nCopies(count, TARGET).toArray(Double[]::new);
    XDDFCategoryDataSource categories =
        XDDFDataSourcesFactory.fromArray(names, column(chart, count, 0), 0);
    XDDFLineChartData lines =
        (XDDFLineChartData) chart.createData(ChartTypes.LINE, periods, indexes);
    lines.setVaryColors(false);
    series(chart, lines, categories, figures, 1, report.of("指数", "Index"), false);
    series(chart, lines, categories, target, 2, report.of("目標", "Target"), true);
    chart.plot(lines);
    date(chart, report);
    slide.addChart(chart, emu(place));
    describe(slide, sheet);
  }

  private static void series(
      XSLFChart chart,
      XDDFLineChartData lines,
      XDDFCategoryDataSource categories,
      @Nullable Double[] figures,
      int column,
      String name,
      boolean target) {
    XDDFNumericalDataSource<Double> values =
        XDDFDataSourcesFactory.fromArray(figures, column(chart, figures.length, column), column);
    XDDFChartData.Series drawn = lines.addSeries(categories, values);
    drawn.setTitle(name, chart.setSheetTitle(name, column));
    XDDFLineChartData.Series line = (XDDFLineChartData.Series) drawn;
    line.setSmooth(false);
    line.setMarkerStyle(target ? MarkerStyle.NONE : MarkerStyle.CIRCLE);
    XDDFLineProperties look =
        new XDDFLineProperties(
            new XDDFSolidFillProperties(
                target ? XDDFColor.from(PresetColor.DARK_GRAY) : new XDDFColorRgbBinary(KEY)));
    look.setWidth(target ? 1.5 : 2.5);
    if (target) {
      look.setPresetDash(new XDDFPresetLineDash(PresetLineDash.DASH));
    }
    line.setLineProperties(look);
  }

  private static void date(XSLFChart chart, Report report) {
    try {
      Deck.date(chart.getWorkbook().getProperties().getCoreProperties(), report.date());
    } catch (IOException | InvalidFormatException impossible) {
      throw new IllegalStateException("chart of " + report.title(), impossible);
    }
  }

  private static String column(XSLFChart chart, int count, int column) {
    return chart.formatRange(new CellRangeAddress(1, count, column, column));
  }

  private static Rectangle2D emu(Rectangle2D points) {
    return new Rectangle2D.Double(
        Units.toEMU(points.getX()),
        Units.toEMU(points.getY()),
        Units.toEMU(points.getWidth()),
        Units.toEMU(points.getHeight()));
  }

  /// Says what the chart shows to those who do not see it.
  private static void describe(XSLFSlide slide, Sheet sheet) {
    // The frame that was just added is known to the document alone.
    slide
        .getXmlObject()
        .getCSld()
        .getSpTree()
        .getGraphicFrameList()
        .getLast()
        .getNvGraphicFramePr()
        .getCNvPr()
        .setDescr(sheet.reading());
  }
}
