package dxpulse.kpiscoring.index;

import static dxpulse.contracts.types.NotScoredReason.BELOW_MIN_COVERAGE;
import static dxpulse.contracts.types.NotScoredReason.NO_DATA;
import static dxpulse.contracts.types.NotScoredReason.NO_SCORED_INDICATOR;

import dxpulse.contracts.types.Aggregation;
import dxpulse.contracts.types.IndicatorCode;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
    double wanted = 0;
    double there = 0;
    WeightedScores usable = new WeightedScores(components.size());
    for (ComponentScore component : components) {
      wanted += component.weight();
      Double score = component.score();
      if (score != null && component.counts()) {
        usable.add(score, component.weight());
        there += component.weight();
      }
    }
    if (wanted <= 0) {
      return new KpiIndex(new Score.NotScored(NO_SCORED_INDICATOR), 0, components, aggregation);
    }
    double coverage = there / wanted;
    if (usable.count() == 0) {
      return new KpiIndex(new Score.NotScored(NO_DATA), 0, components, aggregation);
    }
    if (coverage < minimumCoverage - TOLERANCE) {
      return new KpiIndex(
          new Score.NotScored(BELOW_MIN_COVERAGE), coverage, components, aggregation);
    }
    return new KpiIndex(Aggregate.of(usable, aggregation), coverage, components, aggregation);
  }

  /// The component of an indicator, where there is one. Components of two indexes mostly stand in
  /// the same order, so that it is looked for at a place first.
  public @Nullable ComponentScore component(IndicatorCode indicator, int place) {
    if (place < components.size() && components.get(place).indicator().equals(indicator)) {
      return components.get(place);
    }
    for (ComponentScore component : components) {
      if (component.indicator().equals(indicator)) {
        return component;
      }
    }
    return null;
  }

  /// The weights of the components that count, renormalised to a sum of 1; zero for the others.
  public double[] effectiveWeights() {
    double total = 0;
    for (ComponentScore component : components) {
      total += component.counts() ? component.weight() : 0;
    }
    double[] weights = new double[components.size()];
    for (int i = 0; i < weights.length; i++) {
      ComponentScore component = components.get(i);
      weights[i] = component.counts() ? component.weight() / total : 0;
    }
    return weights;
  }
}
