package dxpulse.publication.board.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.event.KpiDefined;
import dxpulse.contracts.types.event.KpiScored;
import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.Period;
import dxpulse.contracts.wire.EventCodec;
import dxpulse.contracts.wire.EventType;
import dxpulse.infra.testkit.RealParts;
import dxpulse.publication.board.BoardCache.Filling;
import dxpulse.publication.board.BoardChange;
import dxpulse.publication.board.BoardFormat;
import dxpulse.publication.board.BoardKey;
import dxpulse.publication.board.BoardPublisher;
import dxpulse.publication.board.BoardView;
import dxpulse.publication.board.LivePlan;
import dxpulse.publication.board.LivePlan.Fact;
import dxpulse.publication.board.Published;
import dxpulse.publication.board.ReadyBoards;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisClient;

/// Boards as they reach a real Redis.
class BoardPublisherIT {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final OrganizationCode AOMORI = new OrganizationCode("020001");
  private static final BoardKey MAY = key("2024-05");
  private static final BoardKey JUNE = key("2024-06");
  private static final BoardKey OVERVIEW =
      new BoardKey(BoardKey.OVERVIEW, Granularity.MONTH, Period.parse("2024-05"));
  private static final long LATER = BoardPublisher.FOLLOW_MILLIS;

  private final JedisBoardCache cache = new JedisBoardCache(RealParts.redis(), AOMORI);
  private final LivePlan plan = new LivePlan();
  private final News news = new News();
  private final BoardPublisher publisher = publisher();

  /// A board as its version and its index, so that the tests can be read.
  private static final class Words implements BoardFormat {
    @Override
    public byte[] encode(BoardView view) {
      String index =
          view instanceof BoardView.KpiBoard board ? " " + board.card().line().index() : "";
      return bytes(view.head().version() + index);
    }

    @Override
    public long versionOf(byte[] body) {
      return Long.parseLong(new String(body, StandardCharsets.UTF_8).split(" ")[0]);
    }
  }

  private static final class News implements BoardPublisher.Listener {
    private final List<BoardChange> changes = new ArrayList<>();
    private final List<BoardKey> undrawable = new ArrayList<>();

    @Override
    public void changed(BoardChange change) {
      changes.add(change);
    }

    @Override
    public void changedAhead(BoardChange change) {
      changes.add(change);
    }

    @Override
    public void published(List<Published> boards) {}

    @Override
    public void undrawable(BoardKey key, RuntimeException why) {
      undrawable.add(key);
    }
  }

  @BeforeEach
  void emptyRedisAndAPlanWithTwoMonths() {
    try (RedisClient redis = RedisClient.create(RealParts.redis())) {
      assertThat(redis.flushAll()).isEqualTo("OK");
    }
    assertThat(plan.apply(new Fact.Kpi(kpi())).isNews()).isTrue();
    assertThat(plan.apply(new Fact.Score(score("2024-06", 70.5, 1))).boards()).contains(JUNE);
    assertThat(plan.apply(new Fact.Score(score("2024-05", 70.5, 1))).boards()).contains(MAY, JUNE);
  }

  @AfterEach
  void close() {
    cache.close();
  }

  @Test
  void aBoardOfALaterPeriodFollowsOnceHoweverManyFiguresCame() {
    publisher.touch(List.of(MAY), null, null, 0);
    publisher.touchLater(List.of(JUNE), null, null, 10);
    assertThat(publisher.publishSome(10)).isTrue();
    publisher.touch(List.of(MAY), null, null, 0);
    publisher.touchLater(List.of(JUNE), null, null, 20);
    assertThat(publisher.publishSome(20)).isTrue();
    assertThat(cache.read(JUNE)).isEmpty();

    assertThat(publisher.publishSome(10 + LATER)).isTrue();

    assertThat(read(MAY)).isEqualTo("20 70.5");
    assertThat(read(JUNE)).isEqualTo((10 + LATER) + " 70.5");
    assertThat(news.changes).extracting(BoardChange::period).hasSize(3);
    assertThat(publisher.waiting()).isZero();
  }

