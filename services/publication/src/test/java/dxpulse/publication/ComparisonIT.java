package dxpulse.publication;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import dxpulse.contracts.types.Topics;
import dxpulse.infra.testkit.AxeFaults;
import dxpulse.infra.testkit.Chromium;
import dxpulse.infra.testkit.Pictures;
import dxpulse.infra.testkit.RealParts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.ConfigurableApplicationContext;

/// A reader compares two periods and looks up what stands behind them, in a browser.
class ComparisonIT {
  /// Where the focus is: at what is looked for, or in between, or at something that is not seen, in
  /// whole pixels: a browser that scrolls to the edge may miss it by hundredths.
  private static final String FOCUS =
      """
      selector => {
        const at = document.activeElement;
        if (at === document.body) return 'between';
        const { left, right, top, bottom } = at.getClientRects()[0] ?? new DOMRect();
        const from = Math.max(top, 0), to = Math.min(bottom, innerHeight);
        const ring = getComputedStyle(at);
        const seen = ring.outlineStyle === 'solid' && ring.outlineWidth === '4px'
          && Math.round(to - from) >= Math.round(Math.min(bottom - top, 24))
          && at.contains(document.elementFromPoint((left + right) / 2, (from + to) / 2));
        return !seen ? 'not seen from ' + top + ' to ' + bottom + ': ' + at.outerHTML : at.matches(selector) ? 'there' : 'between';
      }
      """;

  private static final Path PICTURES = Path.of("target/screenshots/comparison");
  private static ConfigurableApplicationContext node;
  private static Chromium chromium;

  @BeforeAll
  static void startsWithTwoYears() throws Exception {
    PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
    Files.createDirectories(PICTURES);
    node = Node.start();
    RealParts.sendRaw(Topics.INDICATOR_DEFINED, "020001|I15", List.of(SampleEvents.indicator()));
    for (Map.Entry<String, String> kpi :
        Map.of("K31", "industry", "K34", "living", "K36", "administration").entrySet()) {
      RealParts.sendRaw(
          Topics.KPI_DEFINED,
          "020001|" + kpi.getKey(),
          List.of(SampleEvents.kpi(kpi.getKey(), kpi.getValue())));
    }
    RealParts.sendRaw(
        Topics.KPI_SCORED,
        "020001",
        List.of(
            SampleEvents.score("K31", "61.1", 1, "FY2019-Q1"),
            SampleEvents.score("K31", "102.4", 2, "FY2020-Q1"),
            SampleEvents.score("K34", "55.0", 3, "FY2019-Q1"),
            SampleEvents.score("K34", "48.2", 4, "FY2020-Q1"),
            SampleEvents.score("K36", "70.8", 5, "FY2020-Q1")));
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(get("/kpis/K36?period=FY2020-Q1")).contains("70.8"));
    chromium = Chromium.open();
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @Test
  void aReaderComparesWithAYearAgoAndChoosesOtherPeriodsWithoutAScript() {
    try (BrowserContext context = context(1440, false)) {
      Page page = context.newPage();
      page.navigate(site() + "/kpis/K31");
      page.getByText("以前の期と比べる").click();

      assertThat(page.locator("h1")).containsText("ビフォー/アフター");
      assertThat(page.locator("main")).containsText("61.1から102.4へ、41.3ポイント上がりました。目標の100に届きました。");
      assertThat(page.locator("#from")).hasValue("FY2019-Q1");
      page.locator("#kpi").selectOption("");
      page.locator("#to").selectOption("FY2020-Q1");
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("比べる")).click();

      assertThat(page.locator("tr[data-kpi=K34]")).containsText("6.8ポイント下がりました。");
      assertThat(page.locator("tr[data-kpi=K34]")).containsText("－6.8");
      assertThat(page.locator("tr[data-kpi=K36]")).containsText("ビフォーの指数はありません（使える値がありません）。");
      assertThat(page.locator("tr[data-kpi=K36]")).containsText("－");
      page.locator("#from").selectOption("FY2020-Q1");
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("比べる")).click();
      assertThat(page.locator("[role=alert]")).containsText("同じ期が2回選ばれています");

