package dxpulse.ingestion.catalogue.kafka;

import dxpulse.contracts.types.Topics;
import dxpulse.contracts.wire.DeadLetter;
import dxpulse.contracts.wire.EventCodec;
import dxpulse.contracts.wire.EventType;
import dxpulse.contracts.wire.UnreadableRecord;
import dxpulse.ingestion.catalogue.KnownIndicators;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads all definitions from the start of their compacted topic and then whatever comes. Every
/// node reads all partitions, because any node may be asked for any indicator; it keeps them in
/// memory alone. While Kafka is away it tries again.
public final class DefinitionReader implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DefinitionReader.class);

  private static final long PAUSE_MILLIS = 1_000;

  private final KnownIndicators indicators;
  private final Consumer<byte[], byte[]> consumer;
  private final Runnable onComplete;
  private final Runnable whenBroken;
  private final MeterRegistry metrics;
  private final Thread thread;
  private volatile boolean running = true;

  /// @param onComplete runs when all definitions that were there at the start are known
  /// @param whenBroken runs when reading ends by itself
  public DefinitionReader(
      Consumer<byte[], byte[]> consumer,
      KnownIndicators indicators,
      Runnable onComplete,
      Runnable whenBroken,
      MeterRegistry metrics) {
    this.indicators = indicators;
    this.consumer = consumer;
    this.metrics = metrics;
    this.onComplete = onComplete;
    this.whenBroken = whenBroken;
    this.thread = Thread.ofPlatform().name("definitions").unstarted(this::run);
  }

  public void start() {
    thread.start();
  }

  private void run() {
    try (consumer) {
      while (running) {
        try {
          read();
        } catch (WakeupException stopped) {
          LOG.debug("stopped");
          return;
        } catch (Error broken) {
          LOG.error("definitions are not read any more", broken);
          whenBroken.run();
          return;
        } catch (RuntimeException away) {
          LOG.warn("definitions not read now, tried again: {}", away.toString());
          rest();
        }
      }
    }
  }

  /// Reads from the start of the topic until it fails or is stopped. To learn a definition again
  /// does no harm.
  private void read() {
    List<TopicPartition> partitions =
        consumer.partitionsFor(Topics.INDICATOR_DEFINED).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    if (partitions.isEmpty()) {
      throw new IllegalStateException(Topics.INDICATOR_DEFINED + ": the topic is not there yet");
    }
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    boolean complete = false;
    while (running) {
      if (!complete
          && partitions.stream().allMatch(p -> consumer.position(p) >= ends.getOrDefault(p, 0L))) {
        complete = true;
        onComplete.run();
      }
      consumer.poll(Duration.ofMillis(200)).forEach(this::take);
    }
  }

  private void rest() {
    try {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      running = false;
    }
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    try {
      indicators.learn(EventCodec.decode(EventType.INDICATOR_DEFINED, record.value()));
    } catch (UnreadableRecord unreadable) {
      // Counted, not sent to the dead letters: each start of each node would send it again.
      metrics.counter("dxpulse.dead.letters", "topic", record.topic()).increment();
      DeadLetter.passedOver(
          record, "ingestion", String.valueOf(unreadable.getMessage()), Instant.now());
    }
  }

  @Override
  public void close() throws InterruptedException {
    running = false;
    consumer.wakeup();
    thread.join(5_000);
  }
}
