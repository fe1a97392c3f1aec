package dxpulse.ingestion.feed.http;

import dxpulse.contracts.types.Caller;
import dxpulse.contracts.types.Role;
import dxpulse.contracts.wire.HttpFormat;
import dxpulse.contracts.wire.Problem;
import dxpulse.infra.edge.Answers;
import dxpulse.infra.edge.Callers;
import dxpulse.ingestion.department.Departments;
import dxpulse.ingestion.edge.Bodies;
import dxpulse.ingestion.feed.DefinitionFormat;
import dxpulse.ingestion.feed.DropFolder;
import dxpulse.ingestion.feed.Feed;
import dxpulse.ingestion.feed.FeedDefinition;
import dxpulse.ingestion.feed.Feeds;
import dxpulse.ingestion.feed.Origin;
import dxpulse.ingestion.feed.PushedFeeds;
import dxpulse.ingestion.feed.RunsByHand;
import dxpulse.ingestion.feed.TendFeeds;
import dxpulse.ingestion.feed.Turns;
import dxpulse.ingestion.feed.UnreadAnswers;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// Feeds: the office writes them, operators look too.
@RestController
class FeedController {
  private final Feeds feeds;
  private final TendFeeds tendFeeds;
  private final RunsByHand runsByHand;
  private final PushedFeeds pushedFeeds;
  private final DropFolder dropFolder;
  private final DefinitionFormat format;
  private final Departments departments;
  private final UnreadAnswers unread;
  private final Clock clock;

  FeedController(
      Feeds feeds,
      TendFeeds tendFeeds,
      RunsByHand runsByHand,
      PushedFeeds pushedFeeds,
      DropFolder dropFolder,
      DefinitionFormat format,
      Departments departments,
      UnreadAnswers unread,
      Clock clock) {
    this.feeds = feeds;
    this.tendFeeds = tendFeeds;
    this.runsByHand = runsByHand;
    this.pushedFeeds = pushedFeeds;
    this.dropFolder = dropFolder;
    this.format = format;
    this.departments = departments;
    this.unread = unread;
    this.clock = clock;
  }

  @GetMapping("/api/ingestion/feeds")
  ResponseEntity<byte[]> list() {
    return FeedAnswers.reading(caller ->
        Answers.json(200, Map.of("feeds", listed(caller, false), "removed", listed(caller, true))));
  }

  private List<Map<String, @Nullable Object>> listed(Caller caller, boolean removed) {
    return feeds.all().stream()
        .filter(feed -> feed.definition().organization().equals(caller.organization()))
        .filter(feed -> feed.isRemoved() == removed)
        .map(this::summary)
        .toList();
  }

  private Map<String, @Nullable Object> summary(Feed feed) {
    FeedDefinition definition = feed.definition();
    Map<String, @Nullable Object> summary = new LinkedHashMap<>();
    summary.put("name", definition.name());
    summary.put("title", definition.title());
    summary.put("counts", definition.counts());
    summary.put("department", definition.department());
    summary.put(
        "departmentName",
        departments.in(definition.organization()).of(definition.department()).name());
    summary.put("kind", definition.origin().kind());
    boolean watched = definition.origin().kind() == Origin.Kind.FOLDER;
    summary.put("folder", watched ? dropFolder.place(definition) : null);
    summary.put("format", definition.format());
    summary.put("trusted", definition.trusted());
    summary.put("indicators", definition.indicators());
    summary.put("on", feed.state().on() != null);
    summary.put("health", tendFeeds.health(feed));
    summary.put("since", feed.state().since());
    summary.put("newest", feed.state().newest());
    summary.put("lastGood", feed.state().lastGood());
    summary.put("nextAt", feed.state().nextAt());
    summary.put("failures", feed.state().failures());
    summary.put("error", feed.state().lastError());
    summary.put("unread", unread.waiting(definition).size());
    summary.put("removal", feed.removal());
    summary.put("lastRun", feed.runs().isEmpty() ? null : feed.runs().getFirst());
    return summary;
  }

  @GetMapping("/api/ingestion/feeds/{name}")
  ResponseEntity<byte[]> find(@PathVariable String name) {
    return FeedAnswers.reading(caller -> FeedAnswers.with(feeds, caller, name, this::whole));
  }

  private ResponseEntity<byte[]> whole(Feed feed) {
    Map<String, @Nullable Object> whole = new LinkedHashMap<>(summary(feed));
    whole.put("byFile", feed.file() != null);
    whole.put("lookedAt", !mustBeLookedAt(feed.definition()));
    whole.put("definition", HttpFormat.mapper().readTree(format.write(feed.definition())));
    return Answers.json(200, whole);
  }

  @PutMapping("/api/ingestion/feeds/{name}")
  ResponseEntity<byte[]> keep(@PathVariable String name, HttpServletRequest request)
      throws IOException {
    return writing(
        request,
        (caller, json) ->
            FeedAnswers.defined(format, json, name, caller, wanted -> keep(wanted, caller)));
  }

  /// What runs is changed to something that was looked at, as what is switched on is.
  private ResponseEntity<byte[]> keep(FeedDefinition wanted, Caller caller) {
    var other = wanted.isPushed() ? pushedFeeds.other(wanted) : Optional.<FeedDefinition>empty();
    if (other.isPresent()) {
      return Answers.problem(
          Problem.conflict(
              "このクライアントの連携がもうあります / the client has a feed already: " + other.get().name()));
    }
    boolean unseen =
        feeds
            .find(caller.organization(), wanted.name())
            .filter(feed -> feed.state().on() != null)
            .filter(feed -> !feed.definition().essence().equals(wanted.essence()))
            .isPresent();
    if (unseen && mustBeLookedAt(wanted)) {
      return FeedAnswers.lookFirst();
    }
    feeds.keep(wanted, null);
    pushedFeeds.forget();
    tendFeeds.reschedule(wanted);
    return FeedAnswers.with(feeds, caller, wanted.name(), this::whole);
  }

