package dxpulse.ingestion.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/// Who may run a feed, and when it is asked again.
class FeedTurnsTest extends TendedFeeds {
  private static final String GOOD = "期間,件数\nFY2026-Q1,1\n";

  @Test
  void aRunThatLastsLongerThanItsRightIsNotStartedOnAnotherNode() {
    FeedDefinition feed = on("pulled", "HTTP", true);
    answer = GOOD;
    TendFeeds here = tendFeeds;
    RightToRun held = right;
    TendFeeds there = tending();
    meanwhile =
        () -> {
          meanwhile = () -> {};
          for (int minute = 0; minute < 25; minute++) {
            now = now.plus(Duration.ofMinutes(1));
            held.keep();
          }
          there.look(feeds.find(feed.organization(), feed.name()).orElseThrow());
          assertThat(runs(feed)).as("nobody has ended one").isEmpty();
        };

    here.look(feeds.find(feed.organization(), feed.name()).orElseThrow());

    assertThat(runs(feed)).hasSize(1);
    assertThat(log.sent).hasSize(1);
  }

  @Test
  void theRightOfANodeThatIsGoneLapses() {
    FeedDefinition feed = on("pulled", "HTTP", true);
    assertThat(feeds.take(feed.id(), "gone", now, Duration.ofMinutes(10))).isTrue();
    answer = GOOD;

    now = now.plus(Duration.ofMinutes(9));
    look(feed);
    assertThat(runs(feed)).isEmpty();

    now = now.plus(Duration.ofMinutes(1));
    look(feed);
    assertThat(runs(feed)).isNotEmpty();
  }

  @Test
  void aRunWhoseTurnDoesNotComeInTimeHasNotFailed() throws InterruptedException {
    patience = Duration.ofMillis(5);
    tendFeeds = tending();
    FeedDefinition feed = on("pulled", "HTTP", true);
    answer = GOOD;
    CountDownLatch reads = new CountDownLatch(1);
    CountDownLatch over = new CountDownLatch(1);
    Thread other =
        Thread.startVirtualThread(() ->
            turns.alone(() -> {
              reads.countDown();
              try {
                over.await();
              } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
              }
              return "";
            }));
    reads.await();

    look(feed);
    assertThatThrownBy(() -> byHand(feed)).isInstanceOf(Turns.Busy.class);
    assertThat(runs(feed)).isEmpty();
    assertThat(state(feed).failures()).isZero();
    assertThat(state(feed).begun()).isNull();
    assertThat(state(feed).nextAt()).as("after a pause").isAfter(now);

    over.countDown();
    other.join();
    now = now.plusSeconds(31);
    look(feed);
    assertThat(newest(feed).outcome()).isEqualTo(FeedRun.Outcome.OK);
  }

  @Test
  void aSourceThatWishesToBeLeftAloneIsAskedNoEarlier() {
    FeedDefinition feed = on("pulled", "HTTP", true);
    wish = Duration.ofHours(2);
    look(feed);
    Instant again = Objects.requireNonNull(state(feed).nextAt());

    assertThat(Duration.between(MORNING, again)).isEqualTo(Duration.ofHours(2));
    wish = Duration.ofSeconds(1);
    now = again;
    look(feed);
    assertThat(Duration.between(again, state(feed).nextAt()))
        .as("never sooner than after the pause")
        .isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void aSourceThatGoesOnSayingOldFiguresIsToldUntilItSaysNewerOnes() {
    FeedDefinition made = on("pulled", "HTTP", true);
    FeedDefinition feed =
        Objects.requireNonNull(
            format
                .read(
                    format
                        .write(made)
                        .replaceFirst("\"expects\":\"[^\"]+\"", "\"expects\":\"P60D\""))
                .definition());
    feeds.keep(feed, null);
    answer = "期間,件数\nFY2025-Q3,1\nFY2025-Q4,2\n";
    look(feed);
    assertThat(told)
        .as("the newest period ended on 31 March, the day after is 1 June")
        .contains(Health.STALE);
    assertThat(newest(feed).outcome()).isEqualTo(FeedRun.Outcome.OK);

    now = now.plus(Duration.ofDays(40));
    answer = "期間,件数\nFY2026-Q1,3\n";
    look(feed);
    assertThat(told).endsWith(Health.OK);

    now = now.plus(Duration.ofDays(20));
    answer = "期間,件数\nFY2025-Q4,2\n";
    look(feed);
    assertThat(told).as("what it gave once counts").endsWith(Health.OK);
    now = now.plus(Duration.ofDays(40));
    look(feed);
    assertThat(told).endsWith(Health.STALE);
  }
}
