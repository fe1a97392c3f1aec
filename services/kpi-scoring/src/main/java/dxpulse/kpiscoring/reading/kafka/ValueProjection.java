package dxpulse.kpiscoring.reading.kafka;

import dxpulse.contracts.types.event.ValueRecorded;
import dxpulse.contracts.wire.BatchLoop;
import dxpulse.contracts.wire.DeadLetters;
import dxpulse.contracts.wire.EventCodec;
import dxpulse.contracts.wire.EventType;
import dxpulse.contracts.wire.UnreadableRecord;
import dxpulse.kpiscoring.ledger.CurrentValue;
import dxpulse.kpiscoring.ledger.OrganizationLedger;
import dxpulse.kpiscoring.reading.ValueBook;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;

/// Translates recorded values to entries of the book of values: those that the ledger takes in, of
/// the organization as a whole. What nobody can read, the stream that scores it sets aside.
public final class ValueProjection implements BatchLoop.Handler {
  public static final String GROUP = "kpi-scoring-values";

  private final ValueBook book;
  private final DeadLetters deadLetters;

  public ValueProjection(
      ValueBook book, Producer<String, byte[]> producer, Clock clock, MeterRegistry metrics) {
    this.book = book;
    this.deadLetters =
        new DeadLetters(
            producer,
            GROUP,
            clock,
            topic -> metrics.counter("dxpulse.dead.letters", "topic", topic).increment());
  }

  @Override
  public void handle(List<ConsumerRecord<byte[], byte[]>> batch) {
    List<ValueBook.Entry> entries = new ArrayList<>(batch.size());
    for (ConsumerRecord<byte[], byte[]> record : batch) {
      entry(record).ifPresent(entries::add);
    }
    book.enter(entries);
  }

  private static Optional<ValueBook.Entry> entry(ConsumerRecord<byte[], byte[]> record) {
    ValueRecorded value;
    try {
      value = EventCodec.decode(EventType.VALUE_RECORDED, record.value());
    } catch (UnreadableRecord setAsideByTheStream) {
      return Optional.empty();
    }
    return value.area().equals(value.organization().asArea())
            && OrganizationLedger.reachesTo(value.period())
        ? Optional.of(
            new ValueBook.Entry(value.organization(), value.indicator(), CurrentValue.of(value)))
        : Optional.empty();
  }

  @Override
  public void setAside(ConsumerRecord<byte[], byte[]> record, String reason) {
    deadLetters.setAside(record, reason);
  }
}