  /// Nothing that it brought goes: its runs, their answers and who removed it are still told.
  @DeleteMapping("/api/ingestion/feeds/{name}")
  ResponseEntity<byte[]> remove(
      @PathVariable String name, @RequestParam(required = false) @Nullable String reason) {
    Caller caller = Callers.current();
    return caller.is(Role.OFFICE)
        ? FeedAnswers.because(
            reason,
            why ->
                FeedAnswers.withActive(
                    feeds, caller, name, feed -> remove(feed.definition(), why, caller)))
        : FeedAnswers.forbidden();
  }

  private ResponseEntity<byte[]> remove(FeedDefinition feed, String reason, Caller caller) {
    tendFeeds.switchOff(feed);
    feeds.remove(feed, new Feed.Removal(caller.id(), caller.name(), clock.instant(), reason));
    pushedFeeds.forget();
    return FeedAnswers.with(feeds, caller, feed.name(), this::whole);
  }

  private boolean mustBeLookedAt(FeedDefinition definition) {
    return !definition.isPushed() && !feeds.isLookedAt(definition);
  }

  /// The answer to what the office writes.
  private static ResponseEntity<byte[]> writing(
      HttpServletRequest request, BiFunction<Caller, JsonNode, ResponseEntity<byte[]>> work)
      throws IOException {
    Caller caller = Callers.current();
    return caller.is(Role.OFFICE)
        ? Bodies.of(request, content -> Answers.reading(content, json -> work.apply(caller, json)))
        : FeedAnswers.forbidden();
  }

  @PostMapping("/api/ingestion/feeds/{name}/switch")
  ResponseEntity<byte[]> turn(@PathVariable String name, HttpServletRequest request)
      throws IOException {
    return writing(
        request,
        (caller, json) ->
            FeedAnswers.withActive(
                feeds, caller, name, feed -> turn(feed, json.path("on"), caller)));
  }

  private ResponseEntity<byte[]> turn(Feed feed, JsonNode on, Caller caller) {
    FeedDefinition definition = feed.definition();
    if (!on.isBoolean()) {
      return Answers.problem(
          Problem.malformed("onは true か false にしてください / on: true or false is expected"));
    }
    if (!on.booleanValue()) {
      tendFeeds.switchOff(definition);
    } else if (feed.state().on() == null && mustBeLookedAt(definition)) {
      return FeedAnswers.lookFirst();
    } else {
      tendFeeds.switchOn(definition);
    }
    pushedFeeds.forget();
    return FeedAnswers.with(feeds, caller, definition.name(), this::whole);
  }

  @PostMapping("/api/ingestion/feeds/{name}/run")
  ResponseEntity<byte[]> run(@PathVariable String name) {
    Caller caller = Callers.current();
    if (!caller.is(Role.OFFICE)) {
      return FeedAnswers.forbidden();
    }
    return tendFeeds.isReady()
        ? FeedAnswers.withActive(feeds, caller, name, this::run)
        : FeedAnswers.notReady();
  }

  private ResponseEntity<byte[]> run(Feed feed) {
    FeedDefinition definition = feed.definition();
    if (feed.state().on() == null && mustBeLookedAt(definition)) {
      return FeedAnswers.lookFirst();
    }
    try {
      return switch (runsByHand.run(definition)) {
        case RunsByHand.Ended(var done) ->
            done.map(run -> Answers.json(200, run)).orElseGet(() -> nothingRan(definition));
        case RunsByHand.GoesOn() -> Answers.json(202, Map.of("goesOn", true));
      };
    } catch (Turns.Busy others) {
      return FeedAnswers.busy();
    }
  }

  private static ResponseEntity<byte[]> nothingRan(FeedDefinition definition) {
    return Answers.problem(
        Problem.conflict(
            switch (definition.origin().kind()) {
              case FOLDER -> "フォルダに書き終わったファイルがありません / no complete file lies in the folder";
              case PUSH -> "送ってくるのを待つ連携です / its machine sends by itself";
              case HTTP -> "いま実行中です / it runs already";
            }));
  }

  @GetMapping("/api/ingestion/feeds/{name}/runs")
  ResponseEntity<byte[]> runs(@PathVariable String name) {
    return FeedAnswers.reading(caller ->
        FeedAnswers.with(
            feeds, caller, name, feed -> Answers.json(200, Map.of("runs", feed.runs()))));
  }

  @GetMapping("/api/ingestion/feeds/{name}/runs/{id}/raw")
  ResponseEntity<byte[]> raw(@PathVariable String name, @PathVariable String id) {
    return FeedAnswers.reading(caller ->
        FeedAnswers.with(
            feeds,
            caller,
            name,
            feed ->
                feeds
                    .raw(feed.definition(), id)
                    .map(content -> FeedAnswers.file(name + "-" + id, content))
                    .orElseGet(() ->
                        Answers.problem(
                            Problem.notFound(
                                "実行 %s の応答はもう残っていません / the answer of run %s is not kept any more"
                                    .formatted(id, id))))));
  }
}
