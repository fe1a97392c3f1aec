package dxpulse.publication;

import dxpulse.publication.chart.Pixels;
import dxpulse.publication.chart.raster.BatikPixels;
import dxpulse.publication.page.DrawnFiles;
import dxpulse.publication.page.Pictures;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Builds what charts and reports are drawn with as files.
@Configuration(proxyBeanMethods = false)
class ReportWiring {
  private static final long PICTURE_BYTES = 16L << 20;
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  @Bean
  Pixels pixels() {
    return new BatikPixels();
  }

  @Bean
  Pictures pictures(Pixels pixels) {
    return new Pictures(pixels, new DrawnFiles<>(PICTURE_BYTES, PATIENCE));
  }
}
