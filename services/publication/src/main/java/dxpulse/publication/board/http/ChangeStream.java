package dxpulse.publication.board.http;

import dxpulse.contracts.wire.Problem;
import dxpulse.publication.board.http.ChangeHub.Told;
import java.time.Duration;
import java.util.Optional;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// The stream of changes over HTTP, as server-sent events.
///
/// It is answered before every filter: a stream is held for as long as its page is open, and what
/// took part in answering is held with it.
public final class ChangeStream implements AutoCloseable {
  static final String PATH = "/api/boards/stream";
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);
  private static final String COME_BACK_SECONDS = "60";
  private static final Told HELLO = Told.of(0, "retry:2000\n:open\n\n");

  private final ChangeHub hub;
  private final int most;
  private final Disposable heartbeat;

  /// @param most how many streams may be open at once
  public ChangeStream(ChangeHub hub, int most) {
    this.hub = hub;
    this.most = most;
    this.heartbeat = Flux.interval(HEARTBEAT).subscribe(tick -> hub.beat());
  }

  /// The whole service, with this stream in front.
  public HttpHandler before(HttpHandler others) {
    return (request, response) ->
        request.getMethod() == HttpMethod.GET && request.getPath().value().equals(PATH)
            ? answer(request, response)
            : others.handle(request, response);
  }

  /// Open until either side ends it, or refused where there is no room: a page then looks by itself
  /// now and then.
  Mono<Void> answer(ServerHttpRequest request, ServerHttpResponse response) {
    HttpHeaders headers = response.getHeaders();
    headers.setAccessControlAllowOrigin("*");
    headers.setCacheControl("no-store");
    headers.set("X-Content-Type-Options", "nosniff");
    DataBufferFactory buffers = response.bufferFactory();
    if (hub.size() >= most) {
      response.setStatusCode(HttpStatus.SERVICE_UNAVAILABLE);
      headers.set(HttpHeaders.RETRY_AFTER, COME_BACK_SECONDS);
      headers.set(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE);
      return response.writeWith(
          Mono.just(buffers.wrap(Problem.unavailable("too many open streams").json())));
    }
    headers.setContentType(MediaType.TEXT_EVENT_STREAM);
    headers.set("X-Accel-Buffering", "no");
    return response.writeAndFlushWith(
        Flux.concat(Mono.just(HELLO), hub.after(lastSeen(request)))
            .map(told -> Mono.just(buffers.wrap(told.text()))));
  }

  private static long lastSeen(ServerHttpRequest request) {
    return Optional.ofNullable(request.getHeaders().getFirst("Last-Event-ID"))
        .filter(text -> text.matches("[0-9]{1,18}"))
        .map(Long::valueOf)
        .orElse(0L);
  }

  @Override
  public void close() {
    heartbeat.dispose();
  }
}
