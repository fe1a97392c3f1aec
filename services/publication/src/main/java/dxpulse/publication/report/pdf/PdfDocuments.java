package dxpulse.publication.report.pdf;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FSFontUseCase;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer;
import com.openhtmltopdf.util.XRLog;
import dxpulse.publication.chart.Letters;
import dxpulse.publication.page.Templates;
import dxpulse.publication.report.Documents;
import dxpulse.publication.report.Report;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;

/// Sets reports as PDF for everybody's eyes and ears (PDF/UA-1): tagged, in its language, with its
/// title, bookmarks, header cells and words for every chart.
public final class PdfDocuments implements Documents {
  private static final int REGULAR = 400;
  private static final int BOLD = 700;
  private static final Set<FSFontUseCase> USES =
      EnumSet.of(FSFontUseCase.DOCUMENT, FSFontUseCase.SVG);
  private static final String STYLE = read("/report/report.css");

  private final Templates templates;

  public PdfDocuments(Templates templates) {
    this.templates = templates;
    XRLog.setLoggingEnabled(false);
  }

  @Override
  public byte[] set(Report report) {
    try (ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        BatikSVGDrawer charts = new BatikSVGDrawer()) {
      PdfRendererBuilder builder = new PdfRendererBuilder();
      builder.useFont(Letters.REGULAR::open, Letters.FAMILY, REGULAR, FontStyle.NORMAL, true, USES);
      builder.useFont(Letters.BOLD::open, Letters.FAMILY, BOLD, FontStyle.NORMAL, true, USES);
      // Nothing is read from elsewhere, whatever a text may say.
      builder.useExternalResourceAccessControl(
          (address, type) -> address.startsWith("data:image/svg+xml;base64,"),
          ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI);
      builder
          .useSVGDrawer(charts)
          .useUnicodeLineBreaker(new WholeNumbers())
          .usePdfUaAccessibility(true)
          .withProducer("DX Pulse")
          .withHtmlContent(html(report), "about:report")
          .toStream(pdf);
      try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
        renderer.createPDFWithoutClosing();
        PDDocument document = renderer.getPdfDocument();
        document.getDocumentCatalog().setLanguage(report.lang().code());
        Dating.date(document, report.date());
        document.save(pdf);
      }
      return pdf.toByteArray();
    } catch (IOException impossible) {
      throw new IllegalStateException("report " + report.title(), impossible);
    }
  }

  private String html(Report report) {
    Map<String, String> charts = new HashMap<>();
    for (Report.Sheet sheet : report.sheets()) {
      String svg =
          Base64.getEncoder().encodeToString(sheet.chart().getBytes(StandardCharsets.UTF_8));
      charts.put(sheet.line().code(), "data:image/svg+xml;base64," + svg);
    }
    Map<String, @Nullable Object> values = new HashMap<>();
    values.put("report", report);
    values.put("style", style(report.stamp()));
    values.put("charts", charts);
    return templates.render("report", values);
  }

  private static String style(@Nullable String stamp) {
    return stamp == null
        ? STYLE
        : STYLE
            + "@page{@top-right{content:'"
            + stamp
            + "';font-family:'BIZ UDPGothic';font-size:11pt;font-weight:bold;color:#a10000}}";
  }

  private static String read(String resource) {
    try (@Nullable InputStream stream = PdfDocuments.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException("missing in the jar: " + resource);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
