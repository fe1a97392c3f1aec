package dxpulse.kpiscoring.ledger;

import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.KpiCode;
import dxpulse.contracts.types.NotScoredReason;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.event.IndicatorDefined;
import dxpulse.contracts.types.event.KpiDefined;
import dxpulse.contracts.types.event.KpiScored;
import dxpulse.contracts.types.event.KpiScored.Cause;
import dxpulse.contracts.types.event.KpiScored.Contribution;
import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.Period;
import dxpulse.kpiscoring.index.Bounds;
import dxpulse.kpiscoring.index.ComponentScore;
import dxpulse.kpiscoring.index.Explanation;
import dxpulse.kpiscoring.index.KpiIndex;
import dxpulse.kpiscoring.index.Normalisation.Measured;
import dxpulse.kpiscoring.index.Score;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Scores a KPI for a period from definitions and values.
final class KpiScorer {
  private final Map<IndicatorCode, IndicatorDefined> indicators;
  private final Map<IndicatorCode, Series> series;

  KpiScorer(Map<IndicatorCode, IndicatorDefined> indicators, Map<IndicatorCode, Series> series) {
    this.indicators = indicators;
    this.series = series;
  }

  /// @param earlier the version in force for the period before, if there was one
  KpiScored score(
      OrganizationCode organization,
      KpiCode code,
      KpiDefined.Version version,
      Granularity granularity,
      Period period,
      KpiDefined.@Nullable Version earlier,
      int revision,
      Cause cause,
      Instant at) {
    KpiIndex index = index(version, period);
    KpiIndex before = earlier == null ? null : index(earlier, period.previous());
    Double change = change(before, index);
    List<Contribution> contributions =
        earlier == null || before == null || change == null
            ? List.of()
            : Explanation.of(before, index, sameDefinition(earlier, version, before, index));
    double[] weights = index.effectiveWeights();
    List<KpiScored.Component> components = new ArrayList<>();
    for (int i = 0; i < weights.length; i++) {
      components.add(told(index.components().get(i), weights[i]));
    }
    return new KpiScored(
        organization,
        code,
        granularity,
        period,
        number(index.score()),
        reason(index.score()),
        change,
        index.coverage(),
        index.components().stream()
            .anyMatch(c -> c.score() != null && c.status() != null && !c.status().isSettled()),
        index.components().stream().anyMatch(c -> c.value() != null && c.sample()),
        components,
        contributions,
        null,
        null,
        version.version(),
        revision,
        cause,
        at);
  }

  private KpiIndex index(KpiDefined.Version version, Period period) {
    Bounds bounds = new Bounds(asDouble(version.floor()), asDouble(version.cap()));
    List<ComponentScore> components = new ArrayList<>();
    for (KpiDefined.Component component : version.components()) {
      components.add(component(component, period, bounds, version.maxAgeMonths()));
    }
    return KpiIndex.of(components, version.aggregation(), version.minimumCoverage().doubleValue());
  }

  private ComponentScore component(
      KpiDefined.Component component, Period period, Bounds bounds, int maxAgeMonths) {
    IndicatorDefined definition = indicators.get(component.indicator());
    double weight = component.weight().doubleValue();
    if (definition == null) {
      return missing(component.indicator(), weight, NotScoredReason.NOT_YET_DEFINED, null, 0);
    }
    IndicatorDefined.Version version = Method.inForce(definition, period);
    double scored = version.isReference() ? 0 : weight;
    BigDecimal target = Method.targetFor(version, period);
    Series values = series.getOrDefault(component.indicator(), new Series());
    Optional<RollUp.Rolled> found = RollUp.of(values, period, version.accumulation(), maxAgeMonths);
    if (found.isEmpty()) {
      NotScoredReason reason =
          version.isReference()
              ? NotScoredReason.NO_TARGET
              : RollUp.isOnlyTooOld(values, period, version.accumulation())
                  ? NotScoredReason.TOO_OLD
                  : NotScoredReason.NO_VALUE;
      return missing(component.indicator(), scored, reason, target, version.version());
    }
    RollUp.Rolled rolled = found.get();
    Score achievement =
        switch (Method.scaleFor(version, period)) {
          case Method.Scale.By(var normalisation) ->
              normalisation.achievementOf(new Measured(rolled.value(), rolled.stage()));
          case Method.Scale.None(var reason) -> new Score.NotScored(reason);
        };
    Double number = number(achievement);
    return new ComponentScore(
        component.indicator(),
        scored,
        rolled.value(),
        rolled.from(),
        rolled.carriedForward(),
        rolled.partial(),
        rolled.status(),
        rolled.sample() || (version.sample() && !version.isReference()),
        target,
        number,
        number == null ? null : bounds.clamp(number),
        reason(achievement),
        version.version());
  }

  private static ComponentScore missing(
      IndicatorCode indicator,
      double weight,
      NotScoredReason reason,
      @Nullable BigDecimal target,
      int version) {
    return new ComponentScore(
        indicator, weight, null, null, false, false, null, false, target, null, null, reason,
        version);
  }

  private static KpiScored.Component told(ComponentScore c, double weight) {
    return new KpiScored.Component(
        c.indicator(),
        c.value(),
        c.valuePeriod(),
        c.carriedForward(),
        c.partial(),
        c.status(),
        c.sample(),
        c.target(),
        c.achievement(),
        c.score(),
        weight,
        c.notScored(),
        c.indicatorVersion());
  }

  private static boolean sameDefinition(
      KpiDefined.Version earlier, KpiDefined.Version version, KpiIndex before, KpiIndex after) {
    return earlier.version() == version.version()
        && before.components().stream()
            .map(ComponentScore::indicatorVersion)
            .toList()
            .equals(after.components().stream().map(ComponentScore::indicatorVersion).toList());
  }

  private static @Nullable Double change(@Nullable KpiIndex before, KpiIndex after) {
    return before != null
            && before.score() instanceof Score.Scored(double from)
            && after.score() instanceof Score.Scored(double to)
        ? to - from
        : null;
  }

  private static @Nullable Double number(Score score) {
    return switch (score) {
      case Score.Scored(double value) -> value;
      case Score.NotScored(NotScoredReason reason) -> null;
    };
  }

  private static @Nullable NotScoredReason reason(Score score) {
    return switch (score) {
      case Score.Scored(double value) -> null;
      case Score.NotScored(NotScoredReason reason) -> reason;
    };
  }

  private static @Nullable Double asDouble(@Nullable BigDecimal number) {
    return number == null ? null : number.doubleValue();
  }
}
