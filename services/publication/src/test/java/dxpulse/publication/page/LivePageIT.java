package dxpulse.publication.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dxpulse.contracts.types.Aggregation;
import dxpulse.contracts.types.time.Period;
import dxpulse.publication.page.jte.JteTemplates;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// An open page in a browser, with a server behind it that says what the test wants. Time in the
/// page stands still unless the test moves it.
class LivePageIT {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final Period SHOWN = SampleBoards.PERIOD;
  private static final String OWN = change("kpi/K1", "quarter", SHOWN);

  /// Counts what the page was told, before the page itself hears it.
  private static final String COUNTING =
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
  private final Site site = new Site();
  private Page page;

  /// The page of K1 as the service would send it.
  private static final class Site implements AutoCloseable {
    private final Assets assets = new Assets(SampleBoards.SITE);
    private final Renderer renderer = new Renderer(new JteTemplates(), assets);
    private final List<OutputStream> streams = new CopyOnWriteArrayList<>();
    private final AtomicInteger sent = new AtomicInteger();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private volatile Period period = SHOWN;
    private volatile double index = 64.2;
    private volatile boolean streaming = true;
    private volatile CountDownLatch held = new CountDownLatch(0);

    Site() {
      try {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      } catch (IOException failed) {
        throw new AssertionError(failed);
      }
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.createContext("/kpis/K1", this::board);
      server.createContext("/assets/", this::asset);
      server.createContext("/api/boards/stream", this::stream);
      server.start();
    }

    String address(String path) {
      return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private void board(HttpExchange exchange) throws IOException {
      String query = exchange.getRequestURI().getQuery();
      boolean pinned = query != null && query.contains("period=");
      asked.add(query == null ? "" : query);
      String html =
          renderer.board(
              SampleBoards.kpi(period, index, Aggregation.ARITHMETIC),
              new Asked(Lang.JA, pinned, false));
      sent.incrementAndGet();
      try {
        held.await();
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
      DrawnPages.Sheet sheet = DrawnPages.Sheet.of(html);
      exchange.getResponseHeaders().set("ETag", sheet.tag());
      exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
      if (sheet.tag().equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
        exchange.sendResponseHeaders(304, -1);
      } else {
        exchange.sendResponseHeaders(200, sheet.html().length);
        exchange.getResponseBody().write(sheet.html());
      }
      exchange.close();
    }

    private void asset(HttpExchange exchange) throws IOException {
      String name = exchange.getRequestURI().getPath().substring("/assets/".length());
      byte[] content = assets.content(name).orElseThrow();
      exchange
          .getResponseHeaders()
          .set("Content-Type", name.endsWith(".css") ? "text/css" : "text/javascript");
      exchange.sendResponseHeaders(200, content.length);
      exchange.getResponseBody().write(content);
      exchange.close();
    }

    private void stream(HttpExchange exchange) throws IOException {
      if (!streaming) {
        exchange.sendResponseHeaders(503, -1);
        exchange.close();
        return;
      }
      exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
      exchange.sendResponseHeaders(200, 0);
      exchange.getResponseBody().write(": open\n\n".getBytes(StandardCharsets.UTF_8));
      exchange.getResponseBody().flush();
      streams.add(exchange.getResponseBody());
    }

    void tell(String change) throws IOException {
      for (OutputStream stream : streams) {
        stream.write(
            ("event: board\nid: 7\ndata: " + change + "\n\n").getBytes(StandardCharsets.UTF_8));
        stream.flush();
      }
    }

    void breakStreams() throws IOException {
      streaming = false;
      for (OutputStream stream : streams) {
        stream.close();
      }
      streams.clear();
    }

    @Override
    public void close() {
      held.countDown();
      server.stop(0);
    }
  }

  @BeforeAll
  static void openBrowser() {
    chromium = Chromium.open();
  }

  @AfterAll
  static void closeBrowser() {
    chromium.close();
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
    assertThat(voice()).containsText("値が更新されました");
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
  void aReaderCanStopAndResumeIt() throws IOException {
    open("/kpis/K1");
    page.locator("dxp-live button").click();
    assertThat(page.locator("dxp-live")).containsText("自動更新を止めています");
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
