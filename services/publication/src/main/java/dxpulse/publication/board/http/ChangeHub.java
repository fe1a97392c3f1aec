package dxpulse.publication.board.http;

import dxpulse.publication.board.BoardCache;
import dxpulse.publication.board.BoardChange;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.publisher.BufferOverflowStrategy;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/// Passes changes to every open stream of this node and remembers the latest, so that a stream can
/// be resumed.
public final class ChangeHub {
  private static final int REMEMBERED = 1000;
  private static final int WAITING = 512;

  private final Sinks.Many<BoardChange> sink = Sinks.many().multicast().directBestEffort();
  private final Deque<BoardChange> recent = new ArrayDeque<>();
  private final AtomicInteger subscribers = new AtomicInteger();

  public ChangeHub(MeterRegistry metrics) {
    var _ = metrics.gauge("dxpulse.stream.subscribers", subscribers);
  }

  /// Remembers what happened before this node started.
  public synchronized void recall(BoardCache cache) {
    try {
      cache.changesAfter(0).forEach(this::remember);
    } catch (BoardCache.Away noAnswer) {
      recent.clear();
    }
  }

  /// Takes a change that came over the cache or, while it is away, from this node itself.
  public synchronized void accept(BoardChange change) {
    if (!recent.isEmpty() && recent.getLast().id() >= change.id()) {
      return;
    }
    remember(change);
    var _ = sink.tryEmitNext(change);
  }

  private void remember(BoardChange change) {
    recent.addLast(change);
    if (recent.size() > REMEMBERED) {
      recent.removeFirst();
    }
  }

  /// Changes from now on, and before them those after an id that a reader has seen.
  ///
  /// A reader that is too slow loses the oldest of what waits; each change only says that a board
  /// is worth reading again.
  Flux<BoardChange> after(long lastSeen) {
    return Flux.defer(
            () -> {
              synchronized (this) {
                List<BoardChange> missed = new ArrayList<>();
                if (lastSeen > 0) {
                  recent.stream().filter(change -> change.id() > lastSeen).forEach(missed::add);
                }
                return Flux.concat(Flux.fromIterable(missed), live());
              }
            })
        .doOnSubscribe(opened -> subscribers.incrementAndGet())
        .doFinally(closed -> subscribers.decrementAndGet());
  }

  private Flux<BoardChange> live() {
    return sink.asFlux()
        .onBackpressureBuffer(WAITING, dropped -> {}, BufferOverflowStrategy.DROP_OLDEST);
  }
}
