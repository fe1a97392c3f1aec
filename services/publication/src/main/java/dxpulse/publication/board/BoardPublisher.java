package dxpulse.publication.board;

import dxpulse.publication.board.BoardCache.Away;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// Puts boards that look different into the cache and tells everybody. While the cache is away,
/// boards are served from the plan in memory, and open pages of this node are told directly; when
/// it answers again and is empty, it is filled anew.
public final class BoardPublisher {
  private final LivePlan plan;
  private final BoardCache cache;
  private final BoardFormat format;
  private final Consumer<BoardChange> ownListeners;
  private final AtomicBoolean away = new AtomicBoolean();

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
    if (changes.isEmpty()) {
      return 0;
    }
    try {
      cache.publish(bodies, changes);
    } catch (Away noAnswer) {
      away.set(true);
      changes.forEach(ownListeners);
    }
    return changes.size();
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
