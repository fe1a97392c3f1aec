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
  // The broker takes a megabyte, headers and envelope included.
  private static final int MOST_BYTES = 900_000;

  private final Producer<String, byte[]> producer;
  private final EventCodec codec;

  public KafkaAnnouncements(Producer<String, byte[]> producer, EventCodec codec) {
    this.producer = producer;
    this.codec = codec;
  }

  @Override
  public void requireRoomFor(IndicatorDefined definition) {
    int bytes = EventCodec.encode(definition).length;
    if (bytes > MOST_BYTES) {
      throw new TooLarge(
          "%s: %d versions in %d bytes (expected: at most %d)"
              .formatted(definition.code(), definition.versions().size(), bytes, MOST_BYTES));
    }
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
