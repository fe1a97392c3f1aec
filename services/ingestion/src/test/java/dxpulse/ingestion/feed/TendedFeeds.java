package dxpulse.ingestion.feed;

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
import dxpulse.ingestion.sheet.LastValues.Place;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// Feeds that are tended, with all that they need, as long as a test lasts.
abstract class TendedFeeds {
  static final Instant MORNING = Instant.parse("2026-06-01T00:00:00Z");
  private static final FeedState.Pauses PAUSES =
      new FeedState.Pauses(Duration.ofSeconds(30), Duration.ofHours(1));

  final InMemoryFeeds feeds = new InMemoryFeeds();
  final Log log = new Log();
  final LastSent lastSent = new InMemoryLastSent();
  final KnownIndicators indicators = new KnownIndicators();
  final Map<String, Report> reports = new HashMap<>();
  final DefinitionFormat format = new JsonDefinitions(cron -> null);
  String answer = "";
  Instant now = MORNING;

  @TempDir Path folder;
  Path drop = Path.of("");
  final Held held = new Held();
  final List<Health> told = new ArrayList<>();
  final List<FeedDefinition> toldOf = new ArrayList<>();
  boolean ready = true;
  boolean down;
  Duration patience = Duration.ofSeconds(1);
  Turns turns = new Turns(1, patience);

  /// What happens while a source is asked.
  Runnable meanwhile = () -> {};

  @Nullable Duration wish;
  final InMemoryUnread unread = new InMemoryUnread();
  KeepUnread.Limits unreadLimits = new KeepUnread.Limits(3, 1_000);
  RightToRun right = new RightToRun(feeds, turns, "test", () -> now);
  RunFeed runFeed = running();
  TendFeeds tendFeeds = tending();

  @BeforeEach
  void knowsIndicators() throws IOException {
    indicators.learn(SampleIndicators.trained("I90"));
    drop = Files.createDirectories(folder.resolve("020001/dropped"));
    tendFeeds = tending();
  }

  void giveBack(ObservationSubmitted observation) {
    var _ =
        reports.computeIfPresent(
            Report.id(observation),
            (id, report) ->
                Samples.moved(Workflow.giveBack(report, Samples.OFFICE, "数え直してください", MORNING)));
  }

  void approve(ObservationSubmitted observation) {
    var _ =
        reports.computeIfPresent(
            Report.id(observation),
            (id, report) -> Samples.moved(Workflow.approve(report, Samples.OFFICE, MORNING)));
  }

  /// The service ends, as when its memory does.
  static final class Down extends Error {
    private static final long serialVersionUID = 1;
  }

  /// It starts again: what it had in memory is gone, and rights to run have lapsed.
  void restarted() {
    down = false;
    now = now.plus(Duration.ofMinutes(10));
    tendFeeds = tending();
  }

  FeedDefinition on(String name, String kind, boolean trusted) {
    return on(name, kind, trusted, "");
  }

  FeedDefinition on(String name, String kind, boolean trusted, String more) {
    FeedDefinition feed =
        Objects.requireNonNull(
            format
                .read(
                    """
                    {"name": "%s", "organization": "020001", "title": {"ja": "研修", "en": "Training"},
                     "department": "dx-promotion", "trusted": %s,
                     "origin": {"kind": "%s", "address": "https://example.jp/"},
                     "schedule": {"every": "PT1S", "expects": "P9999D"}, "format": "CSV",
                     "mapping": {%s "period": {"text": "{期間}"},
                       "figures": [{"indicator": {"text": "I90"}, "value": {"column": "件数"}}]}}
                    """
                        .formatted(name, trusted, kind, more))
                .definition());
    feeds.keep(feed, null);
    tendFeeds.switchOn(feed);
    return feed;
  }

  void put(String name, String content) throws IOException {
    now = now.plusSeconds(1);
    Path file = Files.writeString(drop.resolve(name), content);
    var _ = Files.setLastModifiedTime(file, FileTime.from(now));
  }

  /// Two looks: a file is complete when it has not changed between them.
  void look(FeedDefinition feed) {
    for (int i = 0; i < 2; i++) {
      if (feed.origin().kind() == Origin.Kind.FOLDER) {
        now = now.plusSeconds(3);
      }
      tendFeeds.look(feeds.find(feed.organization(), feed.name()).orElseThrow());
    }
  }

  FeedRun byHand(FeedDefinition feed) {
    now = now.plusSeconds(1);
    return tendFeeds.byHand(feed).orElseThrow();
  }

  FeedRun newest(FeedDefinition feed) {
    return runs(feed).findFirst().orElseThrow();
  }

  Stream<FeedRun> runs(FeedDefinition feed) {
    return feeds.find(feed.organization(), feed.name()).orElseThrow().runs().stream();
  }

