package dxpulse.indicator.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.ValueStatus;
import dxpulse.contracts.types.event.ObservationSubmitted;
import dxpulse.contracts.types.time.Period;
import dxpulse.contracts.wire.EventCodec;
import dxpulse.contracts.wire.EventType;
import dxpulse.contracts.wire.HttpFormat;
import dxpulse.contracts.wire.KafkaClients;
import dxpulse.indicator.RunningIndicator;
import dxpulse.infra.testkit.RealParts;
import dxpulse.infra.testkit.TestTokens;
import io.micronaut.runtime.server.EmbeddedServer;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What somebody without a token is told of values.
class PublicValuesIT {
  private static final String VALUES = "/api/indicators/V1/values";
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static EmbeddedServer server;

  @BeforeAll
  static void startsWithAValueThatWasCorrectedAndAProvisionalOneThatCameLate() throws Exception {
    server = RunningIndicator.ready();
    assertThat(send(request("/api/indicators/V1").PUT(BodyPublishers.ofString(DEFINITION)), true))
        .satisfies(answer -> assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201));
    List<ObservationSubmitted> sent =
        List.of(
            observation("first", "120", ValueStatus.FINAL, 10),
            observation("late", "118", ValueStatus.PROVISIONAL, 9),
            observation("corrected", "123", ValueStatus.CORRECTED, 11));
    try (var producer = KafkaClients.producer(RealParts.kafka())) {
      KafkaClients.sendAll(
          producer,
          sent.stream()
              .map(each ->
                  new EventCodec("/test").record(EventType.OBSERVATION_SUBMITTED, each, null))
              .toList());
    }
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(open(VALUES).body()).contains("\"value\":123"));
  }

  @AfterAll
  static void stops() {
    server.close();
  }

  @Test
  void everybodyReadsTheValueAndWhatHeldBeforeButNotWhoSentItOrWhatTheyNoted() throws Exception {
    JsonNode value = json(open(VALUES)).at("/values/0");

    assertThat(value.propertyNames())
        .containsExactlyInAnyOrder(
            "period",
            "value",
            "previousValue",
            "stage",
            "previousStage",
            "status",
            "sample",
            "revision",
            "recordedAt",
            "history");
    assertThat(value.get("history").valueStream().map(each -> each.get("value").asInt()))
        .as("what never held was on no board")
        .containsExactly(120, 123);
    assertThat(open(VALUES).body()).doesNotContain("clerk-7", "内部のメモ", "observationId", ":118,");
    assertThat(send(request(VALUES).GET(), true).body()).contains("clerk-7", "内部のメモ", ":118,");
  }

  @Test
  void whatWasKnownAtAnInstantIsAnswered() throws Exception {
    String then = json(open(VALUES)).at("/values/0/history/0/recordedAt").asString();

    assertThat(json(open(VALUES + "?asOf=" + then)).at("/values/0/revision").asInt())
        .isBetween(1, 2);
    assertThat(json(open(VALUES + "?asOf=2020-01-01")).at("/values")).isEmpty();
    assertThat(open(VALUES + "?asOf=yesterday").statusCode()).isEqualTo(400);
    assertThat(open("/api/indicators/V404/values").statusCode()).isEqualTo(404);
  }

  @Test
  void otherSitesReadItAndWhoHasItAlreadyIsToldSo() throws Exception {
    HttpResponse<String> first =
        send(request(VALUES).GET().header("Origin", "https://news.example"), false);
    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(first.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
    assertThat(first.headers().firstValue("Vary")).hasValue("Authorization, Accept-Encoding");
    String tag = first.headers().firstValue("ETag").orElseThrow();
    HttpResponse<String> again = send(request(VALUES).GET().header("If-None-Match", tag), false);

    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.headers().firstValue("ETag")).hasValue(tag);
    HttpResponse<String> mayRead =
        send(
            request(VALUES)
                .method("OPTIONS", BodyPublishers.noBody())
                .header("Origin", "https://news.example")
                .header("Access-Control-Request-Method", "GET"),
            false);
    assertThat(mayRead.statusCode()).isEqualTo(204);
    assertThat(mayRead.headers().firstValue("Access-Control-Allow-Methods")).hasValue("GET");
  }

  @Test
  void nothingElseIsOpen() throws Exception {
    for (String path :
        List.of("/api/indicators", "/api/indicators/V1", "/api/indicators/V1/areas")) {
      assertThat(open(path).statusCode()).as(path).isEqualTo(401);
    }
    assertThat(send(request(VALUES).POST(BodyPublishers.ofString("{}")), false).statusCode())
        .isEqualTo(401);
    assertThat(
            send(request(VALUES).GET().header("Authorization", "Bearer forged"), false)
                .statusCode())
        .isEqualTo(401);
  }

  private static final String DEFINITION =
      """
      {"name": {"ja": "RPAの利用時間", "en": "Hours of RPA"}, "unit": "時間", "decimals": 0,
       "direction": "HIGHER_IS_BETTER", "accumulation": "FLOW", "frequency": "MONTH",
       "targets": [{"period": "FY2028", "value": 9000}], "department": "dx-promotion",
       "validFrom": "FY2024"}
      """;

  private static ObservationSubmitted observation(
      String id, String value, ValueStatus status, int day) {
    OrganizationCode aomori = new OrganizationCode("020001");
    return new ObservationSubmitted(
        id,
        aomori,
        new IndicatorCode("V1"),
        aomori.asArea(),
        Period.parse("2024-06"),
        new BigDecimal(value),
        null,
        null,
        null,
        status,
        false,
        "内部のメモ",
        ObservationSubmitted.Source.of(
            ObservationSubmitted.Source.Kind.FEED, "test", null, "clerk-7"),
        Instant.parse("2024-07-01T00:00:00Z").plus(Duration.ofDays(day)));
  }

  private static HttpResponse<String> open(String path) throws Exception {
    return send(request(path).GET(), false);
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.getPort() + path));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request, boolean office)
      throws Exception {
    if (office) {
      request
          .header("Authorization", TestTokens.bearer("office"))
          .header("Content-Type", "application/json");
    }
    return CLIENT.send(request.build(), BodyHandlers.ofString());
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return HttpFormat.mapper().readTree(answer.body());
  }
}
