package dxpulse.kpiscoring.ledger;

import dxpulse.contracts.types.event.KpiScored;
import java.util.List;
import java.util.Map;

/// What some observations moved.
///
/// @param told scores that are not told yet, each once, in the order of observations, KPIs and
///   periods
/// @param byObservation all scores that each moved, in the order in which the observations came; a
///   score that several of them moved stands with each
public record Settled(List<KpiScored> told, Map<String, List<KpiScored>> byObservation) {}
