package dxpulse.publication.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dxpulse.contracts.types.time.Period;
import dxpulse.infra.testkit.Chromium;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// An open page in a browser, with a server behind it that says what the test wants. Time in the
/// page stands still unless the test moves it.
class LivePageIT {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final Period SHOWN = SampleBoards.PERIOD;
  private static final String TIME = "\\d{4}年\\d{1,2}月\\d{1,2}日 \\d{1,2}:\\d{2}:\\d{2}";
  private static final String OWN = change("kpi/K1", "quarter", SHOWN);

  /// Counts what the page was told, before the page itself hears it.
  static final String COUNTING =
      """
      window.told = 0;
      window.EventSource = class extends EventSource {
        constructor(address) {
          super(address);
          this.addEventListener('board', () => window.told++);
        }
      };
      """;

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
    page.addInitScript(COUNTING);
    page.clock().install();
  }

  @AfterEach
  void close() {
    page.context().close();
    site.close();
  }

  @Test
  void aPageOfTheLatestPeriodMovesOnWithoutNamingTheOldOne() throws IOException {
    open("/kpis/K1");
    page.evaluate("window.neverReloaded = true");
    site.period = SHOWN.next();
    site.index = 70.8;

    tellAndLook(change("kpi/K1", "quarter", SHOWN.next()));

    assertThat(page.locator("main .index").first()).hasText("70.8");
    assertThat(page.locator("main .fresh").first()).hasText("更新");
    assertThat(page.locator("main .big").first()).hasText("指数 70.8 目標＝100更新");
    assertThat(page.locator(".meta")).containsText("令和6年度第2四半期");
    assertThat(page.locator("#period")).hasValue("FY2024-Q2");
    assertThat(page.locator("[data-refresh=data] a").first())
        .hasAttribute("href", "/api/boards/kpi/K1?period=FY2024-Q2&granularity=quarter");
    assertThat(page.title()).contains("令和6年度第2四半期");
    assertThat(page.evaluate("window.neverReloaded")).isEqualTo(true);

    page.clock().runFor(11_000);
    assertThat(page.locator("main .fresh")).hasCount(0);
  }

  @Test
  void whatChangedBeforeTheStreamWasOpenIsSeen() {
    page.navigate(site.address("/kpis/K1"));
    connected();
    site.index = 70.0;

    lookedOnce();

    assertThat(page.locator("main .index").first()).hasText("70.0");
  }

  @Test
  void aChangeIsReadUnderItsNumberSoThatNoOlderCopyOnTheWayAnswers() throws IOException {
    open("/kpis/K1?period=" + SHOWN);
    site.index = 70.0;

    tellAndLook(OWN);

    assertThat(page.locator("main .index").first()).hasText("70.0");
    assertThat(site.asked.getLast()).isEqualTo("period=" + SHOWN + "&edition=7");
    assertThat(page.url()).endsWith("?period=" + SHOWN);
  }

  @Test
  void onlyItsOwnBoardGranularityAndPeriodsConcernAPage() throws IOException {
    open("/kpis/K1?period=" + SHOWN);

    tell(change("kpi/K2", "quarter", SHOWN));
    tell(change("kpi/K1", "year", Period.parse("FY2024")));
    tell(change("kpi/K1", "quarter", SHOWN.next()));
    page.clock().runFor(1000);
    assertThat(site.sent).hasValue(1);

    site.index = 65.5;
    tellAndLook(change("kpi/K1", "quarter", SHOWN.previous()));
    assertThat(page.locator("main .index").first()).hasText("65.5");
    assertThat(site.sent).hasValue(2);
  }

  @Test
  void changesThatComeTogetherAreReadOnceAndTheNewestAnswerStays() throws IOException {
    open("/kpis/K1");
    CountDownLatch older = new CountDownLatch(1);
    site.held = older;
    site.index = 70.0;
    tellAndLook(OWN);
    await().atMost(SOON).until(() -> site.sent.get() == 2);

    site.index = 71.0;
    for (int i = 0; i < 5; i++) {
      tell(OWN);
    }
    page.clock().runFor(2000);
    assertThat(site.sent).as("one at a time").hasValue(2);
    site.held = new CountDownLatch(0);
    older.countDown();

    assertThat(page.locator("main .index").first()).hasText("70.0");
    page.clock().runFor(400);
    assertThat(page.locator("main .index").first()).hasText("71.0");
    page.clock().runFor(2000);
    assertThat(site.sent).hasValue(3);
  }

  @Test
  void wordsAreSpokenAtMostEveryThirtySeconds() throws IOException {
    open("/kpis/K1");
    site.index = 70.0;
    tellAndLook(OWN);
    assertThat(voice()).hasText(Pattern.compile("値が更新されました：県内企業のDXの推進状況 " + TIME));
    String first = voice().textContent();

    site.index = 71.0;
    tellAndLook(OWN);
    assertThat(page.locator("main .index").first()).hasText("71.0");
    page.clock().runFor(20_000);
    assertThat(voice().textContent()).isEqualTo(first);

    page.clock().runFor(10_000);
    assertThat(voice().textContent()).startsWith("値が更新されました").isNotEqualTo(first);
  }

  @Test
  void aValueThatChangedIsMarkedAndNamedEvenIfTheIndexDidNotMove() throws IOException {
    open("/kpis/K1");
    site.value = "13";

    tellAndLook(OWN);

    assertThat(page.locator("table .val.flash")).hasText("13社");
    assertThat(page.locator("table .val + .fresh")).hasText("更新");
    assertThat(page.locator(".index.flash")).hasCount(0);
    page.clock().runFor(1);
    assertThat(voice()).containsText("県内企業のDXの推進状況");

    page.clock().runFor(11_000);
    assertThat(page.locator("main .fresh")).hasCount(0);
  }

  @Test
  void anEnglishPageSpeaksEnglishAndSaysWhichTimeItMeans() throws IOException {
    open("/en/kpis/K1");
    site.index = 70.0;

    tellAndLook(OWN);

    assertThat(page.locator("main .index").first()).hasText("70.0");
    assertThat(page.locator("main .index + .u + .fresh").first()).hasText("updated");
    assertThat(voice())
        .hasText(
            Pattern.compile(
                "Figures were updated: DX in local firms \\d+ \\w+ \\d{4}, \\d{2}:\\d{2}:\\d{2} JST"));
  }

  @Test
  void aReaderCanStopAndResumeIt() throws IOException {
    open("/kpis/K1");
    page.locator("dxp-live button").click();
    assertThat(page.locator("dxp-live"))
        .containsText(Pattern.compile("自動更新を止めています。最後に確かめた時刻：\\S+"));
    site.index = 70.0;
    page.clock().runFor(120_000);
    assertThat(site.sent).hasValue(1);

    page.locator("dxp-live button").click();
    page.clock().runFor(400);

    assertThat(page.locator("main .index").first()).hasText("70.0");
    assertThat(page.locator("dxp-live")).containsText("自動更新中");
  }

  @Test
  void withoutAStreamItLooksEveryMinuteAndSaysThatItIsNotConnected() throws IOException {
    open("/kpis/K1");
    site.breakStreams();
    page.waitForFunction("!document.querySelector('dxp-live').connected");
    site.index = 70.0;

    page.clock().runFor(59_000);
    assertThat(page.locator("dxp-live")).containsText("自動更新中");
    page.clock().runFor(2000);

    assertThat(page.locator("main .index").first()).hasText("70.0");
    assertThat(page.locator("dxp-live")).containsText("接続が切れています");

    site.streaming = true;
    page.clock().runFor(60_000);
    assertThat(page.locator("dxp-live")).containsText("自動更新中");
  }

  @Test
  void thatItIsCutOffAndConnectedAgainIsSpoken() throws IOException {
    open("/kpis/K1");
    site.breakStreams();
    page.waitForFunction("!document.querySelector('dxp-live').connected");
    page.clock().runFor(61_000);
    assertThat(voice()).hasText(Pattern.compile("接続が切れています。最後に確かめた時刻：" + TIME));

    site.streaming = true;
    page.clock().runFor(60_000);
    assertThat(voice()).hasText("接続が戻りました");
  }

  @Test
  void aPageThatIsRefusedAsksAgainSoonAndDoesNotSayThatItIsCutOff() throws IOException {
    open("/kpis/K1");
    site.index = 70.0;
    site.busy = true;
    refused(() -> tellAndLook(OWN));
    refused(() -> page.clock().runFor(4_100));
    assertThat(page.locator("dxp-live")).containsText("自動更新中");

    page.clock().runFor(1_900);
    site.busy = false;
    passesUntil(
        () -> assertThat(page.locator("main .index").first().textContent()).isEqualTo("70.0"));
    assertThat(voice()).hasText(Pattern.compile("値が更新されました.*"));
  }

  @Test
  void aPageThatIsRefusedForAMinuteSaysThatItWaitsAndSinceWhen() throws IOException {
    open("/kpis/K1");
    site.busy = true;
    refused(() -> tellAndLook(OWN));

    page.clock().runFor(60_000);
    assertThat(voice()).hasText(Pattern.compile("混み合っているため更新を待っています。最後に確かめた時刻：" + TIME));

    site.busy = false;
    passesUntil(() -> assertThat(page.locator("dxp-live").textContent()).contains("自動更新中"));
  }

  @Test
  void windowsShareOneStreamAndTheNextTakesItOverWithoutAGap() throws IOException {
    open("/kpis/K1");
    Page second = page.context().newPage();
    second.navigate(site.address("/kpis/K1"));
    second.waitForFunction("document.querySelector('dxp-live').connected");
    assertThat(site.streams).hasSize(1);

    site.index = 70.0;
    tellAndLook(OWN);
    second.clock().runFor(400);
    assertThat(page.locator("main .index").first()).hasText("70.0");
    assertThat(second.locator("main .index").first()).hasText("70.0");

    site.index = 71.0;
    page.close();
    await().atMost(SOON).until(() -> site.streams.size() == 2);
    await()
        .atMost(SOON)
        .untilAsserted(() -> {
          second.clock().runFor(400);
          assertThat(second.locator("main .index").first().textContent()).isEqualTo("71.0");
        });
  }

  @Test
  void aListThatIsBeingUsedStaysUntilItIsLeft() throws IOException {
    open("/kpis/K1");
    page.locator("#period").focus();
    page.evaluate("window.list = document.querySelector('#period')");
    site.period = SHOWN.next();
    site.index = 70.0;
    tellAndLook(OWN);
    assertThat(page.locator("main .index").first()).hasText("70.0");
    assertThat(page.evaluate("document.activeElement === window.list")).isEqualTo(true);

    page.locator("dxp-live button").focus();
    page.clock().runFor(10);

    assertThat(page.locator("#period")).hasValue("FY2024-Q2");
  }

  /// An answer that is on its way when the time of the page moves decides how long it waits next.
  private void passesUntil(ThrowingRunnable seen) {
    await()
        .atMost(SOON)
        .untilAsserted(() -> {
          page.clock().runFor(5_000);
          seen.run();
        });
  }

  private interface Act {
    void act() throws IOException;
  }

  private void refused(Act act) throws IOException {
    int before = site.sent.get();
    act.act();
    await().atMost(SOON).until(() -> site.sent.get() > before);
    page.waitForFunction("!document.querySelector('dxp-live').reading");
  }

  private Locator voice() {
    return page.locator("dxp-live [role=status]");
  }

  /// Opened, and past its first look, which is not counted.
  private void open(String path) {
    page.navigate(site.address(path));
    connected();
    lookedOnce();
    site.sent.set(1);
  }

  private void connected() {
    await().atMost(SOON).until(() -> !site.streams.isEmpty());
    page.waitForFunction("document.querySelector('dxp-live').connected");
  }

  private void lookedOnce() {
    int before = site.sent.get();
    page.clock().runFor(2000);
    await().atMost(SOON).until(() -> site.sent.get() > before);
    page.waitForFunction("!document.querySelector('dxp-live').reading");
  }

  private void tellAndLook(String change) throws IOException {
    tell(change);
    page.clock().runFor(400);
  }

  private void tell(String change) throws IOException {
    int before = (int) page.evaluate("window.told");
    site.tell(change);
    page.waitForFunction("before => window.told > before", before);
  }

  private static String change(String board, String granularity, Period period) {
    return "{\"board\":\"%s\",\"granularity\":\"%s\",\"period\":\"%s\",\"version\":1,\"cause\":null}"
        .formatted(board, granularity, period);
  }
}
