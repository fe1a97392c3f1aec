package dxpulse.ingestion.feed;

import dxpulse.contracts.types.time.Period;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Where a feed stands: what follows from its runs, and what was told of it.
///
/// @param on since when it is switched on; absent: it is off
/// @param failures runs that failed since the last good one
/// @param nextAt when it is asked again; absent for a folder
/// @param told the health that readers were told of
/// @param since when that health began
/// @param as whom readers were told of it: its title and indicators
/// @param begun when a run began of whose end nothing is known yet
/// @param newest period of which it ever gave a figure since it was switched on
public record FeedState(
    @Nullable Instant on,
    int failures,
    @Nullable Instant lastGood,
    @Nullable Instant lastRun,
    @Nullable Instant nextAt,
    @Nullable String lastError,
    @Nullable Health told,
    @Nullable Instant since,
    @Nullable String as,
    @Nullable Instant begun,
    @Nullable Period newest) {
  public static final FeedState OFF =
      new FeedState(null, 0, null, null, null, null, null, null, null, null, null);
  private static final int DOUBLINGS = 16;

  public FeedState switchedOn(Instant now, @Nullable Instant next) {
    return on == null
        ? new FeedState(now, 0, null, lastRun, next, null, told, since, as, null, null)
        : this;
  }

  public FeedState switchedOff() {
    return new FeedState(
        null, 0, lastGood, lastRun, null, lastError, told, since, as, begun, newest);
  }

  /// What kept it from its files is over; nothing came of it yet.
  FeedState recovered() {
    return new FeedState(on, 0, lastGood, lastRun, null, null, told, since, as, begun, newest);
  }

  FeedState nextAt(@Nullable Instant next) {
    return new FeedState(
        on, failures, lastGood, lastRun, next, lastError, told, since, as, begun, newest);
  }

  /// What takes the service down with it is counted too: at the next look nobody knows its end.
  FeedState begun(Instant now) {
    return new FeedState(
        on, failures, lastGood, lastRun, nextAt, lastError, told, since, as, now, newest);
  }

  /// Others kept it from its answer: it is asked again after a pause, and nothing has failed.
  FeedState waiting(Instant again) {
    return new FeedState(
        on,
        failures,
        lastGood,
        lastRun,
        on == null ? nextAt : again,
        lastError,
        told,
        since,
        as,
        null,
        newest);
  }

  /// After a run. Whoever fails is asked again after a pause, however short its schedule is, and
  /// however far away its next turn.
  ///
  /// @param next by the schedule
  /// @param pauses between a failure and the next attempt
  FeedState after(RunFeed.Done done, Instant now, @Nullable Instant next, Pauses pauses) {
    FeedRun run = done.run();
    if (run.outcome() != FeedRun.Outcome.FAILED) {
      return new FeedState(
          on, 0, now, now, next, null, told, since, as, null, later(newest, done.newest()));
    }
    Duration pause = pauses.after(failures + 1);
    Duration wished = done.wish();
    return new FeedState(
        on,
        failures + 1,
        lastGood,
        now,
        now.plus(wished == null || wished.compareTo(pause) < 0 ? pause : wished),
        run.error(),
        told,
        since,
        as,
        null,
        newest);
  }

  /// After an answer was read that could not be read when it came.
  ///
  /// @param came when it came
  /// @param last nothing else was asked since: what was wrong is over
  FeedState read(Instant came, @Nullable Period newestRead, boolean last) {
    return new FeedState(
        on,
        last ? 0 : failures,
        lastGood == null || came.isAfter(lastGood) ? came : lastGood,
        lastRun,
        nextAt,
        last ? null : lastError,
        told,
        since,
        as,
        begun,
        later(newest, newestRead));
  }

  private static @Nullable Period later(@Nullable Period one, @Nullable Period other) {
    return one == null || (other != null && other.compareTo(one) > 0) ? other : one;
  }

  /// @param as its title and indicators
  FeedState told(Health health, Instant began, String as) {
    return new FeedState(
        on, failures, lastGood, lastRun, nextAt, lastError, health, began, as, begun, newest);
  }

  /// The last good run, or when it was switched on after that; nothing while it is off.
  @Nullable Instant awaitedSince() {
    return on != null && lastGood != null && lastGood.isAfter(on) ? lastGood : on;
  }

  /// @param lateAfter how long after the last good run it is late; absent: never
  /// @param renewedBy when a newer period is due; absent: never
  /// @param failingAfter failed runs in a row that make a feed failing
  public Health health(
      @Nullable Duration lateAfter, @Nullable Instant renewedBy, Instant now, int failingAfter) {
    Instant good = awaitedSince();
    if (good == null) {
      return Health.OFF;
    }
    if (failures >= failingAfter) {
      return Health.FAILING;
    }
    if (lateAfter != null && now.isAfter(good.plus(lateAfter))) {
      return Health.LATE;
    }
    return renewedBy != null && now.isAfter(renewedBy) ? Health.STALE : Health.OK;
  }

  /// Pauses between attempts: twice as long each time, up to an end.
  public record Pauses(Duration first, Duration longest) {
    Duration after(int failures) {
      Duration pause = first.multipliedBy(1L << Math.min(DOUBLINGS, failures - 1));
      return pause.compareTo(longest) > 0 ? longest : pause;
    }
  }
}
