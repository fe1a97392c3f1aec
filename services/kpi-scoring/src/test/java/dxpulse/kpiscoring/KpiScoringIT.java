package dxpulse.kpiscoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.Topics;
import dxpulse.contracts.wire.DeadLetter;
import dxpulse.contracts.wire.EventCodec;
import dxpulse.contracts.wire.HttpFormat;
import dxpulse.contracts.wire.KafkaClients;
import dxpulse.contracts.wire.Partitioning;
import dxpulse.infra.testkit.RealParts;
import dxpulse.infra.testkit.TestTokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/// The service with a real broker and a MongoDB wire server: values in, scores out.
class KpiScoringIT {
  private static final Duration SOON = Duration.ofSeconds(90);
  private static final OrganizationCode AOMORI = new OrganizationCode("020001");
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final String ONE_COMPONENT =
      """
      {"field": "administration", "name": {"ja": "行政", "en": "Administration"},
       "components": [{"indicator": "I19", "weight": 1}], "validFrom": "FY2010", "reason": "test"}
      """;

  @TempDir private static Path folder;
  private static ConfigurableApplicationContext node;

  @BeforeAll
  static void startsWithAKpi() throws Exception {
    node = node("state");
    send(Topics.INDICATOR_DEFINED, "020001|I19", indicator());
    assertThat(put("K8", ONE_COMPONENT, "office").statusCode()).isEqualTo(201);
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @Test
  void aValueIsScoredInEveryKindOfPeriodAndCarriedForward() throws Exception {
    value("a1", "2021-05", 30, 1);

    for (String granularity : List.of("month", "quarter", "half", "year")) {
      assertThat(index("a1", granularity, "2021-05 FY2021-Q1 FY2021-H1 FY2021")).isEqualTo(30.0);
    }
    JsonNode next = score(scores("a1", "month", ""), "2021-06");
    assertThat(next.at("/index").asDouble()).isEqualTo(30.0);
    assertThat(next.at("/components/0/carriedForward").asBoolean()).isTrue();
    assertThat(next.at("/components/0/valuePeriod").asString()).isEqualTo("2021-05");
  }

  @Test
  void theSameValueTwiceAndAnOlderOneLateChangeNothing() throws Exception {
    value("b1", "2023-05", 30, 2);
    JsonNode before = score(scores("b1", "month", ""), "2023-05");

    value("b1", "2023-05", 30, 2);
    value("b0", "2023-05", 10, 1);
    value("b2", "2023-06", 50, 1);

    assertThat(score(scores("b2", "month", ""), "2023-05")).isEqualTo(before);
  }

  @Test
  void asOfAnswersWhatWasKnownThen() throws Exception {
    value("c1", "2022-11", 30, 1);
    String then = score(scores("c1", "month", ""), "2022-11").at("/scoredAt").asString();
    value("c2", "2022-11", 60, 2);

    assertThat(score(scores("c2", "month", ""), "2022-11").at("/index").asDouble()).isEqualTo(60.0);
    assertThat(score(scores("c2", "month", "&asOf=" + then), "2022-11").at("/index").asDouble())
        .isEqualTo(30.0);
    assertThat(scores("c2", "month", "&asOf=2020-01-01").at("/scores")).isEmpty();
    assertThat(get("/api/kpis/K8/scores?asOf=yesterday", "clerk").statusCode()).isEqualTo(400);
  }

  @Test
  void whatNobodyCanUseIsSetAsideWithTheReasonAndTheFlowGoesOn() throws Exception {
    byte[] unreadable = bytes("{\"organization\":17}");
    byte[] ancient = valueBody("d1", "1900-01", 30, 1);
    try (var letters = deadLetters(Topics.VALUE_RECORDED)) {
      send(Topics.VALUE_RECORDED, "020001", unreadable);
      send(Topics.VALUE_RECORDED, "020001", ancient);

      List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
      await()
          .atMost(SOON)
          .untilAsserted(() -> {
            letters.poll(Duration.ofMillis(200)).forEach(found::add);
            assertThat(found).hasSize(2);
          });
      assertThat(found).extracting(ConsumerRecord::value).containsExactly(unreadable, ancient);
      assertThat(found)
          .allSatisfy(letter ->
              assertThat(EventCodec.header(letter.headers(), DeadLetter.REASON)).isNotBlank());
    }
    value("d2", "2020-05", 70, 1);
    assertThat(index("d2", "month", "2020-05")).isEqualTo(70.0);
    assertThat(open("/livez").statusCode()).isEqualTo(200);
  }

  @Test
  void aChangedDefinitionBecomesTheNextVersionAndAnEqualOneDoesNot() throws Exception {
    HttpResponse<String> first = put("T1", ONE_COMPONENT, "office");
    HttpResponse<String> again = put("T1", ONE_COMPONENT, "office");
    HttpResponse<String> changed =
        put("T1", ONE_COMPONENT.replace("\"weight\": 1", "\"weight\": 2"), "office");

    assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
    assertThat(json(again).at("/version").asInt()).isEqualTo(1);
    assertThat(json(changed).at("/version").asInt()).isEqualTo(2);
    assertThat(json(get("/api/kpis/T1", "clerk")).at("/versions/0/components/0/weight").asInt())
        .isEqualTo(1);
  }

  @Test
  void manyAtTheSameMomentMakeEachVersionOnce() throws Exception {
    assertThat(put("T2", ONE_COMPONENT, "office").statusCode()).isEqualTo(201);

    List<CompletableFuture<HttpResponse<String>>> answers =
        IntStream.rangeClosed(2, 7)
            .mapToObj(weight ->
                CLIENT.sendAsync(
                    request("/api/kpis/T2", "office")
                        .PUT(
                            BodyPublishers.ofString(
                                ONE_COMPONENT.replace("\"weight\": 1", "\"weight\": " + weight)))
                        .build(),
                    BodyHandlers.ofString()))
            .toList();
    int changed = 0;
    for (CompletableFuture<HttpResponse<String>> answer : answers) {
      int status = answer.get().statusCode();
      assertThat(status).isIn(200, 409);
      changed += status == 200 ? 1 : 0;
    }

    List<Integer> versions = new ArrayList<>();
    json(get("/api/kpis/T2", "clerk"))
        .at("/versions")
        .forEach(version -> versions.add(version.at("/version").asInt()));
    assertThat(versions)
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 1 + changed).boxed().toList());
  }

  @Test
  void onlyTheOfficeWritesAndOnlyTheSignedInRead() throws Exception {
    assertThat(put("T3", ONE_COMPONENT, "committee").statusCode()).isEqualTo(403);
    assertThat(open("/api/kpis").statusCode()).isEqualTo(401);
    assertThat(json(get("/api/kpis", "committee")).at("/writable").asBoolean()).isFalse();
    assertThat(json(get("/api/kpis", "office")).at("/writable").asBoolean()).isTrue();
  }

  @Test
  void saysWhatIndicatorsAreCalledAndWhyThereIsNoScoreInWords() throws Exception {
    value("g1", "2011-05", 30, 1);

    JsonNode tooOld = score(scores("g1", "month", ""), "2012-12");
    assertThat(tooOld.at("/index").isNull()).isTrue();
    assertThat(tooOld.at("/components/0/notScored").asString()).isEqualTo("TOO_OLD");
    assertThat(tooOld.at("/components/0/notScoredLabel/ja").asString()).isEqualTo("値が古すぎます");
    assertThat(json(get("/api/kpis", "clerk")).at("/indicators/I19/ja").asString()).isEqualTo("指標");
  }

  @Test
  void namesEveryFaultAtOnce() throws Exception {
    HttpResponse<String> answer =
        put(
            "T4",
            ONE_COMPONENT
                .replace("administration", "sea")
                .replace("\"weight\": 1", "\"weight\": 0"),
            "office");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("/field", "/components/0/weight");
  }

  /// The service learns indicators over Kafka; one that was told a moment ago is no unknown one.
  @Test
  void anIndicatorCountsFromTheMomentItIsToldAndOthersAreRefused() throws Exception {
    for (int i = 30; i < 40; i++) {
      String code = "I" + i;
      send(Topics.INDICATOR_DEFINED, "020001|" + code, indicator(code));
      HttpResponse<String> answer = put("T" + i, ONE_COMPONENT.replace("I19", code), "office");
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    HttpResponse<String> unknown = put("T40", ONE_COMPONENT.replace("I19", "I99"), "office");
    assertThat(unknown.statusCode()).isEqualTo(422);
    assertThat(json(unknown).at("/errors/0/pointer").asString())
        .isEqualTo("/components/0/indicator");
    assertThat(json(unknown).at("/errors/0/value").asString()).isEqualTo("I99");
    assertThat(get("/api/kpis/T40", "clerk").statusCode()).isEqualTo(404);
  }

  @Test
  void aVersionThatReachesIntoALaterOneIsRefused() throws Exception {
    String later = ONE_COMPONENT.replace("FY2010", "FY2020");
    assertThat(put("T6", later, "office").statusCode()).isEqualTo(201);

    HttpResponse<String> reaching = put("T6", ONE_COMPONENT, "office");
    assertThat(reaching.statusCode()).isEqualTo(422);
    assertThat(json(reaching).at("/errors/0/code").asString())
        .isEqualTo("LATER_VERSIONS_KEEP_THEIR_YEARS");
    assertThat(json(get("/api/kpis/T6", "clerk")).at("/versions").size()).isEqualTo(1);
  }

  @Test
  void whileKafkaIsAwayNothingClaimsSuccessAndWhatWasSavedIsAnnouncedLater() throws Exception {
    RealParts.kafkaProcess().kill();
    try {
      HttpResponse<String> answer = put("T5", ONE_COMPONENT, "office");
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.headers().firstValue("Retry-After")).isPresent();
      assertThat(get("/api/kpis/T5", "clerk").statusCode()).isEqualTo(404);
    } finally {
      RealParts.kafkaProcess().start();
      RealParts.kafkaProcess().awaitReady(SOON);
    }

    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(get("/api/kpis/T5", "clerk").statusCode()).isEqualTo(200));
    value("e1", "2020-08", 44, 1);
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(index("e1", "month", "2020-08")).isEqualTo(44.0));
  }

  @Test
  void aServiceThatLostItsStateAndItsStoreIsFilledFromKafkaAndGoesOnCounting() throws Exception {
    value("f1", "2020-11", 20, 1);
    value("f2", "2020-11", 25, 2);
    JsonNode before = score(scores("f2", "month", ""), "2020-11");
    node.close();
    try (MongoClient mongo = MongoClients.create(RealParts.mongo())) {
      mongo.getDatabase("kpiscoring").drop();
    }
    node = node("other");

    await()
        .atMost(SOON)
        .ignoreExceptions()
        .untilAsserted(() ->
            assertThat(
                    score(json(get("/api/kpis/K8/scores?granularity=month", "clerk")), "2020-11"))
                .isEqualTo(before));
    value("f3", "2020-11", 35, 3);
    JsonNode after = score(scores("f3", "month", ""), "2020-11");
    assertThat(after.at("/index").asDouble()).isEqualTo(35.0);
    assertThat(after.at("/revision").asInt()).isEqualTo(before.at("/revision").asInt() + 1);
  }

  @Test
  void whatIfShowsAnotherSeriesBesideTodaysAndStoresNothing() throws Exception {
    value("h1", "2017-05", 30, 1);
    JsonNode before = scores("h1", "quarter", "&from=FY2017-Q1&to=FY2017-Q4").at("/scores");
    assertThat(before.at("/0/index").asDouble()).isEqualTo(30.0);
    String body =
        """
        {"granularity": "quarter", "from": "FY2017-Q1", "to": "FY2017-Q2", "targets": {"I19": 50},
         "cap": null, "values": [{"indicator": "I19", "period": "2017-08", "value": 60}]}
        """;
    // The book of values follows the log on its own.
    await()
        .atMost(SOON)
        .untilAsserted(() ->
            assertThat(json(whatIf("K8", body, "office")).at("/series/0/today/index").asDouble())
                .isEqualTo(30.0));

    JsonNode answer = json(whatIf("K8", body, "committee"));

    assertThat(answer.at("/stored").asBoolean(true)).isFalse();
    assertThat(answer.at("/series")).hasSize(2);
    assertThat(answer.at("/series/0/period").asString()).isEqualTo("FY2017-Q1");
    assertThat(answer.at("/series/0/preview/index").asDouble()).isEqualTo(60.0);
    assertThat(answer.at("/series/0/difference").asDouble()).isEqualTo(30.0);
    assertThat(answer.at("/series/1/today/index").asDouble()).isEqualTo(30.0);
    assertThat(answer.at("/series/1/preview/index").asDouble()).isEqualTo(120.0);
    assertThat(answer.at("/series/1/preview/contributions/0/cause").asString()).isEqualTo("I19");
    assertThat(scores("h1", "quarter", "&from=FY2017-Q1&to=FY2017-Q4").at("/scores"))
        .isEqualTo(before);
    assertThat(whatIf("K8", "{}", "clerk").statusCode()).isEqualTo(403);
    assertThat(whatIf("K99", "{}", "office").statusCode()).isEqualTo(404);
    HttpResponse<String> refused =
        whatIf("K8", "{\"weights\": {\"I19\": 0}, \"targets\": {\"I20\": 1}}", "approver");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("/weights/I19", "/targets/I20", "UNKNOWN_INDICATOR");
  }

  @Test
  void sensitivityIsTheSameForTheSameSeed() throws Exception {
    value("i1", "2016-05", 30, 1);
    String question = "/api/kpis/K8/sensitivity?period=FY2016-Q1&draws=200&seed=7";
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(json(get(question, "clerk")).at("/index").asDouble()).isEqualTo(30.0));

    JsonNode answer = json(get(question, "clerk"));

    assertThat(json(get(question, "committee"))).isEqualTo(answer);
    assertThat(answer.at("/weights/scored").asInt()).isEqualTo(200);
    assertThat(answer.at("/weights/p50").asDouble()).isEqualTo(30.0);
    assertThat(answer.at("/aggregations")).hasSize(4);
    assertThat(answer.at("/mostImportant").asString()).isEqualTo("I19");
    assertThat(answer.at("/components/0/without/notScored").asString())
        .isEqualTo("NO_SCORED_INDICATOR");
    assertThat(json(get("/api/kpis/K8/sensitivity", "clerk")).at("/index").isNumber()).isTrue();
    for (String refused : List.of("draws=0", "draws=many", "period=CY2016", "period=2016-13")) {
      assertThat(get("/api/kpis/K8/sensitivity?" + refused, "clerk").statusCode())
          .as(refused)
          .isEqualTo(400);
    }
    assertThat(get("/api/kpis/K8/sensitivity?period=FY2001", "clerk").statusCode()).isEqualTo(404);
  }

  private static ConfigurableApplicationContext node(String state) {
    ConfigurableApplicationContext started =
        new SpringApplicationBuilder(Application.class)
            .run(
                "--server.port=0",
                "--dxpulse.kafka=" + RealParts.kafka(),
                "--dxpulse.mongo=" + RealParts.mongo(),
                "--dxpulse.issuer=" + TestTokens.issuer(),
                "--dxpulse.jwks=" + TestTokens.jwks(),
                "--spring.cloud.stream.kafka.streams.binder.brokers=" + RealParts.kafka(),
                "--spring.cloud.stream.kafka.streams.binder.configuration.state.dir="
                    + folder.resolve(state));
    node = started;
    await().atMost(SOON).untilAsserted(() -> assertThat(open("/readyz").body()).isEqualTo("ok\n"));
    return started;
  }

  private static void value(String id, String period, int value, int revision) {
    send(Topics.VALUE_RECORDED, "020001", valueBody(id, period, value, revision));
  }

  private static void send(String topic, String key, byte[] body) {
    try (var producer = KafkaClients.producer(RealParts.kafka())) {
      KafkaClients.sendAll(
          producer, List.of(new ProducerRecord<>(topic, Partitioning.of(AOMORI), key, body)));
    }
  }

  private static KafkaConsumer<byte[], byte[]> deadLetters(String topic) {
    KafkaConsumer<byte[], byte[]> consumer = KafkaClients.consumer(RealParts.kafka(), "letters");
    List<TopicPartition> partitions =
        consumer.partitionsFor(Topics.deadLettersOf(topic)).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
    return consumer;
  }

  /// The one index among the periods, once the observation is scored.
  private static double index(String observation, String granularity, String periods)
      throws Exception {
    JsonNode answer = scores(observation, granularity, "");
    for (String period : periods.split(" ")) {
      for (JsonNode score : answer.at("/scores")) {
        if (score.at("/period").asString().equals(period)) {
          return score.at("/index").asDouble();
        }
      }
    }
    throw new AssertionError(periods + ": not in " + answer);
  }

  private static JsonNode scores(String observation, String granularity, String more)
      throws Exception {
    JsonNode answer =
        json(
            get(
                "/api/kpis/K8/scores?granularity=" + granularity + "&wait=" + observation + more,
                "clerk"));
    assertThat(answer.at("/waited").asBoolean()).as("%s", answer).isTrue();
    return answer;
  }

  private static JsonNode score(JsonNode answer, String period) {
    for (JsonNode score : answer.at("/scores")) {
      if (score.at("/period").asString().equals(period)) {
        return score;
      }
    }
    throw new AssertionError(period + ": not in " + answer);
  }

  private static HttpResponse<String> put(String code, String body, String role)
      throws IOException, InterruptedException {
    return CLIENT.send(
        request("/api/kpis/" + code, role).PUT(BodyPublishers.ofString(body)).build(),
        BodyHandlers.ofString());
  }

  private static HttpResponse<String> whatIf(String code, String body, String role)
      throws IOException, InterruptedException {
    return CLIENT.send(
        request("/api/kpis/" + code + "/what-if", role).POST(BodyPublishers.ofString(body)).build(),
        BodyHandlers.ofString());
  }

  private static HttpResponse<String> get(String path, String role)
      throws IOException, InterruptedException {
    return CLIENT.send(request(path, role).GET().build(), BodyHandlers.ofString());
  }

  private static HttpResponse<String> open(String path) throws IOException, InterruptedException {
    return CLIENT.send(HttpRequest.newBuilder(at(path)).GET().build(), BodyHandlers.ofString());
  }

  private static HttpRequest.Builder request(String path, String role) {
    return HttpRequest.newBuilder(at(path))
        .header("Authorization", TestTokens.bearer(role))
        .header("Content-Type", "application/json");
  }

  private static URI at(String path) {
    return URI.create(
        "http://127.0.0.1:" + node.getEnvironment().getProperty("local.server.port") + path);
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return HttpFormat.mapper().readTree(answer.body());
  }

  private static byte[] valueBody(String id, String period, int value, int revision) {
    return bytes(
        """
        {"organization":"020001","indicator":"I19","area":"020001","period":"%s","value":"%d",
         "status":"FINAL","sample":false,"source":{"kind":"FEED","system":"s","submittedBy":"f"},
         "revision":%d,"observationId":"%s","outcome":"RECORDED",
         "submittedAt":"2026-07-05T01:02:03Z","recordedAt":"2026-07-05T01:02:03Z"}
        """
            .formatted(period, value, revision, id));
  }

  private static byte[] indicator() {
    return indicator("I19");
  }

  private static byte[] indicator(String code) {
    return bytes(
        """
        {"organization":"020001","code":"I19","versions":[{"version":1,"name":{"ja":"指標","en":"i"},
         "unit":"件","decimals":0,"direction":"HIGHER_IS_BETTER","accumulation":"STOCK",
         "frequency":"MONTH","targets":[{"period":"FY2028","value":"100"}],"targetPath":"STEP",
         "normalisation":{"method":"RATIO"},"sample":false,"department":"dx-promotion",
         "validFrom":"FY2019","changedBy":"office","changedAt":"2024-04-01T00:00:00Z"}],
         "definedAt":"2024-04-01T00:00:00Z"}
        """
            .replace("I19", code));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
