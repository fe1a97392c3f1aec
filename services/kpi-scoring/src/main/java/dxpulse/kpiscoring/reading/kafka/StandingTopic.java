package dxpulse.kpiscoring.reading.kafka;

import dxpulse.contracts.wire.EventCodec;
import dxpulse.contracts.wire.EventType;
import dxpulse.contracts.wire.KafkaClients;
import dxpulse.contracts.wire.UnreadableRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/// A topic as it stands when it is read: every record up to its end at that moment, once.
public final class StandingTopic {
  private static final Duration POLL = Duration.ofMillis(500);
  private static final int SILENT_POLLS = 60;

  private final String bootstrap;

  public StandingTopic(String bootstrap) {
    this.bootstrap = bootstrap;
  }

  /// Hears the events of all partitions.
  public <E> void read(EventType<E> type, Consumer<E> hearer) {
    try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(type.topic()).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      readToTheEnd(consumer, partitions, type, hearer);
    }
  }

  /// Hears the events of one partition.
  public <E> void read(EventType<E> type, int partition, Consumer<E> hearer) {
    try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
      List<TopicPartition> source = List.of(new TopicPartition(type.topic(), partition));
      consumer.assign(source);
      consumer.seekToBeginning(source);
      readToTheEnd(consumer, source, type, hearer);
    }
  }

  /// Hears the events of one partition that are as new as an instant.
  public <E> void read(EventType<E> type, int partition, Instant since, Consumer<E> hearer) {
    try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
      TopicPartition source = new TopicPartition(type.topic(), partition);
      consumer.assign(List.of(source));
      OffsetAndTimestamp first =
          consumer.offsetsForTimes(Map.of(source, since.toEpochMilli())).get(source);
      if (first == null) {
        return;
      }
      consumer.seek(source, first.offset());
      readToTheEnd(consumer, List.of(source), type, hearer);
    }
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    return KafkaClients.consumer(bootstrap, "kpi-scoring-recall");
  }

  private static <E> void readToTheEnd(
      KafkaConsumer<byte[], byte[]> consumer,
      Collection<TopicPartition> partitions,
      EventType<E> type,
      Consumer<E> hearer) {
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    int silent = 0;
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      ConsumerRecords<byte[], byte[]> polled = consumer.poll(POLL);
      silent = polled.isEmpty() ? silent + 1 : 0;
      if (silent > SILENT_POLLS) {
        throw new TimeoutException(type.topic() + ": cannot be read to its end");
      }
      for (ConsumerRecord<byte[], byte[]> record : polled) {
        hear(type, record, hearer);
      }
    }
  }

  private static <E> void hear(
      EventType<E> type, ConsumerRecord<byte[], byte[]> record, Consumer<E> hearer) {
    E event;
    try {
      event = EventCodec.decode(type, record.value());
    } catch (UnreadableRecord setAsideByTheReaderOfTheFlow) {
      return;
    }
    hearer.accept(event);
  }
}