      page.navigate(site() + "/compare?from=FY2019-Q1&to=FY2020-Q1&kpi=K31");
      page.locator("table.pairs a").first().click();
      assertThat(page.locator("h1")).containsText("I15 オンライン手続き利用率");
      page.locator("main a[href='/glossary']").click();
      assertThat(page.locator("#pace")).containsText("進捗ペース");
    }
  }

  @ParameterizedTest
  @CsvSource({"'', 本文へ移動", "/en, Skip to content"})
  void aReaderWithOnlyAKeyboardGetsEverywhereAndSeesWhereTheyAre(String lang, String skip) {
    try (BrowserContext context = context(1440, true)) {
      context.grantPermissions(List.of("clipboard-read", "clipboard-write"));
      Page page = context.newPage();
      page.navigate(site() + lang + "/kpis/K31");
      page.keyboard().press("Tab");
      assertThat(page.locator(":focus")).hasText(skip);
      page.keyboard().press("Enter");
      page.waitForURL("**#main");

      tabTo(page, ".period select");
      page.keyboard().press("ArrowDown");
      press(page, ".period form button");
      page.waitForURL("**/kpis/K31?period=FY2019-Q1");
      tabTo(page, ".reader");
      assertThat(page.locator(".reader")).containsText("61.1");
      press(page, "main a[href*='/compare']");
      page.waitForURL("**/compare?**");
      page.navigate(site() + lang + "/kpis/K31");
      tabTo(page, ".reader");
      page.keyboard().press("ArrowLeft");
      assertThat(page.locator(".reader")).containsText("61.1");
      press(page, "details.embed summary");
      press(page, "details.embed dxp-copy button");
      assertThat(page.locator("details.embed [role=status]").first()).containsText("✔");
      assertThat((String) page.evaluate("navigator.clipboard.readText()")).contains("K31");

      page.navigate(site() + lang + "/compare?kpi=K31&from=FY2019-Q1&to=FY2020-Q1");
      Download picture = page.waitForDownload(() -> press(page, "a[download]"));
      assertThat(picture.suggestedFilename()).endsWith(".svg");
      tabTo(page, "#kpi");
      page.keyboard().press("Home");
      press(page, "form.choice button");
      page.waitForURL("**/compare?kpi=&**");
      assertThat(page.locator("tr[data-kpi=K34]")).isVisible();
      press(page, ".nav a[href$='/releases']");
      page.waitForURL("**/releases");
    }
  }

  private static void press(Page page, String selector) {
    tabTo(page, selector);
    page.keyboard().press("Enter");
  }

  /// From stop to stop, with the focus in sight at each; past the end it begins at the top.
  private static void tabTo(Page page, String selector) {
    String here = "";
    for (int stops = 0; stops < 200 && !here.equals("there"); stops++) {
      page.keyboard().press("Tab");
      here = (String) page.evaluate(FOCUS, selector);
      assertThat(here).as("on the way to " + selector).isIn("between", "there");
    }
    assertThat(here).as("reached " + selector).isEqualTo("there");
  }

  @Test
  void everyPageIsFreeOfFaultsAndFitsEveryWidth() {
    try (BrowserContext context = context(1440, true)) {
      Page page = context.newPage();
      for (String lang : List.of("", "/en")) {
        for (String path :
            List.of(
                "/compare?from=FY2019-Q1&to=FY2020-Q1",
                "/compare?from=FY2019-Q1&to=FY2020-Q1&kpi=K31",
                "/compare?from=FY2020-Q1&to=FY2020",
                "/glossary",
                "/indicators/I15?granularity=quarter",
                "/about")) {
          page.navigate(site() + lang + path);
          for (int width : new int[] {1440, 768, 390}) {
            page.setViewportSize(width, 900);
            assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as(path + " at " + width)
                .isEqualTo(true);
            if (width != 768) {
              assertThat(AxeFaults.of(page)).as(path).isEmpty();
            }
            String picture = (lang + path).replaceAll("[^A-Za-z0-9]+", "_") + "-" + width + ".png";
            Pictures.take(page, PICTURES.resolve(picture));
          }
        }
      }
    }
  }

  private static BrowserContext context(int width, boolean script) {
    return chromium
        .browser()
        .newContext(
            new NewContextOptions().setViewportSize(width, 900).setJavaScriptEnabled(script));
  }

  private static String site() {
    return "http://127.0.0.1:" + node.getEnvironment().getProperty("local.server.port");
  }

  private static String get(String path) {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client
          .send(
              HttpRequest.newBuilder(URI.create(site() + path)).build(),
              HttpResponse.BodyHandlers.ofString())
          .body();
    } catch (IOException | InterruptedException failed) {
      throw new AssertionError(path, failed);
    }
  }
}
