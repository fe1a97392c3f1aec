package dxpulse.publication.chart.raster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// That a code is read again is tested where it is printed.
class QrCodesTest {
  private static final String ADDRESS = "https://dx.pref.aomori.lg.jp/en/kpis/K6?period=FY2024-Q1";

  @Test
  void aCodeCostsAPageLittle() {
    assertThat(new QrCodes().of(ADDRESS).orElseThrow().path()).hasSizeLessThan(2_500);
    assertThat(new QrCodes().of(ADDRESS + "x".repeat(106 - ADDRESS.length())).orElseThrow())
        .satisfies(longest -> {
          assertThat(longest.size()).isEqualTo(49);
          assertThat(longest.path()).hasSizeLessThan(3_000);
        });
  }

  @Test
  void whatWouldBeTooFineForPaperHasNone() {
    assertThat(new QrCodes().of(ADDRESS + "x".repeat(107 - ADDRESS.length()))).isEmpty();
    assertThat(new QrCodes().of("https://dx.example.jp/青森")).isEmpty();
    assertThat(new QrCodes().of("")).isEmpty();
  }
}
