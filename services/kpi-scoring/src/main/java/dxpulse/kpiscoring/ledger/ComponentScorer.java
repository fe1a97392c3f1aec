package dxpulse.kpiscoring.ledger;

import dxpulse.contracts.types.Accumulation;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.NotScoredReason;
import dxpulse.contracts.types.event.IndicatorDefined;
import dxpulse.contracts.types.event.KpiDefined;
import dxpulse.contracts.types.time.Period;
import dxpulse.kpiscoring.index.Bounds;
import dxpulse.kpiscoring.index.ComponentScore;
import dxpulse.kpiscoring.index.Normalisation;
import dxpulse.kpiscoring.index.Normalisation.Measured;
import dxpulse.kpiscoring.index.Progress;
import dxpulse.kpiscoring.index.Score;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Scores one component of a KPI for a period: the value that holds for it, and how far it got by
/// the method in force.
final class ComponentScorer {
  private static final Series NONE = new Series();

  private final Map<IndicatorCode, IndicatorDefined> indicators;
  private final Map<IndicatorCode, Series> series;

  /// Reads these maps, which change.
  ComponentScorer(
      Map<IndicatorCode, IndicatorDefined> indicators, Map<IndicatorCode, Series> series) {
    this.indicators = indicators;
    this.series = series;
  }

  /// @param period the period whose value is scored
  /// @param method the period whose method it is scored by
  ComponentScore score(
      KpiDefined.Component component,
      Period period,
      Period method,
      Bounds bounds,
      int maxAgeMonths) {
    IndicatorDefined definition = indicators.get(component.indicator());
    double weight = component.weight().doubleValue();
    if (definition == null) {
      return missing(component.indicator(), weight, NotScoredReason.NOT_YET_DEFINED, null, null, 0);
    }
    IndicatorDefined.Version version = definition.versionFor(method);
    boolean isReference = Method.isReference(version, method);
    double scored = isReference ? 0 : weight;
    BigDecimal target = Method.targetFor(version, method);
    Method.Scale scale = Method.scaleFor(version, method);
    Normalisation normalisation =
        scale instanceof Method.Scale.By(var measuredBy) ? measuredBy : null;
    Series values = series.getOrDefault(component.indicator(), NONE);
    Optional<RollUp.Rolled> found = RollUp.of(values, period, version.accumulation(), maxAgeMonths);
    if (found.isEmpty()) {
      NotScoredReason reason =
          isReference
              ? NotScoredReason.NO_TARGET
              : RollUp.isOnlyTooOld(values, period, version.accumulation())
                  ? NotScoredReason.TOO_OLD
                  : NotScoredReason.NO_VALUE;
      return missing(
          component.indicator(), scored, reason, target, normalisation, version.version());
    }
    RollUp.Rolled rolled = found.get();
    BigDecimal value = rolled.value();
    Score achievement = achievement(scale, Measured.of(value, rolled.stage()));
    Double number = achievement.number();
    Progress progress =
        value == null || isReference || isPartOfAFlow(version, rolled.partial())
            ? null
            : Method.progress(version, period, value).orElse(null);
    return new ComponentScore(
        component.indicator(),
        scored,
        value,
        rolled.stage(),
        rolled.revision(),
        rolled.from(),
        rolled.carriedForward(),
        rolled.partial(),
        rolled.status(),
        rolled.sample() || (version.sample() && !isReference),
        target,
        number,
        number == null ? null : bounds.clamp(number),
        achievement.whyNot(),
        Method.comparison(version, method, value),
        progress,
        progress == null ? null : due(scale, progress, bounds),
        normalisation,
        version.version());
  }

  /// Whether a value is only part of what will be, rather than the newest of a level.
  static boolean isPartOfAFlow(IndicatorDefined.Version version, boolean partial) {
    return partial && version.accumulation() == Accumulation.FLOW;
  }

  private static Score achievement(Method.Scale scale, Measured measured) {
    return switch (scale) {
      case Method.Scale.By(var normalisation) -> normalisation.achievementOf(measured);
      case Method.Scale.None(var reason) -> new Score.NotScored(reason);
    };
  }

  private static @Nullable Double due(Method.Scale scale, Progress progress, Bounds bounds) {
    double expected = progress.expected();
    Double score =
        Double.isFinite(expected) ? achievement(scale, Measured.of(expected)).number() : null;
    return score == null ? null : bounds.clamp(score);
  }

  private static ComponentScore missing(
      IndicatorCode indicator,
      double weight,
      NotScoredReason reason,
      @Nullable BigDecimal target,
      @Nullable Normalisation normalisation,
      int version) {
    return new ComponentScore(
        indicator,
        weight,
        null,
        null,
        null,
        null,
        false,
        false,
        null,
        false,
        target,
        null,
        null,
        reason,
        null,
        null,
        null,
        normalisation,
        version);
  }
}
