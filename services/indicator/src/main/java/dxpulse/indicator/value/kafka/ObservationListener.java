package dxpulse.indicator.value.kafka;

import dxpulse.contracts.types.event.ObservationSubmitted;
import dxpulse.contracts.types.event.ValueRecorded;
import dxpulse.contracts.wire.BatchLoop;
import dxpulse.contracts.wire.DeadLetters;
import dxpulse.contracts.wire.EventCodec;
import dxpulse.contracts.wire.EventType;
import dxpulse.contracts.wire.KafkaClients;
import dxpulse.indicator.value.RecordObservations;
import dxpulse.indicator.value.RecordObservations.Answer;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/// Translates records to observations and answers to records; the decision is made in
/// [RecordObservations].
public final class ObservationListener implements BatchLoop.Handler {
  private final RecordObservations recordObservations;
  private final Producer<String, byte[]> producer;
  private final EventCodec codec;
  private final Clock clock;
  private final MeterRegistry metrics;
  private final DeadLetters deadLetters;

  public ObservationListener(
      RecordObservations recordObservations,
      Producer<String, byte[]> producer,
      EventCodec codec,
      Clock clock,
      MeterRegistry metrics) {
    this.recordObservations = recordObservations;
    this.producer = producer;
    this.codec = codec;
    this.clock = clock;
    this.metrics = metrics;
    this.deadLetters =
        new DeadLetters(
            producer,
            "indicator",
            clock,
            topic -> metrics.counter("dxpulse.dead.letters", "topic", topic).increment());
  }

  @Override
  public void handle(List<ConsumerRecord<byte[], byte[]>> batch) {
    Instant now = clock.instant();
    List<ObservationSubmitted> observations = new ArrayList<>(batch.size());
    List<@Nullable String> traces = new ArrayList<>(batch.size());
    List<ProducerRecord<String, byte[]>> out =
        deadLetters.takeEach(
            batch,
            record -> {
              observations.add(EventCodec.decode(EventType.OBSERVATION_SUBMITTED, record.value()));
              traces.add(EventCodec.header(record.headers(), EventCodec.TRACEPARENT));
            });
    List<Answer> answers = recordObservations.record(observations, now);
    for (int i = 0; i < answers.size(); i++) {
      out.add(translated(answers.get(i), traces.get(i)));
    }
    KafkaClients.sendAll(producer, out);
  }

  @Override
  public void setAside(ConsumerRecord<byte[], byte[]> record, String reason) {
    deadLetters.setAside(record, reason);
  }

  private ProducerRecord<String, byte[]> translated(Answer answer, @Nullable String trace) {
    return switch (answer) {
      case Answer.Recorded(ValueRecorded value) -> {
        metrics.counter("dxpulse.values.recorded", "outcome", value.outcome().name()).increment();
        metrics
            .timer("dxpulse.recording")
            .record(Duration.between(value.submittedAt(), value.recordedAt()));
        yield codec.record(EventType.VALUE_RECORDED, value, trace);
      }
      case Answer.Rejected(var rejection) -> {
        metrics.counter("dxpulse.observations.rejected", "code", rejection.code()).increment();
        yield codec.record(EventType.OBSERVATION_REJECTED, rejection, trace);
      }
    };
  }
}
