package dxpulse.roadmap.standing.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.KpiCode;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.Topics;
import dxpulse.contracts.types.event.KpiScored;
import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.Period;
import dxpulse.contracts.wire.EventCodec;
import dxpulse.roadmap.standing.KpiStanding;
import dxpulse.roadmap.standing.Standings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class RoadmapListenerTest {
  private static final OrganizationCode AOMORI = new OrganizationCode("020001");
  private static final KpiCode TALENT = new KpiCode("K8");

  private final InMemoryStandings standings = new InMemoryStandings();
  private final MockProducer<String, byte[]> producer =
      new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
  private final RoadmapListener listener =
      new RoadmapListener(
          standings, project -> {}, producer, Clock.systemUTC(), new SimpleMeterRegistry());

  @Test
  void aScoreMovesTheStandingOnce() {
    listener.handle(List.of(scored("FY2024-Q2", 75, 2)));

    assertThat(standings.index()).isEqualTo(75);
  }

  @Test
  void theSameScoreTwiceEndsInTheSameState() {
    listener.handle(List.of(scored("FY2024-Q2", 75, 2), scored("FY2024-Q2", 75, 2)));
    listener.handle(List.of(scored("FY2024-Q2", 75, 2)));

    assertThat(standings.index()).isEqualTo(75);
    assertThat(standings.saves).isEqualTo(1);
  }

  @Test
  void aLateScoreOfAnEarlierQuarterOrRevisionChangesNothing() {
    listener.handle(List.of(scored("FY2024-Q2", 75, 2)));
    listener.handle(List.of(scored("FY2024-Q1", 30, 9), scored("FY2024-Q2", 30, 1)));

    assertThat(standings.index()).isEqualTo(75);
  }

  @Test
  void anUnreadableRecordGoesToTheDeadLettersAndTheFlowGoesOn() {
    ConsumerRecord<byte[], byte[]> broken = record("{\"kpi\": 8".getBytes(StandardCharsets.UTF_8));

    listener.handle(List.of(broken, scored("FY2024-Q2", 75, 2)));

    assertThat(producer.history())
        .extracting(dead -> dead.topic())
        .containsExactly(Topics.deadLettersOf(Topics.KPI_SCORED));
    assertThat(standings.index()).isEqualTo(75);
  }

  private static ConsumerRecord<byte[], byte[]> scored(String quarter, double index, int revision) {
    KpiScored scored =
        new KpiScored(
            AOMORI,
            TALENT,
            Granularity.QUARTER,
            Period.parse(quarter),
            index,
            null,
            null,
            1,
            false,
            true,
            List.of(),
            List.of(),
            null,
            null,
            1,
            revision,
            new KpiScored.Cause(KpiScored.Cause.Kind.VALUE, "observation", Instant.EPOCH),
            Instant.EPOCH);
    return record(EventCodec.encode(scored));
  }

  private static ConsumerRecord<byte[], byte[]> record(byte[] body) {
    return new ConsumerRecord<>(
        Topics.KPI_SCORED, 0, 0, "020001".getBytes(StandardCharsets.UTF_8), body);
  }

  private static final class InMemoryStandings implements Standings {
    private final Map<String, KpiStanding> byId = new HashMap<>();
    private int saves;

    @Override
    public Optional<KpiStanding> find(OrganizationCode organization, KpiCode code) {
      return Optional.ofNullable(byId.get(organization + "|" + code));
    }

    @Override
    public List<KpiStanding> all() {
      return List.copyOf(byId.values());
    }

    @Override
    public void save(KpiStanding standing) {
      saves++;
      byId.put(standing.organization() + "|" + standing.code(), standing);
    }

    Double index() {
      return find(AOMORI, TALENT).map(KpiStanding::index).orElse(Double.NaN);
    }
  }
}
