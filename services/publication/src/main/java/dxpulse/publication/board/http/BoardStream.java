package dxpulse.publication.board.http;

import dxpulse.contracts.wire.HttpFormat;
import dxpulse.contracts.wire.Problem;
import dxpulse.infra.live.Change;
import dxpulse.infra.live.ChangeHub;
import dxpulse.infra.live.ChangeStream;
import dxpulse.publication.board.BoardChange;
import dxpulse.publication.board.BoardKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;

/// Tells open pages, and portals that pass it on, which boards changed.
///
/// It is answered before every filter: a stream is held for as long as its page is open, and what
/// took part in answering is held with it.
public final class BoardStream implements SmartLifecycle {
  private static final String COME_BACK_SECONDS = "60";

  private final ChangeHub hub;
  private final int most;
  private final Disposable.Swap heartbeat = Disposables.swap();
  private volatile boolean isRunning;

  /// @param most how many streams may be open at once
  /// @param rounds goes through them, one round at a time
  public BoardStream(int most, Executor rounds) {
    this.most = most;
    this.hub = new ChangeHub(rounds);
  }

  /// The whole service, with this stream in front.
  public HttpHandler before(HttpHandler others) {
    return (request, response) ->
        request.getMethod() == HttpMethod.GET && request.getPath().value().equals(ChangeStream.PATH)
            ? answer(request, response)
            : others.handle(request, response);
  }

  /// Open until either side ends it, or refused where there is no room: a page then looks by itself
  /// now and then.
  Mono<Void> answer(ServerHttpRequest request, ServerHttpResponse response) {
    if (hub.size() < most) {
      return ChangeStream.answer(hub, ChangeStream.lastSeen(request), response);
    }
    response.setStatusCode(HttpStatus.SERVICE_UNAVAILABLE);
    HttpHeaders headers = response.getHeaders();
    ChangeStream.cautious(headers);
    headers.set(HttpHeaders.RETRY_AFTER, COME_BACK_SECONDS);
    headers.set(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE);
    return response.writeWith(
        Mono.fromSupplier(() ->
            response
                .bufferFactory()
                .wrap(Problem.unavailable("いま開いている接続が多すぎます / too many open streams").json())));
  }

  /// Takes a change; one that is known, or overtaken, changes nothing.
  public void accept(BoardChange change) {
    hub.accept(told(change));
  }

  /// Takes changes that may be known already, and in any order.
  public void recall(List<BoardChange> changes) {
    hub.recall(changes.stream().map(BoardStream::told).toList());
  }

  private static Change told(BoardChange change) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("board", change.board());
    data.put("granularity", change.granularity());
    data.put("period", change.period());
    data.put("version", change.version());
    data.put("cause", change.cause());
    return new Change(
        change.id(),
        new BoardKey(change.board(), change.granularity(), change.period()).toString(),
        HttpFormat.mapper().writeValueAsString(data));
  }

  /// How many streams are open.
  public int size() {
    return hub.size();
  }

  @Override
  public void start() {
    isRunning = true;
    heartbeat.update(ChangeStream.heartbeat(hub).subscribe());
  }

  /// Ends every stream, before the server waits for its last answers; readers come back to whoever
  /// answers then.
  @Override
  public void stop() {
    isRunning = false;
    heartbeat.dispose();
    hub.close();
  }

  @Override
  public boolean isRunning() {
    return isRunning;
  }
}
