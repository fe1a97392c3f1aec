package dxpulse.roadmap.standing.kafka;

import static dxpulse.roadmap.project.SampleProjects.smartWork;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dxpulse.contracts.types.Aggregation;
import dxpulse.contracts.types.Field;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.KpiCode;
import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.Topics;
import dxpulse.contracts.types.event.KpiDefined;
import dxpulse.contracts.types.event.KpiScored;
import dxpulse.contracts.types.event.ProjectUpdated;
import dxpulse.contracts.types.time.FiscalYear;
import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.Period;
import dxpulse.contracts.wire.DeadLetter;
import dxpulse.contracts.wire.EventCodec;
import dxpulse.contracts.wire.Partitioning;
import dxpulse.roadmap.project.InMemoryProjects;
import dxpulse.roadmap.project.ProjectDesk;
import dxpulse.roadmap.project.SampleProjects;
import dxpulse.roadmap.standing.KpiStanding;
import dxpulse.roadmap.standing.Standings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class RoadmapListenerTest {
  private static final OrganizationCode AOMORI = new OrganizationCode("020001");
  private static final KpiCode TALENT = new KpiCode("K8");

  private final InMemoryStandings standings = new InMemoryStandings();
  private final MockProducer<String, byte[]> producer =
      new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
  private final InMemoryProjects projects = new InMemoryProjects();
  private final ProjectDesk desk =
      new ProjectDesk(
          projects,
          (project, traceparent) -> {
            throw new IllegalStateException("what comes from Kafka is not told again");
          },
          (organization, kpi) -> true);
  private final RoadmapListener listener =
      new RoadmapListener(
          standings, desk::restore, producer, Clock.systemUTC(), new SimpleMeterRegistry());

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
  }

  @Test
  void whatIsReadAgainIsSavedAgainBecauseTheStoreMayHaveLostIt() {
    listener.handle(List.of(scored("FY2024-Q2", 75, 2), defined(1, "DX人材")));
    standings.saved.clear();
    listener.handle(List.of(scored("FY2024-Q2", 75, 2), defined(1, "DX人材")));

    assertThat(standings.saved).containsExactlyElementsOf(standings.all());
  }

  @Test
  void aLateScoreOfAnEarlierQuarterOrRevisionChangesNothing() {
    listener.handle(List.of(scored("FY2024-Q2", 75, 2)));
    listener.handle(List.of(scored("FY2024-Q1", 30, 9), scored("FY2024-Q2", 30, 1)));

    assertThat(standings.index()).isEqualTo(75);
  }

  @Test
  void aDefinitionNamesTheKpiOnce() {
    listener.handle(List.of(defined(1, "DX人材")));

    assertThat(standings.name()).isEqualTo("DX人材");
    assertThat(standings.find(AOMORI, TALENT)).hasValueSatisfying(KpiStanding::isDefined);
  }

  @Test
  void theSameDefinitionTwiceEndsInTheSameState() {
    listener.handle(List.of(defined(1, "DX人材"), defined(1, "DX人材")));
    listener.handle(List.of(defined(1, "DX人材")));

    assertThat(standings.name()).isEqualTo("DX人材");
  }

  @Test
  void aLateDefinitionOfAnEarlierVersionChangesNothing() {
    listener.handle(List.of(defined(2, "DX人材の確保"), scored("FY2024-Q2", 75, 2)));
    listener.handle(List.of(defined(1, "DX人材")));

    assertThat(standings.name()).isEqualTo("DX人材の確保");
    assertThat(standings.index()).isEqualTo(75);
  }

  @Test
  void aProjectThatTheStoreHasLostComesBackOnce() {
    listener.handle(List.of(updated(2, "紙をなくす")));

    assertThat(held()).isEqualTo(smartWork(2, "紙をなくす"));
    assertThat(projects.unannounced()).isEmpty();
  }

  @Test
  void theSameProjectTwiceEndsInTheSameState() {
    listener.handle(List.of(updated(2, "紙をなくす"), updated(2, "紙をなくす")));
    listener.handle(List.of(updated(2, "紙をなくす")));

    assertThat(held()).isEqualTo(smartWork(2, "紙をなくす"));
    assertThat(projects.saves()).isEqualTo(1);
  }

  @Test
  void aLateProjectOfAnEarlierVersionChangesNothing() {
    listener.handle(List.of(updated(2, "場所を選ばない")));
    listener.handle(List.of(updated(1, "紙をなくす")));

    assertThat(held()).isEqualTo(smartWork(2, "場所を選ばない"));
  }

  @ParameterizedTest
  @ValueSource(strings = {Topics.KPI_SCORED, Topics.KPI_DEFINED, Topics.PROJECT_UPDATED})
  void anUnreadableRecordGoesToTheDeadLettersAndTheFlowGoesOn(String topic) {
    byte[] broken = "{\"version\": 8".getBytes(StandardCharsets.UTF_8);

    listener.handle(List.of(record(topic, broken), scored("FY2024-Q2", 75, 2)));

    assertThat(producer.history()).hasSize(1);
    ProducerRecord<String, byte[]> dead = producer.history().getFirst();
    assertThat(dead.topic()).isEqualTo(topic + ".dlq");
    assertThat(dead.partition()).isEqualTo(Partitioning.of(AOMORI));
    assertThat(dead.key()).isEqualTo("020001");
    assertThat(dead.value()).isEqualTo(broken);
    assertThat(header(dead, "dlq_consumer")).isEqualTo("roadmap");
    assertThat(header(dead, "dlq_reason")).isNotBlank();
    assertThat(standings.index()).isEqualTo(75);
  }

  @Test
  void aRecordThatIsSetAsideHasALineInTheLogThatSaysNothingOfIt() {
    Logger log = (Logger) LoggerFactory.getLogger(DeadLetter.class);
    ListAppender<ILoggingEvent> lines = new ListAppender<>();
    lines.start();
    log.addAppender(lines);

    listener.handle(
        List.of(record(Topics.KPI_SCORED, "[\"secret\"]".getBytes(StandardCharsets.UTF_8))));

    log.detachAppender(lines);
    assertThat(lines.list)
        .singleElement()
        .satisfies(line -> {
          assertThat(line.getLevel()).isEqualTo(Level.WARN);
          assertThat(line.getFormattedMessage())
              .startsWith("roadmap cannot use " + Topics.KPI_SCORED + "-")
              .doesNotContain("secret");
          assertThat(line.getKeyValuePairs())
              .extracting(pair -> pair.key)
              .containsExactly("consumer", "topic", "partition", "offset", "untold");
        });
  }

  private static String header(ProducerRecord<String, byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }

  private ProjectUpdated held() {
    return projects.find(AOMORI, SampleProjects.SMART_WORK).orElseThrow().project();
  }

  private static ConsumerRecord<byte[], byte[]> updated(int version, String aim) {
    return record(Topics.PROJECT_UPDATED, EventCodec.encode(smartWork(version, aim)));
  }

  private static ConsumerRecord<byte[], byte[]> defined(int version, String name) {
    KpiDefined defined =
        new KpiDefined(
            AOMORI,
            TALENT,
            List.of(
                new KpiDefined.Version(
                    version,
                    Field.ADMINISTRATION,
                    new LocalizedText(name, "Talent"),
                    List.of(new KpiDefined.Component(new IndicatorCode("I19"), BigDecimal.ONE)),
                    Aggregation.ARITHMETIC,
                    null,
                    null,
                    BigDecimal.ONE,
                    18,
                    new FiscalYear(2024),
                    null,
                    null,
                    "office",
                    Instant.EPOCH)),
            Instant.EPOCH);
    return record(Topics.KPI_DEFINED, EventCodec.encode(defined));
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
            null,
            null,
            null,
            1,
            revision,
            KpiScored.Cause.of(KpiScored.Cause.Kind.VALUE),
            null,
            null,
            Instant.EPOCH);
    return record(Topics.KPI_SCORED, EventCodec.encode(scored));
  }

  private static ConsumerRecord<byte[], byte[]> record(String topic, byte[] body) {
    return new ConsumerRecord<>(
        topic, Partitioning.of(AOMORI), 0, "020001".getBytes(StandardCharsets.UTF_8), body);
  }

  private static final class InMemoryStandings implements Standings {
    private final Map<String, KpiStanding> byId = new HashMap<>();
    private final List<KpiStanding> saved = new ArrayList<>();

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
      saved.add(standing);
      byId.put(standing.organization() + "|" + standing.code(), standing);
    }

    String name() {
      return find(AOMORI, TALENT).map(KpiStanding::name).map(LocalizedText::ja).orElse("");
    }

    Double index() {
      return find(AOMORI, TALENT).map(KpiStanding::index).orElse(Double.NaN);
    }
  }
}
