package dxpulse.publication.board.kafka;

import dxpulse.contracts.types.Topics;
import dxpulse.contracts.types.event.KpiScored;
import dxpulse.contracts.wire.BatchLoop;
import dxpulse.contracts.wire.EventCodec;
import dxpulse.contracts.wire.EventType;
import dxpulse.contracts.wire.KafkaClients;
import dxpulse.contracts.wire.TraceContext;
import dxpulse.contracts.wire.UnreadableRecord;
import dxpulse.publication.board.BoardChange;
import dxpulse.publication.board.BoardKey;
import dxpulse.publication.board.BoardPublisher;
import dxpulse.publication.board.FactStore;
import dxpulse.publication.board.LivePlan;
import dxpulse.publication.board.LivePlan.Fact;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Translates records to facts and has the boards that they change published, each once in a batch.
///
/// Boards go out before the facts are stored, because people wait for them: after a crash between
/// the two the batch is read again and ends in the same boards.
public final class FactListener implements BatchLoop.Handler {
  private static final Logger LOG = LoggerFactory.getLogger(FactListener.class);

  private final LivePlan plan;
  private final BoardPublisher publisher;
  private final FactStore store;
  private final Producer<String, byte[]> producer;
  private final Clock clock;
  private final MeterRegistry metrics;
  private final Timer freshness;

  // Kept until they are published: when a batch is tried again, the plan knows its facts already
  // and names no board any more.
  private final Set<BoardKey> affected = new LinkedHashSet<>();
  private final Set<BoardKey> later = new LinkedHashSet<>();
  private final Map<BoardKey, BoardChange.Cause> causes = new HashMap<>();

  public FactListener(
      LivePlan plan,
      BoardPublisher publisher,
      FactStore store,
      Producer<String, byte[]> producer,
      Clock clock,
      MeterRegistry metrics) {
    this.plan = plan;
    this.publisher = publisher;
    this.store = store;
    this.producer = producer;
    this.clock = clock;
    this.metrics = metrics;
    this.freshness =
        Timer.builder("dxpulse.freshness").publishPercentileHistogram().register(metrics);
  }

  @Override
  public void handle(List<ConsumerRecord<byte[], byte[]>> batch) {
    Set<Instant> accepted = new HashSet<>();
    Set<String> traces = new LinkedHashSet<>();
    List<Fact> facts = new ArrayList<>();
    List<ProducerRecord<String, byte[]>> dead = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : batch) {
      try {
        Fact fact = read(record);
        facts.add(fact);
        Set<BoardKey> changed = plan.apply(fact);
        changed.forEach(key -> (plan.mayFollow(key, fact) ? later : affected).add(key));
        if (fact instanceof Fact.Score(KpiScored score) && !changed.isEmpty()) {
          KpiScored.Cause cause = score.cause();
          changed.forEach(key ->
              causes.put(key, new BoardChange.Cause(cause.observationId(), cause.submittedAt())));
          if (cause.submittedAt() != null) {
            accepted.add(cause.submittedAt());
          }
          String trace = EventCodec.header(record.headers(), EventCodec.TRACEPARENT);
          if (trace != null) {
            traces.add(TraceContext.traceId(trace));
          }
        }
      } catch (UnreadableRecord unreadable) {
        dead.add(deadLetter(record, String.valueOf(unreadable.getMessage())));
      }
    }
    int published = publisher.publish(affected, later, causes, clock.millis());
    affected.clear();
    later.clear();
    causes.clear();
    Instant now = clock.instant();
    accepted.forEach(instant -> freshness.record(Duration.between(instant, now)));
    metrics.counter("dxpulse.boards.published").increment(published);
    if (!traces.isEmpty()) {
      LOG.atInfo().addKeyValue("traces", traces).log("{} boards published", published);
    }
    store.save(facts);
    KafkaClients.sendAll(producer, dead);
  }

  @Override
  public void setAside(ConsumerRecord<byte[], byte[]> record, String reason) {
    KafkaClients.sendAll(producer, List.of(deadLetter(record, reason)));
  }

  private ProducerRecord<String, byte[]> deadLetter(
      ConsumerRecord<byte[], byte[]> record, String reason) {
    metrics.counter("dxpulse.dead.letters", "topic", record.topic()).increment();
    return KafkaClients.deadLetter(record, "publication", reason, clock.instant());
  }

  private static Fact read(ConsumerRecord<byte[], byte[]> record) {
    return switch (record.topic()) {
      case Topics.INDICATOR_DEFINED ->
          new Fact.Indicator(EventCodec.decode(EventType.INDICATOR_DEFINED, record.value()));
      case Topics.KPI_DEFINED ->
          new Fact.Kpi(EventCodec.decode(EventType.KPI_DEFINED, record.value()));
      case Topics.KPI_SCORED ->
          new Fact.Score(EventCodec.decode(EventType.KPI_SCORED, record.value()));
      case Topics.PROJECT_UPDATED ->
          new Fact.Project(EventCodec.decode(EventType.PROJECT_UPDATED, record.value()));
      default -> throw new UnreadableRecord(record.topic() + ": not a topic of facts");
    };
  }
}
