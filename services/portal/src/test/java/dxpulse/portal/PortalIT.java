package dxpulse.portal;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.portal.RunningPortal.Browser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PortalIT {
  private static RunningPortal portal;

  @BeforeAll
  static void start() {
    portal = new RunningPortal();
    portal.ingestion.on(
        "/ui/ingestion/ui.json", "application/json", manifest("ingestion", "dxp-entry", "clerk"));
    portal.indicator.on(
        "/ui/indicator/ui.json",
        "application/json",
        manifest("indicator", "dxp-catalogue", "office"));
    portal.publication.on(
        "/ui/publication/ui.json",
        exchange -> portal.publication.answer(exchange, 404, "text/plain", ""));
  }

  @AfterAll
  static void stop() {
    portal.close();
  }

  private static String manifest(String service, String tag, String role) {
    return """
    {"tag":"%2$s","module":"/ui/%1$s/%2$s.abc.js","contract":1,"integrity":"",\
    "label":{"ja":"画面 %2$s","en":"Page %2$s"},"roles":["%3$s"]}\
    """
        .formatted(service, tag, role);
  }

  @Test
  void leadsEachPathToItsService() {
    Browser program = portal.browser();

    program.send(HttpRequest.newBuilder(portal.at("/api/ingestion/observations?a=1")));
    program.send(HttpRequest.newBuilder(portal.at("/api/indicators/I15/values")));
    program.send(HttpRequest.newBuilder(portal.at("/api/boards/kpi/K6?granularity=month")));

    assertThat(portal.ingestion.last().path()).isEqualTo("/api/ingestion/observations?a=1");
    assertThat(portal.indicator.last().path()).isEqualTo("/api/indicators/I15/values");
    assertThat(portal.publication.last().path()).isEqualTo("/api/boards/kpi/K6?granularity=month");
  }

  @Test
  void leavesPublicPagesToPublication() {
    for (String path : new String[] {"/", "/fields/industry", "/en/kpis/K6", "/assets/site.css"}) {
      HttpResponse<String> answer = portal.browser().open(path);

      assertThat(answer.statusCode()).as(path).isEqualTo(200);
      assertThat(portal.publication.last().path()).isEqualTo(path);
    }
  }

  @Test
  void passesATokenOfAProgramUntouchedAndStartsATrace() {
    portal
        .browser()
        .send(
            HttpRequest.newBuilder(portal.at("/api/ingestion/observations"))
                .header("Authorization", "Bearer of-a-feed")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"value\":1}")));

    StubServer.Seen seen = portal.ingestion.last();
    assertThat(seen.header("Authorization")).isEqualTo("Bearer of-a-feed");
    assertThat(seen.body()).isEqualTo("{\"value\":1}");
    assertThat(seen.header("traceparent")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
  }

  @Test
  void keepsTheTraceOfTheCaller() {
    String trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    portal
        .browser()
        .send(HttpRequest.newBuilder(portal.at("/api/indicators")).header("traceparent", trace));

    assertThat(portal.indicator.last().header("traceparent")).isEqualTo(trace);
  }

  @Test
  void namesTheServiceThatIsAway() {
    HttpResponse<String> program =
        portal.browser().send(HttpRequest.newBuilder(portal.at("/api/kpis")));

    assertThat(program.statusCode()).isEqualTo(503);
    assertThat(program.headers().firstValue("Retry-After")).contains("5");
    assertThat(program.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(program.body()).contains("urn:dxpulse:problem:unavailable", "KPIの算定", "KPI scoring");

    HttpResponse<String> person = portal.browser().open("/ui/roadmap/x");
    assertThat(person.statusCode()).isEqualTo(503);
    assertThat(person.body()).contains("<h1>", "ロードマップ", "Roadmap");
  }

  @Test
  void doesNotClaimThatNothingWasDoneWhenAConnectionBreaks() {
    portal.ingestion.on(
        "/api/ingestion/broken",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          exchange.close();
        });

    HttpResponse<String> answer =
        portal
            .browser()
            .send(
                HttpRequest.newBuilder(portal.at("/api/ingestion/broken"))
                    .POST(BodyPublishers.ofString("{}")));

    assertThat(answer.statusCode()).isEqualTo(504);
    assertThat(answer.body())
        .contains("urn:dxpulse:problem:late", "check whether it was done")
        .doesNotContain("Nothing was done");
  }

  @Test
  void refusesWhatIsTooLarge() {
    HttpResponse<String> answer =
        portal
            .browser()
            .send(
                HttpRequest.newBuilder(portal.at("/api/ingestion/imports"))
                    .POST(BodyPublishers.ofByteArray(new byte[60 * 1024 * 1024 + 1])));

    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.body()).contains("urn:dxpulse:problem:too-large");
  }

  @Test
  void sendsPeopleToTheProviderAndScriptsAnAnswer() throws Exception {
    HttpClient plain = HttpClient.newHttpClient();

    HttpResponse<String> person =
        plain.send(
            HttpRequest.newBuilder(portal.at("/staff")).header("Accept", "text/html").build(),
            HttpResponse.BodyHandlers.ofString());
    HttpResponse<String> script =
        plain.send(
            HttpRequest.newBuilder(portal.at("/staff")).build(),
            HttpResponse.BodyHandlers.ofString());

    assertThat(person.statusCode()).isEqualTo(302);
    assertThat(person.headers().firstValue("Location")).contains("/oauth2/authorization/dxpulse");
    assertThat(script.statusCode()).isEqualTo(401);
    assertThat(script.body()).contains("urn:dxpulse:problem:unauthorised");
  }

  @Test
  void showsAClerkOnlyTheirPagesAndWhatIsAway() {
    portal.provider.signingInWith("clerk");

    HttpResponse<String> page = portal.browser().open("/staff");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains(
            "画面 dxp-entry", "入力 &lt;担当&gt;", "\"dxp/ingestion\":\"/ui/ingestion/dxp-entry.abc.js\"")
        .doesNotContain("dxp-catalogue")
        .contains("data-service=\"roadmap\" data-state=\"er\"")
        .doesNotContain("data-service=\"publication\"");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("nonce-")
        .doesNotContain("script-src 'self' 'unsafe-inline'");
  }

  @Test
  void hidesFromAClerkThePageOfAnotherRole() {
    portal.provider.signingInWith("clerk");

    assertThat(portal.browser().open("/staff/indicator").statusCode()).isEqualTo(404);
  }

  @Test
  void opensAPageInTheLanguageAndPeriodAskedFor() {
    portal.provider.signingInWith("office");

    HttpResponse<String> page = portal.browser().open("/staff/indicator?lang=en&period=FY2024-Q1");

    assertThat(page.body())
        .contains("<html lang=\"en\">", "<title>Page dxp-catalogue", "data-tag=\"dxp-catalogue\"")
        .contains(
            "data-period=\"FY2024-Q1\" data-period-chosen",
            "data-person=\"clerk\" data-department=\"dx-promotion\"")
        .contains("data-roles=\"office\"")
        .containsSubsequence("<optgroup label=\"Quarters\">", "value=\"FY2024-Q1\" selected")
        .containsSubsequence("<optgroup label=\"Months\">", "2024-06")
        .containsSubsequence("<optgroup label=\"Halves\">", "FY2024-H1")
        .containsSubsequence("<optgroup label=\"Fiscal years\">", "\"FY2024\"");
  }

  @Test
  void tellsThePageWhetherSomebodyAskedForAPeriod() {
    portal.provider.signingInWith("office");

    assertThat(portal.browser().open("/staff/indicator?period=2024-13").body())
        .contains("data-period=\"FY")
        .doesNotContain("data-period-chosen");
  }

  @Test
  void relaysTheTokenOfTheSessionButNotTheSession() {
    portal.provider.signingInWith("clerk");
    Browser clerk = portal.browser();
    clerk.open("/staff");

    clerk.send(HttpRequest.newBuilder(portal.at("/api/ingestion/sheets")));

    assertThat(portal.ingestion.last().header("Authorization"))
        .isEqualTo("Bearer access-token-of-the-clerk");
    assertThat(portal.ingestion.last().header("Cookie")).isEmpty();
  }

  @Test
  void takesAChangeFromASessionOnlyWithTheProofOfThePage() {
    portal.provider.signingInWith("clerk");
    Browser clerk = portal.browser();
    Matcher proof =
        Pattern.compile("<meta name=\"csrf\" content=\"([^\"]+)\">")
            .matcher(clerk.open("/staff").body());
    assertThat(proof.find()).isTrue();
    HttpRequest.Builder change =
        HttpRequest.newBuilder(portal.at("/api/ingestion/observations"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("value=1"));

    HttpResponse<String> without = clerk.send(change);
    HttpResponse<String> with = clerk.send(change.header("X-CSRF-TOKEN", proof.group(1)));

    assertThat(without.statusCode()).isEqualTo(403);
    assertThat(without.body()).contains("urn:dxpulse:problem:forbidden");
    assertThat(with.statusCode()).isEqualTo(200);
    assertThat(portal.ingestion.last().body()).isEqualTo("value=1");
  }

  @Test
  void endsTheSessionAtTheProviderToo() throws Exception {
    portal.provider.signingInWith("clerk");
    Browser clerk = portal.browser();
    Matcher proof =
        Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(clerk.open("/staff").body());
    assertThat(proof.find()).isTrue();

    HttpClient staying =
        HttpClient.newBuilder().cookieHandler(clerk.http.cookieHandler().orElseThrow()).build();
    HttpResponse<String> answer =
        staying.send(
            HttpRequest.newBuilder(portal.at("/logout"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(
                    BodyPublishers.ofString(
                        "_csrf="
                            + java.net.URLEncoder.encode(proof.group(1), StandardCharsets.UTF_8)))
                .build(),
            HttpResponse.BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().firstValue("Location").orElse(""))
        .startsWith(portal.provider.issuer() + "/logout");
    assertThat(answer.headers().allValues("Set-Cookie"))
        .anySatisfy(cookie -> assertThat(cookie).contains("dxpulse-session=;", "Max-Age=0"));
  }

  @Test
  void marksTheSessionCookieForTheBrowserOnly() throws Exception {
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(portal.at("/staff")).header("Accept", "text/html").build(),
                HttpResponse.BodyHandlers.ofString());

    assertThat(answer.headers().allValues("Set-Cookie"))
        .anySatisfy(
            cookie -> assertThat(cookie).contains("dxpulse-session=", "HTTPOnly", "SameSite=Lax"));
  }

  @Test
  void letsOnlyEmbeddableCardsBeFramed() {
    HttpResponse<String> page = portal.browser().open("/kpis/K6");
    HttpResponse<String> card = portal.browser().open("/embed/kpi/K6");

    assertThat(page.headers().firstValue("X-Frame-Options")).contains("DENY");
    assertThat(card.headers().firstValue("X-Frame-Options")).isEmpty();
    assertThat(card.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
  }

  /// A page for everybody says itself that it needs none, and is painted sooner for it.
  @Test
  void keepsStaffPagesApartFromTheWindowThatOpenedThem() {
    portal.publication.on(
        "/about",
        exchange -> {
          exchange.getResponseHeaders().set("Cross-Origin-Opener-Policy", "unsafe-none");
          exchange.sendResponseHeaders(200, -1);
        });

    assertThat(openers("/staff")).containsExactly("same-origin");
    assertThat(openers("/about")).containsExactly("unsafe-none");
  }

  private List<String> openers(String path) {
    return portal.browser().open(path).headers().allValues("Cross-Origin-Opener-Policy");
  }

  @Test
  void passesALiveStreamOnEventByEvent() throws Exception {
    CountDownLatch isOpen = new CountDownLatch(1);
    CountDownLatch firstWasRead = new CountDownLatch(1);
    portal.publication.on(
        "/api/boards/stream",
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
          exchange.sendResponseHeaders(200, 0);
          try (OutputStream out = exchange.getResponseBody()) {
            out.write(":open\n\n".getBytes(StandardCharsets.UTF_8));
            out.flush();
            await(isOpen);
            out.write("id: 1\nevent: board\ndata: 1\n\n".getBytes(StandardCharsets.UTF_8));
            out.flush();
            // The second event leaves only after the first has come through.
            await(firstWasRead);
            out.write("id: 2\nevent: board\ndata: 2\n\n".getBytes(StandardCharsets.UTF_8));
          }
        });

    var answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(portal.at("/api/boards/stream")).build(),
                HttpResponse.BodyHandlers.ofInputStream());
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
      assertThat(lines.readLine()).startsWith(":open");
      isOpen.countDown();
      assertThat(nextData(lines)).isEqualTo("data: 1");
      firstWasRead.countDown();
      assertThat(nextData(lines)).isEqualTo("data: 2");
    }
  }

  private static void await(CountDownLatch latch) throws IOException {
    try {
      if (!latch.await(10, TimeUnit.SECONDS)) {
        throw new IOException("what was told before did not come through");
      }
    } catch (InterruptedException hurried) {
      throw new IOException(hurried);
    }
  }

  private static String nextData(BufferedReader lines) throws IOException {
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith("data:")) {
        return line;
      }
    }
    return "end of stream";
  }

  @Test
  void answersForItsOwnHealthAndMetrics() {
    Browser operator = portal.browser();

    assertThat(operator.open("/livez").statusCode()).isEqualTo(200);
    assertThat(operator.open("/readyz").statusCode()).isEqualTo(200);
    assertThat(operator.send(HttpRequest.newBuilder(portal.at("/metrics"))).body())
        .contains("jvm_memory_used_bytes");
  }

  @Test
  void offersTheInterfaceDescriptionOfEachService() {
    portal.browser().send(HttpRequest.newBuilder(portal.at("/openapi/ingestion.yaml")));

    assertThat(portal.ingestion.last().path()).isEqualTo("/openapi.yaml");
  }
}
