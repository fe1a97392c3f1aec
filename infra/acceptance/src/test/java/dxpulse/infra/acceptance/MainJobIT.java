package dxpulse.infra.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dxpulse.infra.testkit.Chromium;
import dxpulse.infra.testkit.OpenApiAnswers;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import redis.clients.jedis.RedisClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A value goes in, the KPI moves, every open board shows it; and nothing that was accepted is
/// lost.
@Order(1)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MainJobIT {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final RunningPlatform PLATFORM = RunningPlatform.get();
  private static Chromium chromium;
  private static Browser browser;

  @BeforeAll
  static void openBrowser() {
    chromium = Chromium.open();
    browser = chromium.browser();
  }

  @Test
  @Order(1)
  void anAcceptedValueMovesAnOpenPageWithoutAReloadAndNoOtherKpi() {
    JsonNode before = PLATFORM.board("overview?period=FY2024-Q2");
    Page page = browser.newPage();
    page.navigate(PLATFORM.portal() + "/kpis/K8?period=FY2024-Q2");
    page.evaluate("window.neverReloaded = true");

    HttpResponse<String> answer = PLATFORM.observe("feed", dxPromoters(150));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    PlaywrightAssertions.assertThat(page.locator("[data-kpi=K8]").first())
        .containsText("75.0", new LocatorAssertions.ContainsTextOptions().setTimeout(20_000));
    assertThat(page.evaluate("window.neverReloaded")).isEqualTo(true);
    assertThat(otherKpis(PLATFORM.board("overview?period=FY2024-Q2"))).isEqualTo(otherKpis(before));
    page.close();
  }

  @Test
  @Order(2)
  void theSameValueAgainChangesNothing() {
    // The list of periods in the head grows with each new period; the card is what a value changes.
    JsonNode before = PLATFORM.board("kpi/K8?period=FY2024-Q2").get("card");

    String id = accepted(PLATFORM.observe("feed", dxPromoters(150)));

    await("the fate of the repeat").atMost(SOON).until(() -> fate(id).equals("UNCHANGED"));
    // A later figure of the same KPI marks the point up to which all boards were drawn.
    Figures.accepted(Figures.post("FY2024-Q4", 52));
    Figures.awaitBoard("FY2024-Q4", 26.0);
    assertThat(PLATFORM.board("kpi/K8?period=FY2024-Q2").get("card")).isEqualTo(before);
    assertThat(before.get("revision").asInt()).isPositive();
  }

  @Test
  @Order(3)
  void aReaderCanWaitUntilAnObservationIsScored() {
    String id = accepted(PLATFORM.observe("feed", dxPromoters(160)));

    HttpResponse<String> scores =
        PLATFORM.get("/api/kpis/K8/scores?granularity=quarter&from=FY2024-Q2&wait=" + id, "office");

    assertThat(scores.statusCode()).isEqualTo(200);
    assertThat(scores.body()).contains("\"index\":80.0").contains("\"waited\":true");
  }

  @Test
  @Order(4)
  void scoresTravelPackedThroughThePortalToo() throws Exception {
    HttpResponse<byte[]> packed = scoresFor("gzip", "\"none\"");

    assertThat(packed.headers().firstValue("Content-Encoding")).hasValue("gzip");
    assertThat(new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes())
        .isEqualTo(scoresFor("identity", "\"none\"").body())
        .hasSizeGreaterThan(packed.body().length);
    assertThat(String.join(", ", packed.headers().allValues("Vary")).toLowerCase(Locale.ROOT))
        .contains("authorization", "accept-encoding");
    String tag = packed.headers().firstValue("ETag").orElseThrow();
    assertThat(scoresFor("gzip", tag).statusCode()).isEqualTo(304);
    assertThat(scoresFor("identity", tag).statusCode()).isEqualTo(304);
  }

  private static HttpResponse<byte[]> scoresFor(String encoding, String known) throws Exception {
    URI scores = URI.create(PLATFORM.portal() + "/api/kpis/K8/scores?granularity=quarter");
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(scores)
                .headers("Accept-Encoding", encoding, "If-None-Match", known)
                .build(),
            HttpResponse.BodyHandlers.ofByteArray());
  }

  /// @param code of the one fault, or null when the body cannot be read at all
  record Bad(String body, int status, @Nullable String code, @Nullable String pointer) {
    static Bad unreadable(String body) {
      return new Bad(body, 400, null, null);
    }

    /// Members of an otherwise good item, in place of its own.
    static Bad item(String code, String pointer, String members) {
      return new Bad("{" + members + "}", 422, code, pointer);
    }
  }

  static Stream<Bad> badInput() {
    String indicator = "\"indicator\":\"I19\",";
    String period = "\"period\":\"FY2024-Q2\",";
    String good = indicator + period + "\"value\":1";
    return Stream.of(
        Bad.unreadable("{"),
        Bad.unreadable(""),
        Bad.unreadable("[]"),
        new Bad("42", 422, "NOT_AN_OBJECT", ""),
        new Bad("[{" + good + ",\"status\":\"X\"}]", 422, "UNKNOWN_WORD", "/0/status"),
        Bad.item("MISSING", "/indicator", period + "\"value\":1"),
        Bad.item("MISSING", "/period", indicator + "\"value\":1"),
        Bad.item("NOT_A_TEXT", "/indicator", "\"indicator\":7," + period + "\"value\":1"),
        Bad.item("NOT_A_TEXT", "/period", indicator + "\"period\":2024,\"value\":1"),
        Bad.item(
            "UNKNOWN_INDICATOR", "/indicator", "\"indicator\":\"I99\"," + period + "\"value\":1"),
        Bad.item("NOT_A_PERIOD", "/period", indicator + "\"period\":\"2024-13\",\"value\":1"),
        Bad.item("AMBIGUOUS_PERIOD", "/period", indicator + "\"period\":\"2024Q1\",\"value\":1"),
        Bad.item(
            "PERIOD_LIES_AHEAD", "/period", indicator + "\"period\":\"FY2099-Q2\",\"value\":1"),
        Bad.item("PERIOD_DOES_NOT_FIT", "/period", indicator + "\"period\":\"FY2024\",\"value\":1"),
        Bad.item("NOT_A_NUMBER", "/value", indicator + period + "\"value\":\"150\""),
        Bad.item("NOT_A_NUMBER", "/value", indicator + period + "\"value\":true"),
        Bad.item("NOT_A_NUMBER", "/value", indicator + period + "\"value\":NaN"),
        Bad.item("NUMBER_TOO_LARGE", "/value", indicator + period + "\"value\":1e400"),
        Bad.item(
            "NUMBER_TOO_LARGE", "/value", indicator + period + "\"value\":" + "9".repeat(1000)),
        Bad.item("ONE_KIND_OF_FIGURE", "/value", indicator + "\"period\":\"FY2024-Q2\""),
        Bad.item("UNKNOWN_WORD", "/status", good + ",\"status\":\"X\""),
        Bad.item("NOT_A_TEXT", "/status", good + ",\"status\":7"),
        Bad.item("NOT_A_FLAG", "/sample", good + ",\"sample\":\"yes\""),
        Bad.item("NOT_A_CODE", "/area", good + ",\"area\":\"020002\""));
  }

  @ParameterizedTest
  @MethodSource("badInput")
  @Order(4)
  void badInputIsAnsweredWithAProblemThatNamesIt(Bad bad) {
    HttpResponse<String> answer = PLATFORM.observe("feed", bad.body());

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(bad.status());
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    JsonNode problem = JsonMapper.shared().readTree(answer.body());
    assertThat(problem.get("type").asString())
        .isEqualTo("urn:dxpulse:problem:" + (bad.code() == null ? "malformed" : "invalid"));
    if (bad.code() != null) {
      assertThat(problem.get("errors").valueStream())
          .as(answer.body())
          .singleElement()
          .satisfies(fault -> {
            assertThat(fault.get("code").asString()).isEqualTo(bad.code());
            assertThat(fault.get("pointer").asString()).isEqualTo(bad.pointer());
          });
    }
    assertPromised("ingestion", "POST", "/api/ingestion/observations", answer);
  }

  @Test
  @Order(4)
  void everyFaultOfAnItemIsToldAtOnce() {
    HttpResponse<String> answer = PLATFORM.observe("feed", "{}");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
    assertThat(
            JsonMapper.shared()
                .readTree(answer.body())
                .get("errors")
                .valueStream()
                .map(fault -> fault.get("code").asString() + fault.get("pointer").asString()))
        .containsExactly("MISSING/indicator", "MISSING/period", "ONE_KIND_OF_FIGURE/value");
  }

  @ParameterizedTest
  @CsvSource({
    "publication, /api/boards/overview?period=FY2024-Q2, , 200",
    "publication, /api/boards/industry?period=FY2024-Q2, , 200",
    "publication, /api/boards/living?period=FY2024-Q2, , 200",
    "publication, /api/boards/administration?period=FY2024-Q2, , 200",
    "publication, /api/boards/roadmap, , 200",
    "publication, /api/boards/kpi/K8?period=FY2024-Q2, , 200",
    "publication, /api/boards/kpi/K99, , 404",
    "publication, /api/boards/overview?period=2024Q1, , 400",
    "publication, /api/cases, , 200",
    "kpi-scoring, /api/kpis, office, 200",
    "kpi-scoring, /api/kpis/K8, office, 200",
    "kpi-scoring, /api/kpis/K99, office, 404",
    "kpi-scoring, /api/kpis/K8/scores?granularity=quarter, office, 200",
    "kpi-scoring, /api/kpis/K8/scores?granularity=week, office, 400",
    "indicator, /api/indicators, office, 200",
    "indicator, /api/indicators/I19, office, 200",
    "indicator, /api/indicators/I99, office, 404",
    "indicator, /api/indicators/I19/values, office, 200",
    "roadmap, /api/roadmap/projects, office, 200",
    "roadmap, /api/roadmap/projects/72, office, 200",
    "roadmap, /api/roadmap/projects/9999, office, 404",
    "roadmap, /api/roadmap/comments, office, 200",
    "ingestion, /api/ingestion/quarantine, office, 200",
    "ingestion, /api/ingestion/sheet?period=FY2024-Q2, clerk, 200",
    "ingestion, /api/ingestion/observations/unknown, office, 404",
    "ingestion, /api/ingestion/imports/unknown, office, 404"
  })
  @Order(4)
  void anAnswerIsTheOneThatTheContractPromises(
      String service, String path, @Nullable String role, int status) {
    HttpResponse<String> answer = PLATFORM.get(path, role);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertPromised(service, "GET", path, answer);
  }

  @Test
  @Order(4)
  void anAcceptanceIsTheOneThatTheContractPromises() {
    HttpResponse<String> answer =
        PLATFORM.observe("feed", "[" + dxPromoters(160) + "," + Figures.body("FY2099-Q1", 1) + "]");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    assertPromised("ingestion", "POST", "/api/ingestion/observations", answer);
    String id = JsonMapper.shared().readTree(answer.body()).at("/accepted/0").asString();
    await("its fate").atMost(SOON).until(() -> !fate(id).isEmpty());
    String address = "/api/ingestion/observations/" + id;
    assertPromised("ingestion", "GET", address, PLATFORM.get(address, "office"));
  }

  private static void assertPromised(
      String service, String method, String path, HttpResponse<String> answer) {
    assertThat(OpenApiAnswers.validate(service, method, path, answer.statusCode(), answer.body()))
        .as(answer.body())
        .isEmpty();
  }

  @Test
  @Order(5)
  void nobodySendsWithoutATokenOrForAnotherDepartment() {
    assertThat(
            PLATFORM.send("POST", "/api/ingestion/observations", null, dxPromoters(1)).statusCode())
        .isEqualTo(401);
    assertThat(PLATFORM.observe("committee", dxPromoters(1)).statusCode()).isEqualTo(403);
    assertThat(PLATFORM.observe("clerk-agriculture", dxPromoters(1)).statusCode()).isEqualTo(403);
  }

  @Test
  @Order(6)
  void boardsComeBackWhenTheCacheIsEmptied() {
    String before = PLATFORM.board("kpi/K8?period=FY2024-Q2").at("/card/line/index").toString();
    try (RedisClient redis = RedisClient.create(PLATFORM.redis())) {
      var _ = redis.flushAll();

      await("boards in the cache again").atMost(SOON).until(() -> redis.dbSize() > 100);
    }
    assertThat(PLATFORM.board("kpi/K8?period=FY2024-Q2").at("/card/line/index").toString())
        .isEqualTo(before);
  }

  @Test
  @Order(7)
  void aReaderOfTheEnglishPageIsToldInEnglishAndSeesTheNewIndexWithoutAReload() {
    Page page = browser.newPage();
    page.navigate(PLATFORM.portal() + "/en/kpis/K8?period=FY2024-Q2");
    await("the stream of the page")
        .atMost(SOON)
        .until(() -> page.evaluate("document.querySelector('dxp-live').connected").equals(true));
    page.evaluate("window.neverReloaded = true");

    var _ = accepted(PLATFORM.observe("feed", dxPromoters(190)));

    LocatorAssertions.ContainsTextOptions soon =
        new LocatorAssertions.ContainsTextOptions().setTimeout(SOON.toMillis());
    PlaywrightAssertions.assertThat(page.locator("[data-kpi=K8] .index").first())
        .containsText("95.0", soon);
    PlaywrightAssertions.assertThat(page.locator("dxp-live [role=status]"))
        .containsText(
            Pattern.compile("^Figures were updated: Training digital talent .+ JST$"), soon);
    PlaywrightAssertions.assertThat(page.locator("main table .val.flash").first())
        .containsText("190 people");
    PlaywrightAssertions.assertThat(page.locator("main .fresh").first()).hasText("updated");
    assertThat(page.evaluate("window.neverReloaded")).isEqualTo(true);
    page.close();
  }

  private static String dxPromoters(int value) {
    return "{\"indicator\":\"I19\",\"period\":\"FY2024-Q2\",\"value\":%d,\"status\":\"FINAL\"}"
        .formatted(value);
  }

  private static String accepted(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    return JsonMapper.shared().readTree(answer.body()).at("/accepted/0").asString();
  }

  private static String fate(String id) {
    HttpResponse<String> answer = PLATFORM.get("/api/ingestion/observations/" + id, "office");
    return answer.statusCode() == 200
        ? JsonMapper.shared().readTree(answer.body()).get("state").asString()
        : "";
  }

  private static List<String> otherKpis(JsonNode overview) {
    List<String> lines = new ArrayList<>();
    overview
        .get("fields")
        .forEach(field ->
            field
                .get("kpis")
                .forEach(kpi -> {
                  if (!kpi.get("code").asString().equals("K8")) {
                    lines.add(kpi.toString());
                  }
                }));
    return lines;
  }
}
