package dxpulse.ingestion.submission.kafka;

import dxpulse.contracts.types.Topics;
import dxpulse.contracts.types.event.ObservationRejected;
import dxpulse.contracts.types.event.ValueRecorded;
import dxpulse.contracts.wire.BatchLoop;
import dxpulse.contracts.wire.DeadLetters;
import dxpulse.contracts.wire.EventCodec;
import dxpulse.contracts.wire.EventType;
import dxpulse.ingestion.sheet.LastValues;
import dxpulse.ingestion.submission.Fates;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/// Hears what became of observations.
public final class FateListener implements BatchLoop.Handler {
  private final Fates fates;
  private final LastValues lastValues;
  private final Consumer<List<ValueRecorded>> recorded;
  private final DeadLetters deadLetters;

  /// @param recorded hears of values too
  public FateListener(
      Fates fates,
      LastValues lastValues,
      Consumer<List<ValueRecorded>> recorded,
      Producer<String, byte[]> producer,
      Clock clock,
      MeterRegistry metrics) {
    this.fates = fates;
    this.lastValues = lastValues;
    this.recorded = recorded;
    this.deadLetters =
        new DeadLetters(
            producer,
            "ingestion",
            clock,
            topic -> metrics.counter("dxpulse.dead.letters", "topic", topic).increment());
  }

  @Override
  public void handle(List<ConsumerRecord<byte[], byte[]>> batch) {
    List<Fates.Fate> noted = new ArrayList<>();
    List<ValueRecorded> values = new ArrayList<>();
    List<ObservationRejected> rejections = new ArrayList<>();
    List<ProducerRecord<String, byte[]>> dead =
        deadLetters.takeEach(
            batch,
            record -> {
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
            });
    fates.quarantine(rejections);
    lastValues.keep(values);
    recorded.accept(values);
    fates.note(noted);
    deadLetters.send(dead);
  }

  @Override
  public void setAside(ConsumerRecord<byte[], byte[]> record, String reason) {
    deadLetters.setAside(record, reason);
  }
}
