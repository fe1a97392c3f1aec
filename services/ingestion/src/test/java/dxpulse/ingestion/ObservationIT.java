package dxpulse.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import dxpulse.contracts.types.event.ObservationSubmitted;
import dxpulse.contracts.wire.EventType;
import dxpulse.contracts.wire.HttpFormat;
import dxpulse.infra.testkit.RealParts;
import dxpulse.infra.testkit.TestTokens;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import tools.jackson.databind.JsonNode;

/// Figures over HTTP: each is answered for itself, and a promise is kept however it is asked for.
@WithRealParts
@DirtiesContext // its consumer would hold partitions that the next context needs
class ObservationIT {
  private static final Duration SOON = Duration.ofSeconds(30);

  private final HttpClient client = HttpClient.newHttpClient();

  @LocalServerPort private int port;

  @BeforeAll
  void learnsAnIndicator() {
    SampleIndicators.withoutApproval(port, "dx-promotion");
    SampleIndicators.announce(SampleIndicators.trained("I41"));
    await()
        .atMost(SOON)
        .until(() -> post(figure("FY2024-Q1", "1"), "office", null).statusCode() == 202);
  }

  @Test
  void theSameKeyWithTheSameBodyHasTheSameAnswerAndWithAnotherOneNone() {
    String key = UUID.randomUUID().toString();
    HttpResponse<String> first = post(figure("FY2024-Q2", "10"), "feed", key);
    HttpResponse<String> again = post(figure("FY2024-Q2", "10"), "feed", key);
    HttpResponse<String> other = post(figure("FY2024-Q2", "11"), "feed", key);

    assertThat(first.statusCode()).as(first.body()).isEqualTo(202);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(other.statusCode()).isEqualTo(409);
    assertThat(other.body())
        .contains("urn:dxpulse:problem:conflict", "ほかの内容で使われています / Idempotency-Key was used");
    assertThat(sent("10")).hasSize(1);
    assertThat(sent("11")).isEmpty();
  }

  @Test
  void ofManyBodiesUnderOneKeyAtOnceOneIsAccepted() {
    String key = UUID.randomUUID().toString();

    List<Integer> answers =
        Stream.of("21", "22", "23", "24", "25", "26")
            .map(value ->
                client.sendAsync(
                    posting(figure("FY2024-Q2", value), TestTokens.bearer("feed"), key),
                    BodyHandlers.ofString()))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .map(HttpResponse::statusCode)
            .toList();

    assertThat(answers).containsOnlyOnce(202).containsOnly(202, 409);
  }

  @Test
  void anAnswerThatWasLostIsGivenAgainWithTheSameIds() {
    String key = UUID.randomUUID().toString();
    HttpResponse<String> first = post(figure("FY2024-Q2", "30"), "feed", key);
    try (var mongo = MongoClients.create(RealParts.mongo())) {
      var _ =
          mongo
              .getDatabase("ingestion")
              .getCollection("idempotency")
              .updateOne(Filters.eq("_id", "feed|" + key), Updates.unset("answer"));
    }

    HttpResponse<String> again = post(figure("FY2024-Q2", "30"), "feed", key);

    assertThat(again.statusCode()).isEqualTo(202);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(sent("30").stream().map(ObservationSubmitted::observationId).distinct()).hasSize(1);
  }

  @Test
  void aKeyUnderWhichNothingWasAcceptedIsFree() {
    String key = UUID.randomUUID().toString();

    assertThat(post(figure("FY2024-Q2", "\"x\""), "clerk", key).statusCode()).isEqualTo(422);
    assertThat(post(figure("FY2024-Q2", "40"), "clerk", key).statusCode()).isEqualTo(202);
  }

  @Test
  void tokensThatDoNotHoldAreRefused() {
    for (String token :
        List.of(
            TestTokens.expiredBearer("feed"),
            TestTokens.foreignBearer("feed"),
            "Bearer garbage",
            "Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.",
            "Basic ZmVlZDpmZWVk")) {
      HttpResponse<String> answer = send(posting(figure("FY2024-Q2", "1"), token, null));

      assertThat(answer.statusCode()).as(token).isEqualTo(401);
      assertThat(answer.headers().firstValue("Content-Type").orElse(""))
          .startsWith("application/problem+json");
    }
    HttpResponse<String> nobodys =
        send(posting(figure("FY2024-Q2", "1"), TestTokens.bearer("feed", "", "17"), null));
    assertThat(nobodys.statusCode()).as(nobodys.body()).isEqualTo(403);
    assertThat(post(figure("FY2024-Q2", "1"), "committee", null).statusCode()).isEqualTo(403);
  }

