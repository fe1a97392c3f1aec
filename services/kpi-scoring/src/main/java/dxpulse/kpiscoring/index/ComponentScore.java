package dxpulse.kpiscoring.index;

import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.NotScoredReason;
import dxpulse.contracts.types.ValueStatus;
import dxpulse.contracts.types.event.KpiScored.Comparison;
import dxpulse.contracts.types.time.Period;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// A component of a KPI in one period: what was measured, how far it got, and what of it counts.
///
/// @param weight weight in the definition; zero for a reference indicator, which is shown and never
///   scored
/// @param achievement uncapped
/// @param score after floor and cap
/// @param comparison how the value stands to the baseline, where the target has no number
/// @param progress on the straight line from baseline to target
/// @param due the score that the line would have by now
/// @param normalisation how the value is measured; absent where it cannot be
public record ComponentScore(
    IndicatorCode indicator,
    double weight,
    @Nullable BigDecimal value,
    @Nullable String stage,
    @Nullable Integer valueRevision,
    @Nullable Period valuePeriod,
    boolean carriedForward,
    boolean partial,
    @Nullable ValueStatus status,
    boolean sample,
    @Nullable BigDecimal target,
    @Nullable Double achievement,
    @Nullable Double score,
    @Nullable NotScoredReason notScored,
    @Nullable Comparison comparison,
    @Nullable Progress progress,
    @Nullable Double due,
    @Nullable Normalisation normalisation,
    int indicatorVersion) {

  /// The same component with another weight.
  public ComponentScore withWeight(double other) {
    return with(other, score);
  }

  /// The same component with another score, or none.
  ComponentScore withScore(@Nullable Double other) {
    return with(weight, other);
  }

  private ComponentScore with(double otherWeight, @Nullable Double otherScore) {
    return new ComponentScore(
        indicator,
        otherWeight,
        value,
        stage,
        valueRevision,
        valuePeriod,
        carriedForward,
        partial,
        status,
        sample,
        target,
        achievement,
        otherScore,
        notScored,
        comparison,
        progress,
        due,
        normalisation,
        indicatorVersion);
  }

  /// Whether it enters the index.
  public boolean counts() {
    return score != null && weight > 0;
  }
}
