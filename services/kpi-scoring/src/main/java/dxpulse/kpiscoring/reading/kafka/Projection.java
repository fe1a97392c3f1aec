package dxpulse.kpiscoring.reading.kafka;

import dxpulse.contracts.types.Topics;
import dxpulse.contracts.types.event.KpiScored;
import dxpulse.contracts.wire.BatchLoop;
import dxpulse.contracts.wire.DeadLetters;
import dxpulse.contracts.wire.EventCodec;
import dxpulse.contracts.wire.EventType;
import dxpulse.kpiscoring.definition.KpiCatalogue;
import dxpulse.kpiscoring.reading.IndicatorNames;
import dxpulse.kpiscoring.reading.ScoreBook;
import dxpulse.kpiscoring.reading.Waiting;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/// Translates told scores and definitions to entries of the book and the catalogue, and names.
public final class Projection implements BatchLoop.Handler {
  private final KpiCatalogue catalogue;
  private final IndicatorNames names;
  private final ScoreBook book;
  private final Waiting waiting;
  private final DeadLetters deadLetters;

  public Projection(
      KpiCatalogue catalogue,
      IndicatorNames names,
      ScoreBook book,
      Waiting waiting,
      Producer<String, byte[]> producer,
      Clock clock,
      MeterRegistry metrics) {
    this.catalogue = catalogue;
    this.names = names;
    this.book = book;
    this.waiting = waiting;
    this.deadLetters =
        new DeadLetters(
            producer,
            "kpi-scoring-projection",
            clock,
            topic -> metrics.counter("dxpulse.dead.letters", "topic", topic).increment());
  }

  @Override
  public void handle(List<ConsumerRecord<byte[], byte[]>> batch) {
    List<KpiScored> scores = new ArrayList<>();
    List<ProducerRecord<String, byte[]>> dead =
        deadLetters.takeEach(
            batch,
            record -> {
              switch (record.topic()) {
                case Topics.KPI_SCORED ->
                    scores.add(EventCodec.decode(EventType.KPI_SCORED, record.value()));
                case Topics.INDICATOR_DEFINED ->
                    names.learn(EventCodec.decode(EventType.INDICATOR_DEFINED, record.value()));
                default ->
                    catalogue.announced(EventCodec.decode(EventType.KPI_DEFINED, record.value()));
              }
            });
    book.enter(scores);
    waiting.readable(scores);
    deadLetters.send(dead);
  }

  @Override
  public void setAside(ConsumerRecord<byte[], byte[]> record, String reason) {
    deadLetters.setAside(record, reason);
  }
}