  FeedState state(FeedDefinition feed) {
    return feeds.find(feed.organization(), feed.name()).orElseThrow().state();
  }

  Stream<String> names(String place) {
    String[] names = drop.resolve(place).toFile().list();
    return names == null ? Stream.of() : Stream.of(names);
  }

  private RunFeed running() {
    SortFigures sortFigures =
        new SortFigures(
            Map.of(Format.CSV, new CsvAnswers(AnswerLimits.USUAL)),
            new AcceptSubmission(indicators),
            indicators,
            held,
            lastSent,
            new InMemoryReports(reports));
    return new RunFeed(sortFigures, lastSent, log, log, format, turns, () -> now);
  }

  ReplayAnswers replayAnswers() {
    return new ReplayAnswers(feeds, unread, runFeed, right, () -> "trace", () -> now, run -> {});
  }

  TendFeeds tending() {
    turns = new Turns(1, patience);
    right = new RightToRun(feeds, turns, "test", () -> now);
    runFeed = running();
    return new TendFeeds(
        feeds,
        new TendFeeds.Parts(
            runFeed,
            new AskFeed(
                (organization, origin) -> {
                  meanwhile.run();
                  if (wish != null) {
                    throw new Fetch.Unanswered("429", wish);
                  }
                  return answer.getBytes(StandardCharsets.UTF_8);
                },
                new JsonPages(AnswerLimits.USUAL),
                AnswerLimits.USUAL,
                turns,
                Duration.ofSeconds(25),
                () -> now),
            new WatchedFolder(folder, Duration.ofSeconds(2), 1_000, () -> now),
            new PushedFeeds(feeds, () -> now),
            (feed, health, since, at) -> {
              told.add(health);
              toldOf.add(feed);
            },
            (cron, after) -> null,
            () -> "trace",
            () -> ready,
            right,
            new KeepUnread(unread, unreadLimits),
            run -> {}),
        new TendFeeds.Settings(3, PAUSES),
        () -> now);
  }

  /// Takes figures in as long as it is there.
  final class Log implements Intake, RefusedFigures {
    final List<ObservationSubmitted> sent = new ArrayList<>();
    final List<ObservationSubmitted> forwarded = new ArrayList<>();
    final Map<String, RefusedFigure> refused = new LinkedHashMap<>();
    boolean away;
    boolean holdsButSaysNothing;

    @Override
    public List<Taken> take(
        List<ObservationSubmitted> figures, Caller caller, String trace, Instant at) {
      if (down) {
        throw new Down();
      }
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
    public Collection<RefusedFigure> anew(Collection<RefusedFigure> figures) {
      return figures;
    }

    @Override
    public List<RefusedFigure> find(Collection<String> ids) {
      return refused.values().stream().filter(figure -> ids.contains(figure.id())).toList();
    }

    @Override
    public List<RefusedFigure> open(OrganizationCode organization, Collection<Place> places) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void settle(Collection<RefusedFigure> figures) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<Placed> placed(
        OrganizationCode organization, IndicatorCode indicator, @Nullable AreaCode area) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<Prospect> prospects(List<ObservationSubmitted> figures, Caller caller, Instant at) {
      throw new UnsupportedOperationException();
    }
  }

  /// What holds: what somebody says to.
  static final class Held implements LastValues {
    final Map<Period, ValueRecorded> values = new HashMap<>();

    @Override
    public void keep(Collection<ValueRecorded> heard) {
      heard.forEach(value -> values.put(value.period(), value));
    }

    @Override
    public void write() {}

    @Override
    public Map<Period, ValueRecorded> of(
        OrganizationCode organization,
        IndicatorCode indicator,
        AreaCode area,
        Collection<Period> periods) {
      Map<Period, ValueRecorded> found = new HashMap<>(values);
      found.keySet().retainAll(periods);
      return found;
    }

    @Override
    public Map<Place, ValueRecorded> of(OrganizationCode organization, Collection<Place> places) {
      throw new UnsupportedOperationException();
    }
  }

  /// What was sent comes back as the value that holds.
  void comesBack(ObservationSubmitted sent) {
    ValueRecorded before = held.values.get(sent.period());
    held.keep(
        List.of(
            new ValueRecorded(
                sent.organization(),
                sent.indicator(),
                sent.area(),
                sent.period(),
                sent.value(),
                sent.numerator(),
                sent.denominator(),
                sent.stage(),
                sent.status(),
                sent.sample(),
                sent.note(),
                sent.source(),
                before == null ? 1 : before.revision() + 1,
                before == null ? null : before.value(),
                sent.observationId(),
                ValueRecorded.Outcome.RECORDED,
                sent.submittedAt(),
                now)));
  }
}
