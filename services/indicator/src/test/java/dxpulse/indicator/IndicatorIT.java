package dxpulse.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import dxpulse.contracts.wire.HttpFormat;
import dxpulse.infra.testkit.RealParts;
import dxpulse.infra.testkit.TestTokens;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

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
  void namesEveryFaultAtOnce() throws Exception {
    HttpResponse<String> answer =
        put("T2", ONLINE.replace("\"％\"", "\"\"").replace("MONTH", "DAY"), "office");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(answer.body()).contains("/unit", "/frequency");
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
    assertThat(get("/api/indicators/T4/values?asOf=yesterday", "clerk").statusCode())
        .isEqualTo(400);
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
  void offersItsPageItsContractAndItsHealth() throws Exception {
    JsonNode card = json(open("/ui/indicator/ui.json"));
    HttpResponse<String> module = open(card.at("/module").asString());

    assertThat(card.at("/tag").asString()).isEqualTo("dxp-catalogue");
    assertThat(card.at("/contract").asInt()).isEqualTo(1);
    assertThat(card.at("/integrity").asString()).startsWith("sha384-");
    assertThat(module.headers().firstValue("Content-Type").orElse(""))
        .startsWith("text/javascript");
    assertThat(module.body()).contains("customElements.define('dxp-catalogue'");
    assertThat(open("/ui/indicator/other.js").statusCode()).isEqualTo(404);
    assertThat(open("/openapi.yaml").body()).contains("operationId: defineIndicator");
    assertThat(open("/livez").statusCode()).isEqualTo(200);
  }

  private static EmbeddedServer started() {
    return ApplicationContext.run(
        EmbeddedServer.class,
        Map.of(
            "micronaut.server.port", -1,
            "dxpulse.kafka", RealParts.kafka(),
            "dxpulse.mongo", RealParts.mongo(),
            "dxpulse.issuer", TestTokens.issuer(),
            "dxpulse.jwks", TestTokens.jwks()));
  }

  private HttpResponse<String> put(String code, String body, String role)
      throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(at("/api/indicators/" + code))
            .header("Authorization", TestTokens.bearer(role))
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(body)));
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
