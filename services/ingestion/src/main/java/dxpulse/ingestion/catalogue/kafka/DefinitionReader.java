package dxpulse.ingestion.catalogue.kafka;

import dxpulse.contracts.types.Topics;
import dxpulse.contracts.wire.EventCodec;
import dxpulse.contracts.wire.EventType;
import dxpulse.contracts.wire.KafkaClients;
import dxpulse.contracts.wire.UnreadableRecord;
import dxpulse.ingestion.catalogue.KnownIndicators;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads all definitions from the start of their compacted topic and then whatever comes. Every
/// node reads all partitions, because any node may be asked for any indicator; it keeps them in
/// memory alone.
public final class DefinitionReader implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DefinitionReader.class);

  private final KnownIndicators indicators;
  private final Consumer<byte[], byte[]> consumer;
  private final Runnable onComplete;
  private final Thread thread;
  private volatile boolean running = true;

  public DefinitionReader(String bootstrap, KnownIndicators indicators, Runnable onComplete) {
    this.indicators = indicators;
    this.consumer = KafkaClients.consumer(bootstrap, "ingestion-catalogue");
    this.onComplete = onComplete;
    this.thread = Thread.ofPlatform().name("definitions").unstarted(this::run);
  }

  public void start() {
    thread.start();
  }

  private void run() {
    try (consumer) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(Topics.INDICATOR_DEFINED).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      boolean complete = false;
      while (running) {
        if (!complete
            && partitions.stream()
                .allMatch(p -> consumer.position(p) >= ends.getOrDefault(p, 0L))) {
          complete = true;
          onComplete.run();
        }
        consumer.poll(Duration.ofMillis(200)).forEach(this::take);
      }
    } catch (WakeupException stopped) {
      LOG.debug("stopped");
    }
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    try {
      indicators.learn(EventCodec.decode(EventType.INDICATOR_DEFINED, record.value()));
    } catch (UnreadableRecord unreadable) {
      LOG.warn(
          "passed over {}-{}: {}", record.partition(), record.offset(), unreadable.getMessage());
    }
  }

  @Override
  public void close() throws InterruptedException {
    running = false;
    consumer.wakeup();
    thread.join(5_000);
  }
}
