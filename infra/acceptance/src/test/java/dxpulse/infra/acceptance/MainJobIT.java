package dxpulse.infra.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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

  @AfterAll
  static void closeBrowser() {
    chromium.close();
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
    String before = PLATFORM.get("/api/boards/kpi/K8?period=FY2024-Q2", null).body();

    String id = accepted(PLATFORM.observe("feed", dxPromoters(150)));

    await("the fate of the repeat").atMost(SOON).until(() -> fate(id).equals("UNCHANGED"));
    assertThat(PLATFORM.get("/api/boards/kpi/K8?period=FY2024-Q2", null).body()).isEqualTo(before);
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "[]",
        "{}",
        "42",
        "{\"indicator\":\"I99\",\"period\":\"FY2024-Q2\",\"value\":1}",
        "{\"indicator\":\"I19\",\"period\":\"2024Q1\",\"value\":1}",
        "{\"indicator\":\"I19\",\"period\":\"FY2099-Q2\",\"value\":1}",
        "{\"indicator\":\"I19\",\"period\":\"FY2024-Q2\",\"value\":\"150\"}",
        "{\"indicator\":\"I19\",\"period\":\"FY2024-Q2\",\"value\":NaN}",
        "{\"indicator\":\"I19\",\"period\":\"FY2024-Q2\",\"value\":1e400}",
        "{\"indicator\":\"I19\",\"period\":\"FY2024-Q2\"}",
        "{\"indicator\":\"I19\",\"period\":\"FY2024-Q2\",\"value\":1,\"area\":\"020002\"}"
      })
  @Order(4)
  void badInputIsAnsweredWithAProblemThatNamesIt(String body) {
    HttpResponse<String> answer = PLATFORM.observe("feed", body);

    assertThat(answer.statusCode()).as(answer.body()).isIn(400, 422);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
  }

  @Test
  @Order(5)
  void nobodySendsWithoutATokenOrForAnotherDepartment() {
    assertThat(
            PLATFORM.send("POST", "/api/ingestion/observations", null, dxPromoters(1)).statusCode())
        .isIn(401, 403);
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

  @ParameterizedTest
  @ValueSource(strings = {"indicator", "kpi-scoring", "publication"})
  @Order(7)
  void nothingThatWasAcceptedIsLostWhenAServiceIsKilled(String service) {
    List<String> ids = new ArrayList<>();
    for (int value = 161; value <= 165; value++) {
      ids.add(accepted(PLATFORM.observe("feed", dxPromoters(value))));
    }
    PLATFORM.kill(service);
    ids.add(accepted(PLATFORM.observe("feed", dxPromoters(170))));
    ids.add(accepted(PLATFORM.observe("feed", dxPromoters(180))));

    await("every accepted value has its answer")
        .atMost(Duration.ofSeconds(60))
        .until(() -> ids.stream().noneMatch(id -> fate(id).isEmpty()));
    await("the board shows the last value")
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() ->
            assertThat(PLATFORM.board("kpi/K8?period=FY2024-Q2").at("/card/line/index").asDouble())
                .isEqualTo(90.0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/", "/fields/industry", "/fields/living", "/fields/administration", "/kpis/K8",
            "/projects",
        "/projects/72", "/cases", "/about", "/en/", "/en/fields/industry", "/en/kpis/K8",
        "/en/projects", "/en/cases", "/en/about"
      })
  @Order(8)
  void everyPageIsFreeOfAccessibilityFaults(String path) {
    Page page = browser.newPage();
    page.navigate(PLATFORM.portal() + path);

    assertThat(new AxeBuilder(page).analyze().getViolations())
        .as(path)
        .extracting(rule -> rule.getId() + " " + rule.getNodes().getFirst().getHtml())
        .isEmpty();
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
