package dxpulse.publication.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dxpulse.contracts.types.time.Period;
import dxpulse.infra.testkit.Chromium;
import dxpulse.publication.board.LivePlan.Fact;
import dxpulse.publication.board.SampleAreas;
import dxpulse.publication.board.SampleReferences;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Comparisons, pages of indicators and the list of these move by themselves, as boards do, in both
/// languages.
class LiveComparisonIT {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static Chromium chromium;
  private final LiveSite site = new LiveSite();
  private Page page;

  @BeforeAll
  static void openBrowser() {
    chromium = Chromium.open();
  }

  @BeforeEach
  void newPage() {
    page = chromium.browser().newContext().newPage();
    page.addInitScript(LivePageIT.COUNTING);
    page.clock().install();
    site.value = "43.5";
  }

  @AfterEach
  void close() {
    page.context().close();
    site.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/compare | overview | 値が更新されました：県内企業のDXの推進状況 | 50.1から70.0へ、19.9ポイント上がりました。",
        "/en/compare | overview | Figures were updated: DX in local firms | Up 19.9 points, from 50.1 to 70.0.",
        "/compare?kpi=K1 | kpi/K1 | 値が更新されました：ビフォー/アフター 県内企業のDXの推進状況 | 50.1から70.0へ、19.9ポイント上がりました。",
        "/en/compare?kpi=K1 | kpi/K1 | Figures were updated: Before and after DX in local firms | Up 19.9 points, from 50.1 to 70.0."
      })
  void anOpenComparisonMovesMarksTheFigureAndSaysSo(
      String address, String board, String spoken, String sentence) throws IOException {
    open(address);
    assertThat(page.locator("main .index.flash")).hasCount(0);
    site.index = 70.0;

    tellAndLook(board, "FY2024-Q1");

    assertThat(page.locator("main .index.flash")).hasText("70.0");
    assertThat(page.locator("main")).containsText(sentence);
    assertThat(voice()).containsText(spoken);
  }

  @Test
  void whatIsOfAnotherBoardIsNoConcernOfAComparison() throws IOException {
    open("/compare?kpi=K1");
    int sent = site.sent.get();
    site.index = 70.0;

    tell("kpi/K2", "FY2024-Q1");
    tell("overview", "FY2024-Q1");
    page.waitForFunction("window.told === 2");
    page.clock().runFor(1000);

    assertThat(page.locator("main .index").last()).hasText("64.2");
    assertThat(site.sent).hasValue(sent);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/indicators/I15 | 値が更新されました：I15 オンライン手続き利用率 | 令和8年度第1四半期の値は44.0％。 | 44.0％",
        "/en/indicators/I15 | Figures were updated: I15 | FY2026 Q1 (Apr–Jun 2026): 44.0%. | 44.0%"
      })
  void anOpenIndicatorMovesMarksTheValueAndSaysSo(
      String address, String spoken, String sentence, String shown) throws IOException {
    open(address);
    site.value = "44.0";

    tellAndLook("kpi/K6", "FY2026-Q1");

    assertThat(page.locator("[data-refresh=values] .val.flash")).hasText(shown);
    assertThat(page.locator("main .summary").first()).containsText(sentence);
    assertThat(voice()).containsText(spoken);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/indicators/R03 | 値が更新されました：R03 総人口 | 1,165,000人",
        "/en/indicators/R03 | Figures were updated: R03 Total population | 1,165,000 people",
        "/indicators | 値が更新されました：R03 総人口 | 1,165,000人",
        "/en/indicators | Figures were updated: R03 Total population | 1,165,000 people"
      })
  void whatNoKpiCountsMovesOnItsPageAndInTheListOfAll(String address, String spoken, String shown)
      throws IOException {
    open(address);
    page.evaluate("window.neverReloaded = true");
    var _ = site.plan.apply(new Fact.Whole(SampleReferences.year("FY2024", "1165000")));

    tellAndLook("indicator/R03", "FY2024");

    assertThat(page.locator("main .val.flash")).hasCount(1);
    assertThat(page.locator("main .val.flash")).containsText(shown);
    assertThat(page.locator("main")).containsText(address.startsWith("/en") ? "FY2024" : "令和6年度");
    assertThat(voice()).containsText(spoken);
    assertThat(page.evaluate("window.neverReloaded")).isEqualTo(true);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/indicators/I15 | 値が更新されました：青森市 | 95.5％ | 最も高いのは青森市の95.5％",
        "/en/indicators/I15?order=value | Figures were updated: Aomori City | 95.5% | Highest: Aomori City, 95.5%"
      })
  void theFigureOfAMunicipalityMovesInTableMapAndSentenceWhereverItsRowStands(
      String address, String spoken, String shown, String sentence) throws IOException {
    open(address);
    var _ = site.plan.apply(new Fact.Area(SampleAreas.value("022012", "FY2024-Q1", "95.5", 3)));

    tellAndLook("indicator/I15", "FY2024-Q1");

    assertThat(page.locator("main .flash")).hasCount(1);
    assertThat(page.locator("tr[data-row='022012'] .val.flash")).hasText(shown);
    assertThat(page.locator(".areas .summary")).containsText(sentence);
    assertThat(page.locator(".areas svg.map title").getByText(shown)).hasCount(1);
    assertThat(voice()).containsText(spoken);
  }

  @Test
  void anotherIndicatorIsNoConcernOfAPageButOfTheListOfAll() throws IOException {
    open("/indicators/R03");
    int sent = site.sent.get();

    tell("indicator/I15", "FY2024");
    page.waitForFunction("window.told === 1");
    page.clock().runFor(1000);
    assertThat(site.sent).hasValue(sent);

    open("/indicators");
    int before = site.sent.get();
    tell("overview", "2024-06");
    await()
        .atMost(SOON)
        .until(() -> {
          page.clock().runFor(400);
          return site.sent.get() > before;
        });
  }

  @ParameterizedTest
  @CsvSource({
    "/compare, 接続が切れています。最後に確かめた時刻：",
    "/en/compare, Not connected. Last checked at",
    "/indicators/I15, 接続が切れています。最後に確かめた時刻：",
    "/indicators, 接続が切れています。最後に確かめた時刻：",
    "/en/indicators/I15, Not connected. Last checked at"
  })
  void whenTheStreamIsDownThePageSaysWhenItWasLastCurrent(String address, String said)
      throws IOException {
    open(address);

    site.breakStreams();
    page.waitForFunction("!document.querySelector('dxp-live').connected");
    page.clock().runFor(61_000);

    assertThat(page.locator("dxp-live")).containsText(said);
    assertThat(voice()).containsText(said);
  }

  private Locator voice() {
    return page.locator("dxp-live [role=status]");
  }

  /// Opened, and past its first look.
  private void open(String path) {
    page.navigate(site.address(path));
    await().atMost(SOON).until(() -> !site.streams.isEmpty());
    page.waitForFunction("document.querySelector('dxp-live').connected");
    int before = site.sent.get();
    page.clock().runFor(2000);
    await().atMost(SOON).until(() -> site.sent.get() > before);
    page.waitForFunction("!document.querySelector('dxp-live').reading");
  }

  private void tellAndLook(String board, String period) throws IOException {
    tell(board, period);
    await()
        .atMost(SOON)
        .until(() -> {
          page.clock().runFor(400);
          return page.locator("main .flash").count() > 0;
        });
    page.clock().runFor(1);
  }

  private void tell(String board, String period) throws IOException {
    site.tell(
        "{\"board\":\"%s\",\"granularity\":\"%s\",\"period\":\"%s\",\"version\":1,\"cause\":null}"
            .formatted(board, Period.parse(period).granularity().orElseThrow().code(), period));
  }
}
