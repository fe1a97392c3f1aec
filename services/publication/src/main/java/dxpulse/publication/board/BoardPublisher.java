package dxpulse.publication.board;

import dxpulse.publication.board.BoardCache.Away;
import dxpulse.publication.board.BoardCache.Edition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Puts boards that facts have touched into the cache and tells everybody.
///
/// Facts only note which boards they touch; boards are drawn a few at a time by whoever calls
/// [#publishSome]. Boards of a figure's own period come first. Others follow a moment later, each
/// once however many figures came meanwhile: those of later periods, which only hold the figure in
/// their history, and those of several KPIs that were drawn a moment ago. A board that could not be
/// published stays noted until it is; while the cache is away, pages of this node are told at once
/// and have it from the store.
public final class BoardPublisher {
  /// How long boards that may follow wait for company.
  public static final long FOLLOW_MILLIS = 1_000;

  // Fewer at once are on their boards sooner, more cost less each. While some are drawn that may
  // follow, those that people wait for wait for it.
  private static final int URGENT_AT_ONCE = 4;
  private static final int FOLLOWING_AT_ONCE = 2;
  // Every so many turns belong to those that follow, however many are waited for.
  private static final int TURNS = 4;

  private final LivePlan plan;
  private final BoardCache cache;
  private final BoardFormat format;
  private final Listener listener;
  private final Map<BoardKey, Touched> urgent = new LinkedHashMap<>();
  // Those that follow gather first, and are all due at once then.
  private Map<BoardKey, Touched> gathering = new LinkedHashMap<>();
  private Map<BoardKey, Touched> following = new LinkedHashMap<>();
  private final Map<BoardKey, Long> drawnAt = new HashMap<>();
  private final Set<BoardKey> toFill = new HashSet<>();
  private long turn;
  private long followFrom;
  private long touchedAt;
  private boolean filling;

  /// Hears what becomes of boards.
  public interface Listener {
    /// Boards changed, and the pages of this node that show them are to be told.
    void changed(BoardChange change);

    /// The same while the cache is away: it does not hold the board as it is yet.
    void changedAhead(BoardChange change);

    /// Boards are in the cache.
    void published(List<Published> boards);

    /// A board could not be drawn and is left as it was.
    void undrawable(BoardKey key, RuntimeException why);
  }

  public BoardPublisher(LivePlan plan, BoardCache cache, BoardFormat format, Listener listener) {
    this.plan = plan;
    this.cache = cache;
    this.format = format;
    this.listener = listener;
  }

  /// Notes boards that people wait for.
  public synchronized void touch(
      Collection<BoardKey> keys,
      BoardChange.@Nullable Cause cause,
      @Nullable String trace,
      long now) {
    touchedAt = now;
    Touched touched = new Touched(cause, trace, false, false);
    for (BoardKey key : keys) {
      if (key.isOfOneKpi() || !isRecent(drawnAt.getOrDefault(key, 0L), now)) {
        hurry(key, touched);
      } else {
        note(key, touched, now);
      }
    }
    notifyAll();
  }

  /// Clocks may be set back.
  private static boolean isRecent(long at, long now) {
    return Math.abs(now - at) < FOLLOW_MILLIS;
  }

  private void hurry(BoardKey key, Touched touched) {
    Touched earlier = Touched.both(gathering.remove(key), following.remove(key));
    urgent.merge(key, earlier == null ? touched : earlier.and(touched), Touched::and);
  }

  /// Notes boards that may follow.
  public synchronized void touchLater(
      Collection<BoardKey> keys,
      BoardChange.@Nullable Cause cause,
      @Nullable String trace,
      long now) {
    Touched touched = new Touched(cause, trace, false, false);
    keys.forEach(key -> note(key, touched, now));
  }

  private void note(BoardKey key, Touched touched, long now) {
    if (urgent.containsKey(key)) {
      urgent.merge(key, touched, Touched::and);
    } else if (following.containsKey(key)) {
      following.merge(key, touched, Touched::and);
    } else {
      if (gathering.isEmpty()) {
        followFrom = now + FOLLOW_MILLIS;
      }
      gathering.merge(key, touched, Touched::and);
    }
  }

