package dxpulse.kpiscoring.streams;

import dxpulse.contracts.types.event.KpiScored;
import java.util.List;

/// Hears what the stream does, for metrics and for those who wait for an observation.
public interface ScoringListener {
  void scored(String observationId, List<KpiScored> scores);

  void deadLetter(String topic);
}
