package dxpulse.ingestion.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// After how long without a good run a feed is late.
final class Lateness {
  private static final int RUNS = 3;
  private static final Duration LEAST = Duration.ofDays(1);

  /// The last of the runs may take so long before it counts as missed.
  private static final Duration GRACE = Duration.ofHours(1);

  private Lateness() {}

  /// As its definition says, or three runs, a day at least. The runs of a cron expression are those
  /// after the last good one: on a weekend none of a weekday's is missed.
  ///
  /// @param since the last good run, or when the feed was switched on
  /// @param cron the moment after another at which an expression is due next
  /// @return nothing for one that has no schedule, where the definition says nothing
  static @Nullable Duration of(
      FeedDefinition feed, Instant since, BiFunction<String, Instant, @Nullable Instant> cron) {
    Schedule schedule = feed.schedule();
    if (schedule.lateAfter() != null || feed.origin().kind() != Origin.Kind.HTTP) {
      return schedule.lateAfter();
    }
    Duration late =
        schedule.every() != null
            ? schedule.every().multipliedBy(RUNS)
            : schedule.cron() != null ? untilTheThird(schedule.cron(), since, cron) : null;
    return late != null && late.compareTo(LEAST) < 0 ? LEAST : late;
  }

  private static @Nullable Duration untilTheThird(
      String expression, Instant since, BiFunction<String, Instant, @Nullable Instant> cron) {
    Instant run = since;
    for (int i = 0; i < RUNS; i++) {
      run = cron.apply(expression, run);
      if (run == null) {
        return null;
      }
    }
    return Duration.between(since, run).plus(GRACE);
  }
}
