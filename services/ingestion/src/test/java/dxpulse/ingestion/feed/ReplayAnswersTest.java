package dxpulse.ingestion.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dxpulse.contracts.types.Caller;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.Role;
import dxpulse.contracts.types.event.ObservationSubmitted;
import dxpulse.ingestion.feed.FeedRun.Outcome;
import dxpulse.ingestion.feed.UnreadAnswer.How;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Answers that could not be read wait, and are read once the definition is mended.
class ReplayAnswersTest extends TendedFeeds {
  private static final Caller OFFICE =
      new Caller(
          "office.mori", "森", new OrganizationCode("020001"), "dx-promotion", Set.of(Role.OFFICE));
  private static final String RENAMED = "期間,総件数\nFY2025-Q4,%d\n";

  @Test
  void anAnswerThatCouldNotBeReadWaitsBehindAnyNumberOfRunsAndIsReadOnceItsMappingIsMended() {
    FeedDefinition feed = on("pulled", "HTTP", true);
    answer = RENAMED.formatted(7);
    FeedRun failed = byHand(feed);
    Instant came = failed.startedAt();
    answer = "期間,件数\nFY2025-Q3,1\n";
    for (int run = 0; run < 60; run++) {
      byHand(feed);
    }
    assertThat(feeds.raw(feed, failed.id()).isPresent() && runs(feed).anyMatch(failed::equals))
        .as("its run is long forgotten")
        .isFalse();
    assertThat(unread.content(feed, failed.id())).isPresent();

    ReplayAnswers.Part part = replayAnswers().replay(mended(feed), Set.of(), null, OFFICE);

    FeedRun read = part.runs().getFirst();
    assertThat(read.outcome()).isEqualTo(Outcome.OK);
    assertThat(read.accepted()).isEqualTo(1);
    assertThat(read.cause()).isEqualTo(FeedRun.Cause.REPLAY);
    assertThat(read.of()).isEqualTo(failed.id());
    ObservationSubmitted sent = log.sent.getLast();
    assertThat(sent.value()).isEqualByComparingTo("7");
    assertThat(sent.submittedAt()).as("as of when it came").isEqualTo(came);
    UnreadAnswer ended = unread.of(feed).getFirst();
    assertThat(Objects.requireNonNull(ended.ending()).how()).isEqualTo(How.READ);
    assertThat(ended.ending().run()).isEqualTo(read.id());
    assertThat(ended.ending().by()).isEqualTo("office.mori");
    assertThat(unread.content(feed, failed.id())).isEmpty();
  }

