package dxpulse.infra.acceptance;

import static dxpulse.infra.acceptance.Figures.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import dxpulse.contracts.types.time.Period;
import dxpulse.infra.acceptance.SteadyFeed.Acknowledged;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.RedisClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Whatever dies, and whenever: what was acknowledged is there, once, and boards show it.
@Order(6)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FaultsIT {
  private static final RunningPlatform PLATFORM = RunningPlatform.get();
  private static final List<String> PERIODS = List.of("FY2024-Q1", "FY2024-Q3", "FY2024-Q4");

  /// The plan's own values end with the second quarter of FY2024; after it there are only those
  /// that these tests send, of one KPI of administration.
  private static final List<String> WITH_ALL_FIELDS =
      List.of("FY2023-Q4", "FY2024-Q1", "FY2024-Q2");

  private static final List<String> WITH_ADMINISTRATION_ALONE =
      List.of("FY2024-Q3", "FY2024-Q4", "FY2025-Q3");
  private static final int ENOUGH = 20;

  @ParameterizedTest
  @ValueSource(
      strings = {"ingestion", "indicator", "kpi-scoring", "roadmap", "publication", "portal"})
  @Order(1)
  void aServiceThatIsKilledUnderLoadLosesNothingAndDoublesNothing(String service) {
    Map<String, List<Acknowledged>> promises;
    try (SteadyFeed feed = new SteadyFeed(PLATFORM, PERIODS, 1)) {
      await("load").atMost(PATIENCE).until(() -> feed.acknowledged() >= ENOUGH);

      PLATFORM.kill(service);

      await(service + " is back").atMost(PATIENCE).until(() -> PLATFORM.isReady(service));
      int before = feed.acknowledged();
      await("load after it").atMost(PATIENCE).until(() -> feed.acknowledged() >= before + ENOUGH);
      feed.close();
      promises = feed.promises();
      assertToldToComeBack(feed, service);
    }

    promises.forEach(FaultsIT::assertKept);
    promises.forEach((period, kept) -> assertShown(period, kept.getLast().value()));
  }

  /// A sender notices the death of what it speaks to, and of nothing behind it.
  private static void assertToldToComeBack(SteadyFeed feed, String killed) {
    assertThat(feed.wrongAnswers()).as("answers while " + killed + " was away").isEmpty();
    if (!Set.of("portal", "ingestion").contains(killed)) {
      assertThat(feed.unheard()).as("requests without an answer").isZero();
    }
    if (Set.of("portal", "ingestion").contains(killed)) {
      assertThat(feed.retries()).as("retries while " + killed + " was away").isPositive();
    } else if (!killed.equals("kafka")) { // it may be back before a request has waited too long
      assertThat(feed.retries()).as("retries while " + killed + " was away").isZero();
    }
  }

  @Test
  @Order(2)
  void aBrokerThatHangsIsAnsweredWithRetryLaterAndARepeatIsRecordedOnce() {
    Map<String, String> key = Map.of("Idempotency-Key", "while-the-broker-hangs");
    String body = Figures.body("FY2025-Q3", 431);
    HttpResponse<String> refused;
    PLATFORM.freeze("kafka");
    try {
      refused = PLATFORM.send("POST", "/api/ingestion/observations", "feed", body, key);
    } finally {
      PLATFORM.thaw("kafka");
    }

    assertThat(refused.statusCode()).as(refused.body()).isEqualTo(503);
    assertThat(refused.headers().firstValue("Retry-After").orElse("")).matches("[1-9][0-9]*");
    assertThat(refused.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(refused.body()).contains("urn:dxpulse:problem:unavailable");

    List<String> ids = new ArrayList<>();
    await("accepted again")
        .atMost(PATIENCE)
        .untilAsserted(() ->
            ids.add(
                Figures.accepted(
                    PLATFORM.send("POST", "/api/ingestion/observations", "feed", body, key))));
    assertKept("FY2025-Q3", List.of(new Acknowledged(ids.getFirst(), 431)));
    Figures.awaitBoard("FY2025-Q3", 43.1);
  }

  @Test
  @Order(3)
  void aBrokerThatIsKilledComesBackWithEverythingAcknowledged() {
    Map<String, List<Acknowledged>> promises;
    try (SteadyFeed feed = new SteadyFeed(PLATFORM, PERIODS, 101)) {
      await("load").atMost(PATIENCE).until(() -> feed.acknowledged() >= ENOUGH);

      PLATFORM.kill("kafka");

      int before = feed.acknowledged();
      await("load after it").atMost(PATIENCE).until(() -> feed.acknowledged() >= before + ENOUGH);
      feed.close();
      promises = feed.promises();
      assertToldToComeBack(feed, "kafka");
    }

    promises.forEach(FaultsIT::assertKept);
    promises.forEach((period, kept) -> assertShown(period, kept.getLast().value()));
  }

  @Test
  @Order(3)
  void aStoreThatIsKilledKeepsWhatWasPromisedAndTheRestIsMadeAgain() {
    Map<String, List<Acknowledged>> promises;
    try (SteadyFeed feed = new SteadyFeed(PLATFORM, PERIODS, 51)) {
      await("load").atMost(PATIENCE).until(() -> feed.acknowledged() >= ENOUGH);

      HttpResponse<String> comment =
          PLATFORM.send(
              "POST",
              "/api/roadmap/comments",
              "committee",
              "{\"text\":\"消えてはならない意見\",\"shared\":true}");
      PLATFORM.kill("mongo");

      assertThat(comment.statusCode()).as(comment.body()).isEqualTo(201);
      int before = feed.acknowledged();
      await("load after it").atMost(PATIENCE).until(() -> feed.acknowledged() >= before + ENOUGH);
      feed.close();
      promises = feed.promises();
      assertThat(feed.wrongAnswers()).as("answers while the store was away").isEmpty();
    }

    // It remembers comments: another process reads them from the store.
    PLATFORM.kill("roadmap");
    await("comments")
        .atMost(PATIENCE)
        .ignoreExceptions()
        .untilAsserted(() ->
            assertThat(PLATFORM.get("/api/roadmap/comments", "committee").body())
                .containsOnlyOnce("消えてはならない意見"));
    promises.forEach(FaultsIT::assertKept);
    promises.forEach((period, kept) -> assertShown(period, kept.getLast().value()));
  }

  @Test
  @Order(4)
  void boardsEqualThoseRebuiltFromNothing() {
    Map<String, JsonNode> before = boards();
    assertThat(before).hasSize(24);
    before.forEach((query, board) -> assertThat(board.has("head")).as(query).isTrue());

    PLATFORM.freeze("publication");
    try (RedisClient redis = RedisClient.create(PLATFORM.redis());
        MongoClient store = MongoClients.create(PLATFORM.mongo())) {
      var _ = redis.flushAll();
      forgetWhatCameOverKafka(store.getDatabase("publication"));
      PLATFORM.kill("publication");

      await("boards in the cache again").atMost(PATIENCE).until(() -> redis.dbSize() > 100);
    }
    await("publication is back").atMost(PATIENCE).until(() -> PLATFORM.isReady("publication"));

    await("the same boards")
        .atMost(PATIENCE)
        .ignoreExceptions()
        .untilAsserted(() -> assertThat(differing(boards(), before)).isEmpty());
  }

  /// All but the cases, which are publication's own and come from nowhere else.
  private static void forgetWhatCameOverKafka(MongoDatabase database) {
    long forgotten = database.getCollection("facts").deleteMany(Filters.empty()).getDeletedCount();
    database.getCollection("positions").drop();
    assertThat(forgotten).isPositive();
    assertThat(database.getCollection("stories").countDocuments()).isPositive();
  }

  @ParameterizedTest
  @ValueSource(strings = {"K1", "K2", "K3", "K4", "K5", "K6", "K7", "K8"})
  @Order(5)
  void everyScoreIsWhatItsFormulaSaysOfTheRecordedValues(String kpi) {
    HttpResponse<String> answer =
        PLATFORM.get(
            "/api/kpis/" + kpi + "/scores?granularity=quarter&from=FY2023-Q1&to=FY2025-Q4",
            "office");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    List<JsonNode> scores =
        JsonMapper.shared().readTree(answer.body()).get("scores").valueStream().toList();
    assertThat(scores).hasSizeGreaterThan(4);

    Recomputed recomputed = Recomputed.of(PLATFORM, kpi);

    assertThat(scores)
        .allSatisfy(score -> {
          String period = score.get("period").asString();
          OptionalDouble expected = recomputed.index(Period.parse(period));
          assertThat(score.get("index").isNumber()).as(period).isEqualTo(expected.isPresent());
          expected.ifPresent(index ->
              assertThat(score.get("index").asDouble())
                  .as(kpi + " " + period)
                  .isCloseTo(index, within(1e-9)));
        });
  }

  /// Every acknowledged figure stands in the history once, in its order, with growing revisions.
  private static void assertKept(String period, List<Acknowledged> promised) {
    Set<String> ids = new HashSet<>(promised.stream().map(Acknowledged::id).toList());
    await("the record of " + period)
        .atMost(PATIENCE)
        .ignoreExceptions()
        .untilAsserted(() ->
            assertThat(
                    Figures.history(period).stream()
                        .filter(entry -> ids.contains(entry.get("observationId").asString()))
                        .map(entry ->
                            new Acknowledged(
                                entry.get("observationId").asString(),
                                (int) entry.get("value").asDouble()))
                        .toList())
                .isEqualTo(promised));
    List<Integer> revisions =
        Figures.history(period).stream()
            .filter(entry -> entry.get("outcome").asString().equals("RECORDED"))
            .map(entry -> entry.get("revision").asInt())
            .toList();
    assertThat(revisions)
        .as("revisions of " + period)
        .isEqualTo(IntStream.rangeClosed(1, revisions.size()).boxed().toList());
    assertThat(Figures.history(period).stream().map(entry -> entry.get("observationId").asString()))
        .as("observations of " + period)
        .doesNotHaveDuplicates();
  }

  /// Board and scores say what the formula says: 200 people are 100 points, which is the cap.
  private static void assertShown(String period, int value) {
    double computed = value * 100 / 200.0;
    Figures.awaitBoard(period, computed);
    await("the score of " + period)
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(Figures.score(period)).isEqualTo(computed));
  }

  private static Set<String> differing(Map<String, JsonNode> one, Map<String, JsonNode> other) {
    Set<String> boards = new TreeSet<>(one.keySet());
    boards.addAll(other.keySet());
    boards.removeIf(board -> Objects.equals(one.get(board), other.get(board)));
    return boards;
  }

  /// What each board shows, without the number of its version.
  private static Map<String, JsonNode> boards() {
    Map<String, JsonNode> boards = new TreeMap<>();
    for (String period : WITH_ALL_FIELDS) {
      for (String board : List.of("overview", "industry", "living", "administration", "kpi/K8")) {
        keep(board, period, boards);
      }
    }
    for (String period : WITH_ADMINISTRATION_ALONE) {
      for (String board : List.of("overview", "administration", "kpi/K8")) {
        keep(board, period, boards);
      }
    }
    return boards;
  }

  private static void keep(String board, String period, Map<String, JsonNode> boards) {
    String query = board + "?period=" + period;
    JsonNode shown = PLATFORM.board(query);
    if (shown.get("head") instanceof ObjectNode head) {
      head.remove("version");
    }
    boards.put(query, shown);
  }
}