  /// Notes every board as perhaps changed, as after a start: what the cache holds already is left.
  public synchronized void lookAtAll(long now) {
    plan.allBoards().forEach(key -> note(key, Touched.MAYBE, now));
    notifyAll();
  }

  /// Notes every board if the cache was emptied, or if whoever was filling it is gone.
  public void refill(long now) {
    try {
      switch (cache.filling()) {
        case EMPTY -> {
          cache.beginFilling();
          fill(now);
        }
        case BEGUN -> {
          if (!isFilling()) {
            fill(now);
          }
        }
        case FULL -> {}
      }
    } catch (Away noAnswer) {
      // Asked again soon; meanwhile boards are served from memory.
    }
  }

  private synchronized boolean isFilling() {
    return filling;
  }

  private synchronized void fill(long now) {
    filling = true;
    toFill.addAll(plan.allBoards());
    plan.allBoards().forEach(key -> note(key, Touched.NEWLY, now));
    followFrom = now;
    notifyAll();
  }

  /// Waits until a board is due, a while at most.
  ///
  /// @return whether one is
  public synchronized boolean await(long now, long mostMillis) throws InterruptedException {
    if (isDue(now)) {
      return true;
    }
    long left = gathering.isEmpty() ? mostMillis : Math.min(mostMillis, followFrom - now);
    wait(Math.max(1, left));
    return !urgent.isEmpty();
  }

  private boolean isDue(long now) {
    return !urgent.isEmpty()
        || !following.isEmpty()
        || (!gathering.isEmpty() && isTimeToFollow(now));
  }

  private boolean isTimeToFollow(long now) {
    return now >= followFrom || followFrom - now > FOLLOW_MILLIS;
  }

  /// How many boards wait.
  public synchronized int waiting() {
    return urgent.size() + following.size() + gathering.size();
  }

  /// How many boards wait that people wait for.
  public synchronized int urgent() {
    return urgent.size();
  }

  /// Whether facts came a moment ago, and more may be on their way.
  public synchronized boolean hearsMore(long now) {
    return isRecent(touchedAt, now);
  }

  /// Rests, but not longer than until somebody waits for a board.
  public synchronized void restUnlessUrgent(long millis) throws InterruptedException {
    if (urgent.isEmpty() && millis > 0) {
      wait(millis);
    }
  }

  /// Publishes some of the boards that are due, those that people wait for first.
  ///
  /// @return whether the cache took what was due
  public boolean publishSome(long now) {
    // Nobody waits for a cache that is away; it is asked when all is told.
    if (cache.isAway() && tellUntold(now)) {
      return false;
    }
    Map<BoardKey, Touched> taken = take(now);
    try {
      Map<BoardKey, Touched> unlike = withoutThoseAsTheyAre(taken);
      List<Edition> editions = draw(unlike, now);
      if (!editions.isEmpty()) {
        publish(editions, taken);
        noteDrawn(editions, now);
        editions.forEach(edition -> listener.changed(edition.change()));
        listener.published(editions.stream().map(each -> published(each, unlike)).toList());
      }
      if (hasFilled()) {
        cache.endFilling();
        filled();
      }
      return true;
    } catch (Away noAnswer) {
      putBack(taken);
      var _ = tellUntold(now);
      return false;
    }
  }

  /// Tells pages of this node all that changed, without the cache. It stays noted.
  ///
  /// @return whether there was anything to tell
  private boolean tellUntold(long now) {
    Map<BoardKey, Touched> untold = untold(now);
    // One by one: whoever reads the plan has a turn between them.
    untold.forEach((key, touched) ->
        draw(Map.of(key, touched), now)
            .forEach(edition -> listener.changedAhead(edition.change())));
    return !untold.isEmpty();
  }

  /// Noted as told before they are drawn, so that what touches them meanwhile is told again.
  private synchronized Map<BoardKey, Touched> untold(long now) {
    followIfDue(now);
    Map<BoardKey, Touched> untold = new LinkedHashMap<>();
    for (Map<BoardKey, Touched> due : List.of(urgent, following)) {
      due.replaceAll((key, touched) -> {
        if (!touched.told()) {
          untold.put(key, touched);
        }
        return touched.toldHere();
      });
    }
    return untold;
  }

