package dxpulse.publication.board.http;

import dxpulse.publication.board.BoardKey;
import dxpulse.publication.board.LivePlan;
import dxpulse.publication.board.ReadyBoards;
import dxpulse.publication.board.ReadyBoards.Ready;
import dxpulse.publication.edge.Caching;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import reactor.core.publisher.Mono;

/// Boards that are at hand in memory, answered before every filter: most of what the filters do is
/// to say the same again. Everything else, and everything unusual, goes the long way, which answers
/// alike.
public final class BoardsAtHand {
  private static final String PATH = "/api/boards/";
  private static final String CACHING = String.valueOf(Caching.LIVE.getHeaderValue());
  private static final String JSON = MediaType.APPLICATION_JSON_VALUE;

  private final LivePlan plan;
  private final ReadyBoards boards;
  private final Counter answered;

  public BoardsAtHand(LivePlan plan, ReadyBoards boards, MeterRegistry metrics) {
    this.plan = plan;
    this.boards = boards;
    this.answered = metrics.counter("dxpulse.boards.at.hand");
  }

  /// The whole service, with these boards in front.
  public HttpHandler before(HttpHandler others) {
    return (request, response) ->
        find(request)
            .map(ready -> answer(ready, request.getHeaders(), response))
            .orElseGet(() -> others.handle(request, response));
  }

  private Optional<Ready> find(ServerHttpRequest request) {
    String path = request.getPath().value();
    if (request.getMethod() != HttpMethod.GET
        || !path.startsWith(PATH)
        || path.indexOf('%') >= 0
        // A page of another site asks, who is told that it may.
        || request.getHeaders().containsHeader(HttpHeaders.ORIGIN)) {
      return Optional.empty();
    }
    try {
      BoardAsked asked = BoardAsked.of(request.getQueryParams());
      Optional<BoardKey> key =
          plan.key(path.substring(PATH.length()), asked.granularity(), asked.period());
      return key.flatMap(boards::atHand).filter(ready -> !ready.fromStore());
    } catch (IllegalArgumentException refused) {
      return Optional.empty();
    }
  }

  private Mono<Void> answer(Ready ready, HttpHeaders asked, ServerHttpResponse response) {
    answered.increment();
    HttpHeaders headers = response.getHeaders();
    headers.set(HttpHeaders.ETAG, ready.etag());
    headers.set(HttpHeaders.CACHE_CONTROL, CACHING);
    headers.set(
        HttpHeaders.VARY,
        "Origin, Access-Control-Request-Method, Access-Control-Request-Headers, Accept-Encoding");
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("X-Frame-Options", "DENY");
    headers.set("X-XSS-Protection", "0");
    headers.set("Referrer-Policy", "no-referrer");
    if (Caching.isKnown(asked.getFirst(HttpHeaders.IF_NONE_MATCH), ready.etag())) {
      response.setStatusCode(HttpStatus.NOT_MODIFIED);
      return response.setComplete();
    }
    headers.set(HttpHeaders.CONTENT_TYPE, JSON);
    headers.setContentLength(ready.body().length);
    return response.writeWith(Mono.just(response.bufferFactory().wrap(ready.body())));
  }
}
