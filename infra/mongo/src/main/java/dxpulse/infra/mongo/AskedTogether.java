package dxpulse.infra.mongo;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Look-ups of many threads as few questions to a store: while one is on its way, those that come
/// gather, and are the next one. Who comes alone waits for nobody. No answer is older than the
/// asking.
///
/// @param <V> what is found under a key
public final class AskedTogether<V> {
  private final Function<Collection<String>, Map<String, V>> asking;
  private final ReentrantLock way = new ReentrantLock();
  private @Nullable Round<V> gathering;

  /// @param asking asks the store once; what it throws is thrown to everybody of that question
  public AskedTogether(Function<Collection<String>, Map<String, V>> asking) {
    this.asking = asking;
  }

  /// Keys that are asked for at once, by whoever brought the first of them.
  private record Round<V>(Set<String> keys, CompletableFuture<Map<String, V>> answer) {}

  /// What is there among the keys.
  public Map<String, V> find(Collection<String> keys) {
    Round<V> mine = new Round<>(new LinkedHashSet<>(), new CompletableFuture<>());
    Round<V> round;
    synchronized (this) {
      round = Objects.requireNonNullElse(gathering, mine);
      gathering = round;
      boolean _ = round.keys.addAll(keys);
    }
    if (round == mine) {
      ask(round);
    }
    Map<String, V> answer = answer(round);
    Map<String, V> found = new HashMap<>();
    for (String key : keys) {
      V value = answer.get(key);
      if (value != null) {
        found.put(key, value);
      }
    }
    return found;
  }

  private void ask(Round<V> round) {
    way.lock();
    try {
      synchronized (this) {
        gathering = null;
      }
      boolean _ = round.answer.complete(asking.apply(round.keys));
    } catch (Throwable failed) { // else the others would wait for ever
      boolean _ = round.answer.completeExceptionally(failed);
    } finally {
      way.unlock();
    }
  }

  private Map<String, V> answer(Round<V> round) {
    try {
      return round.answer.join();
    } catch (CompletionException failed) {
      throw failed.getCause() instanceof RuntimeException why ? why : failed;
    }
  }
}
