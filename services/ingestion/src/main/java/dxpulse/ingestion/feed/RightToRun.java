package dxpulse.ingestion.feed;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The only right to run a feed, on whichever node: taken, kept as long as the work lasts, and
/// given back.
public final class RightToRun {
  /// It lapses so long after its node was last heard of.
  private static final Duration RIGHT = Duration.ofMinutes(10);

  private static final Duration RENEWED_EVERY = Duration.ofMinutes(1);

  private final Feeds feeds;
  private final Turns turns;
  private final String node;
  private final InstantSource clock;
  private final AtomicLong counted = new AtomicLong();
  private final Map<String, Right> running = new ConcurrentHashMap<>();

  private record Right(String feed, Instant since) {}

  /// @param node names this one among others
  public RightToRun(Feeds feeds, Turns turns, String node, InstantSource clock) {
    this.feeds = feeds;
    this.turns = turns;
    this.node = node;
    this.clock = clock;
  }

  /// An id for a run; a later one is greater.
  String runId() {
    return "%013d-%04d".formatted(clock.millis(), counted.incrementAndGet() % 10_000);
  }

  /// @param work on the feed as it is once nobody else can run it
  /// @return nothing while somebody else does, or where the work gave nothing
  <T> Optional<T> exclusively(FeedDefinition feed, Function<Feed, @Nullable T> work) {
    return turns.inTurn(() -> {
      String holder = node + "-" + counted.incrementAndGet();
      Instant now = clock.instant();
      if (!feeds.take(feed.id(), holder, now, RIGHT)) {
        return null;
      }
      var _ = running.put(holder, new Right(feed.id(), now));
      try {
        return feeds.find(feed.organization(), feed.name()).map(work).orElse(null);
      } finally {
        var _ = running.remove(holder);
        feeds.give(feed.id(), holder);
      }
    });
  }

  /// Keeps the rights of what is running here, however long it runs: to be called more often than
  /// they lapse.
  public void keep() {
    Instant now = clock.instant();
    running.forEach((holder, right) -> {
      if (!right.since().plus(RENEWED_EVERY).isAfter(now)) {
        feeds.renew(right.feed(), holder, now, RIGHT);
        var _ = running.computeIfPresent(holder, (same, held) -> new Right(held.feed(), now));
      }
    });
  }
}
