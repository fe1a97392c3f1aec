package dxpulse.publication;

import dxpulse.contracts.wire.TraceContext;
import dxpulse.publication.board.BoardChange;
import dxpulse.publication.board.BoardKey;
import dxpulse.publication.board.BoardPublisher;
import dxpulse.publication.board.Published;
import dxpulse.publication.board.ReadyBoards;
import dxpulse.publication.board.http.BoardStream;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Passes on what becomes of boards: to the pages of this node, the metrics and the log.
final class BoardNews implements BoardPublisher.Listener {
  private static final Logger LOG = LoggerFactory.getLogger(BoardNews.class);
  private static final int REMEMBERED = 2_000;

  private final ReadyBoards boards;
  private final BoardStream stream;
  private final MeterRegistry metrics;
  private final Clock clock;
  private final Timer freshness;
  // An observation is as fresh as the first board that shows it.
  private final Map<String, Boolean> shown =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
          return size() > REMEMBERED;
        }
      };

  BoardNews(ReadyBoards boards, BoardStream stream, MeterRegistry metrics, Clock clock) {
    this.boards = boards;
    this.stream = stream;
    this.metrics = metrics;
    this.clock = clock;
    this.freshness =
        Timer.builder("dxpulse.freshness").publishPercentileHistogram().register(metrics);
  }

  @Override
  public void changed(BoardChange change) {
    boards.forget(change);
    stream.accept(change);
  }

  @Override
  public void changedAhead(BoardChange change) {
    boards.lead(change);
    stream.accept(change);
  }

  @Override
  public void published(List<Published> published) {
    metrics.counter("dxpulse.boards.published").increment(published.size());
    Set<String> traces = new LinkedHashSet<>();
    for (Published each : published) {
      BoardChange.Cause cause = each.change().cause();
      if (cause == null || cause.observationId() == null || cause.submittedAt() == null) {
        continue;
      }
      if (shown.put(cause.observationId(), true) == null) {
        freshness.record(Duration.between(cause.submittedAt(), clock.instant()));
        // The first board ends the way of a value; the others need no line in the log.
        if (each.trace() != null) {
          traces.add(TraceContext.traceId(each.trace()));
        }
      }
    }
    if (!traces.isEmpty()) {
      LOG.atInfo().addKeyValue("traces", traces).log("{} boards published", published.size());
    }
  }

  @Override
  public void undrawable(BoardKey key, RuntimeException why) {
    metrics.counter("dxpulse.boards.undrawable").increment();
    boards.leave(key);
    LOG.error("{} cannot be drawn and stays as it was", key, why);
  }
}
