package dxpulse.indicator.catalogue.kafka;

import dxpulse.contracts.types.event.IndicatorDefined;
import dxpulse.contracts.wire.EventCodec;
import dxpulse.contracts.wire.EventType;
import dxpulse.contracts.wire.KafkaClients;
import dxpulse.indicator.catalogue.Announcements;
import java.util.List;
import org.apache.kafka.clients.producer.Producer;

/// Announces a definition on its compacted topic and waits for the acknowledgement.
public final class KafkaAnnouncements implements Announcements {
  private final Producer<String, byte[]> producer;
  private final EventCodec codec;

  public KafkaAnnouncements(Producer<String, byte[]> producer, EventCodec codec) {
    this.producer = producer;
    this.codec = codec;
  }

  @Override
  public void announce(IndicatorDefined definition) {
    try {
      KafkaClients.sendAll(
          producer, List.of(codec.record(EventType.INDICATOR_DEFINED, definition, null)));
    } catch (KafkaClients.NotAcknowledged unknown) {
      throw new NotAnnounced(unknown);
    }
  }
}