  @Test
  void aBoardOfSeveralKpisThatWasDrawnAMomentAgoFollows() {
    publisher.touch(List.of(OVERVIEW), null, null, 5_000);
    assertThat(publisher.publishSome(5_000)).isTrue();
    assertThat(read(OVERVIEW)).as("at rest it is drawn at once").isEqualTo("5000");

    publisher.touch(List.of(OVERVIEW, MAY), null, null, 5_010);
    publisher.touch(List.of(OVERVIEW, MAY), null, null, 5_020);
    assertThat(publisher.publishSome(5_020)).isTrue();
    assertThat(publisher.publishSome(5_030)).isTrue();
    assertThat(read(MAY)).isEqualTo("5020 70.5");
    assertThat(read(OVERVIEW)).isEqualTo("5000");

    assertThat(publisher.publishSome(5_010 + LATER)).isTrue();
    assertThat(read(OVERVIEW)).isEqualTo(Long.toString(5_010 + LATER));
    assertThat(publisher.waiting()).isZero();
  }

  @Test
  void boardsThatFollowAreDrawnOnceWhileMoreFiguresCome() {
    publisher.touchLater(List.of(MAY), null, null, 10);
    publisher.touchLater(List.of(JUNE), null, null, 20);
    assertThat(publisher.publishSome(10 + LATER)).isTrue();
    assertThat(read(JUNE)).isEqualTo((11 + LATER) + " 70.5");

    publisher.touchLater(List.of(JUNE), null, null, 12 + LATER);
    assertThat(publisher.publishSome(13 + LATER)).isTrue();
    assertThat(read(JUNE)).isEqualTo((11 + LATER) + " 70.5");

    assertThat(publisher.publishSome(12 + 2 * LATER)).isTrue();
    assertThat(read(JUNE)).isEqualTo((12 + 2 * LATER) + " 70.5");
  }

  @Test
  void anEmptiedCacheIsFilledWithEveryBoardThoughOthersArePublishedMeanwhile() {
    publisher.touch(List.of(MAY), null, null, 0);
    assertThat(publisher.publishSome(10)).isTrue();
    assertThat(cache.filling()).isEqualTo(Filling.EMPTY);

    publisher.refill(20);
    publishAll(30);

    assertThat(plan.allBoards())
        .isNotEmpty()
        .allSatisfy(key -> assertThat(cache.read(key)).as(key.toString()).isPresent());
    assertThat(cache.filling()).isEqualTo(Filling.FULL);
  }

  @Test
  void aCacheThatIsEmptiedWhileItIsFilledIsNotTakenForFull() {
    publisher.refill(10);
    try (RedisClient redis = RedisClient.create(RealParts.redis())) {
      assertThat(redis.flushAll()).isEqualTo("OK");
    }
    publishAll(20);

    assertThat(cache.filling()).isEqualTo(Filling.EMPTY);
  }

  @Test
  void anOlderVersionNeverTakesThePlaceOfANewerOne() {
    publisher.touch(List.of(MAY), null, null, 0);
    assertThat(publisher.publishSome(5_000)).isTrue();
    LivePlan late = new LivePlan();
    assertThat(late.apply(new Fact.Kpi(kpi())).isNews()).isTrue();
    assertThat(late.apply(new Fact.Score(score("2024-05", 90, 2))).isNews()).isTrue();
    BoardPublisher behind = new BoardPublisher(late, cache, new Words(), news);

    behind.touch(List.of(MAY), null, null, 0);
    assertThat(behind.publishSome(40)).isTrue();
    assertThat(read(MAY)).isEqualTo("5000 70.5");

    // It learns how far the other clock was and publishes what it knows after it.
    assertThat(behind.publishSome(41)).isTrue();
    assertThat(read(MAY)).isEqualTo("5001 90.0");
    try (RedisClient redis = RedisClient.create(RealParts.redis())) {
      assertThat(redis.keys("dxpulse:board:*:" + MAY + "*"))
          .containsExactlyInAnyOrder(
              "dxpulse:board:020001:" + MAY, "dxpulse:board:020001:" + MAY + ":5001");
    }
  }

