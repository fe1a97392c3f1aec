package dxpulse.contracts.wire;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Entries of a projection that wait to be written together: one that is soon overtaken is never
/// written. Taking entries in never waits for the store, unless too many wait already.
///
/// @param <V> what is kept under a key
public final class Gathering<V> {
  private static final int A_LITTLE = 50;
  private static final int REST = 3;

  private final int most;
  private final BinaryOperator<V> newer;
  private final Consumer<Map<String, V>> writing;
  private final Object writer = new Object();
  private final AtomicInteger hurried = new AtomicInteger();
  private Map<String, V> waiting = new LinkedHashMap<>();
  private Map<String, V> leaving = Map.of();

  /// @param most how many entries may wait; beyond that whoever brings more writes them
  /// @param newer which of an earlier and a later entry of one key stays
  /// @param writing writes entries; what it throws is passed on, and the entries wait again
  public Gathering(int most, BinaryOperator<V> newer, Consumer<Map<String, V>> writing) {
    this.most = most;
    this.newer = newer;
    this.writing = writing;
  }

  public void add(Map<String, V> entries) {
    if (keep(entries) > most) {
      write();
    }
  }

  private synchronized int keep(Map<String, V> entries) {
    entries.forEach((key, value) -> waiting.merge(key, value, newer));
    return waiting.size();
  }

  /// The entry of a key, if it has not been written yet.
  public synchronized Optional<V> find(String key) {
    @Nullable V fresh = waiting.get(key);
    return Optional.ofNullable(fresh == null ? leaving.get(key) : fresh);
  }

  /// Writes what waits. When it returns, everything that was added before is stored.
  public void write() {
    var _ = hurried.incrementAndGet();
    try {
      write(Integer.MAX_VALUE);
    } finally {
      var _ = hurried.decrementAndGet();
    }
  }

  /// As [#write], a little at a time with rests between, so that what people wait for goes first;
  /// without rests while somebody waits for [#write].
  public void trickle() {
    write(A_LITTLE);
  }

  private void write(int atOnce) {
    synchronized (writer) {
      Map<String, V> batch = take();
      try {
        while (!batch.isEmpty()) {
          long start = System.nanoTime();
          Map<String, V> part = first(batch, atOnce);
          writing.accept(part);
          batch.keySet().removeAll(part.keySet());
          if (!batch.isEmpty() && hurried.get() == 0) {
            LockSupport.parkNanos(REST * (System.nanoTime() - start));
          }
        }
      } catch (RuntimeException failed) {
        putBack(batch);
        throw failed;
      }
      written();
    }
  }

  private static <V> Map<String, V> first(Map<String, V> batch, int count) {
    if (batch.size() <= count) {
      return new LinkedHashMap<>(batch);
    }
    Map<String, V> first = new LinkedHashMap<>();
    for (Map.Entry<String, V> each : batch.entrySet()) {
      if (first.size() == count) {
        break;
      }
      first.put(each.getKey(), each.getValue());
    }
    return first;
  }

  private synchronized Map<String, V> take() {
    Map<String, V> batch = waiting;
    waiting = new LinkedHashMap<>();
    leaving = batch;
    return new LinkedHashMap<>(batch);
  }

  private synchronized void putBack(Map<String, V> batch) {
    Map<String, V> later = waiting;
    waiting = new LinkedHashMap<>(batch);
    leaving = Map.of();
    later.forEach((key, value) -> waiting.merge(key, value, newer));
  }

  private synchronized void written() {
    leaving = Map.of();
  }
}
