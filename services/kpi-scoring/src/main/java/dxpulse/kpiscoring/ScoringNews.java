package dxpulse.kpiscoring;

import dxpulse.contracts.types.event.KpiScored;
import dxpulse.kpiscoring.reading.Waiting;
import dxpulse.kpiscoring.streams.ScoringListener;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Passes on what the streams do: to those who wait for an observation, and to the metrics.
final class ScoringNews implements ScoringListener {
  private static final int REMEMBERED = 2_000;

  private final Waiting waiting;
  private final MeterRegistry metrics;
  // An observation is scored with the first score that tells it; others of it may follow.
  private final Map<String, Boolean> scored =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
          return size() > REMEMBERED;
        }
      };

  ScoringNews(Waiting waiting, MeterRegistry metrics) {
    this.waiting = waiting;
    this.metrics = metrics;
  }

  @Override
  public void told(List<KpiScored> scores) {
    metrics.counter("dxpulse.kpis.scored").increment(scores.size());
    for (KpiScored score : scores) {
      KpiScored.Cause cause = score.cause();
      if (cause.observationId() != null
          && cause.submittedAt() != null
          && isFirstOf(cause.observationId())) {
        metrics
            .timer("dxpulse.scoring")
            .record(Duration.between(cause.submittedAt(), score.scoredAt()));
      }
    }
  }

  private synchronized boolean isFirstOf(String observation) {
    return scored.put(observation, true) == null;
  }

  @Override
  public void scored(String observationId, List<KpiScored> scores) {
    waiting.scored(observationId, scores);
  }

  @Override
  public void deadLetter(String topic) {
    metrics.counter("dxpulse.dead.letters", "topic", topic).increment();
  }
}
