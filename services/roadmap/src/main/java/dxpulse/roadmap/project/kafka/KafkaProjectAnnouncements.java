package dxpulse.roadmap.project.kafka;

import dxpulse.contracts.types.event.ProjectUpdated;
import dxpulse.contracts.wire.EventCodec;
import dxpulse.contracts.wire.EventType;
import dxpulse.contracts.wire.KafkaClients;
import dxpulse.roadmap.project.ProjectAnnouncements;
import java.util.List;
import org.apache.kafka.clients.producer.Producer;
import org.jspecify.annotations.Nullable;

/// Announces projects on Kafka and waits for the acknowledgement.
public final class KafkaProjectAnnouncements implements ProjectAnnouncements {
  private final Producer<String, byte[]> producer;
  private final EventCodec codec;

  public KafkaProjectAnnouncements(Producer<String, byte[]> producer, EventCodec codec) {
    this.producer = producer;
    this.codec = codec;
  }

  @Override
  public void announce(ProjectUpdated project, @Nullable String traceparent) {
    KafkaClients.sendAll(
        producer, List.of(codec.record(EventType.PROJECT_UPDATED, project, traceparent)));
  }
}