  @Test
  void afterAStartOnlyBoardsThatDifferFromTheCacheArePublished() {
    publisher.touch(List.of(MAY, JUNE), null, null, 0);
    assertThat(publisher.publishSome(10)).isTrue();
    news.changes.clear();
    LivePlan reread = new LivePlan();
    assertThat(reread.apply(new Fact.Kpi(kpi())).isNews()).isTrue();
    assertThat(reread.apply(new Fact.Score(score("2024-05", 70.5, 1))).isNews()).isTrue();
    assertThat(reread.apply(new Fact.Score(score("2024-06", 88, 2))).isNews()).isTrue();
    BoardPublisher next = new BoardPublisher(reread, cache, new Words(), news);

    next.lookAtAll(20);
    for (int i = 0; next.waiting() > 0 && i < 20; i++) {
      assertThat(next.publishSome(20 + LATER + i)).isTrue();
    }

    assertThat(read(MAY)).isEqualTo("10 70.5");
    assertThat(read(JUNE)).endsWith(" 88.0");
    assertThat(news.changes)
        .extracting(change -> change.board() + " " + change.period())
        .contains("kpi/K6 2024-06")
        .doesNotContain("kpi/K6 2024-05");
  }

  @Test
  void boardsThatCannotBePublishedStayNotedAndTheirPagesAreToldTogetherAndOnce() {
    RealParts.redisProcess().kill();
    try {
      publisher.touchLater(plan.allBoards(), null, null, 0);
      publisher.touch(List.of(MAY), null, null, 0);
      assertThat(publisher.publishSome(LATER)).isFalse();
      assertThat(publisher.publishSome(LATER + 10)).isFalse();
      assertThat(cache.isAway()).isTrue();
      assertThat(news.changes).hasSameSizeAs(plan.allBoards()).hasSizeGreaterThan(4);
    } finally {
      RealParts.redisProcess().start();
      RealParts.redisProcess().awaitReady(SOON);
    }
    publishAll(5_000);

    assertThat(plan.allBoards()).allSatisfy(key -> assertThat(read(key)).startsWith("50"));
    assertThat(cache.isAway()).isFalse();
  }

  @Test
  void aBoardThatCannotBeDrawnHoldsUpNoOther() {
    BoardFormat refusing =
        new BoardFormat() {
          @Override
          public byte[] encode(BoardView view) {
            if (view.head().period().equals(MAY.period())) {
              throw new ArithmeticException("no such number");
            }
            return bytes("1");
          }

          @Override
          public long versionOf(byte[] body) {
            return 1;
          }
        };
    BoardPublisher careful = new BoardPublisher(plan, cache, refusing, news);
    careful.touch(List.of(MAY, JUNE), null, null, 0);

    assertThat(careful.publishSome(10)).isTrue();

    assertThat(news.undrawable).containsExactly(MAY);
    assertThat(read(JUNE)).isEqualTo("1");
    assertThat(careful.waiting()).isZero();
  }

