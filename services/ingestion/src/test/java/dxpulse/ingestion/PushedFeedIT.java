package dxpulse.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

@WithRealParts
class PushedFeedIT {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final FeedStub STUB = new FeedStub();

  @LocalServerPort private int port;

  @DynamicPropertySource
  static void parts(DynamicPropertyRegistry registry) {
    registry.add("dxpulse.feed.folder", () -> "target/feeds-" + UUID.randomUUID());
    registry.add("dxpulse.feed.allowed-hosts", () -> "127.0.0.1");
    registry.add("dxpulse.feed.look-every", () -> "100ms");
  }

  @BeforeAll
  void learnsIndicators() {
    SampleIndicators.announce(
        SampleIndicators.trained("I75"),
        SampleIndicators.trained("I76"),
        SampleIndicators.trained("I77"));
    await()
        .atMost(SOON)
        .until(() -> staff().push("anybody", figure("I77", "1")).statusCode() == 202);
  }

  @AfterAll
  void stops() {
    STUB.close();
  }

  @Test
  void whatAMachineSendsThatIsNotTrustedWaitsForAnApprover() {
    assertThat(staff().put("sensors", pushed("sensor-7", "I75", false)).statusCode())
        .isEqualTo(200);
    switchOn("sensors");

    await()
        .atMost(SOON)
        .untilAsserted(() -> {
          JsonNode answer = FeedStaff.json(staff().push("sensor-7", figure("I75", "5")));
          assertThat(answer.path("awaitingApproval")).hasSize(1);
        });
    assertThat(FeedStaff.json(staff().push("sensor-8", figure("I76", "5"))).path("accepted"))
        .as("with another machine nothing was agreed")
        .hasSize(1);
    assertThat(FeedStaff.sent("I75")).isEmpty();
  }

  @Test
  void whatAMachineSendsIsARunOfItsFeedAndItsSilenceIsLate() {
    assertThat(staff().put("meters", pushed("meter-1", "I76", true)).statusCode()).isEqualTo(200);
    switchOn("meters");
    assertThat(
            staff()
                .push("meter-1", "[" + figure("I76", "6") + "," + figure("X99", "6") + "]")
                .statusCode())
        .isEqualTo(202);

    await()
        .atMost(SOON)
        .untilAsserted(() -> {
          JsonNode runs =
              FeedStaff.json(staff().get("/api/ingestion/feeds/meters/runs", "office"))
                  .path("runs");
          assertThat(runs.path(0).path("cause").asString()).isEqualTo("PUSH");
          assertThat(runs.path(0).path("outcome").asString()).isEqualTo("PARTLY");
          assertThat(runs.path(0).path("accepted").asInt()).isEqualTo(1);
          assertThat(runs.path(0).path("faults").path(0).path("code").asString())
              .isEqualTo("UNKNOWN_INDICATOR");
        });
    await().atMost(SOON).untilAsserted(() -> assertThat(health("meters")).isEqualTo("LATE"));
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(FeedStaff.told("meters")).contains("LATE [I76]"));
  }

  @Test
  void aFeedThatIsOffTakesNothingFromItsMachine() {
    assertThat(staff().put("gauges", pushed("gauge-1", "I76", true)).statusCode()).isEqualTo(200);
    HttpResponse<String> off = staff().push("gauge-1", figure("I76", "8"));
    assertThat(off.statusCode()).isEqualTo(409);
    assertThat(off.body()).contains("停止しています", "switched off");

    switchOn("gauges");
    assertThat(staff().push("gauge-1", figure("I76", "8")).statusCode()).isEqualTo(202);
  }

  @Test
  void oneMachineHasOneFeed() {
    assertThat(staff().put("first", pushed("machine-9", "I75", true)).statusCode()).isEqualTo(200);
    HttpResponse<String> second = staff().put("second", pushed("machine-9", "I75", true));

    assertThat(second.statusCode()).isEqualTo(409);
    assertThat(second.body()).contains("first");
    assertThat(staff().put("third", pushed("", "I75", true)).body()).contains("/origin/client");
  }

  @Test
  void nothingIsSwitchedOnThatWasNotLookedAtAsItIs() {
    STUB.says("/good", "text/csv", "期間,件数\nFY2024-Q1,7\n");
    STUB.says("/bad", "text/csv", "a,b\n1,2\n");
    assertThat(staff().put("careful", web("/good")).statusCode()).isEqualTo(200);

    assertThat(turnOn("careful").statusCode()).isEqualTo(409);
    String sample =
        Base64.getEncoder().encodeToString("期間,件数\nFY2024-Q1,7\n".getBytes(StandardCharsets.UTF_8));
    look("careful", "{\"sample\": \"%s\"}".formatted(sample));
    assertThat(turnOn("careful").statusCode()).as("a sample is no real answer").isEqualTo(409);
    look("careful", "{\"definition\": %s}".formatted(web("/bad")));
    assertThat(turnOn("careful").statusCode()).as("another definition").isEqualTo(409);
    look("careful", "");
    assertThat(turnOn("careful").statusCode()).isEqualTo(200);

    assertThat(staff().put("careful", web("/bad")).statusCode())
        .as("what runs is not changed to something that nobody has looked at")
        .isEqualTo(409);
    assertThat(staff().put("careful", web("/good").replace("PT1H", "PT2H")).statusCode())
        .as("another schedule reads nothing else")
        .isEqualTo(200);
  }

  private void look(String name, String body) {
    var _ = staff().post("/api/ingestion/feeds/" + name + "/preview", body, "office");
  }

  private HttpResponse<String> turnOn(String name) {
    return staff().post("/api/ingestion/feeds/" + name + "/switch", "{\"on\": true}", "office");
  }

  private void switchOn(String name) {
    assertThat(turnOn(name).statusCode()).isEqualTo(200);
  }

  private String health(String name) {
    return FeedStaff.json(staff().get("/api/ingestion/feeds/" + name, "office"))
        .path("health")
        .asString();
  }

  private static String figure(String indicator, String value) {
    return "{\"indicator\": \"%s\", \"period\": \"FY2024-Q1\", \"value\": %s}"
        .formatted(indicator, value);
  }

  private static String pushed(String client, String indicator, boolean trusted) {
    return """
    {"title": {"ja": "センサー", "en": "Sensors"}, "department": "roads", "trusted": %s,
     "origin": {"kind": "PUSH", "client": "%s", "indicators": ["%s"]},
     "schedule": {"lateAfter": "PT1S"}}
    """
        .formatted(trusted, client, indicator);
  }

  private static String web(String path) {
    return """
    {"title": {"ja": "研修", "en": "Training"}, "department": "dx-promotion", "trusted": true,
     "origin": {"kind": "HTTP", "address": "%s"}, "schedule": {"every": "PT1H"},
     "format": "CSV",
     "mapping": {"period": {"text": "{期間}"},
       "figures": [{"indicator": {"text": "I77"}, "value": {"column": "件数"}}]}}
    """
        .formatted(STUB.at(path));
  }

  private FeedStaff staff() {
    return new FeedStaff(port);
  }
}
