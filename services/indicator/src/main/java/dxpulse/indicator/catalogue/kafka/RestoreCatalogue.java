package dxpulse.indicator.catalogue.kafka;

import dxpulse.contracts.types.Topics;
import dxpulse.contracts.types.event.IndicatorDefined;
import dxpulse.contracts.wire.EventCodec;
import dxpulse.contracts.wire.EventType;
import dxpulse.contracts.wire.UnreadableRecord;
import dxpulse.indicator.catalogue.Catalogue;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings back definitions that the store has lost: what was acknowledged stands on the compacted
/// topic.
public final class RestoreCatalogue {
  private static final Logger LOG = LoggerFactory.getLogger(RestoreCatalogue.class);

  private final Catalogue catalogue;

  public RestoreCatalogue(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /// Reads the topic to its end and keeps each definition that has more versions than the store's.
  public void from(Consumer<byte[], byte[]> consumer) {
    List<TopicPartition> partitions =
        consumer.partitionsFor(Topics.INDICATOR_DEFINED).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
      consumer.poll(Duration.ofMillis(200)).forEach(this::take);
    }
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    try {
      IndicatorDefined announced = EventCodec.decode(EventType.INDICATOR_DEFINED, record.value());
      boolean known =
          catalogue
              .find(announced.organization(), announced.code())
              .map(ours -> ours.newest().version() >= announced.newest().version())
              .orElse(false);
      if (!known) {
        catalogue.save(announced);
        LOG.info("restored {} version {}", announced.code(), announced.newest().version());
      }
    } catch (UnreadableRecord unreadable) {
      LOG.warn(
          "passed over at {}-{}: {}", record.partition(), record.offset(), unreadable.getMessage());
    }
  }
}
