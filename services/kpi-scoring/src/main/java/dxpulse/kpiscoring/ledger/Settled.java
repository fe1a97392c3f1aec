package dxpulse.kpiscoring.ledger;

import dxpulse.contracts.types.event.KpiScored;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The scores that some observations moved.
///
/// @param byObservation in the order in which the observations came; a score that several of them
///   moved stands with each
public record Settled(Map<String, List<KpiScored>> byObservation) {
  /// Every score once, in the order of observations, KPIs and periods.
  public List<KpiScored> told() {
    Set<KpiScored> scores = new LinkedHashSet<>();
    byObservation.values().forEach(scores::addAll);
    return List.copyOf(scores);
  }
}
