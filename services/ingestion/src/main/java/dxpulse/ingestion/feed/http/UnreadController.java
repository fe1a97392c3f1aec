package dxpulse.ingestion.feed.http;

import dxpulse.contracts.types.Caller;
import dxpulse.contracts.types.Role;
import dxpulse.contracts.wire.Problem;
import dxpulse.infra.edge.Answers;
import dxpulse.infra.edge.Callers;
import dxpulse.ingestion.edge.Bodies;
import dxpulse.ingestion.feed.Feed;
import dxpulse.ingestion.feed.FeedDefinition;
import dxpulse.ingestion.feed.Feeds;
import dxpulse.ingestion.feed.KeepUnread;
import dxpulse.ingestion.feed.ReplayAnswers;
import dxpulse.ingestion.feed.TendFeeds;
import dxpulse.ingestion.feed.Turns;
import dxpulse.ingestion.feed.UnreadAnswer;
import dxpulse.ingestion.feed.UnreadAnswers;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// Answers that could not be read when they came: they are looked at, read again once the
/// definition is mended, or let go.
@RestController
class UnreadController {
  private final Feeds feeds;
  private final TendFeeds tendFeeds;
  private final UnreadAnswers answers;
  private final ReplayAnswers replayAnswers;
  private final KeepUnread keepUnread;

  UnreadController(
      Feeds feeds,
      TendFeeds tendFeeds,
      UnreadAnswers answers,
      ReplayAnswers replayAnswers,
      KeepUnread keepUnread) {
    this.feeds = feeds;
    this.tendFeeds = tendFeeds;
    this.answers = answers;
    this.replayAnswers = replayAnswers;
    this.keepUnread = keepUnread;
  }

  @GetMapping("/api/ingestion/feeds/{name}/unread")
  ResponseEntity<byte[]> list(@PathVariable String name) {
    return FeedAnswers.reading(caller ->
        FeedAnswers.with(
            feeds,
            caller,
            name,
            feed -> {
              List<UnreadAnswer> all = answers.of(feed.definition());
              Map<String, Object> answer = new LinkedHashMap<>();
              answer.put("waiting", all.stream().filter(UnreadAnswer::waits).toList());
              answer.put("ended", all.reversed().stream().filter(each -> !each.waits()).toList());
              answer.put("most", keepUnread.limits().answers());
              answer.put("mostBytes", keepUnread.limits().bytes());
              return Answers.json(200, answer);
            }));
  }

  @GetMapping("/api/ingestion/feeds/{name}/unread/{run}/raw")
  ResponseEntity<byte[]> raw(@PathVariable String name, @PathVariable String run) {
    return FeedAnswers.reading(caller ->
        FeedAnswers.with(
            feeds,
            caller,
            name,
            feed ->
                answers
                    .content(feed.definition(), run)
                    .map(content -> FeedAnswers.file(name + "-" + run, content))
                    .orElseGet(() -> gone(run))));
  }

  @PostMapping("/api/ingestion/feeds/{name}/unread/{run}/replay")
  ResponseEntity<byte[]> replay(@PathVariable String name, @PathVariable String run) {
    return writing(
        name,
        (feed, caller) ->
            answers.waiting(feed).stream().noneMatch(each -> each.run().equals(run))
                ? gone(run)
                : replayed(feed, Set.of(run), null, caller));
  }

  /// All that wait, so many at one request: `after` goes on where the request before ended.
  @PostMapping("/api/ingestion/feeds/{name}/unread/replay")
  ResponseEntity<byte[]> replayAll(@PathVariable String name, HttpServletRequest request)
      throws IOException {
    return Bodies.of(
        request,
        content ->
            content.length == 0
                ? writing(name, (feed, caller) -> replayed(feed, Set.of(), null, caller))
                : Answers.reading(content, json -> replayAll(name, json)));
  }

  private ResponseEntity<byte[]> replayAll(String name, JsonNode json) {
    JsonNode after = json.path("after");
    if (!json.isObject() || !(after.isMissingNode() || after.isNull() || after.isString())) {
      return Answers.problem(
          Problem.malformed("afterは前の回が終わった実行です / after: the run where the request before ended"));
    }
    String from = after.isString() ? after.asString() : null;
    return writing(name, (feed, caller) -> replayed(feed, Set.of(), from, caller));
  }

  private ResponseEntity<byte[]> replayed(
      FeedDefinition feed, Set<String> wanted, @Nullable String after, Caller caller) {
    if (!tendFeeds.isReady()) {
      return FeedAnswers.notReady();
    }
    Optional<Feed> found = feeds.find(feed.organization(), feed.name());
    if (found.filter(Feed::isRemoved).isPresent()) {
      return FeedAnswers.removed();
    }
    boolean isOn = found.filter(each -> each.state().on() != null).isPresent();
    if (!isOn && !feeds.isLookedAt(feed)) {
      return FeedAnswers.lookFirst();
    }
    try {
      return Answers.json(200, replayAnswers.replay(feed, wanted, after, caller));
    } catch (Turns.Busy others) {
      return FeedAnswers.busy();
    }
  }

  @DeleteMapping("/api/ingestion/feeds/{name}/unread/{run}")
  ResponseEntity<byte[]> letGo(
      @PathVariable String name,
      @PathVariable String run,
      @RequestParam(required = false) @Nullable String reason) {
    return FeedAnswers.because(
        reason,
        why ->
            writing(
                name,
                (feed, caller) ->
                    replayAnswers
                        .letGo(feed, run, why, caller)
                        .map(ended -> Answers.json(200, ended))
                        .orElseGet(() -> gone(run))));
  }

  private interface Work {
    ResponseEntity<byte[]> on(FeedDefinition feed, Caller caller);
  }

  private ResponseEntity<byte[]> writing(String name, Work work) {
    Caller caller = Callers.current();
    return caller.is(Role.OFFICE)
        ? FeedAnswers.with(feeds, caller, name, feed -> work.on(feed.definition(), caller))
        : FeedAnswers.forbidden();
  }

  private static ResponseEntity<byte[]> gone(String run) {
    return Answers.problem(
        Problem.notFound("実行 %s の応答は待っていません / no answer of run %s waits".formatted(run, run)));
  }
}
