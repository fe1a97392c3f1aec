package dxpulse.ingestion.feed.http;

import dxpulse.contracts.types.Caller;
import dxpulse.contracts.types.Role;
import dxpulse.contracts.wire.HttpFormat;
import dxpulse.contracts.wire.Problem;
import dxpulse.infra.edge.Answers;
import dxpulse.infra.edge.Callers;
import dxpulse.ingestion.edge.Bodies;
import dxpulse.ingestion.feed.Answer;
import dxpulse.ingestion.feed.AskFeed;
import dxpulse.ingestion.feed.DefinitionFormat;
import dxpulse.ingestion.feed.Feed;
import dxpulse.ingestion.feed.FeedDefinition;
import dxpulse.ingestion.feed.FeedFault;
import dxpulse.ingestion.feed.FeedRun;
import dxpulse.ingestion.feed.Feeds;
import dxpulse.ingestion.feed.Fetch;
import dxpulse.ingestion.feed.Origin;
import dxpulse.ingestion.feed.PushedFeeds;
import dxpulse.ingestion.feed.SortFigures;
import dxpulse.ingestion.feed.TendFeeds;
import dxpulse.ingestion.feed.Turns;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Feeds: the office writes them, operators look too.
@RestController
class FeedController {
  private final Feeds feeds;
  private final TendFeeds tendFeeds;
  private final PushedFeeds pushedFeeds;
  private final SortFigures sortFigures;
  private final AskFeed askFeed;
  private final DefinitionFormat format;
  private final Turns turns;
  private final Clock clock;

  FeedController(
      Feeds feeds,
      TendFeeds tendFeeds,
      PushedFeeds pushedFeeds,
      SortFigures sortFigures,
      AskFeed askFeed,
      DefinitionFormat format,
      Turns turns,
      Clock clock) {
    this.feeds = feeds;
    this.tendFeeds = tendFeeds;
    this.pushedFeeds = pushedFeeds;
    this.sortFigures = sortFigures;
    this.askFeed = askFeed;
    this.format = format;
    this.turns = turns;
    this.clock = clock;
  }

  @GetMapping("/api/ingestion/feeds")
  ResponseEntity<byte[]> list() {
    return reading(caller ->
        Answers.json(
            200,
            Map.of(
                "feeds",
                feeds.all().stream()
                    .filter(feed -> feed.definition().organization().equals(caller.organization()))
                    .map(this::summary)
                    .toList())));
  }

  private Map<String, @Nullable Object> summary(Feed feed) {
    FeedDefinition definition = feed.definition();
    Map<String, @Nullable Object> summary = new LinkedHashMap<>();
    summary.put("name", definition.name());
    summary.put("title", definition.title());
    summary.put("counts", definition.counts());
    summary.put("department", definition.department());
    summary.put("kind", definition.origin().kind());
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
    summary.put("lastRun", feed.runs().isEmpty() ? null : feed.runs().getFirst());
    return summary;
  }

