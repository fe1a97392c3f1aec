package dxpulse.ingestion.submission.kafka;

import dxpulse.contracts.types.Topics;
import dxpulse.contracts.types.event.ObservationRejected;
import dxpulse.contracts.types.event.ValueRecorded;
import dxpulse.contracts.wire.BatchLoop;
import dxpulse.contracts.wire.EventCodec;
import dxpulse.contracts.wire.EventType;
import dxpulse.contracts.wire.KafkaClients;
import dxpulse.contracts.wire.UnreadableRecord;
import dxpulse.ingestion.sheet.LastValues;
import dxpulse.ingestion.submission.Fates;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/// Hears what became of observations.
public final class FateListener implements BatchLoop.Handler {
  private final Fates fates;
  private final LastValues lastValues;
  private final Producer<String, byte[]> producer;
  private final Clock clock;
  private final MeterRegistry metrics;

  public FateListener(
      Fates fates,
      LastValues lastValues,
      Producer<String, byte[]> producer,
      Clock clock,
      MeterRegistry metrics) {
    this.fates = fates;
    this.lastValues = lastValues;
    this.producer = producer;
    this.clock = clock;
    this.metrics = metrics;
  }

  @Override
  public void handle(List<ConsumerRecord<byte[], byte[]>> batch) {
    List<Fates.Fate> noted = new ArrayList<>();
    List<ValueRecorded> values = new ArrayList<>();
    List<ObservationRejected> rejections = new ArrayList<>();
    List<ProducerRecord<String, byte[]>> dead = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : batch) {
      try {
        if (record.topic().equals(Topics.VALUE_RECORDED)) {
          ValueRecorded value = EventCodec.decode(EventType.VALUE_RECORDED, record.value());
          noted.add(new Fates.Fate(value.observationId(), value.outcome().name()));
          values.add(value);
        } else {
          ObservationRejected rejection =
              EventCodec.decode(EventType.OBSERVATION_REJECTED, record.value());
          rejections.add(rejection);
          noted.add(new Fates.Fate(rejection.observation().observationId(), "REJECTED"));
        }
      } catch (UnreadableRecord unreadable) {
        dead.add(deadLetter(record, String.valueOf(unreadable.getMessage())));
      }
    }
    fates.quarantine(rejections);
    lastValues.keep(values);
    fates.note(noted);
    KafkaClients.sendAll(producer, dead);
  }

  @Override
  public void setAside(ConsumerRecord<byte[], byte[]> record, String reason) {
    KafkaClients.sendAll(producer, List.of(deadLetter(record, reason)));
  }

  private ProducerRecord<String, byte[]> deadLetter(
      ConsumerRecord<byte[], byte[]> record, String reason) {
    metrics.counter("dxpulse.dead.letters", "topic", record.topic()).increment();
    return KafkaClients.deadLetter(record, "ingestion", reason, clock.instant());
  }
}
