package dxpulse.kpiscoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dxpulse.contracts.types.Topics;
import dxpulse.contracts.wire.DeadLetter;
import dxpulse.contracts.wire.EventCodec;
import dxpulse.infra.testkit.RealParts;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The service with a real broker and a MongoDB wire server: values in, scores out.
class KpiScoringIT {
  private static final String ONE_COMPONENT =
      """
      {"field": "administration", "name": {"ja": "行政", "en": "Administration"},
       "components": [{"indicator": "I19", "weight": 1}], "validFrom": "FY2010", "reason": "test"}
      """;

  @TempDir private static Path folder;
  private static RunningNode node;

  @BeforeAll
  static void startsWithAKpi() throws Exception {
    node = RunningNode.start(folder.resolve("state"));
    TopicFacts.send(Topics.INDICATOR_DEFINED, "020001|I19", TopicFacts.indicator());
    assertThat(api().put("K8", ONE_COMPONENT, "office").statusCode()).isEqualTo(201);
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @Test
  void aValueIsScoredInEveryKindOfPeriodAndCarriedForward() throws Exception {
    value("a1", "2021-05", 30, 1);

    for (String granularity : List.of("month", "quarter", "half", "year")) {
      assertThat(api().index("a1", granularity, "2021-05 FY2021-Q1 FY2021-H1 FY2021"))
          .isEqualTo(30.0);
    }
    JsonNode next = KpiApi.score(api().scores("a1", "month", ""), "2021-06");
    assertThat(next.at("/index").asDouble()).isEqualTo(30.0);
    assertThat(next.at("/components/0/carriedForward").asBoolean()).isTrue();
    assertThat(next.at("/components/0/valuePeriod").asString()).isEqualTo("2021-05");
    assertThat(next.at("/partial").asBoolean(true)).isFalse();
    JsonNode quarter = KpiApi.score(api().scores("a1", "quarter", ""), "FY2021-Q1");
    assertThat(quarter.at("/partial").asBoolean()).isTrue();
  }

  @Test
  void theSameValueTwiceAndAnOlderOneLateChangeNothing() throws Exception {
    value("b1", "2023-05", 30, 2);
    JsonNode before = KpiApi.score(api().scores("b1", "month", ""), "2023-05");

    value("b1", "2023-05", 30, 2);
    value("b0", "2023-05", 10, 1);
    value("b2", "2023-06", 50, 1);

    assertThat(KpiApi.score(api().scores("b2", "month", ""), "2023-05")).isEqualTo(before);
  }

  @Test
  void asOfAnswersWhatWasKnownThen() throws Exception {
    value("c1", "2022-11", 30, 1);
    String then =
        KpiApi.score(api().scores("c1", "month", ""), "2022-11").at("/scoredAt").asString();
    value("c2", "2022-11", 60, 2);

    assertThat(KpiApi.score(api().scores("c2", "month", ""), "2022-11").at("/index").asDouble())
        .isEqualTo(60.0);
    JsonNode known = KpiApi.score(api().scores("c2", "month", "&asOf=" + then), "2022-11");
    assertThat(known.at("/index").asDouble()).isEqualTo(30.0);
    assertThat(api().scores("c2", "month", "&asOf=2020-01-01").at("/scores")).isEmpty();
    JsonNode revisions =
        KpiApi.score(api().scores("c2", "month", "&revisions=true"), "2022-11").at("/revisions");
    JsonNode last = revisions.get(revisions.size() - 1);
    assertThat(last.at("/effect").asDouble()).isEqualTo(30.0);
    assertThat(last.at("/cause/kind").asString()).isEqualTo("REVISION");
    assertThat(last.at("/cause/submittedBy").asString()).isEqualTo("f");
    assertThat(last.at("/cause/approvedAt").asString()).isEqualTo("2024-05-01T00:00:00Z");
    assertThat(api().open("/api/kpis/K8/scores?granularity=month&revisions=true").body())
        .contains("\"REVISION\"", "\"c2\"")
        .doesNotContain("submittedBy");
    var refused = api().get("/api/kpis/K8/scores?asOf=yesterday", "clerk");
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(KpiApi.json(refused).at("/detail").asString())
        .startsWith("asOf：「yesterday」は使えません（")
        .contains(" / asOf: \"yesterday\" (expected: an instant such as ");
  }

  @Test
  void whatNobodyCanUseIsSetAsideWithTheReasonAndTheFlowGoesOn() throws Exception {
    byte[] unreadable = TopicFacts.bytes("{\"organization\":17}");
    byte[] ancient = TopicFacts.valueBody("d1", "1900-01", 30, 1);
    try (var letters = TopicFacts.deadLetters(Topics.VALUE_RECORDED)) {
      TopicFacts.send(Topics.VALUE_RECORDED, "020001", unreadable);
      TopicFacts.send(Topics.VALUE_RECORDED, "020001", ancient);

      List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
      await()
          .atMost(RunningNode.SOON)
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
    assertThat(api().index("d2", "month", "2020-05")).isEqualTo(70.0);
    assertThat(api().open("/livez").statusCode()).isEqualTo(200);
  }

  @Test
  void aChangedDefinitionBecomesTheNextVersionAndAnEqualOneDoesNot() throws Exception {
    HttpResponse<String> first = api().put("T1", ONE_COMPONENT, "office");
    HttpResponse<String> again = api().put("T1", ONE_COMPONENT, "office");
    HttpResponse<String> changed =
        api().put("T1", ONE_COMPONENT.replace("\"weight\": 1", "\"weight\": 2"), "office");

    assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
    assertThat(KpiApi.json(again).at("/version").asInt()).isEqualTo(1);
    assertThat(KpiApi.json(changed).at("/version").asInt()).isEqualTo(2);
    assertThat(
            KpiApi.json(api().get("/api/kpis/T1", "clerk"))
                .at("/versions/0/components/0/weight")
                .asInt())
        .isEqualTo(1);
  }

  @Test
  void aBodyThatWasMadeFromAnEarlierVersionUndoesNobodysChange() throws Exception {
    assertThat(api().put("T7", ONE_COMPONENT, "office").statusCode()).isEqualTo(201);
    String mine =
        ONE_COMPONENT
            .replace("\"weight\": 1", "\"weight\": 2")
            .replaceFirst("\\{", "{\"version\": 1,");
    String theirs = mine.replace("\"weight\": 2", "\"weight\": 3");
    assertThat(api().put("T7", theirs, "office").statusCode()).isEqualTo(200);

    HttpResponse<String> late = api().put("T7", mine, "office");
    HttpResponse<String> repeated = api().put("T7", theirs, "office");

    assertThat(late.statusCode()).as(late.body()).isEqualTo(409);
    assertThat(KpiApi.json(late).at("/type").asString()).isEqualTo("urn:dxpulse:problem:conflict");
    assertThat(KpiApi.json(late).at("/detail").asString()).contains("version: 1 (expected: 2");
    assertThat(repeated.statusCode()).isEqualTo(200);
    JsonNode read = KpiApi.json(api().get("/api/kpis/T7", "clerk"));
    assertThat(read.at("/versions").size()).isEqualTo(2);
    assertThat(api().put("T7", read.toString(), "office").statusCode()).isEqualTo(200);
  }

  @Test
  void manyAtTheSameMomentMakeEachVersionOnce() throws Exception {
    assertThat(api().put("T2", ONE_COMPONENT, "office").statusCode()).isEqualTo(201);

    List<CompletableFuture<HttpResponse<String>>> answers =
        IntStream.rangeClosed(2, 7)
            .mapToObj(weight ->
                KpiApi.CLIENT.sendAsync(
                    api()
                        .request("/api/kpis/T2", "office")
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
    KpiApi.json(api().get("/api/kpis/T2", "clerk"))
        .at("/versions")
        .forEach(version -> versions.add(version.at("/version").asInt()));
    assertThat(versions)
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 1 + changed).boxed().toList());
  }

  @Test
  void onlyTheOfficeWritesAndWhoHasNotSignedInReadsScoresAlone() throws Exception {
    assertThat(api().put("T3", ONE_COMPONENT, "committee").statusCode()).isEqualTo(403);
    assertThat(api().open("/api/kpis").statusCode()).isEqualTo(401);
    assertThat(api().open("/api/kpis/K8/scores?wait=o1").statusCode()).isEqualTo(401);
    api().isReadFromOtherSites("/api/kpis/K8/scores?asOf=2026-04-01");
    assertThat(KpiApi.json(api().get("/api/kpis", "committee")).at("/writable").asBoolean())
        .isFalse();
    assertThat(KpiApi.json(api().get("/api/kpis", "office")).at("/writable").asBoolean()).isTrue();
  }

  @Test
  void saysWhatIndicatorsAreCalledAndWhyThereIsNoScoreInWords() throws Exception {
    value("g1", "2011-05", 30, 1);

    JsonNode tooOld = KpiApi.score(api().scores("g1", "month", ""), "2012-12");
    assertThat(tooOld.at("/index").isNull()).isTrue();
    assertThat(tooOld.at("/components/0/notScored").asString()).isEqualTo("TOO_OLD");
    assertThat(tooOld.at("/components/0/notScoredLabel/ja").asString()).isEqualTo("値が古すぎます");
    assertThat(KpiApi.json(api().get("/api/kpis", "clerk")).at("/indicators/I19/ja").asString())
        .isEqualTo("指標");
  }

  @Test
  void namesEveryFaultAtOnce() throws Exception {
    HttpResponse<String> answer =
        api()
            .put(
                "T4",
                ONE_COMPONENT
                    .replace("administration", "sea")
                    .replace("\"weight\": 1", "\"weight\": -1"),
                "office");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("/field", "/components/0/weight");
  }

  /// The service learns indicators over Kafka; one that was told a moment ago is no unknown one.
  @Test
  void anIndicatorCountsFromTheMomentItIsToldAndOthersAreRefused() throws Exception {
    for (int i = 30; i < 40; i++) {
      String code = "I" + i;
      TopicFacts.send(Topics.INDICATOR_DEFINED, "020001|" + code, TopicFacts.indicator(code));
      HttpResponse<String> answer =
          api().put("T" + i, ONE_COMPONENT.replace("I19", code), "office");
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    HttpResponse<String> unknown = api().put("T40", ONE_COMPONENT.replace("I19", "I99"), "office");
    assertThat(unknown.statusCode()).isEqualTo(422);
    assertThat(KpiApi.json(unknown).at("/errors/0/pointer").asString())
        .isEqualTo("/components/0/indicator");
    assertThat(KpiApi.json(unknown).at("/errors/0/value").asString()).isEqualTo("I99");
    assertThat(api().get("/api/kpis/T40", "clerk").statusCode()).isEqualTo(404);
  }

  @Test
  void aVersionThatReachesIntoALaterOneIsRefused() throws Exception {
    String later = ONE_COMPONENT.replace("FY2010", "FY2020");
    assertThat(api().put("T6", later, "office").statusCode()).isEqualTo(201);

    HttpResponse<String> reaching = api().put("T6", ONE_COMPONENT, "office");
    assertThat(reaching.statusCode()).isEqualTo(422);
    assertThat(KpiApi.json(reaching).at("/errors/0/code").asString())
        .isEqualTo("LATER_VERSIONS_KEEP_THEIR_YEARS");
    assertThat(KpiApi.json(api().get("/api/kpis/T6", "clerk")).at("/versions").size()).isEqualTo(1);
  }

  @Test
  void whileKafkaIsAwayNothingClaimsSuccessAndWhatWasSavedIsAnnouncedLater() throws Exception {
    RealParts.kafkaProcess().kill();
    try {
      HttpResponse<String> answer = api().put("T5", ONE_COMPONENT, "office");
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.headers().firstValue("Retry-After")).isPresent();
      assertThat(api().get("/api/kpis/T5", "clerk").statusCode()).isEqualTo(404);
    } finally {
      RealParts.kafkaProcess().start();
      RealParts.kafkaProcess().awaitReady(RunningNode.SOON);
    }

    await()
        .atMost(RunningNode.SOON)
        .untilAsserted(
            () -> assertThat(api().get("/api/kpis/T5", "clerk").statusCode()).isEqualTo(200));
    value("e1", "2020-08", 44, 1);
    await()
        .atMost(RunningNode.SOON)
        .untilAsserted(() -> assertThat(api().index("e1", "month", "2020-08")).isEqualTo(44.0));
  }

  @Test
  void aServiceThatLostItsStateAndItsStoreIsFilledFromKafkaAndGoesOnCounting() throws Exception {
    value("f1", "2020-11", 20, 1);
    value("f2", "2020-11", 25, 2);
    JsonNode before = KpiApi.score(api().scores("f2", "month", ""), "2020-11");
    node.close();
    try (MongoClient mongo = MongoClients.create(RealParts.mongo())) {
      mongo.getDatabase("kpiscoring").drop();
    }
    node = RunningNode.start(folder.resolve("other"));

    await()
        .atMost(RunningNode.SOON)
        .ignoreExceptions()
        .untilAsserted(() ->
            assertThat(
                    KpiApi.score(
                        KpiApi.json(api().get("/api/kpis/K8/scores?granularity=month", "clerk")),
                        "2020-11"))
                .isEqualTo(before));
    value("f3", "2020-11", 35, 3);
    JsonNode after = KpiApi.score(api().scores("f3", "month", ""), "2020-11");
    assertThat(after.at("/index").asDouble()).isEqualTo(35.0);
    assertThat(after.at("/revision").asInt()).isEqualTo(before.at("/revision").asInt() + 1);
  }

  @Test
  void whatIfShowsAnotherSeriesBesideTodaysAndStoresNothing() throws Exception {
    value("h1", "2017-05", 30, 1);
    JsonNode before = api().scores("h1", "quarter", "&from=FY2017-Q1&to=FY2017-Q4").at("/scores");
    assertThat(before.at("/0/index").asDouble()).isEqualTo(30.0);
    String body =
        """
        {"granularity": "quarter", "from": "FY2017-Q1", "to": "FY2017-Q2", "targets": {"I19": 50},
         "cap": null, "values": [{"indicator": "I19", "period": "2017-08", "value": 60}]}
        """;
    // The book of values follows the log on its own.
    await()
        .atMost(RunningNode.SOON)
        .untilAsserted(() ->
            assertThat(
                    KpiApi.json(api().whatIf("K8", body, "office"))
                        .at("/series/0/today/index")
                        .asDouble())
                .isEqualTo(30.0));

    JsonNode answer = KpiApi.json(api().whatIf("K8", body, "committee"));

    assertThat(answer.at("/stored").asBoolean(true)).isFalse();
    assertThat(answer.at("/series")).hasSize(2);
    assertThat(answer.at("/series/0/period").asString()).isEqualTo("FY2017-Q1");
    assertThat(answer.at("/series/0/preview/index").asDouble()).isEqualTo(60.0);
    assertThat(answer.at("/series/0/difference").asDouble()).isEqualTo(30.0);
    assertThat(answer.at("/series/1/today/index").asDouble()).isEqualTo(30.0);
    assertThat(answer.at("/series/1/preview/index").asDouble()).isEqualTo(120.0);
    assertThat(answer.at("/series/1/preview/contributions/0/cause").asString()).isEqualTo("I19");
    assertThat(api().scores("h1", "quarter", "&from=FY2017-Q1&to=FY2017-Q4").at("/scores"))
        .isEqualTo(before);
    assertThat(api().whatIf("K8", "{}", "clerk").statusCode()).isEqualTo(403);
    assertThat(api().whatIf("K99", "{}", "office").statusCode()).isEqualTo(404);
    HttpResponse<String> refused =
        api().whatIf("K8", "{\"weights\": {\"I19\": -1}, \"targets\": {\"I20\": 1}}", "approver");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("/weights/I19", "/targets/I20", "UNKNOWN_INDICATOR");
  }

  @Test
  void sensitivityIsTheSameForTheSameSeed() throws Exception {
    value("i1", "2016-05", 30, 1);
    String question = "/api/kpis/K8/sensitivity?period=FY2016-Q1&draws=200&seed=7";
    await()
        .atMost(RunningNode.SOON)
        .untilAsserted(() ->
            assertThat(KpiApi.json(api().get(question, "clerk")).at("/index").asDouble())
                .isEqualTo(30.0));

    JsonNode answer = KpiApi.json(api().get(question, "clerk"));

    assertThat(KpiApi.json(api().get(question, "committee"))).isEqualTo(answer);
    assertThat(answer.at("/weights/scored").asInt()).isEqualTo(200);
    assertThat(answer.at("/weights/p50").asDouble()).isEqualTo(30.0);
    assertThat(answer.at("/aggregations")).hasSize(4);
    assertThat(answer.at("/mostImportant").asString()).isEqualTo("I19");
    assertThat(answer.at("/components/0/without/notScored").asString())
        .isEqualTo("NO_SCORED_INDICATOR");
    assertThat(KpiApi.json(api().get("/api/kpis/K8/sensitivity", "clerk")).at("/index").isNumber())
        .isTrue();
    for (String refused : List.of("draws=0", "draws=many", "period=CY2016", "period=2016-13")) {
      assertThat(api().get("/api/kpis/K8/sensitivity?" + refused, "clerk").statusCode())
          .as(refused)
          .isEqualTo(400);
    }
    assertThat(api().get("/api/kpis/K8/sensitivity?period=FY2001", "clerk").statusCode())
        .isEqualTo(404);
  }

  private static void value(String id, String period, int value, int revision) {
    TopicFacts.send(
        Topics.VALUE_RECORDED, "020001", TopicFacts.valueBody(id, period, value, revision));
  }

  private static KpiApi api() {
    return node.api();
  }
}
