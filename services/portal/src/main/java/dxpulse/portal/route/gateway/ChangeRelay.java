package dxpulse.portal.route.gateway;

import dxpulse.infra.live.Change;
import dxpulse.infra.live.ChangeHub;
import dxpulse.infra.live.ChangeStream;
import java.net.ConnectException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Hears publication's changes on one stream, for all readers of this node.
///
/// Whenever that stream is opened, it is asked for everything that publication remembers: so a
/// reader is resumed here exactly as there, whichever instance of publication answered before. When
/// it breaks, the streams of the readers end with it, and their pages know.
final class ChangeRelay implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(ChangeRelay.class);
  private static final ParameterizedTypeReference<ServerSentEvent<String>> EVENTS =
      new ParameterizedTypeReference<>() {};
  private static final String BEFORE_EVERYTHING = "1";
  private static final Duration SOONEST = Duration.ofMillis(100);
  private static final Duration LATEST = Duration.ofSeconds(2);
  // Longer than the longest pause between two tries.
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  // A reader that waits holds more than one that follows.
  private static final int MOST_WAITING = 200;
  private static final Duration HANDING_OVER = Duration.ofSeconds(1);

  private final WebClient publication;
  private final JsonMapper json;
  private final Sinks.Many<Optional<ChangeHub>> heard =
      Sinks.many().replay().latestOrDefault(Optional.empty());
  private final AtomicBoolean isWanted = new AtomicBoolean();
  private final AtomicInteger waiting = new AtomicInteger();
  private final Disposable.Swap following = Disposables.swap();
  private final Scheduler telling = Schedulers.newSingle("changes", true);
  private volatile @Nullable ChangeHub current;
  private volatile boolean isRunning;

  /// @param publication reaches the service that knows the changes
  ChangeRelay(WebClient publication, JsonMapper json) {
    this.publication = publication;
    this.json = json;
  }

  /// The changes as publication tells them, or an error where it is not to be heard. Nobody listens
  /// to it before the first reader comes.
  Mono<ChangeHub> hub() {
    ChangeHub now = current;
    if (now != null) {
      return Mono.just(now);
    }
    if (!isRunning || waiting.get() >= MOST_WAITING) {
      return Mono.error(away());
    }
    if (isWanted.compareAndSet(false, true)) {
      following.update(follow().subscribe());
    }
    return Mono.defer(() -> {
      waiting.incrementAndGet();
      return heard
          .asFlux()
          .mapNotNull(each -> each.orElse(null))
          .next()
          .timeout(PATIENCE, Mono.error(ChangeRelay::away))
          .doFinally(end -> waiting.decrementAndGet());
    });
  }

  private static ConnectException away() {
    return new ConnectException("the stream of changes is not heard");
  }

  /// How many streams pass through.
  int size() {
    ChangeHub now = current;
    return now == null ? 0 : now.size();
  }

  private Flux<ServerSentEvent<String>> follow() {
    return Flux.defer(
            () -> {
              Copy copy = new Copy();
              return publication
                  .get()
                  .uri(ChangeStream.PATH)
                  .accept(MediaType.TEXT_EVENT_STREAM)
                  .header(ChangeStream.LAST_SEEN, BEFORE_EVERYTHING)
                  .exchangeToFlux(ChangeRelay::events)
                  .timeout(ChangeStream.LONGEST_SILENCE)
                  .publishOn(telling)
                  .doOnNext(copy::take)
                  .concatWith(Mono.error(() -> new ConnectException("the stream was ended")))
                  .doFinally(end -> copy.close());
            })
        .retryWhen(
            Retry.backoff(Long.MAX_VALUE, SOONEST)
                .maxBackoff(LATEST)
                // The first word of a stream ends the row of failures.
                .transientErrors(true)
                .doBeforeRetry(failed -> warn(failed.totalRetriesInARow(), failed.failure())));
  }

  private static Flux<ServerSentEvent<String>> events(ClientResponse answer) {
    boolean isStream =
        answer.statusCode().is2xxSuccessful()
            && answer
                .headers()
                .contentType()
                .filter(MediaType.TEXT_EVENT_STREAM::isCompatibleWith)
                .isPresent();
    return isStream
        ? answer.bodyToFlux(EVENTS)
        : answer.releaseBody().thenMany(Flux.error(() -> notAStream(answer)));
  }

  private static ConnectException notAStream(ClientResponse answer) {
    return new ConnectException("no stream but " + answer.statusCode().value());
  }

  private static void warn(long triesInARow, Throwable failure) {
    if (triesInARow == 0) {
      LOG.warn("the stream of changes is opened again: {}", failure.toString());
    }
  }

  @Override
  public void start() {
    isRunning = true;
  }

  /// Ends the streams of all readers, before the server waits for its last answers.
  @Override
  public void stop() {
    isRunning = false;
    following.dispose();
    telling.dispose();
  }

  @Override
  public boolean isRunning() {
    return isRunning;
  }

  /// What publication remembers, as far as it was told on one stream.
  private final class Copy {
    private final ChangeHub hub = new ChangeHub(telling::schedule);
    private final Disposable heartbeat = ChangeStream.heartbeat(hub).subscribe();
    private long reach;

    void take(ServerSentEvent<String> event) {
      if (event.comment() != null) {
        reach = Math.max(reach, ChangeStream.reach(event.comment()));
      }
      if (ChangeStream.EVENT.equals(event.event())) {
        hub.accept(change(event));
      }
      // Whoever follows from here on must not take what was told before for new.
      if (current != hub && hub.newest() >= reach) {
        current = hub;
        tell(Optional.of(hub));
      }
    }

    private Change change(ServerSentEvent<String> event) {
      String data = Objects.requireNonNull(event.data(), "data");
      JsonNode change = json.readTree(data);
      return new Change(
          Long.parseLong(Objects.requireNonNull(event.id(), "id")),
          String.join(
              ":",
              change.path("board").asString(""),
              change.path("granularity").asString(""),
              change.path("period").asString("")),
          data);
    }

    void close() {
      heartbeat.dispose();
      if (current == hub) {
        current = null;
        tell(Optional.empty());
      }
      hub.close();
    }

    private void tell(Optional<ChangeHub> now) {
      heard.emitNext(now, Sinks.EmitFailureHandler.busyLooping(HANDING_OVER));
    }
  }
}
