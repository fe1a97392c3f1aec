package dxpulse.publication.board;

import dxpulse.publication.board.BoardCache.Away;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.CRC32C;

/// Ready-to-send boards of this node: from memory, else in one read from the shared cache, else
/// made from the plan. A change tells which one to forget.
public final class ReadyBoards {
  private final LivePlan plan;
  private final BoardCache cache;
  private final BoardFormat format;
  private final Map<BoardKey, Ready> near = new ConcurrentHashMap<>();
  private final AtomicLong changes = new AtomicLong();

  public ReadyBoards(LivePlan plan, BoardCache cache, BoardFormat format) {
    this.plan = plan;
    this.cache = cache;
    this.format = format;
  }

  /// @param etag changes with the content; weak, because it is sent plain and packed
  /// @param fromStore whether the cache was away, so that the board was made from the store
  public record Ready(byte[] body, String etag, boolean fromStore) {
    static Ready of(byte[] body, boolean fromStore) {
      CRC32C sum = new CRC32C();
      sum.update(body);
      return new Ready(
          body,
          "W/\"" + HexFormat.of().toHexDigits(sum.getValue(), 8) + "-" + body.length + "\"",
          fromStore);
    }

    Ready from(boolean store) {
      return new Ready(body, etag, store);
    }
  }

  /// A board that is at hand in memory.
  public Optional<Ready> atHand(BoardKey key) {
    return Optional.ofNullable(near.get(key)).map(known -> known.from(cache.isAway()));
  }

  /// A board, read or made if need be; may wait for the cache.
  public Optional<Ready> find(BoardKey key) {
    Optional<Ready> known = atHand(key);
    if (known.isPresent()) {
      return known;
    }
    long before = changes.get();
    Optional<Ready> found = load(key);
    if (found.isPresent() && !found.get().fromStore()) {
      near.put(key, found.get());
      // A change that was told while the board was being read must not leave the older one here.
      if (changes.get() != before) {
        near.remove(key);
      }
    }
    return found;
  }

  private Optional<Ready> load(BoardKey key) {
    try {
      Optional<byte[]> cached = cache.read(key);
      if (cached.isPresent()) {
        return cached.map(body -> Ready.of(body, false));
      }
      return plan.view(key).map(view -> Ready.of(format.encode(view), false));
    } catch (Away noAnswer) {
      return plan.view(key).map(view -> Ready.of(format.encode(view), true));
    }
  }

  public void forget(BoardChange change) {
    var _ = changes.incrementAndGet();
    near.remove(new BoardKey(change.board(), change.granularity(), change.period()));
  }

  /// Forgets everything, because changes may have been missed.
  public void forgetAll() {
    var _ = changes.incrementAndGet();
    near.clear();
  }
}
