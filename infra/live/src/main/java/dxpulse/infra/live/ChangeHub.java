package dxpulse.infra.live;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;

/// Passes changes to every open stream of this node.
///
/// It keeps the latest change of each subject, in the order of their ids, and each stream knows the
/// last id that it has sent: what it sends next is the next change after it. So a stream that is
/// resumed, or that is slower than the changes, misses no subject; of one that changed several
/// times meanwhile it tells the last change alone.
///
/// One thread goes through the streams, and each is told in one piece whatever has changed since:
/// one value moves many boards, and the more streams there are, the more changes share a round.
public final class ChangeHub {
  private static final int MOST_IN_A_PIECE = 200;
  private static final Piece NOTHING = new Piece(-1, Told.ALIVE);

  private final NavigableMap<Long, Told> byId = new TreeMap<>();
  private final Map<String, Long> latest = new HashMap<>();
  private final Set<Stream> streams = ConcurrentHashMap.newKeySet();
  private final AtomicInteger subscribers = new AtomicInteger();
  private final Executor rounds;
  private final AtomicBoolean isRoundDue = new AtomicBoolean();
  private Piece latestPiece = NOTHING;
  private volatile boolean isClosed;

  /// What a stream says.
  ///
  /// @param id that of the last change in it, or 0 when nothing changed
  /// @param text as it is sent, encoded once for all streams
  record Told(long id, byte[] text) {
    private static final Told ALIVE =
        new Told(0, ":still here\n\n".getBytes(StandardCharsets.UTF_8));

    static Told together(List<Told> changes) {
      if (changes.size() == 1) {
        return changes.getFirst();
      }
      ByteArrayOutputStream text = new ByteArrayOutputStream();
      changes.forEach(change -> text.writeBytes(change.text()));
      return new Told(changes.getLast().id(), text.toByteArray());
    }
  }

  /// What follows a change: most streams are told the same.
  private record Piece(long after, Told told) {}

  /// @param rounds goes through the streams, one round at a time
  public ChangeHub(Executor rounds) {
    this.rounds = rounds;
  }

  /// Takes changes that may be known already, and in any order.
  public void recall(List<Change> changes) {
    changes.forEach(this::remember);
    tell();
  }

  /// Takes a change; one that is known, or overtaken, changes nothing.
  public void accept(Change change) {
    if (remember(change)) {
      tell();
    }
  }

  private void tell() {
    if (!isRoundDue.getAndSet(true)) {
      rounds.execute(() -> {
        isRoundDue.set(false);
        streams.forEach(Stream::send);
      });
    }
  }

  private synchronized boolean remember(Change change) {
    Long known = latest.get(change.subject());
    if (known != null && known >= change.id()) {
      return false;
    }
    if (known != null) {
      byId.remove(known);
    }
    latest.put(change.subject(), change.id());
    byId.put(change.id(), new Told(change.id(), change.text()));
    latestPiece = NOTHING;
    return true;
  }

  private synchronized @Nullable Told next(long after) {
    if (latestPiece.after() != after) {
      List<Told> next =
          byId.tailMap(after, false).values().stream().limit(MOST_IN_A_PIECE).toList();
      if (next.isEmpty()) {
        return null;
      }
      latestPiece = new Piece(after, Told.together(next));
    }
    return latestPiece.told();
  }

  /// The id of the newest change, or 0 before the first.
  public synchronized long newest() {
    return byId.isEmpty() ? 0 : byId.lastKey();
  }

  /// The id after which a reader is told changes: the last one seen, or else the newest one.
  ///
  /// @param lastSeen 0 for a reader that has seen none
  long start(long lastSeen) {
    return lastSeen > 0 ? lastSeen : newest();
  }

  /// Changes after this id, those that are known and those that come.
  Flux<Told> after(long id) {
    return Flux.create(
        sink -> {
          Stream stream = new Stream(sink, id);
          subscribers.incrementAndGet();
          sink.onDispose(() -> {
            subscribers.decrementAndGet();
            streams.remove(stream);
          });
          streams.add(stream);
          sink.onRequest(more -> stream.send());
          // Whoever comes while the others are sent away is not forgotten.
          if (isClosed) {
            sink.complete();
          }
        },
        FluxSink.OverflowStrategy.ERROR);
  }

  /// Says on every stream that it is alive, so that none that is quiet is taken for broken.
  void beat() {
    streams.forEach(Stream::beat);
  }

  /// How many streams are open.
  public int size() {
    return subscribers.get();
  }

  /// Ends every stream, once it has told what is known; readers come back to whoever answers then.
  public void close() {
    isClosed = true;
    streams.forEach(stream -> {
      stream.send();
      stream.sink.complete();
    });
  }

  /// One open stream. Sends as much as its reader has room for.
  private final class Stream {
    private final FluxSink<Told> sink;
    private final AtomicInteger calls = new AtomicInteger();
    private long sent;
    private volatile boolean isBeatDue;

    Stream(FluxSink<Told> sink, long sent) {
      this.sink = sink;
      this.sent = sent;
    }

    void beat() {
      isBeatDue = true;
      send();
    }

    /// Called by many threads, done by one of them.
    void send() {
      if (calls.getAndIncrement() != 0) {
        return;
      }
      int seen = 1;
      while (seen != 0) {
        while (sink.requestedFromDownstream() > 0 && !sink.isCancelled()) {
          Told next = next(sent);
          if (next == null && !isBeatDue) {
            break;
          }
          isBeatDue = false;
          sent = next == null ? sent : next.id();
          sink.next(next == null ? Told.ALIVE : next);
        }
        seen = calls.addAndGet(-seen);
      }
    }
  }
}
