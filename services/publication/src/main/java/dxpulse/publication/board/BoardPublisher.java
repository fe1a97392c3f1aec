package dxpulse.publication.board;

import dxpulse.publication.board.BoardCache.Away;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// Puts boards that look different into the cache and tells everybody. While the cache is away,
/// boards are served from the plan in memory, and open pages of this node are told directly; when
/// it answers again and is empty, it is filled anew.
///
/// A new figure shows at once on the boards of its own period. Those of later periods only hold it
/// in their history; they follow a moment later, each once however many figures came meanwhile.
public final class BoardPublisher {
  private final LivePlan plan;
  private final BoardCache cache;
  private final BoardFormat format;
  private final Consumer<BoardChange> ownListeners;
  private final AtomicBoolean away = new AtomicBoolean();
  private final Map<BoardKey, BoardChange.Cause> following = new LinkedHashMap<>();
  private final Set<BoardKey> followingWithoutCause = new LinkedHashSet<>();

  public BoardPublisher(
      LivePlan plan, BoardCache cache, BoardFormat format, Consumer<BoardChange> ownListeners) {
    this.plan = plan;
    this.cache = cache;
    this.format = format;
    this.ownListeners = ownListeners;
  }

  /// @param causes what made each board change, where it is known
  /// @return number of boards that were published
  public int publish(Collection<BoardKey> keys, Map<BoardKey, BoardChange.Cause> causes, long now) {
    return publish(keys, Set.of(), causes, now);
  }

  /// @param later boards that may follow with the next [#publishFollowing]
  /// @return number of boards that were published now
  public synchronized int publish(
      Collection<BoardKey> keys,
      Collection<BoardKey> later,
      Map<BoardKey, BoardChange.Cause> causes,
      long now) {
    Map<BoardKey, BoardView> views = plan.renew(keys, now);
    Map<BoardKey, byte[]> bodies = new LinkedHashMap<>();
    List<BoardChange> changes = new ArrayList<>();
    views.forEach((key, view) -> {
      bodies.put(key, format.encode(view));
      long version = view.head().version();
      changes.add(
          new BoardChange(
              version, key.board(), key.granularity(), key.period(), version, causes.get(key)));
    });
    Set<BoardKey> toFollow = new LinkedHashSet<>(later);
    keys.forEach(key -> {
      toFollow.remove(key);
      following.remove(key);
      followingWithoutCause.remove(key);
    });
    for (BoardKey key : toFollow) {
      BoardChange.Cause cause = causes.get(key);
      if (cause == null) {
        followingWithoutCause.add(key);
      } else {
        following.put(key, cause);
      }
    }
    if (changes.isEmpty() && toFollow.isEmpty()) {
      return 0;
    }
    try {
      cache.publish(bodies, changes, toFollow);
    } catch (Away noAnswer) {
      away.set(true);
      changes.forEach(ownListeners);
    }
    return changes.size();
  }

  /// Publishes the boards that were left to follow.
  ///
  /// @return number of boards that were published
  public synchronized int publishFollowing(long now) {
    Set<BoardKey> keys = new LinkedHashSet<>(following.keySet());
    keys.addAll(followingWithoutCause);
    return keys.isEmpty() ? 0 : publish(keys, Set.of(), Map.copyOf(following), now);
  }

  /// Takes up the boards that an earlier process left to follow.
  public synchronized void takeUp() {
    try {
      followingWithoutCause.addAll(cache.following());
    } catch (Away noAnswer) {
      away.set(true);
    }
  }

  /// Fills the cache if it has come back or was emptied.
  public void refill(long now) {
    try {
      if (!cache.isFilled() || away.get()) {
        int _ = publish(plan.allBoards(), Map.of(), now);
        away.set(false);
      }
    } catch (Away noAnswer) {
      away.set(true);
    }
  }

  public boolean isCacheAway() {
    return away.get();
  }
}
