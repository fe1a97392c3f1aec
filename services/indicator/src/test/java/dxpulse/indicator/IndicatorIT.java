package dxpulse.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Filters;
import dxpulse.contracts.types.event.IndicatorDefined;
import dxpulse.contracts.wire.EventType;
import dxpulse.contracts.wire.HttpFormat;
import dxpulse.contracts.wire.WireFormat;
import dxpulse.infra.testkit.OpenApiAnswers;
import dxpulse.infra.testkit.RealParts;
import dxpulse.infra.testkit.TestTokens;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IndicatorIT {
  private static final String ONLINE =
      """
      {"name": {"ja": "行政手続のオンライン化率", "en": "Procedures online"}, "unit": "％", "decimals": 1,
       "direction": "HIGHER_IS_BETTER", "accumulation": "RATE", "frequency": "MONTH",
       "targets": [{"period": "FY2028", "value": 75}], "department": "dx-promotion",
       "validFrom": "FY2024"}
      """;

  private final HttpClient client = HttpClient.newHttpClient();
  private EmbeddedServer server = started();

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void aChangedDefinitionBecomesTheNextVersionAndAnEqualOneDoesNot() throws Exception {
    HttpResponse<String> first = put("T1", ONLINE, "office");
    HttpResponse<String> again = put("T1", ONLINE, "office");
    HttpResponse<String> changed = put("T1", ONLINE.replace("75", "80"), "office");
    JsonNode shown = json(get("/api/indicators/T1", "clerk"));

    assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
    assertThat(json(again).at("/version").asInt()).isEqualTo(1);
    assertThat(changed.statusCode()).isEqualTo(200);
    assertThat(shown.at("/version").asInt()).isEqualTo(2);
    assertThat(shown.at("/versions/0/targets/0/value").asInt()).isEqualTo(75);
    assertThat(shown.at("/targets/0/value").asInt()).isEqualTo(80);
  }

  @Test
  void whatWasReadCanBeSentBackUnlessSomebodyElseWasFaster() throws Exception {
    var unused = put("T9", ONLINE, "office");
    ObjectNode opened = (ObjectNode) json(get("/api/indicators/T9", "office"));
    HttpResponse<String> same = put("T9", opened.toString(), "office");
    HttpResponse<String> theirs = put("T9", ONLINE.replace("75", "80"), "office");
    HttpResponse<String> mine = put("T9", opened.put("unit", "件").toString(), "office");
    var _ = opened.remove("version");
    HttpResponse<String> nobodyMinds = put("T9", opened.toString(), "office");

    assertThat(same.statusCode()).as(same.body()).isEqualTo(200);
    assertThat(json(same).get("versions")).hasSize(1);
    assertThat(json(same).at("/unitName/en").asString()).isEqualTo("%");
    assertThat(json(same).at("/unitOne").asString()).isEqualTo("%");
    assertThat(theirs.statusCode()).isEqualTo(200);
    assertThat(mine.statusCode()).as(mine.body()).isEqualTo(409);
    assertThat(json(mine).get("type").asString()).isEqualTo("urn:dxpulse:problem:conflict");
    assertThat(json(nobodyMinds).get("version").asInt()).isEqualTo(3);
  }

  @Test
  void everyVersionTellsTheYearsThatItIsInForceFor() throws Exception {
    var _ = put("T10", ONLINE, "office");
    var _ = put("T10", ONLINE.replace("\"FY2024\"", "\"FY2026\""), "office");

    HttpResponse<String> answer = get("/api/indicators/T10", "clerk");

    assertThat(json(answer).get("versions").valueStream().map(v -> v.get("inForce").toString()))
        .containsExactly(
            "[{\"from\":\"FY2024\",\"to\":\"FY2025\"}]", "[{\"from\":\"FY2026\",\"to\":null}]");
    assertThat(
            OpenApiAnswers.validate(
                "indicator", "GET", "/api/indicators/T10", answer.statusCode(), answer.body()))
        .isEmpty();
  }

  @Test
  void namesEveryFaultAtOnce() throws Exception {
    HttpResponse<String> answer =
        put("T2", ONLINE.replace("\"％\"", "\"\"").replace("MONTH", "DAY"), "office");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(answer.body()).contains("/unit", "/frequency");
  }

  @Test
  void aMemberThatStandsTwiceIsNotSettledByChance() throws Exception {
    HttpResponse<String> answer =
        put("T2", ONLINE.replaceFirst("\\{", "{\"unit\": \"件\", "), "office");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("「unit」が1つのオブジェクトに2回あります");
  }

  @Test
  void onlyTheOfficeWritesAndOnlyTheSignedInRead() throws Exception {
    assertThat(put("T3", ONLINE, "clerk").statusCode()).isEqualTo(403);
    assertThat(open("/api/indicators").statusCode()).isEqualTo(401);
    assertThat(json(get("/api/indicators", "clerk")).at("/writable").asBoolean()).isFalse();
    assertThat(json(get("/api/indicators", "office")).at("/writable").asBoolean()).isTrue();
  }

  @Test
  void anUnknownIndicatorHasNoValuesAndAMalformedInstantIsRefused() throws Exception {
    var unused = put("T4", ONLINE, "office");

    assertThat(get("/api/indicators/T404/values", "clerk").statusCode()).isEqualTo(404);
    assertThat(get("/api/indicators/T4/values?asOf=yesterday", "clerk").body())
        .contains("\"status\":400", "asOf：「yesterday」は使えません", "(expected: an instant such as");
    assertThat(json(get("/api/indicators/T4/values?from=FY2024", "clerk")).at("/values")).isEmpty();
  }

  @Test
  void anEmptiedStoreIsFilledFromKafkaAtTheNextStart() throws Exception {
    var unused = put("T5", ONLINE, "office");
    server.close();
    try (var mongo = MongoClients.create(RealParts.mongo())) {
      mongo.getDatabase("indicator").getCollection("indicators").drop();
    }
    server = started();

    assertThat(json(get("/api/indicators/T5", "clerk")).at("/name/ja").asString())
        .isEqualTo("行政手続のオンライン化率");
  }

  @Test
  void savedButNeverAnnouncedIsAnnouncedAtTheNextStart() throws Exception {
    var unused = put("T6", ONLINE, "office");
    server.close();
    try (var mongo = MongoClients.create(RealParts.mongo())) {
      var indicators = mongo.getDatabase("indicator").getCollection("indicators");
      Document saved =
          Objects.requireNonNull(indicators.find(Filters.eq("_id", "020001|T6")).first());
      JsonNode body = WireFormat.mapper().readTree(saved.getString("body"));
      ArrayNode versions = (ArrayNode) body.get("versions");
      versions.add(((ObjectNode) versions.get(0).deepCopy()).put("version", 2));
      var _ =
          indicators.replaceOne(
              Filters.eq("_id", "020001|T6"),
              saved.append("version", 2).append("body", body.toString()));
    }
    server = started();

    assertThat(json(get("/api/indicators/T6", "clerk")).at("/version").asInt()).isEqualTo(2);
    assertThat(announced("T6").getLast().newest().version()).isEqualTo(2);
  }

  @Test
  void twoAtOnceBecomeTwoVersionsAndNoneIsLost() throws Exception {
    var unused = put("T7", ONLINE, "office");

    List<CompletableFuture<HttpResponse<String>>> both =
        IntStream.of(81, 82)
            .mapToObj(target ->
                client.sendAsync(
                    putting("T7", ONLINE.replace("75", Integer.toString(target)), "office"),
                    BodyHandlers.ofString()))
            .toList();
    both.forEach(CompletableFuture::join);
    JsonNode shown = json(get("/api/indicators/T7", "clerk"));

    assertThat(shown.get("versions").valueStream().map(v -> v.get("version").asInt()))
        .containsExactly(1, 2, 3);
    assertThat(shown.get("versions").valueStream().map(v -> v.at("/targets/0/value").asInt()))
        .containsExactlyInAnyOrder(75, 81, 82);
  }

  @Test
  void aTokenThatDoesNotHoldIsRefused() throws Exception {
    for (String authorization :
        List.of(
            TestTokens.expiredBearer("office"),
            "Bearer garbage",
            "Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.",
            TestTokens.bearer("office").substring(0, 60),
            "Basic b2ZmaWNlOm9mZmljZQ==")) {
      HttpResponse<String> answer =
          send(
              HttpRequest.newBuilder(at("/api/indicators")).header("Authorization", authorization));

      assertThat(answer.statusCode()).as(authorization).isEqualTo(401);
      assertThat(answer.body()).contains("urn:dxpulse:problem:unauthorised");
    }
  }

  @Test
  void whatNoControllerForesawIsAProblemToo() throws Exception {
    HttpResponse<String> nowhere = get("/api/indicators/T1/nothing", "office");
    HttpResponse<String> post =
        send(
            HttpRequest.newBuilder(at("/api/indicators/T1"))
                .header("Authorization", TestTokens.bearer("office"))
                .POST(BodyPublishers.ofString("{}")));
    HttpResponse<String> huge = put("T1", " ".repeat(1_100_000), "office");
    HttpResponse<String> empty = put("T1", "", "office");

    assertThat(List.of(nowhere, post, huge, empty))
        .extracting(HttpResponse::statusCode)
        .containsExactly(404, 405, 413, 400);
    assertThat(List.of(nowhere, post, huge, empty))
        .allSatisfy(answer -> {
          assertThat(answer.headers().firstValue("Content-Type").orElse(""))
              .startsWith("application/problem+json");
          assertThat(json(answer).at("/status").asInt()).isEqualTo(answer.statusCode());
          assertThat(json(answer).at("/type").asString()).startsWith("urn:dxpulse:problem:");
        });
  }

  @Test
  void aMisspeltMemberIsToldTogetherWithTheRulesThatCanBeAsked() throws Exception {
    HttpResponse<String> answer =
        put(
            "T8",
            ONLINE
                .replace("\"MONTH\"", "\"DAY\"")
                .replace("\"targets\"", "\"target\"")
                .replace("\"FY2024\"", "\"FY2024\", \"validTo\": \"FY2023\""),
            "office");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(json(answer).get("errors").valueStream().map(each -> each.at("/code").asString()))
        .containsExactlyInAnyOrder("UNKNOWN_MEMBER", "UNKNOWN_WORD", "VALIDITY_RUNS_FORWARD");
  }

  @Test
  void offersItsPageItsContractAndItsHealth() throws Exception {
    JsonNode card = json(open("/ui/indicator/ui.json"));
    HttpResponse<String> module = open(card.at("/module").asString());

    assertThat(card.at("/tag").asString()).isEqualTo("dxp-catalogue");
    assertThat(card.at("/contract").asInt()).isEqualTo(1);
    assertThat(card.at("/integrity").asString()).startsWith("sha384-");
    assertThat(module.headers().firstValue("Content-Type").orElse(""))
        .startsWith("text/javascript");
    assertThat(module.body()).contains("customElements.define('dxp-catalogue'");
    List<String> imported =
        Pattern.compile("from '\\./([^']+)'")
            .matcher(module.body())
            .results()
            .map(each -> each.group(1))
            .toList();
    assertThat(imported).anySatisfy(part -> assertThat(part).startsWith("dxp-catalogue-form."));
    for (String part : imported) {
      assertThat(open("/ui/indicator/" + part).statusCode()).as(part).isEqualTo(200);
    }
    assertThat(open("/ui/indicator/other.js").statusCode()).isEqualTo(404);
    assertThat(open("/openapi.yaml").body()).contains("operationId: defineIndicator");
    assertThat(open("/livez").statusCode()).isEqualTo(200);
  }

  private static EmbeddedServer started() {
    EmbeddedServer server = RunningIndicator.ready();
    return server;
  }

  private HttpResponse<String> put(String code, String body, String role)
      throws IOException, InterruptedException {
    return client.send(putting(code, body, role), BodyHandlers.ofString());
  }

  private HttpRequest putting(String code, String body, String role) {
    return HttpRequest.newBuilder(at("/api/indicators/" + code))
        .header("Authorization", TestTokens.bearer(role))
        .header("Content-Type", "application/json")
        .PUT(BodyPublishers.ofString(body))
        .build();
  }

  /// What the topic holds of an indicator, oldest first.
  private static List<IndicatorDefined> announced(String code) {
    return RealParts.events(EventType.INDICATOR_DEFINED).stream()
        .filter(each -> each.code().value().equals(code))
        .toList();
  }

  private HttpResponse<String> get(String path, String role)
      throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(at(path)).header("Authorization", TestTokens.bearer(role)).GET());
  }

  private HttpResponse<String> open(String path) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(at(path)).GET());
  }

  private URI at(String path) {
    return URI.create("http://127.0.0.1:" + server.getPort() + path);
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return HttpFormat.mapper().readTree(answer.body());
  }
}
