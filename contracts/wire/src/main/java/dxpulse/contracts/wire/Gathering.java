package dxpulse.contracts.wire;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Entries of a projection that wait to be written together: one that is soon overtaken is never
/// written. Taking entries in never waits for the store, unless too many wait already.
///
/// @param <V> what is kept under a key
public final class Gathering<V> {
  private final int most;
  private final BinaryOperator<V> newer;
  private final Consumer<Map<String, V>> writing;
  private final Object writer = new Object();
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
    synchronized (writer) {
      Map<String, V> batch = take();
      if (batch.isEmpty()) {
        return;
      }
      try {
        writing.accept(batch);
      } catch (RuntimeException failed) {
        putBack(batch);
        throw failed;
      }
      written();
    }
  }

  private synchronized Map<String, V> take() {
    Map<String, V> batch = waiting;
    waiting = new LinkedHashMap<>();
    leaving = batch;
    return batch;
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
