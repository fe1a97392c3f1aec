package dxpulse.publication.board.http;

import dxpulse.contracts.wire.Problem;
import dxpulse.infra.live.ChangeStream;
import dxpulse.publication.board.BoardKey;
import dxpulse.publication.board.LivePlan;
import dxpulse.publication.board.ReadyBoards;
import dxpulse.publication.board.ReadyBoards.Ready;
import dxpulse.publication.edge.Answers;
import dxpulse.publication.edge.Caching;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/// Boards as JSON, and the stream that says when one of them changed. Open to everybody.
@RestController
class BoardController {
  private final LivePlan plan;
  private final ReadyBoards boards;
  private final BoardStream stream;

  BoardController(LivePlan plan, ReadyBoards boards, BoardStream stream) {
    this.plan = plan;
    this.boards = boards;
    this.stream = stream;
  }

  @GetMapping("/api/boards/{board}")
  Mono<ResponseEntity<byte[]>> board(
      @PathVariable String board,
      @RequestParam MultiValueMap<String, String> query,
      @RequestHeader(name = "If-None-Match", required = false) @Nullable String known) {
    return answer(board, query, known);
  }

  @GetMapping("/api/boards/kpi/{code}")
  Mono<ResponseEntity<byte[]>> kpi(
      @PathVariable String code,
      @RequestParam MultiValueMap<String, String> query,
      @RequestHeader(name = "If-None-Match", required = false) @Nullable String known) {
    return answer("kpi/" + code, query, known);
  }

  private Mono<ResponseEntity<byte[]>> answer(
      String board, MultiValueMap<String, String> query, @Nullable String known) {
    BoardAsked asked;
    try {
      asked = BoardAsked.of(query);
    } catch (IllegalArgumentException refused) {
      return Mono.just(Answers.problem(Problem.malformed(String.valueOf(refused.getMessage()))));
    }
    Optional<BoardKey> key = plan.key(board, asked.granularity(), asked.period());
    return key.flatMap(boards::atHand)
        .map(ready -> Mono.just(answer(ready, known)))
        // What is not at hand is read from the cache, which may take its time: not on this thread.
        .orElseGet(() ->
            Mono.fromCallable(() ->
                    key.flatMap(boards::find)
                        .map(ready -> answer(ready, known))
                        .orElseGet(() ->
                            Answers.problem(
                                Problem.notFound(missing(board, query.getFirst("period"))))))
                .subscribeOn(Schedulers.boundedElastic()));
  }

  private static String missing(String board, @Nullable String period) {
    return period == null
        ? "ボード %sはありません / no board %s".formatted(board, board)
        : "ボード %sに期 %sの値はありません / board %s has no figures of period %s"
            .formatted(board, period, board, period);
  }

  private static ResponseEntity<byte[]> answer(Ready ready, @Nullable String known) {
    boolean same = Caching.isKnown(known, ready.etag());
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.status(same ? 304 : 200).eTag(ready.etag()).cacheControl(Caching.LIVE);
    if (ready.fromStore()) {
      answer.header("X-Board-Source", "store");
    }
    return same
        ? answer.build()
        : answer.contentType(MediaType.APPLICATION_JSON).body(ready.body());
  }

  @GetMapping(value = ChangeStream.PATH, produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  Mono<Void> stream(ServerHttpRequest request, ServerHttpResponse response) {
    return stream.answer(request, response);
  }
}