  @Test
  void aMemberThatStandsTwiceIsNotSettledByChance() {
    HttpResponse<String> answer =
        post(
            "[{\"indicator\":\"I19\",\"period\":\"FY2024-Q2\",\"value\":61,\"value\":610}]",
            "feed",
            null);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .contains("urn:dxpulse:problem:malformed", "「value」が1つのオブジェクトに2回あります", "stands twice");
    assertThat(sent("61")).isEmpty();
    assertThat(sent("610")).isEmpty();
  }

  @Test
  void itemsOfOneRequestMayRepeatButNotContradictEachOther() {
    String body =
        "[%s,%s,%s]"
            .formatted(
                figure("FY2024-Q3", "50"), figure("FY2024-Q3", "51"), figure("FY2024-Q3", "50.0"));

    JsonNode answer = json(post(body, "clerk", null));

    assertThat(answer.get("accepted")).hasSize(2);
    assertThat(answer.at("/rejected/0/index").asInt()).isEqualTo(1);
    assertThat(answer.at("/rejected/0/code").asString()).isEqualTo("REPEATED_IN_REQUEST");
    assertThat(answer.at("/rejected/0/pointer").asString()).isEqualTo("/1/period");
    assertThat(answer.at("/rejected/0/value").asString()).isEqualTo("FY2024-Q3");
    assertThat(answer.at("/rejected/0/expected").asString())
        .isEqualTo("指標・地域・期間ごとに1つ / one item for each indicator, area and period");
    assertThat(answer.get("accepted").get(0).asString()).endsWith("-00000");
    assertThat(answer.get("accepted").get(1).asString()).endsWith("-00002");
  }

  @Test
  void tellsBrokenRulesTogetherWithWhatCouldNotBeRead() {
    JsonNode answer =
        json(
            post("{\"indicator\":\"I404\",\"period\":\"1900-01\",\"value\":\"x\"}", "clerk", null));

    assertThat(answer.get("errors").valueStream().map(each -> each.get("code").asString()))
        .containsExactlyInAnyOrder("NOT_A_NUMBER", "UNKNOWN_INDICATOR", "PERIOD_TOO_EARLY");
    assertThat(
            answer
                .get("errors")
                .valueStream()
                .map(
                    each -> each.get("value").asString() + " → " + each.get("expected").asString()))
        .containsExactlyInAnyOrder(
            "\"x\" → 数値（例：12.3） / a JSON number, e.g. 12.3",
            "I404 → 登録されている指標のコード（例：I05） / an indicator that is defined",
            "1900-01 → 1950年4月以降の期間 / 1950-04 or later");
  }

  /// A misspelt area would be the whole prefecture: the item waits until somebody takes the member
  /// away, which a null does.
  @Test
  void aMemberThatNobodyKnowsIsRefusedAndCanBeTakenAway() {
    String bad =
        "{\"indicator\":\"I41\",\"aera\":\"022012\",\"period\":\"FY2025-Q3\",\"value\":4711}";

    JsonNode answer = json(post("[" + figure("FY2025-Q2", "61") + "," + bad + "]", "feed", null));

    assertThat(answer.at("/rejected/0/code").asString()).isEqualTo("UNKNOWN_MEMBER");
    assertThat(answer.at("/rejected/0/pointer").asString()).isEqualTo("/1/aera");
    assertThat(answer.at("/rejected/0/value").asString()).isEqualTo("\"022012\"");
    assertThat(answer.at("/rejected/0/expected").asString()).startsWith("area, denominator, ");
    String waiting = figures("aera").getFirst().get("id").asString();
    HttpResponse<String> mended =
        send(
            posting(
                "/api/ingestion/quarantine/" + waiting + "/replay",
                "{\"aera\":null,\"area\":\"022012\"}",
                TestTokens.bearer("office"),
                null));
    assertThat(mended.statusCode()).as(mended.body()).isEqualTo(202);
    assertThat(sent("4711"))
        .singleElement()
        .satisfies(each -> assertThat(each.area()).hasToString("022012"));
  }

