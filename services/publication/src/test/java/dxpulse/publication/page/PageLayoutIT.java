package dxpulse.publication.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.Page.PdfOptions;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Pages as a browser lays them out.
class PageLayoutIT {
  private static final StillSite SITE = new StillSite();

  /// What a printed page does not show although it should.
  private static final String UNSEEN =
      """
      () => [...document.querySelectorAll('main :is(h2,h3,article,section)')]
        .filter(part => !part.closest('.noprint,.sr,.sheet .ttl,.sheet .two,details:not([open])'))
        .filter(part => !part.checkVisibility() || part.getBoundingClientRect().height < 1)
        .map(part => part.localName + ' ' + part.textContent.slice(0, 20))
      """;

  private static final String NOT_SEEN =
      """
      [...document.querySelectorAll('.nav a')].filter((link) => {
        const box = link.getBoundingClientRect(); const list = link.closest('ul');
        return box.left < 0 || box.right > innerWidth || box.height < 24
          || list.scrollWidth > list.clientWidth;
      }).map((link) => link.textContent)
      """;
  private static Chromium chromium;

  @BeforeAll
  static void openBrowser() {
    chromium = Chromium.open();
  }

  @AfterAll
  static void closeBrowser() {
    chromium.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {320, 390, 1280})
  void noPageScrollsSideways(int width) throws IOException {
    try (BrowserContext context = context(new NewContextOptions().setViewportSize(width, 800))) {
      for (Lang lang : Lang.values()) {
        for (Map.Entry<String, String> each : SamplePages.of(lang).entrySet()) {
          Page page = open(context, each.getValue());

          assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
              .as(each.getKey() + " " + lang)
              .isLessThanOrEqualTo(width);
          page.close();
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1440, 1",
    "1280, 1",
    "768, 1",
    "390, 1",
    "1440, 2",
    "1280, 2",
    "768, 2",
    "390, 1.25"
  })
  void theNavigationShowsAllItsPlacesAtOnce(int width, double zoom) throws IOException {
    // A page that is zoomed has so much less room.
    int room = (int) (width / zoom);
    NewContextOptions options =
        new NewContextOptions().setViewportSize(room, 800).setDeviceScaleFactor(zoom);
    try (BrowserContext context = context(options)) {
      for (Lang lang : Lang.values()) {
        Page page = open(context, SamplePages.field(lang));
        String name = "nav-" + width + "-" + zoom + "-" + lang.code();

        page.screenshot(
            new ScreenshotOptions()
                .setPath(
                    Files.createDirectories(Path.of("target/screenshots")).resolve(name + ".png")));
        assertThat(page.evaluate(NOT_SEEN)).as(name).isEqualTo(List.of());
        int height = (int) page.locator(".nav").boundingBox().height;
        if (room >= 1280) {
          assertThat(height).as(name + " is one row").isLessThan(64);
        }
        page.close();
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Lang.class)
  void theBoardOfAFieldPrintsOnOneSheet(Lang lang) {
    try (BrowserContext context = context(new NewContextOptions())) {
      Page page = open(context, SamplePages.field(lang));

      byte[] pdf = page.pdf(new PdfOptions().setPreferCSSPageSize(true).setPrintBackground(true));

      assertThat(
              Pattern.compile("/Type\\s*/Page\\b")
                  .matcher(new String(pdf, StandardCharsets.ISO_8859_1))
                  .results())
          .hasSize(1);
    }
  }

  /// The board of a field leaves out what paper cannot do, so as to fit; no other page may.
  @ParameterizedTest
  @EnumSource(Lang.class)
  void nothingOfAPageIsLostOnPaper(Lang lang) throws IOException {
    try (BrowserContext context = context(new NewContextOptions().setViewportSize(703, 1000))) {
      for (Map.Entry<String, String> each : SamplePages.of(lang).entrySet()) {
        if (each.getKey().equals("card")) {
          continue;
        }
        Page page = open(context, each.getValue());
        page.emulateMedia(new EmulateMediaOptions().setMedia(Media.PRINT));

        assertThat(page.evaluate(UNSEEN)).as(each.getKey()).isEqualTo(List.of());
        assertThat(page.locator(".printed").innerText()).as(each.getKey()).contains("https://");
        assertThat(page.locator("nav.nav").isVisible()).isFalse();
        assertThat(format(page))
            .as(each.getKey())
            .isEqualTo(each.getKey().equals("field") ? "landscape" : "portrait");
        page.close();
      }
    }
  }

  private static String format(Page page) {
    byte[] pdf = page.pdf(new PdfOptions().setPreferCSSPageSize(true));
    Matcher box =
        Pattern.compile("/MediaBox\\s*\\[0 0 ([0-9.]+) ([0-9.]+)")
            .matcher(new String(pdf, StandardCharsets.ISO_8859_1));
    assertThat(box.find()).isTrue();
    return Double.parseDouble(box.group(1)) > Double.parseDouble(box.group(2))
        ? "landscape"
        : "portrait";
  }

  @Test
  void theWholeHistoryIsOnPaperThoughItIsFoldedOnAScreen() throws IOException {
    try (BrowserContext context = context(new NewContextOptions())) {
      Page page = open(context, SamplePages.of(Lang.JA, "kpi"));
      String isSeen = "document.querySelector('.whole table').checkVisibility()";
      assertThat(page.evaluate(isSeen)).isEqualTo(false);

      page.emulateMedia(new EmulateMediaOptions().setMedia(Media.PRINT));

      assertThat(page.evaluate(isSeen)).isEqualTo(true);
    }
  }

  @Test
  void paperSaysWhereThePageIsAndOfWhen() {
    try (BrowserContext context = context(new NewContextOptions())) {
      Page page = open(context, SamplePages.field(Lang.JA));
      assertThat(page.locator(".printed").isVisible()).isFalse();
      page.emulateMedia(new EmulateMediaOptions().setMedia(Media.PRINT));

      assertThat(page.locator(".printed").innerText())
          .isEqualTo(
              SampleBoards.SITE + "/fields/industry?period=FY2024-Q1 ・ 第1版 ・ 更新 2024年7月25日 10:00");
    }
  }

  @Test
  void whatHasTheFocusIsSeen() {
    try (BrowserContext context = context(new NewContextOptions())) {
      Page page = open(context, SamplePages.field(Lang.JA));

      for (int i = 0; i < 5; i++) {
        page.keyboard().press("Tab");
        assertThat(page.evaluate("getComputedStyle(document.activeElement).outline"))
            .asString()
            .contains("rgb(0, 0, 0)", "solid", "4px");
      }
    }
  }

  @Test
  void forcedColoursStillMarkWhereOneIs() {
    try (BrowserContext context =
        context(new NewContextOptions().setForcedColors(ForcedColors.ACTIVE))) {
      Page page = open(context, SamplePages.field(Lang.JA));

      assertThat(colour(page, ".nav a[aria-current]", "borderBottomColor"))
          .isNotEqualTo(colour(page, ".nav a:not([aria-current])", "borderBottomColor"));
      assertThat(colour(page, ".seg a[aria-current]", "backgroundColor"))
          .isNotEqualTo(colour(page, ".seg a:not([aria-current])", "backgroundColor"));
      assertThat(colour(page, ".chart .step", "stroke")).isEqualTo(colour(page, "body", "color"));
    }
  }

  @Test
  void everyFigureIsThereWithoutAScript() {
    try (BrowserContext context = context(new NewContextOptions().setJavaScriptEnabled(false))) {
      Page page = open(context, SamplePages.field(Lang.JA));

      page.locator("#K1 summary").click();

      assertThat(page.locator("#K1 details table").isVisible()).isTrue();
      assertThat(page.locator("#K1 details").innerText()).contains("令和5年度第4四半期", "61.1", "64.2");
      assertThat(page.locator("dxp-live").innerText()).isBlank();
    }
  }

  private static String colour(Page page, String selector, String property) {
    return (String)
        page.evaluate(
            "([selector, property]) => getComputedStyle(document.querySelector(selector))[property]",
            List.of(selector, property));
  }

  private static BrowserContext context(NewContextOptions options) {
    return SITE.context(chromium, options);
  }

  private static Page open(BrowserContext context, String html) {
    return SITE.open(context, html);
  }
}
