package dxpulse.contracts.wire;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How many records of each topic still wait. Noted on the loop's thread, read from any.
final class Lag {
  private static final Logger LOG = LoggerFactory.getLogger(Lag.class);
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final Map<String, Long> waiting = new ConcurrentHashMap<>();

  Lag(List<String> topics) {
    topics.forEach(topic -> waiting.put(topic, 0L));
  }

  /// Records of a topic that wait in the partitions of this consumer.
  long of(String topic) {
    return waiting.getOrDefault(topic, 0L);
  }

  /// Notes what the consumer knows from its fetches; asks nobody.
  void note(Consumer<byte[], byte[]> consumer) {
    Map<String, Long> now = new HashMap<>();
    for (TopicPartition partition : consumer.assignment()) {
      now.merge(partition.topic(), consumer.currentLag(partition).orElse(0), Long::sum);
    }
    waiting.replaceAll((topic, before) -> now.getOrDefault(topic, 0L));
  }

  /// Notes how it is while a batch cannot be done: nothing is fetched then, so the broker is asked.
  void noteStuck(Consumer<byte[], byte[]> consumer, List<ConsumerRecord<byte[], byte[]>> undone) {
    try {
      Map<TopicPartition, Long> next = new HashMap<>();
      for (ConsumerRecord<byte[], byte[]> record : undone) {
        next.merge(
            new TopicPartition(record.topic(), record.partition()), record.offset(), Math::min);
      }
      Map<String, Long> now = new HashMap<>();
      consumer
          .endOffsets(consumer.assignment(), PATIENCE)
          .forEach((partition, end) -> {
            Long known = next.get(partition);
            long from = known == null ? consumer.position(partition, PATIENCE) : known;
            now.merge(partition.topic(), Math.max(0, end - from), Long::sum);
          });
      waiting.replaceAll((topic, before) -> now.getOrDefault(topic, 0L));
    } catch (RuntimeException unknown) {
      LOG.debug("lag not known now: {}", unknown.toString());
    }
  }
}
