package dxpulse.kpiscoring.whatif;

import dxpulse.contracts.types.Aggregation;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.event.IndicatorDefined.Normalisation;
import dxpulse.contracts.types.event.KpiDefined.Component;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Proposals that change one thing.
final class Proposals {
  private Proposals() {}

  static Proposal weights(Map<IndicatorCode, BigDecimal> weights) {
    return new Proposal(
        null, weights, List.of(), Set.of(), null, null, null, null, null, Map.of(), Map.of(),
        Map.of(), List.of());
  }

  static Proposal components(List<Component> added, Set<IndicatorCode> removed) {
    return new Proposal(
        null, Map.of(), added, removed, null, null, null, null, null, Map.of(), Map.of(), Map.of(),
        List.of());
  }

  static Proposal composition(List<Component> components) {
    return new Proposal(
        components,
        Map.of(),
        List.of(),
        Set.of(),
        null,
        null,
        null,
        null,
        null,
        Map.of(),
        Map.of(),
        Map.of(),
        List.of());
  }

  static Proposal aggregation(Aggregation aggregation) {
    return new Proposal(
        null,
        Map.of(),
        List.of(),
        Set.of(),
        aggregation,
        null,
        null,
        null,
        null,
        Map.of(),
        Map.of(),
        Map.of(),
        List.of());
  }

  static Proposal bounds(Proposal.Limit cap, Proposal.Limit floor) {
    return new Proposal(
        null, Map.of(), List.of(), Set.of(), null, cap, floor, null, null, Map.of(), Map.of(),
        Map.of(), List.of());
  }

  static Proposal carry(String minimumCoverage, int maxAgeMonths) {
    return new Proposal(
        null,
        Map.of(),
        List.of(),
        Set.of(),
        null,
        null,
        null,
        new BigDecimal(minimumCoverage),
        maxAgeMonths,
        Map.of(),
        Map.of(),
        Map.of(),
        List.of());
  }

  static Proposal method(
      Map<IndicatorCode, Proposal.Targets> targets,
      Map<IndicatorCode, Proposal.Baseline> baselines,
      Map<IndicatorCode, Normalisation> normalisations) {
    return new Proposal(
        null,
        Map.of(),
        List.of(),
        Set.of(),
        null,
        null,
        null,
        null,
        null,
        targets,
        baselines,
        normalisations,
        List.of());
  }

  static Proposal values(HypotheticalValue... values) {
    return new Proposal(
        null,
        Map.of(),
        List.of(),
        Set.of(),
        null,
        null,
        null,
        null,
        null,
        Map.of(),
        Map.of(),
        Map.of(),
        List.of(values));
  }
}
