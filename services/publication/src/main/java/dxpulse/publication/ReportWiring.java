package dxpulse.publication;

import dxpulse.publication.chart.Pixels;
import dxpulse.publication.chart.raster.BatikPixels;
import dxpulse.publication.page.DrawnFiles;
import dxpulse.publication.page.Pictures;
import dxpulse.publication.page.jte.JteTemplates;
import dxpulse.publication.release.Citation;
import dxpulse.publication.release.Releases;
import dxpulse.publication.report.Documents;
import dxpulse.publication.report.Reports;
import dxpulse.publication.report.pdf.PdfDocuments;
import dxpulse.publication.report.slides.SlideDocuments;
import java.time.Duration;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Builds what charts and reports are drawn with as files.
@Configuration(proxyBeanMethods = false)
class ReportWiring {
  private static final long PICTURE_BYTES = 16L << 20;
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  private static final long REPORT_BYTES = 32L << 20;
  private static final Duration REPORT_PATIENCE = Duration.ofSeconds(20);

  @Bean
  Pixels pixels() {
    return new BatikPixels();
  }

  @Bean
  Pictures pictures(Pixels pixels) {
    return new Pictures(pixels, new DrawnFiles<>(PICTURE_BYTES, PATIENCE));
  }

  @Bean
  Reports reports(Releases releases, Citation citation) {
    return new Reports(
        releases,
        citation,
        Map.of(
            Reports.Form.PDF, withLetters(new PdfDocuments(new JteTemplates())),
            Reports.Form.PPTX, withLetters(new SlideDocuments())),
        new DrawnFiles<>(REPORT_BYTES, REPORT_PATIENCE));
  }

  /// Setting words needs fonts; ours stand in where the system has none.
  private static Documents withLetters(Documents documents) {
    return report -> {
      BatikPixels.bringLetters();
      return documents.set(report);
    };
  }
}
