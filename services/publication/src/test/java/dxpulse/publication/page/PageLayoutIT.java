package dxpulse.publication.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.AddStyleTagOptions;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.Page.PdfOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.ReducedMotion;
import dxpulse.infra.testkit.Chromium;
import dxpulse.infra.testkit.Pictures;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Pages as a browser lays them out.
class PageLayoutIT {
  private static final StillSite SITE = new StillSite();

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

  @ParameterizedTest
  @CsvSource({"1, 1440 1280 768 390", "2, 1440 1280 768", "1.25, 390"})
  void theNavigationShowsAllItsPlacesAtOnce(double zoom, String widths) throws IOException {
    Path pictures = Files.createDirectories(Path.of("target/screenshots"));
    try (BrowserContext context = context(new NewContextOptions().setDeviceScaleFactor(zoom))) {
      Page page = context.newPage();
      for (Lang lang : Lang.values()) {
        SITE.show(page, SamplePages.field(lang));
        for (String width : widths.split(" ")) {
          // A page that is zoomed has so much less room.
          int room = (int) (Integer.parseInt(width) / zoom);
          page.setViewportSize(room, 800);
          String name = "nav-" + width + "-" + zoom + "-" + lang.code();

          Pictures.take(page, pictures.resolve(name + ".png"));
          assertThat(page.evaluate("innerWidth")).isEqualTo(room);
          assertThat(page.evaluate(NOT_SEEN)).as(name).isEqualTo(List.of());
          int height = (int) page.locator(".nav").boundingBox().height;
          if (room >= 1280) {
            assertThat(height).as(name + " is one row").isLessThan(64);
          }
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Lang.class)
  void onAPhoneAnIndexAndItsMarksStandOnTheFirstScreen(Lang lang) throws IOException {
    NewContextOptions phone =
        new NewContextOptions().setViewportSize(390, 844).setJavaScriptEnabled(false);
    try (BrowserContext context = context(phone)) {
      Page page = open(context, SamplePages.of(lang, "kpi"));

      assertThat(page.locator(".over .big").boundingBox().y).isLessThan(600);
      assertThat(page.locator(".over .kv .chip").all())
          .isNotEmpty()
          .allSatisfy(mark -> {
            BoundingBox box = mark.boundingBox();
            assertThat(box.y + box.height).as(mark.innerText()).isLessThan(844);
          });
    }
  }

  @ParameterizedTest
  @EnumSource(Lang.class)
  void figuresComeBeforeWhatIsSaidOfTheWholePage(Lang lang) throws IOException {
    try (BrowserContext context = context(new NewContextOptions())) {
      Page page = context.newPage();
      for (String name : List.of("overview", "field", "kpi")) {
        SITE.show(page, SamplePages.of(lang, name));
        for (int width : new int[] {1440, 768, 390}) {
          page.setViewportSize(width, 844);
          BoundingBox figure = page.locator("main .big").first().boundingBox();

          assertThat(page.locator(".notice").first().boundingBox().y)
              .as(name + " at " + width)
              .isGreaterThan(figure.y + figure.height);
          assertThat(page.locator("main .l").first().innerText())
              .contains(lang.of("期の一部", "Part of the period"));
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Lang.class)
  void theSameHoldsForComparisonsAndIndicators(Lang lang) throws IOException {
    try (BrowserContext context = context(new NewContextOptions())) {
      Page page = context.newPage();
      for (String name : List.of("compare", "compare one", "indicator")) {
        SITE.show(page, SamplePages.of(lang, name));
        for (int width : new int[] {1440, 768, 390}) {
          page.setViewportSize(width, 844);
          BoundingBox figure = page.locator("main :is(.ba,.summary)").first().boundingBox();

          assertThat(page.locator("[data-refresh=notices]").boundingBox().y)
              .as(name + " at " + width)
              .isGreaterThan(figure.y + figure.height);
        }
      }
    }
  }

  /// Its frame has the height that the code says, and no script.
  @ParameterizedTest
  @EnumSource(Lang.class)
  void aCardOnAnotherSiteIsSeenWholeInItsFrame(Lang lang) throws IOException {
    Matcher height =
        Pattern.compile("height=&#34;(\\d+)|height=\"(\\d+)\" loading")
            .matcher(SamplePages.of(lang, "kpi"));
    assertThat(height.find()).isTrue();
    int room = Integer.parseInt(height.group(1) == null ? height.group(2) : height.group(1));
    try (BrowserContext context = context(new NewContextOptions())) {
      Page page = open(context, SamplePages.of(lang, "card"));
      for (int width : new int[] {320, 358, 480, 760, 1200}) {
        page.setViewportSize(width, room);

        assertThat(page.evaluate("document.documentElement.scrollHeight - innerHeight"))
            .as("at " + width)
            .isEqualTo(0);
      }
    }
  }

  @Test
  void paperGivesAChartItsWidthAndAComparisonItsFirstSheet() throws IOException {
    try (BrowserContext context = context(new NewContextOptions().setViewportSize(703, 1000))) {
      Page page = open(context, SamplePages.of(Lang.JA, "kpi"));
      page.emulateMedia(new EmulateMediaOptions().setMedia(Media.PRINT));
      assertThat(page.locator(".over .chart").boundingBox().width).isGreaterThan(600);
      assertThat(page.locator(".why svg").boundingBox().width).isGreaterThan(550);

      SITE.show(page, SamplePages.of(Lang.JA, "compare"));

      assertThat(page.locator("table.pairs").boundingBox().y)
          .as("what can go on over the end of a sheet comes before what cannot")
          .isLessThan(page.locator(".pairs-fig").boundingBox().y);
    }
  }

  @ParameterizedTest
  @EnumSource(Lang.class)
  void onAPhoneTheValuesOfAnIndicatorAreReadWithoutScrollingSideways(Lang lang) throws IOException {
    NewContextOptions phone = new NewContextOptions().setViewportSize(390, 844);
    try (BrowserContext context = context(phone)) {
      Page page = open(context, SamplePages.of(lang, "indicator"));
      Locator table = page.locator(".scroll:has(.vals)");

      assertThat(table.evaluate("each => each.scrollWidth - each.clientWidth")).isEqualTo(0);
      assertThat(table.locator("tbody tr").first().innerText())
          .contains(lang.of("訂正あり", "Corrected"));
    }
  }

  @ParameterizedTest
  @EnumSource(Lang.class)
  void theBoardOfAFieldPrintsOnOneSheet(Lang lang) {
    assertThat(sheets(SamplePages.field(lang))).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(Lang.class)
  void aComparisonPrintsOnTwoSheets(Lang lang) throws IOException {
    assertThat(sheets(SamplePages.of(lang, "compare"))).isLessThanOrEqualTo(2);
  }

  private static long sheets(String html) {
    try (BrowserContext context = context(new NewContextOptions())) {
      byte[] pdf =
          open(context, html)
              .pdf(new PdfOptions().setPreferCSSPageSize(true).setPrintBackground(true));
      return Pattern.compile("/Type\\s*/Page\\b")
          .matcher(new String(pdf, StandardCharsets.ISO_8859_1))
          .results()
          .count();
    }
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
              SampleBoards.SITE
                  + "/fields/industry?period=FY2024-Q1 ・ 版 2024-07-25-100031 ・ 更新 2024年7月25日 10:00");
    }
  }

  @Test
  void aTelephoneReadsFromPaperWhereThePageIs() throws Exception {
    for (String name : List.of("field", "kpi", "about")) {
      try (BrowserContext context = context(new NewContextOptions().setDeviceScaleFactor(3))) {
        Page page = open(context, SamplePages.of(Lang.EN, name));
        Locator code = page.getByRole(AriaRole.IMG).and(page.locator(".printed svg"));
        assertThat(code.count()).as("on a screen").isZero();
        page.emulateMedia(new EmulateMediaOptions().setMedia(Media.PRINT));

        BufferedImage seen = ImageIO.read(new ByteArrayInputStream(code.screenshot()));

        String read = read(seen);
        assertThat(page.locator(".printed").innerText() + " ").startsWith(read + " ");
        assertThat(read).startsWith(SampleBoards.SITE + "/en/");
        assertThat(code.getAttribute("aria-label"))
            .isEqualTo("QR code of the address of this page");
      }
    }
  }

  private static String read(BufferedImage seen) throws ReaderException {
    int width = seen.getWidth();
    int height = seen.getHeight();
    int[] points = seen.getRGB(0, 0, width, height, null, 0, width);
    return new QRCodeReader()
        .decode(
            new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, points))))
        .getText();
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
      page.keyboard().press("Tab");
      assertThat(colour(page, ":focus", "outlineColor")).isEqualTo(colour(page, "body", "color"));
    }
  }

  @Test
  void nothingMovesForThoseWhoDoNotWantIt() {
    NewContextOptions still = new NewContextOptions().setReducedMotion(ReducedMotion.REDUCE);
    try (BrowserContext context = context(still)) {
      Page page = open(context, SamplePages.field(Lang.JA));
      page.addStyleTag(
          new AddStyleTagOptions()
              .setContent(
                  "@keyframes turn{to{opacity:0}} .card{animation:turn 9s;transition:all 9s}"));

      assertThat(page.evaluate("document.getAnimations().length")).isEqualTo(0);
      assertThat(page.evaluate("getComputedStyle(document.querySelector('.card')).transition"))
          .isEqualTo("none");
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
            "([selector, property]) =>"
                + " getComputedStyle(document.querySelector(selector))[property]",
            List.of(selector, property));
  }

  private static BrowserContext context(NewContextOptions options) {
    return SITE.context(chromium, options);
  }

  private static Page open(BrowserContext context, String html) {
    return SITE.open(context, html);
  }
}
