package dxpulse.infra.live;

import dxpulse.infra.live.ChangeHub.Told;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// The stream of changes over HTTP, as server-sent events.
///
/// It is held for as long as its page is open, and what took part in answering is held with it: the
/// less that is, the more streams a node carries.
public final class ChangeStream {
  public static final String PATH = "/api/boards/stream";

  /// Reader and teller say by this header what has been seen.
  public static final String LAST_SEEN = "Last-Event-ID";

  public static final String EVENT = "board";

  /// A stream that says nothing for longer than this is broken.
  public static final Duration LONGEST_SILENCE = Duration.ofSeconds(40);

  private static final Duration HEARTBEAT = Duration.ofSeconds(15);
  private static final String OPEN = "open ";

  private ChangeStream() {}

  /// Open until either side ends it.
  public static Mono<Void> answer(ChangeHub hub, long lastSeen, ServerHttpResponse response) {
    // From here on no change is missed, however long the first word takes.
    long start = hub.start(lastSeen);
    HttpHeaders headers = response.getHeaders();
    cautious(headers);
    headers.setContentType(MediaType.TEXT_EVENT_STREAM);
    headers.set("X-Accel-Buffering", "no");
    DataBufferFactory buffers = response.bufferFactory();
    return response.writeAndFlushWith(
        Flux.concat(Mono.just(hello(hub.newest())), hub.after(start))
            .map(told -> Mono.just(buffers.wrap(told.text()))));
  }

  /// For every site to read, and for no cache to keep.
  public static void cautious(HttpHeaders headers) {
    headers.setAccessControlAllowOrigin("*");
    headers.setCacheControl("no-store");
    headers.set("X-Content-Type-Options", "nosniff");
  }

  private static Told hello(long reach) {
    return new Told(
        0, ":%s%d\nretry: 2000\n\n".formatted(OPEN, reach).getBytes(StandardCharsets.UTF_8));
  }

  /// How far changes reach that were told before the stream was opened, by its first comment; 0
  /// when it does not say.
  public static long reach(String comment) {
    return comment.startsWith(OPEN) ? number(comment.substring(OPEN.length()).strip()) : 0;
  }

  /// The id that a reader has seen, or 0.
  public static long lastSeen(ServerHttpRequest request) {
    return Optional.ofNullable(request.getHeaders().getFirst(LAST_SEEN))
        .map(ChangeStream::number)
        .orElse(0L);
  }

  private static long number(String text) {
    return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0;
  }

  /// Beats of a node, for as long as it is subscribed to.
  public static Flux<Long> heartbeat(ChangeHub hub) {
    return Flux.interval(HEARTBEAT).doOnNext(tick -> hub.beat());
  }
}
