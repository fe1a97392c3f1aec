package dxpulse.publication;

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
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import redis.clients.jedis.RedisClient;
import tools.jackson.databind.JsonNode;

/// The service with a real broker, a real Redis and a MongoDB wire server: facts in, boards out.
class PublicationIT {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final OrganizationCode AOMORI = new OrganizationCode("020001");
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static ConfigurableApplicationContext node;
  private static int revision;

  @BeforeAll
  static void startsWithAKpi() {
    node = node();
    send(Topics.KPI_DEFINED, "020001|K6", kpi());
    var _ = score("2024-05", 40);
    awaitIndex("2024-05", 40);
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @Test
  void aScoreReachesBoardPageAndStream() throws Exception {
    try (BufferedReader stream = stream(null)) {
      int told = score("2024-06", 61.5);

      String change = nextChange(stream, "kpi/K6", "2024-06");
      assertThat(change).contains("\"o" + told + "\"");
    }
    awaitIndex("2024-06", 61.5);
    assertThat(get("/kpis/K6?period=2024-06").body()).contains("61.5");
  }

  @Test
  void whoComesBackHearsWhatWasMissed() throws Exception {
    String seen;
    try (BufferedReader stream = stream(null)) {
      var _ = score("2023-01", 10);
      seen = idOf(stream, "2023-01");
    }
    int missed = score("2023-01", 11);
    awaitIndex("2023-01", 11);

    try (BufferedReader stream = stream(seen)) {
      assertThat(nextChange(stream, "kpi/K6", "2023-01")).contains("\"o" + missed + "\"");
    }
  }

  @Test
  void theSameScoreTwiceAndAnOlderOneLateLeaveTheBoardAsItIs() {
    var _ = score("2023-03", 1);
    awaitIndex("2023-03", 1);
    byte[] older = scored("2023-02", 20, ++revision);
    byte[] newer = scored("2023-02", 25, ++revision);
    send(Topics.KPI_SCORED, "020001", newer);
    awaitIndex("2023-02", 25);
    String etag = etag("2023-02");

    send(Topics.KPI_SCORED, "020001", newer);
    send(Topics.KPI_SCORED, "020001", older);
    var _ = score("2023-03", 2);
    awaitIndex("2023-03", 2);

    assertThat(index("2023-02")).isEqualTo(25);
    assertThat(get(address("2023-02"), "If-None-Match", etag).statusCode()).isEqualTo(304);
  }

  @Test
  void aScoreThatComesBeforeItsKpiShowsOnceTheKpiIsKnown() {
    byte[] early =
        new String(scored("2024-05", 33, 1), StandardCharsets.UTF_8)
            .replace("\"K6\"", "\"K7\"")
            .getBytes(StandardCharsets.UTF_8);
    send(Topics.KPI_SCORED, "020001", early);
    send(
        Topics.KPI_DEFINED,
        "020001|K7",
        new String(kpi(), StandardCharsets.UTF_8)
            .replace("\"K6\"", "\"K7\"")
            .getBytes(StandardCharsets.UTF_8));

    await().atMost(SOON).untilAsserted(() -> assertThat(index("kpi/K7", "2024-05")).isEqualTo(33));
  }

  @Test
  void readingEverythingFromTheStartAgainEndsInTheSameBoards() {
    var _ = score("2023-04", 44);
    awaitIndex("2023-04", 44);
    JsonNode before = board("kpi/K6", "2023-04").get("card");

    node.close();
    try (MongoClient mongo = MongoClients.create(RealParts.mongo())) {
      mongo.getDatabase("publication").drop();
    }
    try (RedisClient redis = RedisClient.create(RealParts.redis())) {
      assertThat(redis.flushAll()).isEqualTo("OK");
    }
    node = node();

    await()
        .atMost(SOON)
        .ignoreExceptions()
        .untilAsserted(() -> assertThat(board("kpi/K6", "2023-04").get("card")).isEqualTo(before));
  }

  @Test
  void whatNobodyCanReadIsSetAsideWithTheReasonAndTheFlowGoesOn() {
    byte[] poison = "{\"organization\":17}".getBytes(StandardCharsets.UTF_8);
    for (String topic :
        List.of(
            Topics.INDICATOR_DEFINED,
            Topics.KPI_DEFINED,
            Topics.KPI_SCORED,
            Topics.VALUE_RECORDED,
            Topics.PROJECT_UPDATED)) {
      try (var letters = deadLetters(topic)) {
        send(topic, "020001", poison);

        await(topic)
            .atMost(SOON)
            .untilAsserted(() -> {
              List<ConsumerRecord<byte[], byte[]>> found = poll(letters);
              assertThat(found).hasSize(1);
              assertThat(found.getFirst().value()).isEqualTo(poison);
              assertThat(EventCodec.header(found.getFirst().headers(), DeadLetter.CONSUMER))
                  .isEqualTo("publication");
              assertThat(EventCodec.header(found.getFirst().headers(), DeadLetter.REASON))
                  .isNotBlank();
            });
      }
    }
    var _ = score("2023-05", 55);
    awaitIndex("2023-05", 55);
  }

  @Test
  void anEmptiedCacheFillsItselfAndBoardsKeepAnswering() {
    try (RedisClient redis = RedisClient.create(RealParts.redis())) {
      var _ = redis.flushAll();

      assertThat(get(address("2024-05")).statusCode()).isEqualTo(200);
      await().atMost(SOON).untilAsserted(() -> assertThat(redis.dbSize()).isGreaterThan(5));
    }
    assertThat(index("2024-05")).isEqualTo(40);
  }

  @Test
  void whileTheCacheIsAwayPagesAnswerAndNewScoresShow() {
    RealParts.redisProcess().kill();
    try {
      var _ = score("2023-06", 66);
      awaitIndex("2023-06", 66);
      await()
          .atMost(SOON)
          .untilAsserted(() ->
              assertThat(get("/kpis/K6?period=2023-06").body()).contains("66.0", "保存されているデータから直接"));
    } finally {
      RealParts.redisProcess().start();
      RealParts.redisProcess().awaitReady(SOON);
    }
    try (RedisClient redis = RedisClient.create(RealParts.redis())) {
      await()
          .atMost(SOON)
          .ignoreExceptions()
          .untilAsserted(() -> assertThat(redis.dbSize()).isGreaterThan(5));
    }
    assertThat(index("2023-06")).isEqualTo(66);
    await()
        .atMost(SOON)
        .untilAsserted(() ->
            assertThat(get("/kpis/K6?period=2023-06").body()).doesNotContain("保存されているデータから直接"));
  }

  @Test
  void unknownBoardsPeriodsAndGranularitiesAreProblems() {
    assertThat(get("/api/boards/nowhere").statusCode()).isEqualTo(404);
    assertThat(get("/api/boards/kpi/K6?period=1951-01").statusCode()).isEqualTo(404);
    assertThat(get("/api/boards/kpi/K6?period=1923-01").statusCode()).isEqualTo(400);
    assertThat(get("/api/boards/kpi/K6?period=FY2024-Q9").statusCode()).isEqualTo(400);
    assertThat(get("/api/boards/kpi/K6?granularity=week").statusCode()).isEqualTo(400);
    assertThat(get("/api/boards/kpi/K6?granularity=week").headers().firstValue("Content-Type"))
        .hasValue("application/problem+json");
  }

  private static ConfigurableApplicationContext node() {
    return Node.start();
  }

  /// Sends a new score of K6 and answers its revision, which names its observation, too.
  private static int score(String month, double index) {
    send(Topics.KPI_SCORED, "020001", scored(month, index, ++revision));
    return revision;
  }

  private static void send(String topic, String key, byte[] body) {
    try (var producer = KafkaClients.producer(RealParts.kafka())) {
      KafkaClients.sendAll(
          producer, List.of(new ProducerRecord<>(topic, Partitioning.of(AOMORI), key, body)));
    }
  }

  private static void awaitIndex(String month, double index) {
    await(month)
        .atMost(SOON)
        .ignoreExceptions()
        .untilAsserted(() -> assertThat(index(month)).isEqualTo(index));
  }

  private static double index(String month) {
    return index("kpi/K6", month);
  }

  private static double index(String board, String month) {
    return board(board, month).at("/card/line/index").asDouble();
  }

  private static JsonNode board(String board, String month) {
    HttpResponse<String> answer = get("/api/boards/" + board + "?period=" + month);
    assertThat(answer.statusCode()).isEqualTo(200);
    return HttpFormat.mapper().readTree(answer.body());
  }

  private static String etag(String month) {
    return get(address(month)).headers().firstValue("ETag").orElseThrow();
  }

  private static String address(String month) {
    return "/api/boards/kpi/K6?period=" + month;
  }

  private static HttpResponse<String> get(String path, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri(path)).timeout(SOON);
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException failed) {
      throw new AssertionError(path, failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(path, interrupted);
    }
  }

