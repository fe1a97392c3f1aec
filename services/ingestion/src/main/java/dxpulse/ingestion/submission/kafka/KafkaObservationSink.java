package dxpulse.ingestion.submission.kafka;

import dxpulse.contracts.types.event.ObservationSubmitted;
import dxpulse.contracts.wire.EventCodec;
import dxpulse.contracts.wire.EventType;
import dxpulse.contracts.wire.KafkaClients;
import dxpulse.ingestion.submission.ObservationSink;
import java.util.List;
import org.apache.kafka.clients.producer.Producer;

/// Sends observations and waits until all are acknowledged.
public final class KafkaObservationSink implements ObservationSink {
  private final Producer<String, byte[]> producer;
  private final EventCodec codec;

  public KafkaObservationSink(Producer<String, byte[]> producer, EventCodec codec) {
    this.producer = producer;
    this.codec = codec;
  }

  @Override
  public void accept(List<ObservationSubmitted> observations, String traceparent) {
    try {
      KafkaClients.sendAll(
          producer,
          observations.stream()
              .map(each -> codec.record(EventType.OBSERVATION_SUBMITTED, each, traceparent))
              .toList());
    } catch (KafkaClients.NotAcknowledged unknown) {
      throw new NotAccepted(unknown);
    }
  }
}
