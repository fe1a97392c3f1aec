package dxpulse.ingestion.feed.http;

import dxpulse.contracts.types.Caller;
import dxpulse.contracts.types.Role;
import dxpulse.contracts.wire.Problem;
import dxpulse.infra.edge.Answers;
import dxpulse.infra.edge.Callers;
import dxpulse.ingestion.edge.Bodies;
import dxpulse.ingestion.feed.Answer;
import dxpulse.ingestion.feed.AskFeed;
import dxpulse.ingestion.feed.DefinitionFormat;
import dxpulse.ingestion.feed.FeedDefinition;
import dxpulse.ingestion.feed.Feeds;
import dxpulse.ingestion.feed.Fetch;
import dxpulse.ingestion.feed.Origin;
import dxpulse.ingestion.feed.SortFigures;
import dxpulse.ingestion.feed.TendFeeds;
import dxpulse.ingestion.feed.Turns;
import dxpulse.ingestion.feed.UnreadAnswer;
import dxpulse.ingestion.feed.UnreadAnswers;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// Looks at what a definition makes of a real answer, or of a sample, before anything is stored.
@RestController
class PreviewController {
  private final Feeds feeds;
  private final TendFeeds tendFeeds;
  private final SortFigures sortFigures;
  private final AskFeed askFeed;
  private final DefinitionFormat format;
  private final Turns turns;
  private final Clock clock;
  private final UnreadAnswers unread;

  PreviewController(
      Feeds feeds,
      TendFeeds tendFeeds,
      SortFigures sortFigures,
      AskFeed askFeed,
      DefinitionFormat format,
      Turns turns,
      Clock clock,
      UnreadAnswers unread) {
    this.feeds = feeds;
    this.tendFeeds = tendFeeds;
    this.sortFigures = sortFigures;
    this.askFeed = askFeed;
    this.format = format;
    this.turns = turns;
    this.clock = clock;
    this.unread = unread;
  }

  @PostMapping("/api/ingestion/feeds/{name}/preview")
  ResponseEntity<byte[]> preview(@PathVariable String name, HttpServletRequest request)
      throws IOException {
    Caller caller = Callers.current();
    if (!caller.is(Role.OFFICE)) {
      return FeedAnswers.forbidden();
    }
    return Bodies.of(
        request,
        content -> {
          if (content.length == 0) {
            return FeedAnswers.with(
                feeds, caller, name, feed -> look(feed.definition(), Sample.NONE));
          }
          return Answers.reading(content, json -> preview(json, name, caller));
        });
  }

  private ResponseEntity<byte[]> preview(JsonNode json, String name, Caller caller) {
    if (json.path("unread").isString()) {
      String run = json.path("unread").asString();
      return FeedAnswers.with(
          feeds,
          caller,
          name,
          feed ->
              waiting(feed.definition(), run)
                  .map(sample -> preview(json, name, caller, sample))
                  .orElseGet(() ->
                      Answers.problem(
                          Problem.notFound(
                              "実行 %s の応答は待っていません / no answer of run %s waits"
                                  .formatted(run, run)))));
    }
    try {
      return preview(json, name, caller, given(json));
    } catch (IllegalArgumentException refused) {
      return Answers.problem(
          Problem.malformed("sampleはbase64で送ってください / sample: base64 is expected"));
    }
  }

  private ResponseEntity<byte[]> preview(JsonNode json, String name, Caller caller, Sample sample) {
    return json.has("definition")
        ? FeedAnswers.defined(
            format, json.get("definition"), name, caller, definition -> look(definition, sample))
        : FeedAnswers.with(feeds, caller, name, feed -> look(feed.definition(), sample));
  }

  /// What a definition is looked at on.
  ///
  /// @param part absent: the feed is asked
  /// @param came from the feed once, and could not be read
  private record Sample(Fetch.@Nullable Part part, String file, boolean came) {
    static final Sample NONE = new Sample(null, "", false);

    boolean isReal(FeedDefinition definition) {
      return part == null || came || definition.origin().kind() == Origin.Kind.FOLDER;
    }
  }

  private static Sample given(JsonNode json) {
    Fetch.Part part =
        json.path("sample").isString()
            ? new Fetch.Part(
                Base64.getDecoder().decode(json.path("sample").asString()),
                !json.path("cut").asBoolean(false))
            : null;
    return new Sample(
        part, json.path("file").isString() ? json.path("file").asString() : "", false);
  }

  private Optional<Sample> waiting(FeedDefinition feed, String run) {
    return unread
        .content(feed, run)
        .map(content ->
            new Sample(
                new Fetch.Part(content, true),
                unread.find(feed, run).map(UnreadAnswer::file).orElse(""),
                true));
  }

  private ResponseEntity<byte[]> look(FeedDefinition definition, Sample sample) {
    if (definition.isPushed()) {
      return Answers.problem(
          Problem.conflict(
              "送ってくるのを待つ連携に確認はありません / there is nothing to look at: its machine sends"));
    }
    if (sample.part() == null && definition.origin().kind() == Origin.Kind.FOLDER) {
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
    if (!tendFeeds.isReady()) {
      return FeedAnswers.notReady();
    }
    Instant end = clock.instant().plus(askFeed.longestLook());
    return turns
        .waiting(askFeed.longestLook())
        .inTurn(() -> lookedInTurn(definition, sample, end))
        .orElseGet(FeedAnswers::busy);
  }

  /// @param end by which the answer is given: nobody waits for ever, and the portal does not either
  private ResponseEntity<byte[]> lookedInTurn(
      FeedDefinition definition, Sample sample, Instant end) {
    try {
      return Answers.json(200, looked(definition, sample, end));
    } catch (Turns.Busy others) {
      return FeedAnswers.busy();
    }
  }

  private Map<String, @Nullable Object> looked(
      FeedDefinition definition, Sample sample, Instant end) {
    Map<String, @Nullable Object> answer = new LinkedHashMap<>();
    try {
      Fetch.Part given = sample.part();
      Fetch.Part part = given == null ? askFeed.beginning(definition, end) : given;
      answer.put("bytes", part.content().length);
      boolean real = sample.isReal(definition);
      Turns reading = turns.waiting(Duration.between(clock.instant(), end));
      answer.putAll(reading.alone(() -> preview(definition, part, sample.file(), real)));
      answer.put("error", null);
    } catch (Answer.Unusable | Fetch.Unanswered unusable) {
      answer.put("error", unusable.getMessage());
    }
    return answer;
  }

  /// Of an answer that no run can read nobody has seen what a run makes.
  private Map<String, @Nullable Object> preview(
      FeedDefinition definition, Fetch.Part part, String file, boolean real) {
    SortFigures.Look look = sortFigures.look(definition, part, file, clock.instant());
    if (real && look.whole() && look.outlook().isUsable()) {
      feeds.lookedAt(definition);
    }
    Map<String, @Nullable Object> preview = Previews.of(look.outlook());
    preview.put("partial", !look.whole());
    return preview;
  }
}
