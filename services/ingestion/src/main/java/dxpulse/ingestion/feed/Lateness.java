package dxpulse.ingestion.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// After how long without a good run a feed is late.
final class Lateness {
  private static final int RUNS = 3;
  private static final int GAPS = 8;
  private static final Duration LEAST = Duration.ofDays(1);

  private Lateness() {}

  /// As its definition says, or three times what lies between its runs, a day at least. Between
  /// those of a cron expression lie weekends: the longest of the next gaps counts.
  ///
  /// @param cron the moment after another at which an expression is due next
  /// @return nothing for one that has no schedule, where the definition says nothing
  static @Nullable Duration of(
      FeedDefinition feed, Instant now, BiFunction<String, Instant, @Nullable Instant> cron) {
    Schedule schedule = feed.schedule();
    if (schedule.lateAfter() != null || feed.origin().kind() != Origin.Kind.HTTP) {
      return schedule.lateAfter();
    }
    Duration between =
        schedule.every() != null
            ? schedule.every()
            : schedule.cron() != null ? longestGap(schedule.cron(), now, cron) : null;
    if (between == null) {
      return null;
    }
    Duration late = between.multipliedBy(RUNS);
    return late.compareTo(LEAST) < 0 ? LEAST : late;
  }

  private static @Nullable Duration longestGap(
      String expression, Instant now, BiFunction<String, Instant, @Nullable Instant> cron) {
    Duration longest = null;
    Instant run = cron.apply(expression, now);
    for (int i = 0; i < GAPS && run != null; i++) {
      Instant next = cron.apply(expression, run);
      if (next != null) {
        Duration gap = Duration.between(run, next);
        longest = longest == null || gap.compareTo(longest) > 0 ? gap : longest;
      }
      run = next;
    }
    return longest;
  }
}
