package dxpulse.ingestion.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeedTest {
  @Test
  void theLastGoodAnswerStaysHoweverManyRunsFailAfterIt() {
    List<FeedRun> runs = Feed.with(run("older", FeedRun.Outcome.OK), List.of());
    runs = Feed.with(run("good", FeedRun.Outcome.PARTLY), runs);
    for (int i = 0; i < 60; i++) {
      runs = Feed.with(run("failed" + i, FeedRun.Outcome.FAILED), runs);
    }

    assertThat(runs).hasSize(51);
    assertThat(runs.stream().filter(FeedRun::rawKept).map(FeedRun::id))
        .containsExactly("failed59", "failed58", "failed57", "failed56", "failed55", "good");

    runs = Feed.with(run("better", FeedRun.Outcome.OK), runs);
    assertThat(runs).hasSize(50);
    assertThat(runs.stream().filter(FeedRun::rawKept).map(FeedRun::id))
        .containsExactly("better", "failed59", "failed58", "failed57", "failed56");
  }

  private static FeedRun run(String id, FeedRun.Outcome outcome) {
    return new FeedRun(
        id,
        Instant.EPOCH,
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
  }
}
