package dxpulse.publication.board.kafka;

import dxpulse.contracts.types.Topics;
import dxpulse.contracts.types.event.IndicatorDefined;
import dxpulse.contracts.types.event.KpiScored;
import dxpulse.contracts.wire.BatchLoop;
import dxpulse.contracts.wire.DeadLetters;
import dxpulse.contracts.wire.EventCodec;
import dxpulse.contracts.wire.EventType;
import dxpulse.contracts.wire.UnreadableRecord;
import dxpulse.contracts.wire.WireFormat;
import dxpulse.publication.board.BoardChange;
import dxpulse.publication.board.BoardKey;
import dxpulse.publication.board.BoardPublisher;
import dxpulse.publication.board.FactStore;
import dxpulse.publication.board.IndicatorNews;
import dxpulse.publication.board.LivePlan;
import dxpulse.publication.board.LivePlan.Effect;
import dxpulse.publication.board.LivePlan.Fact;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.jspecify.annotations.Nullable;

/// Translates records to facts, and notes the boards that they touch.
public final class FactListener implements BatchLoop.Handler {
  private final LivePlan plan;
  private final BoardPublisher publisher;
  private final FactStore store;
  private final IndicatorNews news;
  private final Clock clock;
  private final DeadLetters deadLetters;

  public FactListener(
      LivePlan plan,
      BoardPublisher publisher,
      FactStore store,
      IndicatorNews news,
      Producer<String, byte[]> producer,
      Clock clock,
      MeterRegistry metrics) {
    this.plan = plan;
    this.publisher = publisher;
    this.store = store;
    this.news = news;
    this.clock = clock;
    this.deadLetters =
        new DeadLetters(
            producer,
            "publication",
            clock,
            topic -> metrics.counter("dxpulse.dead.letters", "topic", topic).increment());
  }

  @Override
  public void handle(List<ConsumerRecord<byte[], byte[]>> batch) {
    deadLetters.send(deadLetters.takeEach(batch, record -> take(record, read(record))));
  }

  private void take(ConsumerRecord<byte[], byte[]> record, Fact fact) {
    Effect effect = plan.apply(fact);
    if (!effect.isNews()) {
      if (plan.holds(fact)) {
        // Read again: the store may have lost what is remembered here.
        save(fact, record.value());
      } else {
        saveBeside(fact);
      }
      return;
    }
    if (fact instanceof Fact.Indicator(IndicatorDefined definition)) {
      news.touch(definition.code(), definition.newest().validFrom());
    }
    Map<Boolean, List<BoardKey>> boards =
        effect.boards().stream()
            .collect(Collectors.partitioningBy(key -> plan.mayFollow(key, fact)));
    BoardChange.@Nullable Cause cause = causeOf(fact);
    String trace = EventCodec.header(record.headers(), EventCodec.TRACEPARENT);
    long now = clock.millis();
    publisher.touch(boards.getOrDefault(false, List.of()), cause, trace, now);
    publisher.touchLater(boards.getOrDefault(true, List.of()), cause, trace, now);
    save(fact, record.value());
  }

  private void save(Fact fact, byte[] body) {
    store.save(fact, body);
    saveBeside(fact);
  }

  /// Of a late score, too: it is counted, though a newer one stands.
  private void saveBeside(Fact fact) {
    if (fact instanceof Fact.Score(KpiScored score)) {
      plan.kept(score)
          .forEach(each -> store.save(each, WireFormat.mapper().writeValueAsBytes(each)));
    }
  }

  private static BoardChange.@Nullable Cause causeOf(Fact fact) {
    return switch (fact) {
      case Fact.Score(KpiScored score) ->
          new BoardChange.Cause(score.cause().observationId(), score.cause().submittedAt());
      case Fact.Indicator _, Fact.Kpi _, Fact.Project _, Fact.Feed _ -> null;
      case Fact.Area _, Fact.Whole _, Fact.Revised _, Fact.Tallied _ -> null;
    };
  }

  @Override
  public void setAside(ConsumerRecord<byte[], byte[]> record, String reason) {
    deadLetters.setAside(record, reason);
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
      case Topics.FEED_HEALTH ->
          new Fact.Feed(EventCodec.decode(EventType.FEED_HEALTH, record.value()));
      default -> throw new UnreadableRecord(record.topic() + ": not a topic of facts");
    };
  }
}
