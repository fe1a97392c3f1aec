package dxpulse.kpiscoring.ledger;

import dxpulse.contracts.types.Accumulation;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.NotScoredReason;
import dxpulse.contracts.types.event.IndicatorDefined;
import dxpulse.contracts.types.event.KpiDefined;
import dxpulse.kpiscoring.index.Bounds;
import dxpulse.kpiscoring.index.ComponentScore;
import dxpulse.kpiscoring.index.Normalisation;
import dxpulse.kpiscoring.index.Normalisation.Measured;
import dxpulse.kpiscoring.index.Progress;
import dxpulse.kpiscoring.index.Score;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// Scores one component of a version of a KPI, period after period: the value that holds for it,
/// and how far it got by the method in force. To be made anew when definitions change.
final class ComponentScorer {
  private static final Series NONE = new Series();

  private final IndicatorCode indicator;
  private final double weight;
  private final @Nullable IndicatorDefined definition;
  private final Series values;
  private final Bounds bounds;
  private final int maxAgeMonths;
  private @Nullable Yardstick last;

  /// @param definition absent where none is known yet
  /// @param values absent where there are none yet
  ComponentScorer(
      KpiDefined.Component component,
      @Nullable IndicatorDefined definition,
      @Nullable Series values,
      Bounds bounds,
      int maxAgeMonths) {
    this.indicator = component.indicator();
    this.weight = component.weight().doubleValue();
    this.definition = definition;
    this.values = values == null ? NONE : values;
    this.bounds = bounds;
    this.maxAgeMonths = maxAgeMonths;
  }

  /// @param period the period whose value is scored
  /// @param method the period whose method it is scored by
  ComponentScore score(Stretch period, Stretch method) {
    if (definition == null) {
      return missing(weight, NotScoredReason.NOT_YET_DEFINED, null, null, 0);
    }
    Yardstick measure = yardstick(definition, method);
    IndicatorDefined.Version version = measure.version();
    boolean isReference = measure.isReference();
    double scored = isReference ? 0 : weight;
    Normalisation normalisation = measure.normalisation();
    RollUp.Rolled rolled = RollUp.of(values, period, version.accumulation(), maxAgeMonths);
    if (rolled == null) {
      NotScoredReason reason =
          isReference
              ? NotScoredReason.NO_TARGET
              : RollUp.isOnlyTooOld(values, period.period(), version.accumulation())
                  ? NotScoredReason.TOO_OLD
                  : NotScoredReason.NO_VALUE;
      return missing(scored, reason, measure.target(), normalisation, version.version());
    }
    BigDecimal value = rolled.value();
    Score achievement =
        normalisation == null
            ? null
            : normalisation.achievementOf(Measured.of(value, rolled.stage()));
    Double number = achievement == null ? null : achievement.number();
    Progress progress =
        value == null || isReference || isPartOfAFlow(version, rolled.partial())
            ? null
            : Method.progress(version, targetInForce(measure, period, method), period, value);
    return new ComponentScore(
        indicator,
        scored,
        value,
        rolled.stage(),
        rolled.revision(),
        rolled.from(),
        rolled.carriedForward(),
        rolled.partial(),
        rolled.status(),
        rolled.sample() || (version.sample() && !isReference),
        measure.target(),
        number,
        number == null ? null : clamped(number),
        achievement == null ? measure.notScored() : achievement.whyNot(),
        value == null || !isReference ? null : Method.comparison(version, value),
        progress,
        progress == null || normalisation == null ? null : due(normalisation, progress),
        normalisation,
        version.version());
  }

  private Yardstick yardstick(IndicatorDefined defined, Stretch method) {
    Yardstick known = last;
    if (known == null || !known.span().has(method)) {
      known = Yardstick.of(defined, method);
      last = known;
    }
    return known;
  }

  private static IndicatorDefined.@Nullable Target targetInForce(
      Yardstick measure, Stretch period, Stretch method) {
    return period == method
        ? measure.inForce()
        : measure.version().targetInForce(period.period()).orElse(null);
  }

  /// Whether a value is only part of what will be, rather than the newest of a level.
  static boolean isPartOfAFlow(IndicatorDefined.Version version, boolean partial) {
    return partial && version.accumulation() == Accumulation.FLOW;
  }

  /// Within the bounds; itself where it is.
  private Double clamped(Double achievement) {
    double within = bounds.clamp(achievement);
    return Double.compare(within, achievement) == 0 ? achievement : Double.valueOf(within);
  }

  private @Nullable Double due(Normalisation normalisation, Progress progress) {
    double expected = progress.expected();
    return Double.isFinite(expected)
            && normalisation.achievementOf(Measured.of(expected))
                instanceof Score.Scored(double due)
        ? Double.valueOf(bounds.clamp(due))
        : null;
  }

  private ComponentScore missing(
      double scored,
      NotScoredReason reason,
      @Nullable BigDecimal target,
      @Nullable Normalisation normalisation,
      int version) {
    return new ComponentScore(
        indicator,
        scored,
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