  /// One read for a board however many ask, until a change that another node told.
  @Test
  void eachOfTwoNodesReadsABoardOnceUntilItChanges() throws Exception {
    publisher.touch(List.of(MAY), null, null, 0);
    assertThat(publisher.publishSome(10)).isTrue();
    CountDownLatch heard = new CountDownLatch(2);
    ReadyBoards here = new ReadyBoards(new LivePlan(), cache, new Words());
    try (JedisBoardCache other = new JedisBoardCache(RealParts.redis(), AOMORI)) {
      ReadyBoards there = new ReadyBoards(new LivePlan(), other, new Words());
      try (AutoCloseable one = cache.subscribe(here::forget, heard::countDown);
          AutoCloseable two = other.subscribe(there::forget, heard::countDown)) {
        assertThat(heard.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
        long before = scriptsRun();
        for (int i = 0; i < 3; i++) {
          assertThat(text(here)).isEqualTo("10 70.5");
          assertThat(text(there)).isEqualTo("10 70.5");
        }
        assertThat(scriptsRun() - before).as("reads of both").isEqualTo(2);

        assertThat(plan.apply(new Fact.Score(score("2024-05", 90, 2))).isNews()).isTrue();
        publisher.touch(List.of(MAY), null, null, 5_000);
        assertThat(publisher.publishSome(5_000)).isTrue();

        for (ReadyBoards each : List.of(here, there)) {
          await().atMost(SOON).untilAsserted(() -> assertThat(text(each)).isEqualTo("5000 90.0"));
        }
        assertThat(text(here)).isEqualTo(text(there));
        assertThat(scriptsRun() - before).as("and one publishing, two reads").isEqualTo(5);
        assertThat(List.of(one, two)).doesNotContainNull();
      }
    }
  }

  @Test
  void theChangeOfAPageWithoutABoardIsToldAndRememberedUnlessALaterOneIsThere() throws Exception {
    BoardChange later =
        new BoardChange(20, "indicator/R03", Granularity.YEAR, Period.parse("FY2021"), 20, null);
    BoardChange earlier =
        new BoardChange(19, "indicator/R03", Granularity.YEAR, Period.parse("FY2020"), 19, null);
    CountDownLatch listening = new CountDownLatch(1);
    List<BoardChange> heard = new CopyOnWriteArrayList<>();
    try (AutoCloseable open = cache.subscribe(heard::add, listening::countDown)) {
      assertThat(listening.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();

      assertThat(cache.tell(List.of(later))).isEmpty();
      assertThat(cache.tell(List.of(earlier))).containsExactly(Map.entry(earlier, 20L));

      await().atMost(SOON).until(() -> heard.contains(later));
      assertThat(cache.changes()).containsExactly(later);
      assertThat(heard).doesNotContain(earlier);
      assertThat(open).isNotNull();
    }
  }

  private static String text(ReadyBoards boards) {
    return new String(boards.find(MAY).orElseThrow().body(), StandardCharsets.UTF_8);
  }

  private static long scriptsRun() {
    try (RedisClient redis = RedisClient.create(RealParts.redis())) {
      return redis
          .info("commandstats")
          .lines()
          .filter(line -> line.startsWith("cmdstat_eval:"))
          .mapToLong(line -> Long.parseLong(line.replaceFirst("cmdstat_eval:calls=(\\d+).*", "$1")))
          .sum();
    }
  }

  private BoardPublisher publisher() {
    return new BoardPublisher(plan, cache, new Words(), news);
  }

  private void publishAll(long from) {
    for (int i = 0; publisher.waiting() > 0 && i < 100; i++) {
      assertThat(publisher.publishSome(from + i)).isTrue();
    }
    assertThat(publisher.waiting()).isZero();
  }

  private String read(BoardKey key) {
    return new String(cache.read(key).orElseThrow(), StandardCharsets.UTF_8);
  }

  private static BoardKey key(String month) {
    return new BoardKey("kpi/K6", Granularity.MONTH, Period.parse(month));
  }

  private static KpiDefined kpi() {
    return EventCodec.decode(
        EventType.KPI_DEFINED,
        bytes(
            """
            {"organization":"020001","code":"K6","versions":[{"version":1,"field":"administration",
             "name":{"ja":"行政","en":"k"},"components":[{"indicator":"I15","weight":"1"}],
             "aggregation":"ARITHMETIC","cap":"100","floor":"0","minimumCoverage":"0.5",
             "maxAgeMonths":18,"validFrom":"FY2019","changedBy":"office",
             "changedAt":"2024-04-01T00:00:00Z"}],"definedAt":"2024-04-01T00:00:00Z"}
            """));
  }

  private static KpiScored score(String month, double index, int revision) {
    return EventCodec.decode(
        EventType.KPI_SCORED,
        bytes(
            """
            {"organization":"020001","kpi":"K6","granularity":"month","period":"%s","index":%s,
             "coverage":1,"provisional":false,"sample":false,"components":[],"contributions":[],
             "kpiVersion":1,"revision":%d,"cause":{"kind":"KPI_DEFINITION"},
             "scoredAt":"2024-07-05T01:02:03Z"}
            """
                .formatted(month, index, revision)));
  }

  private static byte[] bytes(String json) {
    return json.getBytes(StandardCharsets.UTF_8);
  }
}
