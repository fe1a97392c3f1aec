package dxpulse.contracts.wire;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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

/// Hands batches of records to a handler on one thread. While a store, the cache or the broker is
/// away, reading starts over until it is back. Any other failure belongs to a record: the batch is
/// halved until the record is alone, and when it has failed often enough it is set aside and the
/// flow goes on. Positions are saved after the batches that they cover, now and then rather than
/// each time, because repeats do no harm, and on a thread of their own: no batch waits for them.
///
/// A store that was away may have lost its last moments, among them what the handler wrote there.
/// So after an outage reading starts over from the saved positions, as if the partitions had been
/// assigned anew. The batch that met the outage comes again in its turn, behind what was lost:
/// tried again at once, it would be before.
public final class BatchLoop implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BatchLoop.class);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final long LOOK_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
  // What is read again after a crash, and how much a projection that gathers its writes can gather.
  private static final long SAVE_EVERY_NANOS = TimeUnit.SECONDS.toNanos(3);
  private static final long FIRST_PAUSE_MILLIS = 100;
  private static final long LONGEST_PAUSE_MILLIS = 5_000;
  private static final int TRIES = 4;
  private static final long UNHURRIED_MILLIS = 100;
  private static final int MANY = 500;

  private final List<String> topics;
  private final String group;
  private final Consumer<byte[], byte[]> consumer;
  private final Positions positions;
  private final Handler handler;
  private final Runnable onAssigned;
  private final Thread thread;
  private final Lag lag;
  private final Map<TopicPartition, Long> unsaved = new HashMap<>();
  private final ExecutorService saver;
  private volatile boolean running = true;
  private Runnable whenBroken = () -> {};
  private boolean unhurried;
  private boolean outage;
  private long pause = FIRST_PAUSE_MILLIS;
  private CompletableFuture<Map<TopicPartition, Long>> saving =
      CompletableFuture.completedFuture(Map.of());
  private long lookedAt;
  private long savedAt;

  /// What is done with records. Each method returns when its work is done for good.
  public interface Handler {
    /// Works on a batch; may see records again, also in other batches.
    void handle(List<ConsumerRecord<byte[], byte[]>> batch);

    /// Sends a record to the dead letters.
    ///
    /// @param reason what went wrong each time
    void setAside(ConsumerRecord<byte[], byte[]> record, String reason);
  }

  /// @param onAssigned runs when reading begins at saved positions: after partitions were assigned,
  ///   and after an outage. What a handler remembers of its store may not be true any more.
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
    this.lag = new Lag(this.topics);
    this.group = consumer.groupMetadata().groupId();
    this.thread = Thread.ofPlatform().name("batch-" + topics.getFirst()).unstarted(this::run);
    this.saver =
        Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("save-" + topics.getFirst()).factory());
  }

  /// @param action runs when the loop ends by itself; it is to be set before the start
  public void whenBroken(Runnable action) {
    whenBroken = action;
  }

  /// Rests a tenth of a second after each batch, unless many records wait: for work that nobody
  /// watches. To fetch every record as it comes costs both sides more than the record does. It is
  /// to be said before the start.
  public BatchLoop unhurried() {
    unhurried = true;
    return this;
  }

  public void start() {
    thread.start();
  }

  public List<String> topics() {
    return topics;
  }

  /// The consumer group that reads.
  public String group() {
    return group;
  }

  /// Records of a topic that wait for this loop.
  public long lag(String topic) {
    return lag.of(topic);
  }

  private void run() {
    try (consumer) {
      consumer.subscribe(topics, new SeekToSaved());
      while (running) {
        if (outage) {
          startOver();
        }
        ConsumerRecords<byte[], byte[]> polled = poll();
        if (!polled.isEmpty()) {
          take(polled);
        }
        if (unhurried && !polled.isEmpty() && polled.count() < MANY) {
          rest(UNHURRIED_MILLIS);
        }
        if (System.nanoTime() - lookedAt > LOOK_EVERY_NANOS) {
          lookedAt = System.nanoTime();
          lag.note(consumer);
          noteSaved();
        }
        if (System.nanoTime() - savedAt > SAVE_EVERY_NANOS && saving.isDone()) {
          saveMeanwhile();
        }
      }
      save();
    } catch (WakeupException stopped) {
      save();
    } catch (Throwable broken) {
      LOG.error("nothing is read from {} any more", topics, broken);
      whenBroken.run();
    } finally {
      saver.shutdown();
    }
  }

  private void take(ConsumerRecords<byte[], byte[]> polled) {
    List<ConsumerRecord<byte[], byte[]>> batch = new ArrayList<>(polled.count());
    polled.forEach(batch::add);
    try {
      finish(batch);
    } catch (Away away) {
      outage = true;
      pause = afterPause(batch, pause, away.why);
      return;
    }
    pause = FIRST_PAUSE_MILLIS;
    batch.forEach(record ->
        unsaved.put(new TopicPartition(record.topic(), record.partition()), record.offset() + 1));
  }

  /// Reads again what is not saved.
  private void startOver() {
    outage = false;
    var _ = saving.exceptionally(failed -> Map.of()).join();
    saving = CompletableFuture.completedFuture(Map.of());
    unsaved.clear();
    LOG.info("reading {} again from the saved positions after an outage", topics);
    if (!consumer.assignment().isEmpty()) {
      fromSaved(consumer.assignment());
    }
  }

  private void fromSaved(Collection<TopicPartition> partitions) {
    // Without the saved position reading would go on from the group's, which may be ahead.
    untilDone(List.of(), () -> partitions.forEach(this::seek));
    onAssigned.run();
  }

  private void seek(TopicPartition partition) {
    positions
        .of(partition)
        .ifPresentOrElse(
            next -> consumer.seek(partition, next),
            () -> consumer.seekToBeginning(List.of(partition)));
  }

  private ConsumerRecords<byte[], byte[]> poll() {
    try {
      return consumer.poll(POLL);
    } catch (WakeupException stopped) {
      throw stopped;
    } catch (RuntimeException failed) {
      LOG.warn("nothing read from {}, tried again", topics, failed);
      rest(LONGEST_PAUSE_MILLIS);
      return ConsumerRecords.empty();
    }
  }

  /// Returns when each record is handled or set aside, in their order.
  ///
  /// @throws Away if something was away before all of them were
  private void finish(List<ConsumerRecord<byte[], byte[]>> batch) {
    try {
      handle(batch);
    } catch (WakeupException | Away ended) {
      throw ended;
    } catch (RuntimeException lasting) {
      if (batch.size() == 1) {
        insist(batch, lasting);
      } else {
        LOG.warn("batch of {} failed, tried again in halves: {}", batch.size(), lasting.toString());
        finish(batch.subList(0, batch.size() / 2));
        finish(batch.subList(batch.size() / 2, batch.size()));
      }
    }
  }

  /// Tries a record that has failed alone again, less and less often, then sets it aside.
  private void insist(List<ConsumerRecord<byte[], byte[]>> alone, RuntimeException first) {
    RuntimeException last = first;
    long between = FIRST_PAUSE_MILLIS;
    for (int tried = 1; tried < TRIES; tried++) {
      rest(between);
      between *= TRIES;
      try {
        handle(alone);
        return;
      } catch (WakeupException | Away ended) {
        throw ended;
      } catch (RuntimeException again) {
        last = again;
      }
    }
    ConsumerRecord<byte[], byte[]> record = alone.getFirst();
    String reason = "failed " + TRIES + " times: " + last;
    LOG.error("set aside {}-{}@{}", record.topic(), record.partition(), record.offset(), last);
    untilDone(alone, () -> handler.setAside(record, reason));
  }

  private void handle(List<ConsumerRecord<byte[], byte[]>> batch) {
    try {
      handler.handle(batch);
    } catch (RuntimeException failed) {
      throw Outage.isBehind(failed) ? new Away(failed) : failed;
    }
  }

  private void untilDone(List<ConsumerRecord<byte[], byte[]>> batch, Runnable work) {
    long between = FIRST_PAUSE_MILLIS;
    while (running) {
      try {
        work.run();
        return;
      } catch (RuntimeException failed) {
        between = afterPause(batch, between, failed);
      }
    }
    throw new WakeupException();
  }

  private long afterPause(
      List<ConsumerRecord<byte[], byte[]>> batch, long millis, RuntimeException failed) {
    LOG.warn("batch of {} failed, tried again in {} ms", batch.size(), millis, failed);
    lag.noteStuck(consumer, batch);
    rest(millis);
    return Math.min(LONGEST_PAUSE_MILLIS, millis * 2);
  }

  private static void rest(long millis) {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new WakeupException();
    }
  }

  /// Saves what is handled by now while reading goes on.
  private void saveMeanwhile() {
    savedAt = System.nanoTime();
    noteSaved();
    if (unsaved.isEmpty()) {
      return;
    }
    Map<TopicPartition, Long> handled = Map.copyOf(unsaved);
    saving =
        CompletableFuture.supplyAsync(
            () -> {
              positions.save(handled);
              return handled;
            },
            saver);
  }

  /// Takes note of what was saved meanwhile, or why it was not.
  private void noteSaved() {
    if (!saving.isDone()) {
      return;
    }
    try {
      commit(saving.join());
    } catch (CompletionException later) {
      LOG.warn("positions not saved now: {}", String.valueOf(later.getCause()));
      outage |= Outage.isBehind(later);
    }
    saving = CompletableFuture.completedFuture(Map.of());
  }

  /// Saves everything that is handled before it returns.
  private void save() {
    savedAt = System.nanoTime();
    // A save that failed is told by noteSaved; this one tries again.
    var _ = saving.exceptionally(failed -> Map.of()).join();
    noteSaved();
    if (unsaved.isEmpty()) {
      return;
    }
    try {
      positions.save(unsaved);
      commit(Map.copyOf(unsaved));
    } catch (RuntimeException later) {
      LOG.warn("positions not saved now: {}", later.toString());
    }
  }

  /// The group's own offsets only serve those who watch the lag; reading goes on from the saved
  /// positions.
  private void commit(Map<TopicPartition, Long> saved) {
    if (saved.isEmpty()) {
      return;
    }
    Map<TopicPartition, OffsetAndMetadata> commits = new HashMap<>();
    saved.forEach((partition, next) -> {
      commits.put(partition, new OffsetAndMetadata(next));
      boolean _ = unsaved.remove(partition, next);
    });
    try {
      consumer.commitAsync(commits, null);
    } catch (WakeupException stopped) {
      throw stopped;
    } catch (RuntimeException unwatched) {
      LOG.debug("offsets of {} not committed: {}", topics, unwatched.toString());
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

  /// Ends a batch that met an outage.
  private static final class Away extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final RuntimeException why;

    Away(RuntimeException why) {
      super(why);
      this.why = why;
    }
  }

  private final class SeekToSaved implements ConsumerRebalanceListener {
    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      save();
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      fromSaved(partitions);
    }
  }
}
