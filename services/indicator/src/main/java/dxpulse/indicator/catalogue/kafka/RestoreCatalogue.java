package dxpulse.indicator.catalogue.kafka;

import dxpulse.contracts.types.Topics;
import dxpulse.contracts.types.event.IndicatorDefined;
import dxpulse.contracts.wire.DeadLetter;
import dxpulse.contracts.wire.EventCodec;
import dxpulse.contracts.wire.EventType;
import dxpulse.contracts.wire.UnreadableRecord;
import dxpulse.indicator.catalogue.Announcements;
import dxpulse.indicator.catalogue.Catalogue;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes the store and the compacted topic tell the same at the start: definitions that the store
/// has lost come back from the topic, and those that were saved but never announced are announced.
public final class RestoreCatalogue {
  private static final Logger LOG = LoggerFactory.getLogger(RestoreCatalogue.class);

  private final Catalogue catalogue;
  private final Announcements announcements;
  private final Map<String, Integer> announced = new HashMap<>();

  public RestoreCatalogue(Catalogue catalogue, Announcements announcements) {
    this.catalogue = catalogue;
    this.announcements = announcements;
  }

  /// Reads the topic to its end, keeps each definition that has more versions than the store's, and
  /// announces each that has fewer.
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
    for (IndicatorDefined definition : catalogue.all()) {
      if (announced.getOrDefault(id(definition), 0) < definition.newest().version()) {
        announcements.announce(definition);
        LOG.info("announced {} version {}", definition.code(), definition.newest().version());
      }
    }
  }

  private static String id(IndicatorDefined definition) {
    return definition.organization() + "|" + definition.code();
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    try {
      IndicatorDefined heard = EventCodec.decode(EventType.INDICATOR_DEFINED, record.value());
      int version = heard.newest().version();
      var _ = announced.merge(id(heard), version, Math::max);
      boolean known =
          catalogue
              .find(heard.organization(), heard.code())
              .map(ours -> ours.newest().version() >= version)
              .orElse(false);
      if (!known) {
        catalogue.restore(heard);
        LOG.info("restored {} version {}", heard.code(), version);
      }
    } catch (UnreadableRecord unreadable) {
      DeadLetter.passedOver(
          record, "indicator", String.valueOf(unreadable.getMessage()), Instant.now());
    }
  }
}
