package dxpulse.kpiscoring.streams;

import dxpulse.contracts.types.event.KpiScored;
import java.util.List;

/// Hears what the stream does, for metrics and for those who wait for an observation.
public interface ScoringListener {
  /// Scores were told, each once.
  void told(List<KpiScored> scores);

  /// An observation was taken in, and these scores follow from it; others may have moved them, too.
  void scored(String observationId, List<KpiScored> scores);

  void deadLetter(String topic);
}
