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
///
/// While the cache is away nobody waits for it, and nothing that was read from it is answered:
/// pages are drawn from the plan, and a board is as new as its page. So is one that the plan is
/// ahead with until the cache holds it, too.
public final class ReadyBoards {
  private final LivePlan plan;
  private final BoardCache cache;
  private final BoardFormat format;
  private final Map<BoardKey, Ready> near = new ConcurrentHashMap<>();
  private final Map<BoardKey, Made> made = new ConcurrentHashMap<>();
  // With the version that pages were told.
  private final Map<BoardKey, Long> ahead = new ConcurrentHashMap<>();
  private final AtomicLong changes = new AtomicLong();

  /// A board that was made from the plan, which it is like until the edition there is another one.
  private record Made(long edition, Ready ready) {}

  public ReadyBoards(LivePlan plan, BoardCache cache, BoardFormat format) {
    this.plan = plan;
    this.cache = cache;
    this.format = format;
  }

  /// @param etag changes with the content; weak, because it is sent plain and packed
  /// @param fromStore whether the cache was away or behind, so that the board was made from the
  ///   store
  public record Ready(byte[] body, String etag, boolean fromStore) {
    static Ready of(byte[] body, boolean fromStore) {
      CRC32C sum = new CRC32C();
      sum.update(body);
      return new Ready(
          body,
          "W/\"" + HexFormat.of().toHexDigits(sum.getValue(), 8) + "-" + body.length + "\"",
          fromStore);
    }
  }

  /// A board that is at hand in memory.
  public Optional<Ready> atHand(BoardKey key) {
    return isFromStore(key)
        ? Optional.ofNullable(made.get(key))
            .filter(known -> known.edition() == edition(key))
            .map(Made::ready)
        : Optional.ofNullable(near.get(key));
  }

  private boolean isFromStore(BoardKey key) {
    return cache.isAway() || ahead.containsKey(key);
  }

  private long edition(BoardKey key) {
    return plan.standing(key.board(), key.granularity(), key.period())
        .map(BoardReader.Standing::edition)
        .orElse(0L);
  }

  /// A board, read or made if need be; may wait for the cache.
  public Optional<Ready> find(BoardKey key) {
    Optional<Ready> known = atHand(key);
    if (known.isPresent()) {
      return known;
    }
    long before = changes.get();
    // What changes while it is made is of a later edition.
    long edition = edition(key);
    Optional<Ready> found = load(key);
    found.ifPresent(ready -> keep(key, edition, ready));
    // A change that was told while the board was being read must not leave the older one here.
    if (changes.get() != before) {
      drop(key);
    }
    return found;
  }

  private void keep(BoardKey key, long edition, Ready ready) {
    if (ready.fromStore()) {
      made.put(key, new Made(edition, ready));
    } else {
      near.put(key, ready);
      made.remove(key);
    }
  }

  private void drop(BoardKey key) {
    near.remove(key);
    made.remove(key);
  }

  private Optional<Ready> load(BoardKey key) {
    if (isFromStore(key)) {
      return make(key);
    }
    try {
      Optional<byte[]> cached = cache.read(key);
      if (cached.isPresent()) {
        return cached.map(body -> Ready.of(body, false));
      }
      return plan.view(key).map(view -> Ready.of(format.encode(view), false));
    } catch (Away noAnswer) {
      return make(key);
    }
  }

  private Optional<Ready> make(BoardKey key) {
    return plan.view(key).map(view -> Ready.of(format.encode(view), true));
  }

  public void forget(BoardChange change) {
    BoardKey key = keyOf(change);
    // The cache may still do what it was asked before it went away.
    ahead.computeIfPresent(key, (same, told) -> change.version() > told ? null : told);
    forget(key);
  }

  /// The same of a board that the cache does not hold as it is yet.
  public void lead(BoardChange change) {
    BoardKey key = keyOf(change);
    ahead.put(key, change.version());
    forget(key);
  }

  /// Leaves a board that cannot be made to the cache.
  public void leave(BoardKey key) {
    ahead.remove(key);
    forget(key);
  }

  private void forget(BoardKey key) {
    var _ = changes.incrementAndGet();
    drop(key);
  }

  private static BoardKey keyOf(BoardChange change) {
    return new BoardKey(change.board(), change.granularity(), change.period());
  }

  /// Forgets everything, because changes may have been missed.
  public void forgetAll() {
    var _ = changes.incrementAndGet();
    near.clear();
    made.clear();
  }
}
