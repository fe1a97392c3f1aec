package dxpulse.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dxpulse.contracts.types.Topics;
import dxpulse.contracts.wire.HttpFormat;
import dxpulse.infra.testkit.RealParts;
import dxpulse.publication.board.redis.JedisBoardCache;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.context.ConfigurableApplicationContext;
import redis.clients.jedis.RedisClient;

/// A Redis that is there and answers nothing: worse than one that is gone, because everybody who
/// asks waits.
class HangingCacheIT {
  private static final Duration SOON = Duration.ofSeconds(30);
  // Far less than a wait for the cache for every few boards.
  private static final Duration A_FEW_SECONDS = Duration.ofSeconds(8);
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  // Long before what other tests tell of the same KPI at the same broker.
  private static final String QUARTER = "FY2014-Q2";
  private static final int FIRST_YEAR = 2012;
  private static final ListAppender<ILoggingEvent> LINES = new ListAppender<>();

  @SuppressWarnings("NullAway.Init")
  private static ConfigurableApplicationContext node;

  private static long redis;
  private final Queue<String> told = new ConcurrentLinkedQueue<>();

  @BeforeAll
  static void start() {
    try (RedisClient client = RedisClient.create(RealParts.redis())) {
      assertThat(client.flushAll()).isEqualTo("OK");
      redis =
          client
              .info("server")
              .lines()
              .filter(line -> line.startsWith("process_id:"))
              .mapToLong(line -> Long.parseLong(line.substring("process_id:".length()).strip()))
              .findFirst()
              .orElseThrow();
    }
    node = Node.start();
    LINES.start();
    ((Logger) LoggerFactory.getLogger(JedisBoardCache.class)).addAppender(LINES);
    send(Topics.KPI_DEFINED, "020001|K6", List.of(SampleEvents.kpi("K6", "administration")));
  }

  @AfterEach
  void letGo() {
    signal("CONT");
  }

  @AfterAll
  static void stop() {
    ((Logger) LoggerFactory.getLogger(JedisBoardCache.class)).detachAppender(LINES);
    node.close();
  }

  @Test
  void everyBoardMovesSoonAndIsAsNewAsItsPageAndTheCacheHoldsThemAllAfterwards() {
    send(Topics.KPI_SCORED, "020001", scores(75, 1));
    await().atMost(SOON).untilAsserted(() -> assertThat(index(QUARTER)).isEqualTo(75));
    await()
        .atMost(SOON)
        .until(() -> get("/api/boards/overview?period=2012-04").statusCode() == 200);
    follow();
    LINES.list.clear();

    signal("STOP");
    send(Topics.KPI_SCORED, "020001", scores(80, 2));

    await()
        .atMost(A_FEW_SECONDS)
        .untilAsserted(() ->
            assertThat(told)
                .contains("overview " + QUARTER, "administration " + QUARTER, "kpi/K6 " + QUARTER)
                .containsAll(months().map(month -> "kpi/K6 " + month).toList()));
    assertThat(get("/kpis/K6?period=" + QUARTER).body()).contains("80.0");
    HttpResponse<String> answer = get("/api/boards/kpi/K6?period=" + QUARTER);
    assertThat(indexIn(answer)).isEqualTo(80);
    assertThat(answer.headers().firstValue("X-Board-Source")).contains("store");
    assertThat(logged()).singleElement().asString().contains("does not answer");

    signal("CONT");
    await()
        .atMost(SOON)
        .untilAsserted(() ->
            assertThat(get("/api/boards/kpi/K6?period=" + QUARTER).headers().map())
                .doesNotContainKey("X-Board-Source"));
    assertThat(index(QUARTER)).isEqualTo(80);
    await()
        .atMost(SOON)
        .untilAsserted(() ->
            assertThat(months().toList())
                .allSatisfy(month -> assertThat(held("month", month)).isEqualTo(80)));
    assertThat(held("quarter", QUARTER)).isEqualTo(80);
    assertThat(logged()).last().asString().contains("answers again");
  }

  private static List<String> logged() {
    return LINES.list.stream()
        .map(ILoggingEvent::getFormattedMessage)
        .filter(line -> line.startsWith("the board cache"))
        .toList();
  }

  private static Stream<String> months() {
    return IntStream.rangeClosed(FIRST_YEAR, FIRST_YEAR + 1)
        .boxed()
        .flatMap(year ->
            IntStream.rangeClosed(1, 12).mapToObj(month -> "%d-%02d".formatted(year, month)));
  }

  /// Those of many months, and that of the quarter behind them.
  private static List<byte[]> scores(int index, int revision) {
    return Stream.concat(
            months().map(month -> scored("month", month, index, revision)),
            Stream.of(scored("quarter", QUARTER, index, revision)))
        .toList();
  }

  private static byte[] scored(String granularity, String period, int index, int revision) {
    return """
    {"organization":"020001","kpi":"K6","granularity":"%s","period":"%s","index":%d,
     "coverage":1,"provisional":false,"sample":false,"components":[],"contributions":[],
     "kpiVersion":1,"revision":%d,
     "cause":{"kind":"VALUE","observationId":"o%d","submittedAt":"2024-07-05T01:02:03Z"},
     "scoredAt":"2024-07-05T01:02:03Z"}
    """
        .formatted(granularity, period, index, revision, revision)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static void send(String topic, String key, List<byte[]> bodies) {
    RealParts.sendRaw(topic, key, bodies);
  }

  /// Notes what open pages are told from now on.
  private void follow() {
    HttpResponse<Stream<String>> stream;
    try {
      stream =
          CLIENT.send(
              HttpRequest.newBuilder(uri("/api/boards/stream")).build(),
              HttpResponse.BodyHandlers.ofLines());
    } catch (IOException | InterruptedException failed) {
      throw new AssertionError(failed);
    }
    var _ =
        Thread.ofVirtual()
            .start(() ->
                stream
                    .body()
                    .filter(line -> line.startsWith("data:"))
                    .map(line -> HttpFormat.mapper().readTree(line.substring("data:".length())))
                    .forEach(data ->
                        told.add(
                            data.path("board").asString() + " " + data.path("period").asString())));
  }

  private static double index(String period) {
    return indexIn(get("/api/boards/kpi/K6?period=" + period));
  }

  private static double indexIn(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return HttpFormat.mapper().readTree(answer.body()).at("/card/line/index").asDouble();
  }

  private static double held(String granularity, String period) {
    String key = "dxpulse:board:020001:kpi/K6:" + granularity + ":" + period;
    try (RedisClient client = RedisClient.create(RealParts.redis())) {
      String body = client.get(key + ":" + client.get(key));
      return body == null
          ? Double.NaN
          : HttpFormat.mapper().readTree(body).at("/card/line/index").asDouble();
    }
  }

  private static HttpResponse<String> get(String path) {
    try {
      return CLIENT.send(
          HttpRequest.newBuilder(uri(path)).timeout(SOON).build(),
          HttpResponse.BodyHandlers.ofString());
    } catch (IOException | InterruptedException failed) {
      throw new AssertionError(path, failed);
    }
  }

  private static URI uri(String path) {
    return URI.create(Node.site(node) + path);
  }

  private static void signal(String name) {
    try {
      assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(redis)).start().waitFor())
          .isZero();
    } catch (IOException | InterruptedException failed) {
      throw new AssertionError(failed);
    }
  }
}
