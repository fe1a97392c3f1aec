package dxpulse.publication.board.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.event.KpiDefined;
import dxpulse.contracts.types.event.KpiScored;
import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.Period;
import dxpulse.contracts.wire.EventCodec;
import dxpulse.contracts.wire.EventType;
import dxpulse.infra.testkit.RealParts;
import dxpulse.publication.board.BoardFormat;
import dxpulse.publication.board.BoardKey;
import dxpulse.publication.board.BoardPublisher;
import dxpulse.publication.board.LivePlan;
import dxpulse.publication.board.LivePlan.Fact;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisClient;

/// Boards as they reach a real Redis.
class BoardPublisherIT {
  private static final OrganizationCode AOMORI = new OrganizationCode("020001");
  private static final BoardFormat FORMAT =
      view -> ("v" + view.head().version()).getBytes(StandardCharsets.UTF_8);
  private static final BoardKey MAY = key("2024-05");
  private static final BoardKey JUNE = key("2024-06");

  private final JedisBoardCache cache = new JedisBoardCache(RealParts.redis(), AOMORI);
  private final LivePlan plan = new LivePlan();
  private final BoardPublisher publisher = new BoardPublisher(plan, cache, FORMAT, change -> {});

  @BeforeEach
  void emptyRedisAndAPlanWithTwoMonths() {
    try (RedisClient redis = RedisClient.create(RealParts.redis())) {
      assertThat(redis.flushAll()).isEqualTo("OK");
    }
    assertThat(plan.apply(new Fact.Kpi(kpi()))).isEmpty();
    assertThat(plan.apply(new Fact.Score(score("2024-06")))).contains(JUNE);
    assertThat(plan.apply(new Fact.Score(score("2024-05")))).contains(MAY, JUNE);
  }

  @AfterEach
  void close() {
    cache.close();
  }

  @Test
  void aBoardOfALaterPeriodFollowsOnceHoweverManyFiguresCame() {
    assertThat(publisher.publish(Set.of(MAY), Set.of(JUNE), Map.of(), 10)).isEqualTo(1);
    assertThat(publisher.publish(Set.of(MAY), Set.of(JUNE), Map.of(), 20)).isEqualTo(1);
    assertThat(cache.read(JUNE)).isEmpty();

    assertThat(publisher.publishFollowing(30)).isEqualTo(1);
    assertThat(publisher.publishFollowing(40)).isZero();

    assertThat(read(MAY)).isEqualTo("v20");
    assertThat(read(JUNE)).isEqualTo("v30");
    assertThat(cache.following()).isEmpty();
  }

  @Test
  void whatAKilledNodeLeftToFollowIsPublishedByTheNext() {
    assertThat(publisher.publish(Set.of(MAY), Set.of(JUNE), Map.of(), 10)).isEqualTo(1);
    BoardPublisher next = new BoardPublisher(plan, cache, FORMAT, change -> {});

    next.takeUp();

    assertThat(next.publishFollowing(20)).isEqualTo(1);
    assertThat(read(JUNE)).isEqualTo("v20");
  }

  @Test
  void anEmptiedCacheIsFilledWithEveryBoard() {
    publisher.refill(10);
    List<BoardKey> missing = new ArrayList<>(plan.allBoards());
    missing.removeIf(key -> cache.read(key).isPresent());

    assertThat(missing).isEmpty();
    assertThat(cache.isFilled()).isTrue();
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

  private static KpiScored score(String month) {
    return EventCodec.decode(
        EventType.KPI_SCORED,
        bytes(
            """
            {"organization":"020001","kpi":"K6","granularity":"month","period":"%s","index":70.5,
             "coverage":1,"provisional":false,"sample":false,"components":[],"contributions":[],
             "kpiVersion":1,"revision":1,"cause":{"kind":"KPI_DEFINITION"},
             "scoredAt":"2024-07-05T01:02:03Z"}
            """
                .formatted(month)));
  }

  private static byte[] bytes(String json) {
    return json.getBytes(StandardCharsets.UTF_8);
  }
}