  private static URI uri(String path) {
    return URI.create(
        "http://127.0.0.1:" + node.getEnvironment().getProperty("local.server.port") + path);
  }

  /// An open stream of changes; it is open once its first line has come.
  private static BufferedReader stream(@Nullable String lastSeen) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri("/api/boards/stream"));
    if (lastSeen != null) {
      request.header("Last-Event-ID", lastSeen);
    }
    BufferedReader stream =
        new BufferedReader(
            new InputStreamReader(
                CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofInputStream()).body(),
                StandardCharsets.UTF_8));
    assertThat(stream.readLine()).isNotNull();
    return stream;
  }

  private static String nextChange(BufferedReader stream, String board, String period)
      throws IOException {
    while (true) {
      String line = stream.readLine();
      if (line.startsWith("data:")
          && line.contains("\"" + board + "\"")
          && line.contains("\"" + period + "\"")) {
        return line;
      }
    }
  }

  private static String idOf(BufferedReader stream, String period) throws IOException {
    String id = "";
    while (true) {
      String line = stream.readLine();
      if (line.startsWith("id:")) {
        id = line.substring("id:".length()).strip();
      }
      if (line.startsWith("data:")
          && line.contains("\"kpi/K6\"")
          && line.contains("\"" + period + "\"")) {
        return id;
      }
    }
  }

  private static KafkaConsumer<byte[], byte[]> deadLetters(String topic) {
    KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", RealParts.kafka()),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(Topics.deadLettersOf(topic)).stream()
            .map(each -> new TopicPartition(each.topic(), each.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    return consumer;
  }

  private static List<ConsumerRecord<byte[], byte[]>> poll(KafkaConsumer<byte[], byte[]> consumer) {
    List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
    consumer.seekToBeginning(consumer.assignment());
    consumer.poll(Duration.ofMillis(500)).forEach(found::add);
    return found;
  }

  private static byte[] kpi() {
    return """
    {"organization":"020001","code":"K6","versions":[{"version":1,"field":"administration",
     "name":{"ja":"行政","en":"k"},"components":[{"indicator":"I15","weight":"1"}],
     "aggregation":"ARITHMETIC","cap":"100","floor":"0","minimumCoverage":"0.5",
     "maxAgeMonths":18,"validFrom":"FY2019","changedBy":"office",
     "changedAt":"2024-04-01T00:00:00Z"}],"definedAt":"2024-04-01T00:00:00Z"}
    """
        .getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] scored(String month, double index, int revision) {
    return """
    {"organization":"020001","kpi":"K6","granularity":"month","period":"%s","index":%s,
     "coverage":1,"provisional":false,"sample":false,"components":[],"contributions":[],
     "kpiVersion":1,"revision":%d,
     "cause":{"kind":"VALUE","observationId":"o%d","submittedAt":"2024-07-05T01:02:03Z"},
     "scoredAt":"2024-07-05T01:02:03Z"}
    """
        .formatted(month, index, revision, revision)
        .getBytes(StandardCharsets.UTF_8);
  }
}
