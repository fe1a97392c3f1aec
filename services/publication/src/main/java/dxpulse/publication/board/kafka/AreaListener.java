package dxpulse.publication.board.kafka;

import dxpulse.contracts.types.event.ValueRecorded;
import dxpulse.contracts.wire.BatchLoop;
import dxpulse.contracts.wire.DeadLetters;
import dxpulse.contracts.wire.EventCodec;
import dxpulse.contracts.wire.EventType;
import dxpulse.publication.board.FactStore;
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
/// drop its indicator, and who reads decides by what is counted then.
public final class AreaListener implements BatchLoop.Handler {
  public static final String GROUP = "publication-areas";

  private final LivePlan plan;
  private final FactStore store;
  private final DeadLetters deadLetters;

  public AreaListener(
      LivePlan plan,
      FactStore store,
      Producer<String, byte[]> producer,
      Clock clock,
      MeterRegistry metrics) {
    this.plan = plan;
    this.store = store;
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
            batch, record -> fact(record).ifPresent(fact -> take(fact, record.value()))));
  }

  private void take(Fact fact, byte[] body) {
    // What is held already is kept again: the store may have lost it.
    if (plan.apply(fact).isNews() || plan.holds(fact)) {
      store.save(fact, body);
    }
  }

  private Optional<Fact> fact(ConsumerRecord<byte[], byte[]> record) {
    ValueRecorded value = EventCodec.decode(EventType.VALUE_RECORDED, record.value());
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
