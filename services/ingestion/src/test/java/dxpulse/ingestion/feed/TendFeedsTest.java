package dxpulse.ingestion.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.event.ObservationSubmitted;
import dxpulse.ingestion.SampleIndicators;
import dxpulse.ingestion.submission.RefusedFigures.RefusedFigure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TendFeedsTest extends TendedFeeds {
  @Test
  void aFileThatComesWhileTheLogIsAwayStaysAndIsTakenOnceItIsBack() throws IOException {
    FeedDefinition feed = on("dropped", "FOLDER", true);
    put("a.csv", "期間,件数\nFY2024-Q1,1\nFY2024-Q2,2\n");
    log.away = true;

    look(feed);
    assertThat(drop.resolve("a.csv")).exists();
    FeedRun failed = newest(feed);
    assertThat(failed.outcome()).isEqualTo(FeedRun.Outcome.FAILED);
    assertThat(failed.error()).contains("あとでやり直します");
    assertThat(state(feed).failures()).isEqualTo(1);

    log.away = false;
    look(feed);
    assertThat(log.sent).as("it waits for the end of the pause").isEmpty();

    now = now.plusSeconds(31);
    look(feed);
    assertThat(log.sent).hasSize(2);
    assertThat(names("done")).anyMatch(name -> name.endsWith("a.csv"));
    assertThat(names("failed")).isEmpty();
    assertThat(state(feed).failures()).isZero();
    assertThat(state(feed).nextAt()).isNull();
  }

  @Test
  void whatTheLogMayHoldAlreadyIsSentAgainUnderTheSameIds() throws IOException {
    FeedDefinition feed = on("dropped", "FOLDER", true);
    put("a.csv", "期間,件数\nFY2024-Q1,1\n");
    log.holdsButSaysNothing = true;
    look(feed);

    log.holdsButSaysNothing = false;
    now = now.plusSeconds(31);
    look(feed);

    assertThat(log.sent).hasSize(2);
    assertThat(log.sent.stream().map(ObservationSubmitted::observationId).distinct()).hasSize(1);
  }

  @Test
  void newerFilesWaitForAnOlderOneThatCouldNotBeFinished() throws IOException {
    FeedDefinition feed = on("dropped", "FOLDER", true);
    put("old.csv", "期間,件数\nFY2024-Q1,1\n");
    put("new.csv", "期間,件数\nFY2024-Q1,2\n");
    log.away = true;
    look(feed);
    log.away = false;
    now = now.plusSeconds(31);
    look(feed);

    assertThat(log.sent.stream().map(each -> String.valueOf(each.value())))
        .containsExactly("1", "2");
  }

  @Test
  void onlyAFileWhoseContentIsAtFaultGoesToTheFailedOnesAndKeepsNoOtherWaiting()
      throws IOException {
    FeedDefinition feed = on("dropped", "FOLDER", true);
    put("bad.csv", "期間,件数\n\"FY2024");
    put("good.csv", "期間,件数\nFY2024-Q1,1\n");
    look(feed);
    put("worse.csv", "a,b\n1,2\n");
    look(feed);
    put("late.csv", "期間,件数\nFY2024-Q2,2\n");
    look(feed);

    assertThat(names("failed").filter(name -> name.endsWith(".csv"))).hasSize(2);
    assertThat(log.sent).hasSize(2);
  }

  @Test
  void aFileThatCannotBeMovedAwayIsTakenOnce() throws IOException {
    FeedDefinition feed = on("dropped", "FOLDER", true);
    Files.writeString(drop.resolve("done"), "a file where the folder has to be");
    put("a.csv", "期間,件数\nFY2024-Q1,1\n");

    look(feed);
    look(feed);
    assertThat(runs(feed).filter(run -> "a.csv".equals(run.file()))).hasSize(1);

    Files.delete(drop.resolve("done"));
    look(feed);
    assertThat(drop.resolve("a.csv")).doesNotExist();
    assertThat(names("done")).anyMatch(name -> name.endsWith("a.csv"));
    assertThat(runs(feed).filter(run -> "a.csv".equals(run.file()))).hasSize(1);
  }

  @Test
  void aFeedWithAShortScheduleIsGivenTimeToRecover() {
    FeedDefinition feed = on("pulled", "HTTP", true);
    answer = "gone";
    look(feed);
    Instant first = Objects.requireNonNull(state(feed).nextAt());
    now = first;
    look(feed);

    assertThat(Duration.between(MORNING, first)).isEqualTo(Duration.ofSeconds(30));
    assertThat(Duration.between(first, state(feed).nextAt())).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void aRunThatTookTheServiceDownCountsAsFailedAndItsFeedTurnsRed() throws IOException {
    FeedDefinition web = on("pulled", "HTTP", true);
    answer = "期間,件数\nFY2024-Q1,1\n";
    for (int crash = 1; crash <= 3; crash++) {
      down = true;
      assertThatThrownBy(() -> look(web)).isInstanceOf(Down.class);
      restarted();
      look(web);
      assertThat(newest(web).error()).contains("途中で止まりました");
      assertThat(state(web).failures()).isEqualTo(crash);
      assertThat(state(web).nextAt()).isAfter(now);
      now = Objects.requireNonNull(state(web).nextAt());
    }
    assertThat(told).contains(Health.FAILING);

    look(web);
    assertThat(newest(web).outcome()).isEqualTo(FeedRun.Outcome.OK);
    assertThat(state(web).failures()).isZero();
    assertThat(log.sent).hasSize(1);
  }

  @Test
  void aFileThatTookTheServiceDownIsTakenAgainAfterAPause() throws IOException {
    FeedDefinition feed = on("dropped", "FOLDER", true);
    put("a.csv", "期間,件数\nFY2024-Q1,1\n");
    down = true;
    assertThatThrownBy(() -> look(feed)).isInstanceOf(Down.class);
    restarted();

    look(feed);
    assertThat(newest(feed).outcome()).isEqualTo(FeedRun.Outcome.FAILED);
    assertThat(log.sent).isEmpty();

    now = now.plusSeconds(40);
    look(feed);
    assertThat(log.sent).hasSize(1);
    assertThat(state(feed).failures()).isZero();
  }

  @Test
  void boardsOfIndicatorsThatALateFeedHasLeftHearOfItAndThoseItServesNow() {
    indicators.learn(SampleIndicators.trained("I91"));
    FeedDefinition feed = on("pulled", "HTTP", true);
    answer = "gone";
    for (int i = 0; i < 3; i++) {
      look(feed);
      now = Objects.requireNonNull(state(feed).nextAt());
    }
    assertThat(told).containsExactly(Health.FAILING);
    Instant since = state(feed).since();

    feeds.keep(changed(feed, "I90", "I91"), null);
    look(feed);
    look(feed);
    assertThat(told).containsExactly(Health.FAILING, Health.FAILING);
    assertThat(toldOf.getLast().indicators()).containsExactly(new IndicatorCode("I91"));
    assertThat(state(feed).since()).isEqualTo(since);

    feeds.keep(changed(changed(feed, "I90", "I91"), "研修", "講習"), null);
    look(feed);
    look(feed);
    assertThat(toldOf).hasSize(3);
    assertThat(toldOf.getLast().title().ja()).isEqualTo("講習");
  }

  private FeedDefinition changed(FeedDefinition feed, String from, String to) {
    return Objects.requireNonNull(format.read(format.write(feed).replace(from, to)).definition());
  }

  @Test
  void whatWasGivenBackIsNotPutForwardAgainUntilItChanges() {
    FeedDefinition feed = on("pulled", "HTTP", false);
    answer = "期間,件数\nFY2024-Q1,1\n";
    FeedRun first = byHand(feed);
    FeedRun waiting = byHand(feed);
    giveBack(log.forwarded.getFirst());
    FeedRun returned = byHand(feed);
    answer = "期間,件数\nFY2024-Q1,3\n";
    FeedRun mended = byHand(feed);

    assertThat(first.accepted()).isEqualTo(1);
    assertThat(waiting.unchanged()).isEqualTo(1);
    assertThat(returned.unchanged()).isEqualTo(1);
    assertThat(returned.outcome()).isEqualTo(FeedRun.Outcome.OK);
    assertThat(returned.faults())
        .singleElement()
        .satisfies(fault -> {
          assertThat(fault.code()).isEqualTo("RETURNED");
          assertThat(fault.message()).contains("数え直してください");
        });
    assertThat(mended.accepted()).isEqualTo(1);
    assertThat(log.forwarded).hasSize(2);
  }

  @Test
  void whatIsApprovedAndLockedIsKeptAsRefusedAndMakesNoFeedFail() {
    FeedDefinition feed = on("pulled", "HTTP", false);
    answer = "期間,件数\nFY2024-Q1,1\n";
    var _ = byHand(feed);
    approve(log.forwarded.getFirst());
    answer = "期間,件数\nFY2024-Q1,3\n";
    FeedRun locked = byHand(feed);

    assertThat(locked.outcome()).isEqualTo(FeedRun.Outcome.PARTLY);
    assertThat(locked.rejected()).isEqualTo(1);
    assertThat(locked.faults()).extracting(FeedFault::code).containsExactly("LOCKED");
    assertThat(log.refused).hasSize(1);
    assertThat(state(feed).failures()).isZero();
  }

  @Test
  void whatIsRefusedAgainIsTheSameThingOnWhateverLineAndHoweverItsPeriodIsWritten() {
    FeedDefinition feed = on("pulled", "HTTP", true);
    answer = "期間,件数\nFY2024-Q1,約1\nFY2024-Q2,2\n";
    var _ = byHand(feed);
    answer = "期間,件数\nFY2024-Q2,2\nR6Q1,約1\n";
    var _ = byHand(feed);
    assertThat(log.refused).hasSize(1);

    answer = "期間,件数\nFY2024-Q2,2\nR6Q1,約2\n";
    var _ = byHand(feed);
    assertThat(log.refused).as("another figure is another thing").hasSize(2);
  }

  @Test
  void whatAnEarlierBuildKeptUnderTheIdOfItsRowKeepsIt() {
    FeedDefinition feed = on("pulled", "HTTP", true);
    answer = "期間,件数\nFY2024-Q1,約1\nFY2024-Q2,2\n";
    var _ = byHand(feed);
    RefusedFigure figure = log.refused.values().iterator().next();
    String earlier =
        UUID.nameUUIDFromBytes((feed.id() + figure.raw()).getBytes(StandardCharsets.UTF_8))
            .toString();
    log.refused.clear();
    log.refused.put(earlier, figure.under(earlier));

    var _ = byHand(feed);

    assertThat(log.refused).containsOnlyKeys(earlier);
  }
}
