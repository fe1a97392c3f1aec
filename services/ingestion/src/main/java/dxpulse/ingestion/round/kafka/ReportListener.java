package dxpulse.ingestion.round.kafka;

import dxpulse.contracts.types.event.ValueRecorded;
import dxpulse.contracts.wire.BatchLoop;
import dxpulse.contracts.wire.EventCodec;
import dxpulse.contracts.wire.EventType;
import dxpulse.contracts.wire.KafkaClients;
import dxpulse.contracts.wire.UnreadableRecord;
import dxpulse.ingestion.round.ReportedValues;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;

/// Hears which values were recorded.
public final class ReportListener implements BatchLoop.Handler {
  /// The consumer group, which dead letters name, too.
  public static final String GROUP = "ingestion-rounds";

  private final ReportedValues values;
  private final Producer<String, byte[]> producer;
  private final Clock clock;
  private final MeterRegistry metrics;

  public ReportListener(
      ReportedValues values,
      Producer<String, byte[]> producer,
      Clock clock,
      MeterRegistry metrics) {
    this.values = values;
    this.producer = producer;
    this.clock = clock;
    this.metrics = metrics;
  }

  @Override
  public void handle(List<ConsumerRecord<byte[], byte[]>> batch) {
    List<ValueRecorded> heard = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : batch) {
      try {
        heard.add(EventCodec.decode(EventType.VALUE_RECORDED, record.value()));
      } catch (UnreadableRecord unreadable) {
        setAside(record, String.valueOf(unreadable.getMessage()));
      }
    }
    values.keep(heard);
  }

  @Override
  public void setAside(ConsumerRecord<byte[], byte[]> record, String reason) {
    metrics.counter("dxpulse.dead.letters", "topic", record.topic()).increment();
    KafkaClients.sendAll(
        producer, List.of(KafkaClients.deadLetter(record, GROUP, reason, clock.instant())));
  }
}