  @Test
  void whatAFeedSentAndNobodyCouldUseWaitsAsItCameOnceAndCanBeMended() {
    String bad =
        """
        {"indicator":"I41","area":"022012","period":"FY2025-Q1","value":"1,234","status":"ESTIMATED"}\
        """;
    assertThat(post(bad, "feed", null).statusCode()).isEqualTo(422);
    assertThat(post("[" + figure("FY2025-Q2", "60") + "," + bad + "]", "feed", null).statusCode())
        .isEqualTo(202);

    List<JsonNode> waiting = figures("1,234");
    assertThat(waiting).hasSize(1);
    JsonNode figure = waiting.getFirst();
    assertThat(HttpFormat.mapper().readTree(figure.get("raw").asString()))
        .isEqualTo(HttpFormat.mapper().readTree(bad));
    assertThat(figure.at("/errors/0/pointer").asString()).isEqualTo("/value");
    assertThat(figure.at("/errors/0/code").asString()).isEqualTo("NOT_A_NUMBER");

    String replay = "/api/ingestion/quarantine/" + figure.get("id").asString() + "/replay";
    assertThat(send(posting(replay, "", TestTokens.bearer("office"), null)).statusCode())
        .isEqualTo(422);
    HttpResponse<String> mended =
        send(posting(replay, "{\"value\":1234}", TestTokens.bearer("office"), null));

    assertThat(mended.statusCode()).as(mended.body()).isEqualTo(202);
    assertThat(figures("1,234")).isEmpty();
    assertThat(sent("1234"))
        .singleElement()
        .satisfies(o -> {
          assertThat(o.area()).hasToString("022012");
          assertThat(o.status()).hasToString("ESTIMATED");
        });
  }

  @Test
  void tenThousandBadFiguresAreKeptTogether() {
    List<String> bad = new ArrayList<>();
    for (int number = 0; number < 10_000; number++) {
      bad.add(figure("FY2025-Q1", "\"bad " + number + "\""));
    }

    assertThat(post("[" + String.join(",", bad) + "]", "feed", null).statusCode()).isEqualTo(422);
    try (var mongo = MongoClients.create(RealParts.mongo())) {
      var refused = mongo.getDatabase("ingestion").getCollection("refusedfigures");
      assertThat(refused.countDocuments()).isGreaterThanOrEqualTo(10_000);
      refused.drop();
      mongo.getDatabase("ingestion").getCollection("waitingroom").drop();
    }
  }

  @Test
  void readsNoMoreThanItTakes() {
    assertThat(post("", "feed", null).statusCode()).isEqualTo(400);
    assertThat(post("[", "feed", null).statusCode()).isEqualTo(400);
    assertThat(post("[]", "feed", null).statusCode()).isEqualTo(400);
    assertThat(post(" ".repeat(8_000_001), "feed", null).statusCode()).isEqualTo(413);
    HttpRequest unannounced =
        HttpRequest.newBuilder(at("/api/ingestion/observations"))
            .header("Authorization", TestTokens.bearer("feed"))
            .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[8_000_001])))
            .build();
    assertThat(send(unannounced).statusCode()).isEqualTo(413);
  }

  @Test
  void onlyWhatWasAcknowledgedCountsAsAccepted(@Autowired MeterRegistry metrics) {
    double before = metrics.counter("dxpulse.observations.accepted").count();

    assertThat(post(figure("FY2024-Q4", "\"x\""), "clerk", null).statusCode()).isEqualTo(422);
    assertThat(post(figure("FY2024-Q4", "70"), "clerk", null).statusCode()).isEqualTo(202);

    assertThat(metrics.counter("dxpulse.observations.accepted").count()).isEqualTo(before + 1);
  }

  /// Refused figures whose raw form contains a text.
  private List<JsonNode> figures(String text) {
    HttpRequest asking =
        HttpRequest.newBuilder(at("/api/ingestion/quarantine"))
            .header("Authorization", TestTokens.bearer("office"))
            .GET()
            .build();
    return json(send(asking))
        .get("figures")
        .valueStream()
        .filter(each -> each.get("raw").asString().contains(text))
        .toList();
  }

  private static String figure(String period, String value) {
    return "{\"indicator\":\"I41\",\"period\":\"%s\",\"value\":%s}".formatted(period, value);
  }

  private HttpResponse<String> post(String body, String role, @Nullable String key) {
    return send(posting(body, TestTokens.bearer(role), key));
  }

  private HttpRequest posting(String body, String authorization, @Nullable String key) {
    return posting("/api/ingestion/observations", body, authorization, key);
  }

  private HttpRequest posting(
      String path, String body, String authorization, @Nullable String key) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(at(path))
            .header("Authorization", authorization)
            .header("Content-Type", "application/json")
            .POST(body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    return (key == null ? request : request.header("Idempotency-Key", key)).build();
  }

  private HttpResponse<String> send(HttpRequest request) {
    // Each with its own connection: the server closes those that rest while a long request is
    // served.
    try (HttpClient fresh = HttpClient.newHttpClient()) {
      return fresh.send(request, BodyHandlers.ofString());
    } catch (IOException failed) {
      throw new AssertionError(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }

  private URI at(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return HttpFormat.mapper().readTree(answer.body());
  }

  /// Observations of the indicator that Kafka holds with a value.
  private static List<ObservationSubmitted> sent(String value) {
    return RealParts.events(EventType.OBSERVATION_SUBMITTED).stream()
        .filter(each -> each.indicator().value().equals("I41"))
        .filter(each -> String.valueOf(each.value()).equals(value))
        .toList();
  }
}
