package dxpulse.publication.board.kafka;

import dxpulse.contracts.types.event.ValueRecorded;
import dxpulse.contracts.wire.BatchLoop;
import dxpulse.contracts.wire.DeadLetters;
import dxpulse.contracts.wire.EventCodec;
import dxpulse.contracts.wire.EventType;
import dxpulse.publication.board.FactStore;
import dxpulse.publication.board.IndicatorNews;
import dxpulse.publication.board.LivePlan;
import dxpulse.publication.board.LivePlan.Fact;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;

/// Translates recorded values to facts: those of municipalities, and those of the organization as a
/// whole. Of these every one is kept, whatever the KPIs count when it comes: a later version may
/// drop its indicator, and who reads decides by what is counted then. Open pages of the indicator
/// are told.
public final class AreaListener implements BatchLoop.Handler {
  public static final String GROUP = "publication-areas";

  private final LivePlan plan;
  private final FactStore store;
  private final IndicatorNews news;
  private final DeadLetters deadLetters;

  public AreaListener(
      LivePlan plan,
      FactStore store,
      IndicatorNews news,
      Producer<String, byte[]> producer,
      Clock clock,
      MeterRegistry metrics) {
    this.plan = plan;
    this.store = store;
    this.news = news;
    this.deadLetters =
        new DeadLetters(
            producer,
            "publication",
            clock,
            topic -> metrics.counter("dxpulse.dead.letters", "topic", topic).increment());
  }

  @Override
  public void handle(List<ConsumerRecord<byte[], byte[]>> batch) {
    deadLetters.send(
        deadLetters.takeEach(
            batch,
            record -> take(EventCodec.decode(EventType.VALUE_RECORDED, record.value()), record)));
  }

  private void take(ValueRecorded value, ConsumerRecord<byte[], byte[]> record) {
    fact(value)
        .ifPresent(fact -> {
          boolean isNews = plan.apply(fact).isNews();
          if (isNews) {
            news.touch(value.indicator(), value.period());
          }
          // What is held already is kept again: the store may have lost it.
          if (isNews || plan.holds(fact)) {
            store.save(fact, record.value());
          }
        });
  }

  private static Optional<Fact> fact(ValueRecorded value) {
    if (value.area().equals(value.organization().asArea())) {
      return Optional.of(new Fact.Whole(value));
    }
    return value.area().isWithin(value.organization())
        ? Optional.of(new Fact.Area(value))
        : Optional.empty();
  }

  @Override
  public void setAside(ConsumerRecord<byte[], byte[]> record, String reason) {
    deadLetters.setAside(record, reason);
  }
}