  private List<Edition> draw(Map<BoardKey, Touched> touched, long now) {
    List<Edition> editions = new ArrayList<>();
    plan.renew(touched.keySet(), now, listener::undrawable)
        .forEach((key, view) -> edition(key, view, touched.get(key)).ifPresent(editions::add));
    return editions;
  }

  private static Published published(Edition edition, Map<BoardKey, Touched> touched) {
    Touched known = touched.get(edition.key());
    return new Published(edition.change(), known == null ? null : known.trace());
  }

  private Optional<Edition> edition(BoardKey key, BoardView view, @Nullable Touched touched) {
    long version = view.head().version();
    BoardChange change =
        new BoardChange(
            version,
            key.board(),
            key.granularity(),
            key.period(),
            version,
            touched == null ? null : touched.cause());
    try {
      return Optional.of(new Edition(key, change, format.encode(view)));
    } catch (RuntimeException impossible) {
      listener.undrawable(key, impossible);
      return Optional.empty();
    }
  }

  private void publish(List<Edition> editions, Map<BoardKey, Touched> taken) {
    Map<BoardKey, Long> refused = cache.publish(editions);
    if (refused.isEmpty()) {
      return;
    }
    // Another clock was ahead of this one: these go out again under a later version.
    refused.values().forEach(plan::outrun);
    synchronized (this) {
      refused.keySet().forEach(key -> putBack(key, taken));
    }
  }

  private synchronized void noteDrawn(List<Edition> editions, long now) {
    editions.stream()
        .map(Edition::key)
        .filter(key -> !key.isOfOneKpi())
        .forEach(key -> drawnAt.put(key, now));
  }

  private synchronized Map<BoardKey, Touched> take(long now) {
    followIfDue(now);
    turn++;
    boolean isTheirTurn = urgent.isEmpty() || (turn % TURNS == 0 && !following.isEmpty());
    Map<BoardKey, Touched> from = isTheirTurn ? following : urgent;
    int most = isTheirTurn ? FOLLOWING_AT_ONCE : URGENT_AT_ONCE;
    Map<BoardKey, Touched> taken = new LinkedHashMap<>();
    for (Map.Entry<BoardKey, Touched> each : from.entrySet()) {
      if (taken.size() == most) {
        break;
      }
      taken.put(each.getKey(), each.getValue());
    }
    from.keySet().removeAll(taken.keySet());
    toFill.removeAll(taken.keySet());
    return taken;
  }

  /// What has gathered is due: boards of several KPIs, which most people look at, before all that
  /// follow already, the others behind.
  private void followIfDue(long now) {
    if (gathering.isEmpty() || !isTimeToFollow(now)) {
      return;
    }
    Map<BoardKey, Touched> due = new LinkedHashMap<>();
    gathering.forEach((key, touched) -> {
      if (!key.isOfOneKpi()) {
        due.put(key, touched);
      }
    });
    due.putAll(following);
    gathering.forEach(due::putIfAbsent);
    following = due;
    gathering = new LinkedHashMap<>();
  }

  private Map<BoardKey, Touched> withoutThoseAsTheyAre(Map<BoardKey, Touched> taken) {
    Map<BoardKey, Touched> unlike = new LinkedHashMap<>();
    taken.forEach((key, touched) -> {
      if (!touched.unsure() || !isAsItIs(key)) {
        unlike.put(key, touched);
      }
    });
    return unlike;
  }

  /// Whether the cache holds the board as it would be drawn now.
  private boolean isAsItIs(BoardKey key) {
    Optional<byte[]> held = cache.read(key);
    if (held.isEmpty()) {
      return false;
    }
    long version = format.versionOf(held.get());
    return plan.adopt(
        key, version, view -> java.util.Arrays.equals(format.encode(view), held.get()));
  }

  private synchronized boolean hasFilled() {
    return filling && toFill.isEmpty();
  }

  private synchronized void filled() {
    filling = false;
  }

  private synchronized void putBack(Map<BoardKey, Touched> taken) {
    taken.keySet().forEach(key -> putBack(key, taken));
  }

  private void putBack(BoardKey key, Map<BoardKey, Touched> taken) {
    Touched touched = taken.getOrDefault(key, Touched.NEWLY);
    urgent.merge(key, touched, (later, earlier) -> earlier.and(later));
    if (filling) {
      var _ = toFill.add(key);
    }
  }
}