  @GetMapping("/api/ingestion/feeds/{name}")
  ResponseEntity<byte[]> find(@PathVariable String name) {
    return reading(caller -> with(caller, name, this::whole));
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
        request, (caller, json) -> defined(json, name, caller, wanted -> keep(wanted, caller)));
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
      return lookFirst();
    }
    feeds.keep(wanted, null);
    pushedFeeds.forget();
    tendFeeds.reschedule(wanted);
    return with(caller, wanted.name(), this::whole);
  }

  private boolean mustBeLookedAt(FeedDefinition definition) {
    return !definition.isPushed() && !feeds.isLookedAt(definition);
  }

  private static ResponseEntity<byte[]> lookFirst() {
    return Answers.problem(
        Problem.conflict(
            "この定義は、まだ実際の応答で確認されていません。先に確認してください"
                + " / this definition has not been looked at on a real answer: look at it first"));
  }

  /// The answer to what the office writes.
  private static ResponseEntity<byte[]> writing(
      HttpServletRequest request, BiFunction<Caller, JsonNode, ResponseEntity<byte[]>> work)
      throws IOException {
    Caller caller = Callers.current();
    return caller.is(Role.OFFICE)
        ? Bodies.of(request, content -> Answers.reading(content, json -> work.apply(caller, json)))
        : forbidden();
  }

  /// A definition of a body, under the name of the path and for the caller's organization.
  private ResponseEntity<byte[]> defined(
      @Nullable JsonNode json,
      String name,
      Caller caller,
      Function<FeedDefinition, ResponseEntity<byte[]>> work) {
    if (!(json instanceof ObjectNode members)) {
      return Answers.problem(Problem.malformed("a definition is an object"));
    }
    members.put("name", name);
    members.put("organization", caller.organization().value());
    DefinitionFormat.Read read = format.read(HttpFormat.mapper().writeValueAsString(members));
    FeedDefinition definition = read.definition();
    return definition == null
        ? Answers.problem(
            Problem.invalid(read.faults().stream().map(FeedController::fault).toList()))
        : work.apply(definition);
  }

  private static Problem.Fault fault(FeedFault fault) {
    return new Problem.Fault(
        fault.place(), fault.code(), fault.message(), fault.value(), fault.expected());
  }

  @PostMapping("/api/ingestion/feeds/{name}/switch")
  ResponseEntity<byte[]> turn(@PathVariable String name, HttpServletRequest request)
      throws IOException {
    return writing(
        request, (caller, json) -> with(caller, name, feed -> turn(feed, json.path("on"), caller)));
  }

  private ResponseEntity<byte[]> turn(Feed feed, JsonNode on, Caller caller) {
    FeedDefinition definition = feed.definition();
    if (!on.isBoolean()) {
      return Answers.problem(Problem.malformed("on: true or false is expected"));
    }
    if (!on.booleanValue()) {
      tendFeeds.switchOff(definition);
    } else if (feed.state().on() == null && mustBeLookedAt(definition)) {
      return lookFirst();
    } else {
      tendFeeds.switchOn(definition);
    }
    pushedFeeds.forget();
    return with(caller, definition.name(), this::whole);
  }

  @PostMapping("/api/ingestion/feeds/{name}/run")
  ResponseEntity<byte[]> run(@PathVariable String name) {
    Caller caller = Callers.current();
    if (!caller.is(Role.OFFICE)) {
      return forbidden();
    }
    return tendFeeds.isReady() ? with(caller, name, this::run) : notReady();
  }

  private static ResponseEntity<byte[]> notReady() {
    return Answers.problem(
        Problem.unavailable(
            "指標の一覧を読み込んでいます。少し待ってからもう一度お試しください"
                + " / the catalogue of indicators is still being read: try again shortly"));
  }

  private ResponseEntity<byte[]> run(Feed feed) {
    FeedDefinition definition = feed.definition();
    if (feed.state().on() == null && mustBeLookedAt(definition)) {
      return lookFirst();
    }
    Optional<FeedRun> done;
    try {
      done = tendFeeds.byHand(definition);
    } catch (Turns.Busy others) {
      return busy();
    }
    return done.map(run -> Answers.json(200, run))
        .orElseGet(() ->
            Answers.problem(
                Problem.conflict(
                    switch (definition.origin().kind()) {
                      case FOLDER -> "フォルダに書き終わったファイルがありません / no complete file lies in the folder";
                      case PUSH -> "送ってくるのを待つ連携です / its machine sends by itself";
                      case HTTP -> "いま実行中です / it runs already";
                    })));
  }

  @PostMapping("/api/ingestion/feeds/{name}/preview")
  ResponseEntity<byte[]> preview(@PathVariable String name, HttpServletRequest request)
      throws IOException {
    Caller caller = Callers.current();
    if (!caller.is(Role.OFFICE)) {
      return forbidden();
    }
    return Bodies.of(
        request,
        content -> {
          if (content.length == 0) {
            return with(caller, name, feed -> look(feed.definition(), null, ""));
          }
          return Answers.reading(content, json -> preview(json, name, caller));
        });
  }

  private ResponseEntity<byte[]> preview(JsonNode json, String name, Caller caller) {
    byte[] sample;
    try {
      sample =
          json.path("sample").isString()
              ? Base64.getDecoder().decode(json.path("sample").asString())
              : null;
    } catch (IllegalArgumentException refused) {
      return Answers.problem(Problem.malformed("sample: base64 is expected"));
    }
    String file = json.path("file").isString() ? json.path("file").asString() : "";
    return json.has("definition")
        ? defined(
            json.get("definition"), name, caller, definition -> look(definition, sample, file))
        : with(caller, name, feed -> look(feed.definition(), sample, file));
  }

  private ResponseEntity<byte[]> look(
      FeedDefinition definition, byte @Nullable [] sample, String file) {
    if (definition.isPushed()) {
      return Answers.problem(
          Problem.conflict(
              "送ってくるのを待つ連携に確認はありません / there is nothing to look at: its machine sends"));
    }
    if (sample == null && definition.origin().kind() == Origin.Kind.FOLDER) {
      return Answers.problem(
          Problem.invalid(
              List.of(
                  new Problem.Fault(
                      "/sample",
                      "SAMPLE_IS_NEEDED",
                      "フォルダの連携は、見本のファイルを選んで確認します / a folder is previewed with a sample file",
                      null,
                      "base64"))));
    }
    return tendFeeds.isReady()
        ? turns.inTurn(() -> lookedInTurn(definition, sample, file)).orElseGet(FeedController::busy)
        : notReady();
  }

  private ResponseEntity<byte[]> lookedInTurn(
      FeedDefinition definition, byte @Nullable [] sample, String file) {
    try {
      return Answers.json(200, looked(definition, sample, file));
    } catch (Turns.Busy others) {
      return busy();
    }
  }

  private static ResponseEntity<byte[]> busy() {
    return Answers.problem(
        Problem.unavailable(
            "ほかの連携を処理しています。少し待ってからもう一度お試しください"
                + " / other feeds are being read: try again shortly"));
  }

  private Map<String, @Nullable Object> looked(
      FeedDefinition definition, byte @Nullable [] sample, String file) {
    Map<String, @Nullable Object> answer = new LinkedHashMap<>();
    try {
      byte[] content = sample == null ? askFeed.answer(definition) : sample;
      answer.put("bytes", content.length);
      boolean real = sample == null || definition.origin().kind() == Origin.Kind.FOLDER;
      answer.putAll(turns.alone(() -> preview(definition, content, file, real)));
      answer.put("error", null);
    } catch (Answer.Unusable | Fetch.Unanswered unusable) {
      answer.put("error", unusable.getMessage());
    }
    return answer;
  }

  private Map<String, @Nullable Object> preview(
      FeedDefinition definition, byte[] content, String file, boolean real) {
    SortFigures.Outlook outlook = sortFigures.sort(definition, content, file, clock.instant());
    if (real && outlook.isUsable()) {
      feeds.lookedAt(definition);
    }
    return Previews.of(outlook);
  }

  @GetMapping("/api/ingestion/feeds/{name}/runs")
  ResponseEntity<byte[]> runs(@PathVariable String name) {
    return reading(
        caller -> with(caller, name, feed -> Answers.json(200, Map.of("runs", feed.runs()))));
  }

  @GetMapping("/api/ingestion/feeds/{name}/runs/{id}/raw")
  ResponseEntity<byte[]> raw(@PathVariable String name, @PathVariable String id) {
    return reading(caller ->
        with(
            caller,
            name,
            feed ->
                feeds
                    .raw(feed.definition(), id)
                    .map(content ->
                        ResponseEntity.ok()
                            .contentType(MediaType.APPLICATION_OCTET_STREAM)
                            .header(
                                "Content-Disposition",
                                "attachment; filename=\"%s-%s\"".formatted(name, id))
                            .header("X-Content-Type-Options", "nosniff")
                            .body(content))
                    .orElseGet(() ->
                        Answers.problem(
                            Problem.notFound(
                                "the answer of run " + id + " is not kept any more")))));
  }

  private static ResponseEntity<byte[]> reading(Function<Caller, ResponseEntity<byte[]>> work) {
    Caller caller = Callers.current();
    return caller.is(Role.OFFICE) || caller.is(Role.OPERATOR) ? work.apply(caller) : forbidden();
  }

  private ResponseEntity<byte[]> with(
      Caller caller, String name, Function<Feed, ResponseEntity<byte[]>> work) {
    Supplier<ResponseEntity<byte[]>> nowhere =
        () -> Answers.problem(Problem.notFound("feed " + name));
    return feeds.find(caller.organization(), name).map(work).orElseGet(nowhere);
  }

  private static ResponseEntity<byte[]> forbidden() {
    return Answers.problem(
        Problem.forbidden("feeds are kept by the office, and looked at by operators too"));
  }
}
