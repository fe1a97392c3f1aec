package dxpulse.publication.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dxpulse.infra.testkit.Chromium;
import java.io.IOException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A line chart is read point by point, with keys or a pointer.
class TrendReadingIT {
  private static final StillSite SITE = new StillSite();
  private static Chromium chromium;

  @BeforeAll
  static void openBrowser() {
    chromium = Chromium.open();
  }

  @Test
  void arrowsGoFromPeriodToPeriodAndTheFigureIsShownAndSaid() throws IOException {
    try (BrowserContext context = context(true)) {
      Page page = SITE.open(context, SamplePages.of(Lang.JA, "kpi"));
      Locator reader = page.locator(".reader");
      assertThat(reader).hasText("令和6年度第1四半期　64.2");
      assertThat(page.locator(".point.here")).hasCount(0);

      reader.focus();
      page.keyboard().press("ArrowLeft");
      assertThat(reader).hasText("令和5年度第4四半期　61.1");
      assertThat(reader).hasAttribute("aria-valuetext", "令和5年度第4四半期　61.1");
      assertThat(reader).hasAttribute("aria-valuenow", "7");
      assertThat(page.locator(".point.here")).hasCount(1);
      page.keyboard().press("Home");
      assertThat(reader).hasText("令和4年度第2四半期　31.2");
      page.keyboard().press("ArrowLeft");
      assertThat(reader).hasText("令和4年度第2四半期　31.2");
      for (int i = 0; i < 3; i++) {
        page.keyboard().press("ArrowRight");
      }
      assertThat(reader).hasText("令和5年度第1四半期　算定不可");
      page.keyboard().press("Escape");
      assertThat(reader).hasText("令和6年度第1四半期　64.2");
    }
  }

  @Test
  void aPointerReadsTheNearestPeriod() throws IOException {
    try (BrowserContext context = context(true)) {
      Page page = SITE.open(context, SamplePages.of(Lang.EN, "indicator"));
      Locator first = page.locator("dxp-trend .dot").first();

      first.hover();

      assertThat(page.locator(".reader"))
          .containsText("FY2024 Q2 (Jul–Sep 2024): 70.8 (value 42.5%)");
    }
  }

  /// What somebody reads stays where it is while newer figures come.
  @Test
  void aChartThatIsDrawnAnewIsReadAnew() throws IOException {
    try (BrowserContext context = context(true)) {
      Page page = SITE.open(context, SamplePages.of(Lang.EN, "kpi"));
      page.locator(".reader").focus();
      page.keyboard().press("ArrowLeft");

      page.evaluate(
          "() => { const box = document.querySelector('dxp-trend [data-refresh]');"
              + " box.innerHTML = box.innerHTML.replaceAll('61.1', '62.2'); }");

      assertThat(page.locator(".reader")).containsText("62.2");
      assertThat(page.locator(".point.here")).hasCount(1);
    }
  }

  @Test
  void withoutAScriptTheTableBesideItHasTheSameFigures() throws IOException {
    try (BrowserContext context = context(false)) {
      Page page = SITE.open(context, SamplePages.of(Lang.JA, "kpi"));

      assertThat(page.locator(".reader")).hasCount(0);
      page.locator(".fig summary").click();
      assertThat(page.locator(".fig details table").innerText())
          .contains("令和5年度第4四半期", "61.1", "令和4年度第2四半期", "31.2");
    }
  }

  private static BrowserContext context(boolean script) {
    return SITE.context(chromium, new NewContextOptions().setJavaScriptEnabled(script));
  }
}
