package dxpulse.ingestion.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FeedStateTest {
  private static final Instant MORNING = Instant.parse("2024-06-03T00:00:00Z");
  private static final Duration DAILY = Duration.ofHours(30);
  private static final FeedState.Pauses PAUSES =
      new FeedState.Pauses(Duration.ofSeconds(30), Duration.ofMinutes(5));

  @Test
  void isLateWhenNoGoodRunCameInTimeAndWellAgainAfterOne() {
    FeedState on = FeedState.OFF.switchedOn(MORNING, MORNING);

    assertThat(on.health(DAILY, null, MORNING.plus(Duration.ofHours(30)), 3)).isEqualTo(Health.OK);
    assertThat(on.health(DAILY, null, MORNING.plus(Duration.ofHours(31)), 3))
        .isEqualTo(Health.LATE);
    FeedState run =
        on.after(run(FeedRun.Outcome.PARTLY), MORNING.plus(Duration.ofHours(31)), null, PAUSES);
    assertThat(run.health(DAILY, null, MORNING.plus(Duration.ofHours(32)), 3)).isEqualTo(Health.OK);
  }

  @Test
  void failsAfterSoManyFailuresInARowAndForgetsThemAfterAGoodRun() {
    FeedState state = FeedState.OFF.switchedOn(MORNING, MORNING);
    for (int failure = 0; failure < 3; failure++) {
      assertThat(state.health(DAILY, null, MORNING, 3)).isEqualTo(Health.OK);
      state = state.after(run(FeedRun.Outcome.FAILED), MORNING, null, PAUSES);
    }

    assertThat(state.health(DAILY, null, MORNING, 3)).isEqualTo(Health.FAILING);
    FeedState good = state.after(run(FeedRun.Outcome.OK), MORNING, null, PAUSES);
    assertThat(good.health(DAILY, null, MORNING, 3)).isEqualTo(Health.OK);
    assertThat(good.switchedOff().health(DAILY, null, MORNING, 3)).isEqualTo(Health.OFF);
  }

  @Test
  void pausesBetweenAttemptsGrowToAnEndHoweverShortTheScheduleIs() {
    FeedState state = FeedState.OFF.switchedOn(MORNING, MORNING);

    assertThat(pause(state, null)).isEqualTo(Duration.ofSeconds(30));
    FeedState second = state.after(run(FeedRun.Outcome.FAILED), MORNING, null, PAUSES);
    assertThat(pause(second, null)).isEqualTo(Duration.ofMinutes(1));
    for (int failure = 0; failure < 80; failure++) {
      second = second.after(run(FeedRun.Outcome.FAILED), MORNING, null, PAUSES);
    }
    assertThat(pause(second, null)).isEqualTo(Duration.ofMinutes(5));
    assertThat(pause(second, MORNING.plusSeconds(10))).isEqualTo(Duration.ofMinutes(5));
  }

  private static Duration pause(FeedState state, @Nullable Instant next) {
    Instant again = state.after(run(FeedRun.Outcome.FAILED), MORNING, next, PAUSES).nextAt();
    return Duration.between(MORNING, again);
  }

  private static RunFeed.Done run(FeedRun.Outcome outcome) {
    FeedRun run =
        new FeedRun(
            "1",
            MORNING,
            5,
            FeedRun.Cause.SCHEDULE,
            outcome,
            1,
            0,
            0,
            1,
            0,
            0,
            9,
            null,
            null,
            List.of(),
            true,
            null);
    return new RunFeed.Done(run, null, false);
  }
}
