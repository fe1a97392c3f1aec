package dxpulse.ingestion.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.event.ObservationSubmitted;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FeedCorrectionsTest extends TendedFeeds {
  @Test
  void nothingIsTakenBeforeTheCatalogueIsKnown() throws IOException {
    FeedDefinition feed = on("dropped", "FOLDER", true);
    put("a.csv", "期間,件数\nFY2024-Q1,1\n");
    ready = false;

    look(feed);
    look(feed);
    assertThat(tendFeeds.isReady()).isFalse();
    assertThat(drop.resolve("a.csv")).exists();
    assertThat(runs(feed)).isEmpty();

    ready = true;
    look(feed);
    assertThat(names("done")).anyMatch(name -> name.endsWith("a.csv"));
    assertThat(log.sent).hasSize(1);
  }

  @Test
  void aFeedOfWhichNoRowIsAboutAnythingAnyMoreFails() {
    FeedDefinition feed =
        on("pulled", "HTTP", true, "\"where\": [{\"column\": \"県\", \"in\": [\"青森\"]}],");
    answer = "期間,件数,県\nFY2024-Q1,1,青森\n";
    assertThat(byHand(feed).outcome()).isEqualTo(FeedRun.Outcome.OK);
    Instant good = state(feed).lastGood();

    answer = "期間,件数,県\nFY2024-Q1,1,青森県\n";
    FeedRun none = byHand(feed);

    assertThat(none.outcome()).isEqualTo(FeedRun.Outcome.FAILED);
    assertThat(none.error()).contains("対象の行がありません", "no row is about");
    assertThat(state(feed).lastGood()).isEqualTo(good);
  }

  @Test
  void aFeedThatSaysThereIsNoFigureYetDoesNotFail() {
    FeedDefinition feed = on("pulled", "HTTP", true);
    answer = "期間,件数\nFY2024-Q1,…\n";

    assertThat(byHand(feed).outcome()).isEqualTo(FeedRun.Outcome.OK);
  }

  @Test
  void whatAFeedTakesBackBeforeItIsApprovedIsPutForwardAgain() {
    FeedDefinition trusted = on("pulled", "HTTP", true);
    answer = "期間,件数\nFY2024-Q1,5\n";
    var _ = byHand(trusted);
    comesBack(log.sent.getFirst());
    FeedDefinition feed = on("pulled", "HTTP", false);

    answer = "期間,件数\nFY2024-Q1,6\n";
    assertThat(byHand(feed).accepted()).isEqualTo(1);
    answer = "期間,件数\nFY2024-Q1,5\n";
    assertThat(byHand(feed).accepted()).isEqualTo(1);
    assertThat(byHand(feed).unchanged()).isEqualTo(1);

    assertThat(log.forwarded.stream().map(each -> String.valueOf(each.value())))
        .containsExactly("6", "5");
    assertThat(reports.values())
        .singleElement()
        .satisfies(report -> assertThat(report.observation().value()).isEqualByComparingTo("5"));
  }

  @Test
  void aFileIsComparedWithTheOneBeforeItEvenBeforeThatHasComeBack() throws IOException {
    FeedDefinition feed = on("dropped", "FOLDER", true);
    put("a.csv", "期間,件数\nFY2024-Q1,5\n");
    look(feed);
    comesBack(log.sent.getFirst());

    put("b.csv", "期間,件数\nFY2024-Q1,6\n");
    put("c.csv", "期間,件数\nFY2024-Q1,5\n");
    look(feed);

    assertThat(values()).containsExactly("5", "6", "5");
    comesBack(log.sent.get(1));
    comesBack(log.sent.get(2));
    put("d.csv", "期間,件数\nFY2024-Q1,5\n");
    look(feed);
    assertThat(newest(feed).unchanged()).isEqualTo(1);
  }

  @Test
  void aCorrectionIsSentHoweverLateTheOneBeforeItComesBackAndWhoeverStartsMeanwhile()
      throws IOException {
    FeedDefinition feed = on("dropped", "FOLDER", true);
    put("a.csv", "期間,件数\nFY2024-Q1,5\n");
    look(feed);
    comesBack(log.sent.getFirst());
    put("b.csv", "期間,件数\nFY2024-Q1,6\n");
    look(feed);

    restarted();
    now = now.plus(Duration.ofMinutes(30));
    put("c.csv", "期間,件数\nFY2024-Q1,5\n");
    look(feed);
    assertThat(values()).containsExactly("5", "6", "5");

    comesBack(log.sent.get(1));
    now = now.plus(Duration.ofMinutes(30));
    put("d.csv", "期間,件数\nFY2024-Q1,5\n");
    look(feed);
    assertThat(newest(feed).accepted()).as("5 has not come back").isEqualTo(1);
    assertThat(log.sent.get(3).observationId()).isEqualTo(log.sent.get(2).observationId());
    comesBack(log.sent.get(2));
    put("e.csv", "期間,件数\nFY2024-Q1,5\n");
    look(feed);
    assertThat(newest(feed).unchanged()).isEqualTo(1);
  }

  @Test
  void aCorrectionIsSentWhereTheLogMayHoldTheOneBeforeIt() {
    FeedDefinition feed = on("pulled", "HTTP", true);
    answer = "期間,件数\nFY2024-Q1,5\n";
    var _ = byHand(feed);
    comesBack(log.sent.getFirst());
    answer = "期間,件数\nFY2024-Q1,6\n";
    log.holdsButSaysNothing = true;
    assertThat(byHand(feed).outcome()).isEqualTo(FeedRun.Outcome.FAILED);

    log.holdsButSaysNothing = false;
    answer = "期間,件数\nFY2024-Q1,5\n";
    assertThat(byHand(feed).accepted()).isEqualTo(1);
    now = now.plus(Duration.ofMinutes(11));
    assertThat(byHand(feed).unchanged()).as("nothing but 5 was said since").isEqualTo(1);
  }

  @Test
  void aFigureThatReturnsAtOnceIsNotTakenForARepeat() throws IOException {
    FeedDefinition feed = on("dropped", "FOLDER", true);
    put("a.csv", "期間,件数\nFY2024-Q1,1\n");
    put("b.csv", "期間,件数\nFY2024-Q1,2\n");
    put("c.csv", "期間,件数\nFY2024-Q1,1\n");
    look(feed);

    assertThat(values()).containsExactly("1", "2", "1");
    assertThat(log.sent.stream().map(ObservationSubmitted::observationId).distinct()).hasSize(3);
  }

  @Test
  void whatDoesNotComeBackIsForgotten() {
    FeedDefinition feed = on("pulled", "HTTP", true);
    answer = "期間,件数\nFY2024-Q1,1\n";
    assertThat(byHand(feed).accepted()).isEqualTo(1);
    assertThat(byHand(feed).unchanged()).isEqualTo(1);

    now = now.plus(Duration.ofMinutes(11));
    assertThat(byHand(feed).accepted()).isEqualTo(1);
    assertThat(log.sent.stream().map(ObservationSubmitted::observationId).distinct()).hasSize(1);
  }

  @Test
  void whileAFileIsTakenElsewhereNoNewerOneIsTaken() throws IOException {
    FeedDefinition feed = on("dropped", "FOLDER", true);
    put("a.csv", "期間,件数\nFY2024-Q1,1\n");
    put("b.csv", "期間,件数\nFY2024-Q1,2\n");
    assertThat(feeds.take(feed.id(), "another", now, Duration.ofMinutes(1))).isTrue();
    look(feed);
    assertThat(log.sent).isEmpty();

    feeds.give(feed.id(), "another");
    look(feed);
    assertThat(values()).containsExactly("1", "2");
  }

  @Test
  void aFeedThatWasSwitchedOffMeanwhileTakesNothing() {
    FeedDefinition feed = on("pulled", "HTTP", true);
    answer = "期間,件数\nFY2024-Q1,1\n";
    Feed seen = feeds.find(feed.organization(), feed.name()).orElseThrow();
    tendFeeds.switchOff(feed);

    tendFeeds.look(seen);

    assertThat(log.sent).isEmpty();
  }

  @Test
  void aFolderThatCannotBeListedMakesItsFeedFailUntilItCan() throws IOException {
    FeedDefinition feed = on("dropped", "FOLDER", true);
    Files.delete(drop);
    Files.writeString(drop, "a file where the folder has to be");

    look(feed);
    assertThat(newest(feed).error()).contains("監視フォルダを読めない");
    for (int i = 0; i < 3; i++) {
      now = now.plus(Duration.ofHours(1));
      look(feed);
    }
    assertThat(tendFeeds.health(feeds.find(feed.organization(), feed.name()).orElseThrow()))
        .isEqualTo(Health.FAILING);
    assertThat(told).contains(Health.FAILING);

    Files.delete(drop);
    now = now.plus(Duration.ofHours(2));
    look(feed);
    assertThat(state(feed).failures()).isZero();
    assertThat(told).endsWith(Health.OK);
  }

  @Test
  void aFeedWhoseDefinitionNoLongerKeepsTheRulesDoesNotRun() throws IOException {
    FeedDefinition feed = on("dropped", "FOLDER", true);
    FeedDefinition broken =
        Objects.requireNonNull(format.stored(format.write(feed).replace("I90", "!!")).definition());
    feeds.keep(broken, null);
    put("a.csv", "期間,件数\nFY2024-Q1,1\n");
    look(feed);

    assertThat(newest(feed).error()).contains("定義を直してください");
    assertThat(drop.resolve("a.csv")).exists();
  }

  private Stream<String> values() {
    return log.sent.stream().map(each -> String.valueOf(each.value()));
  }
}