  @Test
  void whatStillCannotBeReadWaitsOnAndItsFeedIsNoWorse() {
    FeedDefinition feed = on("pulled", "HTTP", true);
    answer = RENAMED.formatted(7);
    byHand(feed);
    int failures = state(feed).failures();

    FeedRun run = replayAnswers().replay(feed, Set.of(), null, OFFICE).runs().getFirst();

    assertThat(run.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(unread.waiting(feed)).hasSize(1);
    assertThat(state(feed).failures()).isEqualTo(failures);
  }

  @Test
  void whatWasSaidLaterHoldsAndWhatWasAcceptedCountsAsUnchanged() {
    FeedDefinition feed = on("pulled", "HTTP", true);
    answer = RENAMED.formatted(7) + "FY2025-Q3,3\n";
    byHand(feed);
    FeedDefinition right = mended(feed);
    answer = "期間,総件数\nFY2025-Q4,8\nFY2025-Q3,3\n";
    now = now.plus(Duration.ofDays(1));
    byHand(right);
    log.sent.forEach(this::comesBack);
    log.sent.clear();

    FeedRun run = replayAnswers().replay(right, Set.of(), null, OFFICE).runs().getFirst();

    assertThat(run.accepted()).isZero();
    assertThat(run.unchanged()).isEqualTo(2);
    assertThat(run.faults()).extracting(FeedFault::code).containsExactly("OVERTAKEN");
    assertThat(log.sent).isEmpty();
  }

  @Test
  void olderAnswersGiveWayToNewerOnesHoweverLateTheyAreRead() {
    FeedDefinition feed = on("pulled", "HTTP", true);
    for (String said : List.of("1", "2", "1\n")) { // the last has a line more: it is not the first
      answer = "期間,総件数\nFY2025-Q4," + said;
      now = now.plus(Duration.ofDays(10));
      byHand(feed);
    }
    now = now.plus(Duration.ofDays(30));

    replayAnswers().replay(mended(feed), Set.of(), null, OFFICE);

    assertThat(log.sent.stream().map(each -> String.valueOf(each.value())))
        .containsExactly("1", "2", "1");
    assertThat(log.sent.stream().map(ObservationSubmitted::observationId).distinct()).hasSize(3);
  }

  @Test
  void theSameAnswerAgainIsKeptOnceAndEndsWhenARunReadsIt() {
    FeedDefinition feed = on("pulled", "HTTP", true);
    answer = RENAMED.formatted(7);
    byHand(feed);
    byHand(feed);
    assertThat(unread.waiting(feed)).hasSize(1);
    assertThat(unread.waiting(feed).getFirst().times()).isEqualTo(2);

    byHand(mended(feed));

    assertThat(unread.waiting(feed)).isEmpty();
    assertThat(Objects.requireNonNull(unread.of(feed).getFirst().ending()).by())
        .isEqualTo("feed:pulled");
  }

  @Test
  void whatDoesNotFitAnyMoreIsToldAndDrivesNothingOut() {
    FeedDefinition feed = on("pulled", "HTTP", true);
    for (int said = 1; said <= 3; said++) {
      answer = RENAMED.formatted(said);
      byHand(feed);
    }
    answer = RENAMED.formatted(4);

    FeedRun run = byHand(feed);

    assertThat(run.error()).contains("取っておけません", "is not kept");
    assertThat(unread.waiting(feed)).hasSize(3);
    assertThat(replayAnswers().letGo(feed, firstWaiting(feed), "古い", OFFICE)).isPresent();
    byHand(feed);
    assertThat(unread.waiting(feed)).hasSize(3);
  }

  @Test
  void aFileThatIsReadLaterMakesItsFeedWellAgain() throws IOException {
    FeedDefinition feed = on("dropped", "FOLDER", true);
    for (int said = 1; said <= 3; said++) {
      put("a%d.csv".formatted(said), RENAMED.formatted(said));
    }
    look(feed);
    assertThat(told).endsWith(Health.FAILING);

    FeedDefinition right = mended(feed);
    assertThat(replayAnswers().replay(right, Set.of(), null, OFFICE).runs()).hasSize(3);
    look(right);

    assertThat(told).endsWith(Health.OK);
    assertThat(log.sent.getLast().source().reference()).startsWith("a3.csv");
  }

  @Test
  void nothingIsReadWhileTheFeedRuns() {
    FeedDefinition feed = on("pulled", "HTTP", true);
    answer = RENAMED.formatted(7);
    byHand(feed);
    assertThat(feeds.take(feed.id(), "elsewhere", now, Duration.ofMinutes(10))).isTrue();

    assertThatThrownBy(() -> replayAnswers().replay(feed, Set.of(), null, OFFICE))
        .isInstanceOf(Turns.Busy.class);
    assertThat(unread.waiting(feed)).hasSize(1);
  }

  @Test
  void whileTheLogIsAwayItWaitsOn() {
    FeedDefinition feed = on("pulled", "HTTP", true);
    answer = RENAMED.formatted(7);
    byHand(feed);
    log.away = true;

    FeedRun run = replayAnswers().replay(mended(feed), Set.of(), null, OFFICE).runs().getFirst();

    assertThat(run.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(unread.waiting(feed)).hasSize(1);
    log.away = false;
    assertThat(replayAnswers().replay(mended(feed), Set.of(), null, OFFICE).runs().getFirst())
        .extracting(FeedRun::outcome)
        .isEqualTo(Outcome.OK);
  }

  private String firstWaiting(FeedDefinition feed) {
    return unread.waiting(feed).getFirst().run();
  }

  /// Its source calls the column otherwise by now.
  private FeedDefinition mended(FeedDefinition feed) {
    FeedDefinition right =
        Objects.requireNonNull(
            format.read(format.write(feed).replace("\"件数\"", "\"総件数\"")).definition());
    feeds.keep(right, null);
    return right;
  }
}
