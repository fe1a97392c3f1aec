package dxpulse.contracts.wire;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hands batches of records to a handler on one thread. A batch that fails is tried again until it
/// succeeds; positions are saved after the batches that they cover, now and then rather than each
/// time, because repeats do no harm.
public final class BatchLoop implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BatchLoop.class);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final long SAVE_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
  private static final long LONGEST_PAUSE_MILLIS = 5_000;

  private final List<String> topics;
  private final Consumer<byte[], byte[]> consumer;
  private final Positions positions;
  private final Handler handler;
  private final Runnable onAssigned;
  private final Thread thread;
  private final Map<TopicPartition, Long> unsaved = new HashMap<>();
  private volatile boolean running = true;
  private long savedAt;

  /// Works on a batch. When it returns, the batch is done for good.
  public interface Handler {
    void handle(List<ConsumerRecord<byte[], byte[]>> batch);
  }

  public BatchLoop(
      List<String> topics,
      Consumer<byte[], byte[]> consumer,
      Positions positions,
      Handler handler,
      Runnable onAssigned) {
    this.topics = List.copyOf(topics);
    this.consumer = consumer;
    this.positions = positions;
    this.handler = handler;
    this.onAssigned = onAssigned;
    this.thread = Thread.ofPlatform().name("batch-" + topics.getFirst()).unstarted(this::run);
  }

  public void start() {
    thread.start();
  }

  private void run() {
    try (consumer) {
      consumer.subscribe(topics, new SeekToSaved());
      while (running) {
        ConsumerRecords<byte[], byte[]> polled = consumer.poll(POLL);
        if (!polled.isEmpty()) {
          List<ConsumerRecord<byte[], byte[]>> batch = new ArrayList<>(polled.count());
          polled.forEach(batch::add);
          untilDone(batch);
          batch.forEach(record ->
              unsaved.put(
                  new TopicPartition(record.topic(), record.partition()), record.offset() + 1));
        }
        if (System.nanoTime() - savedAt > SAVE_EVERY_NANOS) {
          save();
        }
      }
      save();
    } catch (WakeupException stopped) {
      save();
    }
  }

  private void untilDone(List<ConsumerRecord<byte[], byte[]>> batch) {
    long pause = 100;
    while (running) {
      try {
        handler.handle(batch);
        return;
      } catch (RuntimeException failed) {
        LOG.warn("batch of {} failed, tried again in {} ms", batch.size(), pause, failed);
        rest(pause);
        pause = Math.min(LONGEST_PAUSE_MILLIS, pause * 2);
      }
    }
    throw new WakeupException();
  }

  private static void rest(long millis) {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new WakeupException();
    }
  }

  private void save() {
    savedAt = System.nanoTime();
    if (unsaved.isEmpty()) {
      return;
    }
    try {
      positions.save(unsaved);
      Map<TopicPartition, OffsetAndMetadata> commits = new HashMap<>();
      unsaved.forEach((partition, next) -> commits.put(partition, new OffsetAndMetadata(next)));
      // The group's own offsets only serve those who watch the lag; reading goes on from the saved
      // positions.
      consumer.commitAsync(commits, null);
      unsaved.clear();
    } catch (RuntimeException later) {
      LOG.warn("positions not saved now: {}", later.toString());
    }
  }

  @Override
  public void close() {
    running = false;
    try {
      thread.join(TimeUnit.SECONDS.toMillis(10));
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }

  private final class SeekToSaved implements ConsumerRebalanceListener {
    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      save();
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      for (TopicPartition partition : partitions) {
        positions
            .of(partition)
            .ifPresentOrElse(
                next -> consumer.seek(partition, next),
                () -> consumer.seekToBeginning(List.of(partition)));
      }
      onAssigned.run();
    }
  }
}
