package dxpulse.ingestion.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.AreaCode;
import dxpulse.contracts.types.Caller;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.event.ObservationSubmitted;
import dxpulse.contracts.types.event.ValueRecorded;
import dxpulse.contracts.types.time.Period;
import dxpulse.ingestion.SampleIndicators;
import dxpulse.ingestion.catalogue.KnownIndicators;
import dxpulse.ingestion.feed.csv.CsvAnswers;
import dxpulse.ingestion.feed.folder.WatchedFolder;
import dxpulse.ingestion.feed.json.JsonDefinitions;
import dxpulse.ingestion.feed.json.JsonPages;
import dxpulse.ingestion.report.InMemoryReports;
import dxpulse.ingestion.report.Report;
import dxpulse.ingestion.report.Samples;
import dxpulse.ingestion.report.Workflow;
import dxpulse.ingestion.sheet.LastValues;
import dxpulse.ingestion.submission.AcceptSubmission;
import dxpulse.ingestion.submission.Intake;
import dxpulse.ingestion.submission.ObservationSink.NotAccepted;
import dxpulse.ingestion.submission.Prospect;
import dxpulse.ingestion.submission.RefusedFigures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TendFeedsTest {
  private static final Instant MORNING = Instant.parse("2026-06-01T00:00:00Z");
  private static final FeedState.Pauses PAUSES =
      new FeedState.Pauses(Duration.ofSeconds(30), Duration.ofHours(1));

  private final InMemoryFeeds feeds = new InMemoryFeeds();
  private final Log log = new Log();
  private final KnownIndicators indicators = new KnownIndicators();
  private final Map<String, Report> reports = new HashMap<>();
  private final DefinitionFormat format = new JsonDefinitions(cron -> null);
  private String answer = "";
  private Instant now = MORNING;

  @TempDir private Path folder;
  private Path drop = Path.of("");
  private TendFeeds tendFeeds = tending();

  @BeforeEach
  void knowsIndicators() throws IOException {
    indicators.learn(SampleIndicators.trained("I90"));
    drop = Files.createDirectories(folder.resolve("020001/dropped"));
    tendFeeds = tending();
  }

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

  private void giveBack(ObservationSubmitted observation) {
    var _ =
        reports.computeIfPresent(
            Report.id(observation),
            (id, report) ->
                Samples.moved(Workflow.giveBack(report, Samples.OFFICE, "数え直してください", MORNING)));
  }

  private void approve(ObservationSubmitted observation) {
    var _ =
        reports.computeIfPresent(
            Report.id(observation),
            (id, report) -> Samples.moved(Workflow.approve(report, Samples.OFFICE, MORNING)));
  }

  private FeedDefinition on(String name, String kind, boolean trusted) {
    FeedDefinition feed =
        Objects.requireNonNull(
            format
                .read(
                    """
                    {"name": "%s", "organization": "020001", "title": {"ja": "研修", "en": "Training"},
                     "department": "dx-promotion", "trusted": %s,
                     "origin": {"kind": "%s", "address": "https://example.jp/"},
                     "schedule": {"every": "PT1S"}, "format": "CSV",
                     "mapping": {"period": {"text": "{期間}"},
                       "figures": [{"indicator": {"text": "I90"}, "value": {"column": "件数"}}]}}
                    """
                        .formatted(name, trusted, kind))
                .definition());
    feeds.keep(feed, null);
    tendFeeds.switchOn(feed);
    return feed;
  }

  private void put(String name, String content) throws IOException {
    now = now.plusSeconds(1);
    Path file = Files.writeString(drop.resolve(name), content);
    var _ = Files.setLastModifiedTime(file, FileTime.from(now));
  }

  /// Two looks: a file is complete when it has not changed between them.
  private void look(FeedDefinition feed) {
    for (int i = 0; i < 2; i++) {
      if (feed.origin().kind() == Origin.Kind.FOLDER) {
        now = now.plusSeconds(3);
      }
      tendFeeds.look(feeds.find(feed.organization(), feed.name()).orElseThrow());
    }
  }

  private FeedRun byHand(FeedDefinition feed) {
    now = now.plusSeconds(1);
    return tendFeeds.byHand(feed).orElseThrow();
  }

  private FeedRun newest(FeedDefinition feed) {
    return runs(feed).findFirst().orElseThrow();
  }

  private Stream<FeedRun> runs(FeedDefinition feed) {
    return feeds.find(feed.organization(), feed.name()).orElseThrow().runs().stream();
  }

  private FeedState state(FeedDefinition feed) {
    return feeds.find(feed.organization(), feed.name()).orElseThrow().state();
  }

  private Stream<String> names(String place) {
    String[] names = drop.resolve(place).toFile().list();
    return names == null ? Stream.of() : Stream.of(names);
  }

  private TendFeeds tending() {
    SortFigures sortFigures =
        new SortFigures(
            Map.of(Format.CSV, new CsvAnswers()),
            new AcceptSubmission(indicators),
            indicators,
            new NoValues(),
            new InMemoryReports(reports));
    return new TendFeeds(
        feeds,
        new TendFeeds.Parts(
            new RunFeed(sortFigures, log, log, format, () -> now),
            new AskFeed(
                origin -> answer.getBytes(StandardCharsets.UTF_8), new JsonPages(), () -> now),
            new WatchedFolder(folder, Duration.ofSeconds(2), 1_000, () -> now),
            new PushedFeeds(feeds, () -> now),
            (feed, health, since, at) -> {},
            (cron, after) -> null,
            () -> "trace",
            run -> {}),
        new TendFeeds.Settings("test", 3, PAUSES),
        () -> now);
  }

  /// Takes figures in as long as it is there.
  private final class Log implements Intake, RefusedFigures {
    private final List<ObservationSubmitted> sent = new ArrayList<>();
    private final List<ObservationSubmitted> forwarded = new ArrayList<>();
    private final Map<String, RefusedFigure> refused = new LinkedHashMap<>();
    private boolean away;
    private boolean holdsButSaysNothing;

    @Override
    public List<Taken> take(
        List<ObservationSubmitted> figures, Caller caller, String trace, Instant at) {
      if (!away) {
        sent.addAll(figures);
      }
      if (away || holdsButSaysNothing) {
        throw new NotAccepted(new IOException("no broker"));
      }
      return figures.stream().<Taken>map(each -> new Taken.Sent()).toList();
    }

    @Override
    public List<Taken> putForward(
        List<ObservationSubmitted> figures, Caller caller, String trace, Instant at) {
      for (ObservationSubmitted figure : figures) {
        forwarded.add(figure);
        var _ =
            reports.compute(
                Report.id(figure),
                (id, existing) ->
                    Samples.moved(
                        Workflow.putForward(existing, figure, null, "dx-promotion", caller, at)));
      }
      return figures.stream().<Taken>map(each -> new Taken.Waits()).toList();
    }

    @Override
    public void keep(Collection<RefusedFigure> figures) {
      figures.forEach(figure -> refused.put(figure.id(), figure));
    }

    @Override
    public List<RefusedFigure> find(Collection<String> ids) {
      return refused.values().stream().filter(figure -> ids.contains(figure.id())).toList();
    }

    @Override
    public List<Prospect> prospects(List<ObservationSubmitted> figures, Caller caller, Instant at) {
      throw new UnsupportedOperationException();
    }
  }

  /// Nothing holds yet.
  private static final class NoValues implements LastValues {
    @Override
    public void keep(Collection<ValueRecorded> values) {}

    @Override
    public void write() {}

    @Override
    public Map<Period, ValueRecorded> of(
        OrganizationCode organization,
        IndicatorCode indicator,
        AreaCode area,
        Collection<Period> periods) {
      return Map.of();
    }

    @Override
    public Map<Place, ValueRecorded> of(OrganizationCode organization, Collection<Place> places) {
      return Map.of();
    }
  }
}
