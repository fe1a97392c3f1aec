package dxpulse.kpiscoring.index;

import static dxpulse.contracts.types.NotScoredReason.BELOW_MIN_COVERAGE;
import static dxpulse.contracts.types.NotScoredReason.NO_DATA;
import static dxpulse.contracts.types.NotScoredReason.NO_SCORED_INDICATOR;

import dxpulse.contracts.types.Aggregation;
import java.util.List;

/// The composite indicator of a KPI in one period.
///
/// @param coverage share of the scored weight that had a usable value, 0 to 1
public record KpiIndex(
    Score score, double coverage, List<ComponentScore> components, Aggregation aggregation) {
  private static final double TOLERANCE = 1e-12;

  public KpiIndex {
    components = List.copyOf(components);
  }

  /// Combines components.
  ///
  /// @param minimumCoverage coverage below which there is no index, 0 to 1
  public static KpiIndex of(
      List<ComponentScore> components, Aggregation aggregation, double minimumCoverage) {
    double wanted = components.stream().mapToDouble(ComponentScore::weight).sum();
    List<WeightedScore> usable =
        components.stream().flatMap(component -> component.weighted().stream()).toList();
    if (wanted <= 0) {
      return new KpiIndex(new Score.NotScored(NO_SCORED_INDICATOR), 0, components, aggregation);
    }
    double coverage = usable.stream().mapToDouble(WeightedScore::weight).sum() / wanted;
    if (usable.isEmpty()) {
      return new KpiIndex(new Score.NotScored(NO_DATA), 0, components, aggregation);
    }
    if (coverage < minimumCoverage - TOLERANCE) {
      return new KpiIndex(
          new Score.NotScored(BELOW_MIN_COVERAGE), coverage, components, aggregation);
    }
    return new KpiIndex(Aggregate.of(usable, aggregation), coverage, components, aggregation);
  }

  /// The weights of the components that count, renormalised to a sum of 1; zero for the others.
  public double[] effectiveWeights() {
    double total =
        components.stream()
            .flatMap(component -> component.weighted().stream())
            .mapToDouble(WeightedScore::weight)
            .sum();
    return components.stream()
        .mapToDouble(c -> total > 0 && c.score() != null && c.weight() > 0 ? c.weight() / total : 0)
        .toArray();
  }
}
