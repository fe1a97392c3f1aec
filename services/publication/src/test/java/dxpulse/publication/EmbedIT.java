package dxpulse.publication;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.sun.net.httpserver.HttpServer;
import dxpulse.contracts.types.Topics;
import dxpulse.infra.testkit.AxeFaults;
import dxpulse.infra.testkit.Chromium;
import dxpulse.infra.testkit.Pictures;
import dxpulse.infra.testkit.RealParts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/// Cards of the service on a page of another site, in a browser.
class EmbedIT {
  private static final Path PICTURES = Path.of("target/screenshots/embeds");
  private static final Duration SOON = Duration.ofSeconds(60);
  private static ConfigurableApplicationContext node;
  private static Chromium chromium;
  private static HttpServer host;
  private static String site;
  private static volatile String hostPage = "";

  @BeforeAll
  static void startsWithTwoKpis() throws Exception {
    PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
    Files.createDirectories(PICTURES);
    int port = freePort();
    site = "http://127.0.0.1:" + port;
    node = Node.start("--server.port=" + port, "--dxpulse.site=" + site + "/");
    RealParts.sendRaw(Topics.INDICATOR_DEFINED, "020001|I15", List.of(SampleEvents.indicator()));
    for (Map.Entry<String, String> kpi : Map.of("K21", "industry", "K24", "living").entrySet()) {
      RealParts.sendRaw(
          Topics.KPI_DEFINED,
          "020001|" + kpi.getKey(),
          List.of(SampleEvents.kpi(kpi.getKey(), kpi.getValue())));
      score(kpi.getKey(), "70.8", 1);
    }
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(get("/embed/kpi/K21").body()).contains("70.8"));
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(get("/embed/kpi/K24").body()).contains("70.8"));
    host = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    host.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    host.createContext(
        "/",
        exchange -> {
          byte[] html = hostPage.getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
          exchange.sendResponseHeaders(200, html.length);
          exchange.getResponseBody().write(html);
          exchange.close();
        });
    host.start();
    chromium = Chromium.open();
  }

  @AfterAll
  static void stop() {
    host.stop(0);
    node.close();
  }

  @Test
  void anEditorCopiesTheCodeAndManyCardsOfOnePageMoveOverOneStream() {
    try (BrowserContext context = context(1440, true)) {
      context.grantPermissions(List.of("clipboard-read", "clipboard-write"));
      String element = copied(context, "/kpis/K21", "embed-element");
      String frame = copied(context, "/en/kpis/K24", "embed-frame");
      assertThat(element).contains(site + "/embed/dxp-kpi.js");
      assertThat(frame).contains("/embed/kpi/K24?lang=en");
      hostPage = page(element + "<dxp-kpi code=\"K24\" lang=\"en\"></dxp-kpi>".repeat(7));
      Page page = context.newPage();
      page.navigate(hostAddress());

      assertThat(card(page, 0).locator(".index")).hasText("70.8");
      assertThat(card(page, 0).locator("h1")).hasText("オンライン手続きの広がり（K21）");
      assertThat(card(page, 1).locator("h1")).hasText("Online procedures (K24)");
      assertThat(page.locator("dxp-kpi a")).hasCount(1);
      assertThat(page.locator("dxp-kpi a").isVisible()).isFalse();
      assertThat(scrolls(card(page, 0))).as("a frame as high as its card").isFalse();
      assertThat(page.locator("dxp-kpi iframe").first())
          .hasAttribute("title", "オンライン手続きの広がり（K21）（令和3年度第1四半期）｜青森県DX推進ダッシュボード");
      connected(page, 8);
      await().atMost(SOON).untilAsserted(() -> assertThat(streams()).isEqualTo(1));
      picture(page, "host");

      score("K21", "72.4", 2);
      score("K24", "33.3", 2);
      assertThat(card(page, 0).locator(".index").first()).hasText("72.4");
      assertThat(card(page, 1).locator(".index").first()).hasText("33.3");
      assertThat(card(page, 7).locator(".index").first()).hasText("33.3");

      // Two plain frames are live as well; many of them never take all connections of the browser.
      hostPage = page(frame.repeat(2));
      page.navigate(hostAddress());
      connected(page, 2);
      score("K24", "44.4", 3);
      assertThat(frame(page, 1).locator(".index").first()).hasText("44.4");
      hostPage = page(frame.replace(" loading=\"lazy\"", "").repeat(8));
      page.navigate(hostAddress());
      assertThat(frame(page, 7).locator(".index").first()).hasText("44.4");
      assertThat(frame(page, 7).locator("dxp-live button")).isAttached();
      await().atMost(SOON).untilAsserted(() -> assertThat(streams()).isLessThanOrEqualTo(1));

      assertThat(context.cookies()).isEmpty();
      frame(page, 0).locator("h1 a").click();
      page.waitForURL(site + "/en/kpis/K24");
    }
  }

  @Test
  void withoutJavaScriptTheFrameIsWholeAndTheElementIsALink() {
    hostPage =
        page(
            """
            <script type="module" src="%1$s/embed/dxp-kpi.js"></script>
            <dxp-kpi code="K21" lang="ja"><a href="%1$s/kpis/K21">K21</a></dxp-kpi>
            <iframe src="%1$s/embed/kpi/K24?lang=ja&amp;period=FY2021-Q1" title="K24" width="100%%" height="620"></iframe>
            """
                .formatted(site));
    try (BrowserContext context = context(390, false)) {
      Page page = context.newPage();
      page.navigate(hostAddress());

      assertThat(page.locator("dxp-kpi a")).isVisible();
      FrameLocator card = page.frameLocator("iframe");
      assertThat(card.locator("main")).containsText("前期差");
      assertThat(card.locator("main")).containsText("令和3年度第1四半期");
      assertThat(card.locator("main")).containsText("更新：");
      assertThat(card.locator("svg .goal").first()).isAttached();
      assertThat(card.locator("details table")).isAttached();
      picture(page, "host-no-script-390");
      page.navigate(site + "/kpis/K21");
      page.locator(".embed summary").click();
      assertThat(page.locator("#embed-frame"))
          .hasValue(java.util.regex.Pattern.compile("^<iframe src=\"" + site + "/embed/kpi/K21.*"));
    }
  }

  @Test
  void nothingButCardsMayBeFramedAndNothingSetsACookie() {
    List<String> pages =
        List.of("/kpis/K21", "/en/kpis/K21", "/", "/about", "/nowhere", "/opendata");
    try (BrowserContext context = context(1440, true)) {
      for (String path : pages) {
        hostPage = page("<iframe src=\"" + site + path + "\" title=\"x\"></iframe>");
        Page page = context.newPage();
        page.waitForConsoleMessage(
            new Page.WaitForConsoleMessageOptions()
                .setPredicate(said -> said.text().contains("frame-ancestors 'none'")),
            () -> page.navigate(hostAddress()));
        assertThat(get(path).headers().firstValue("X-Frame-Options")).contains("DENY");
        assertThat(policy(path)).contains("frame-ancestors 'none'");
        page.close();
      }
      assertThat(context.cookies()).isEmpty();
    }
    for (String path : List.of("/embed/kpi/K21", "/embed/kpi/K99", "/embed/dxp-kpi.js")) {
      HttpResponse<String> answer = get(path);
      assertThat(answer.headers().firstValue("X-Frame-Options")).as(path).isEmpty();
      assertThat(answer.headers().firstValue("Set-Cookie")).as(path).isEmpty();
    }
    assertThat(policy("/embed/kpi/K21"))
        .contains("default-src 'none'", "script-src 'self'", "frame-ancestors *");
    assertThat(get("/embed/dxp-kpi.js").headers().firstValue("Access-Control-Allow-Origin"))
        .contains("*");
  }

  @Test
  void whatCannotBeReachedIsSaidCalmlyAndComesLater() {
    hostPage =
        page(
            "<script type=\"module\" src=\"%s/embed/dxp-kpi.js\"></script><dxp-kpi code=\"K21\" lang=\"en\"></dxp-kpi>"
                .formatted(site));
    try (BrowserContext context = context(390, true)) {
      context.route("**/embed/kpi/**", Route::abort);
      Page page = context.newPage();
      page.clock().install();
      page.navigate(hostAddress());
      page.waitForFunction(
          "document.querySelector('dxp-kpi')?.shadowRoot?.querySelector('iframe')");

      page.clock().runFor(16_000);
      assertThat(page.locator("dxp-kpi p")).containsText("cannot be reached just now");
      assertThat(page.locator("dxp-kpi p a")).hasAttribute("href", site + "/en/kpis/K21");
      picture(page, "away-390");
      context.unroute("**/embed/kpi/**");
      page.clock().runFor(61_000);

      assertThat(card(page, 0).locator("h1")).hasText("Online procedures (K21)");
      assertThat(page.locator("dxp-kpi p")).hasCount(0);
    }
  }

  @Test
  void cardsAndTheirCodeLookRight() {
    for (int width : new int[] {1440, 768, 390}) {
      try (BrowserContext context = context(width, true)) {
        Page page = context.newPage();
        for (String lang : List.of("ja", "en")) {
          page.navigate(site + "/embed/kpi/K21?lang=" + lang);
          accessible(page);
          picture(page, "card-" + lang + "-" + width);
          assertThat(page.locator("html")).hasAttribute("lang", lang);
        }
        page.navigate(site + "/embed/kpi/K99?lang=ja");
        accessible(page);
        picture(page, "missing-" + width);
        page.navigate(site + "/kpis/K21");
        page.locator(".embed summary").click();
        accessible(page);
        picture(page, "code-" + width);
      }
    }
  }

  private static String copied(BrowserContext context, String path, String field) {
    Page page = context.newPage();
    page.navigate(site + path);
    page.locator(".embed summary").click();
    page.locator("dxp-copy[data-of=" + field + "] button").click();
    assertThat(page.locator("dxp-copy[data-of=" + field + "]")).containsText("✔");
    String code = (String) page.evaluate("navigator.clipboard.readText()");
    page.close();
    return code;
  }

  private static FrameLocator card(Page page, int at) {
    return page.locator("dxp-kpi").nth(at).frameLocator("iframe");
  }

  private static FrameLocator frame(Page page, int at) {
    return page.frameLocator("main > iframe").nth(at);
  }

  private static void connected(Page page, int cards) {
    assertThat(page.mainFrame().childFrames()).hasSize(cards);
    for (Frame each : page.mainFrame().childFrames()) {
      await()
          .atMost(SOON)
          .untilAsserted(() ->
              assertThat(each.evaluate("document.querySelector('dxp-live')?.connected"))
                  .as(each.url())
                  .isEqualTo(true));
    }
  }

  private static boolean scrolls(FrameLocator frame) {
    return (boolean)
        frame.locator(":root").evaluate("root => root.scrollHeight > root.clientHeight");
  }

  /// How many streams the service has open.
  private static int streams() {
    return get("/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith("dxpulse_stream_subscribers"))
        .map(line -> line.substring(line.lastIndexOf(' ') + 1))
        .mapToInt(figure -> (int) Double.parseDouble(figure))
        .sum();
  }

  private static String page(String content) {
    return """
    <!doctype html><html lang="ja"><head><meta charset="utf-8"><title>県のサイト</title>
    <meta name="viewport" content="width=device-width, initial-scale=1"></head>
    <body><main><h1>県のサイト</h1>%s</main></body></html>
    """
        .formatted(content);
  }

  /// Another site: the name is not the one of the service.
  private static String hostAddress() {
    return "http://localhost:" + host.getAddress().getPort() + "/";
  }

  private static void accessible(Page page) {
    assertThat(AxeFaults.of(page)).as(page.url()).isEmpty();
  }

  private static void picture(Page page, String name) {
    page.waitForLoadState();
    assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
        .as(name + " is too wide")
        .isEqualTo(true);
    Pictures.take(page, PICTURES.resolve(name + ".png"));
  }

  private static BrowserContext context(int width, boolean script) {
    return chromium
        .browser()
        .newContext(
            new NewContextOptions().setViewportSize(width, 900).setJavaScriptEnabled(script));
  }

  private static String policy(String path) {
    return get(path).headers().firstValue("Content-Security-Policy").orElseThrow();
  }

  private static void score(String kpi, String index, int revision) {
    RealParts.sendRaw(
        Topics.KPI_SCORED,
        "020001",
        List.of(SampleEvents.score(kpi, index, revision, "FY2021-Q1")));
  }

  private static HttpResponse<String> get(String path) {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create(site + path))
              .header("Origin", "http://host.test")
              .build(),
          HttpResponse.BodyHandlers.ofString());
    } catch (IOException | InterruptedException failed) {
      throw new AssertionError(path, failed);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
