package dxpulse.contracts.types.event;

import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.KpiCode;
import dxpulse.contracts.types.NotScoredReason;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.ValueStatus;
import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.Period;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The index of a KPI for a period, with everything that explains it.
///
/// @param index target = 100; absent together with a reason in `notScored`
/// @param change index minus the previous period's index, in points; absent when either is absent
/// @param coverage share of weight with a usable value, 0 to 1
/// @param provisional whether any value that entered is not settled
/// @param sample whether any value, baseline or target that entered is a demonstration value
/// @param contributions parts of the change: one per indicator, and the composition, revision and
///   coverage effects
/// @param revision grows by one each time the score of this KPI and period changes
public record KpiScored(
    OrganizationCode organization,
    KpiCode kpi,
    Granularity granularity,
    Period period,
    @Nullable Double index,
    @Nullable NotScoredReason notScored,
    @Nullable Double change,
    double coverage,
    boolean provisional,
    boolean sample,
    List<Component> components,
    List<Contribution> contributions,
    @Nullable Pace pace,
    @Nullable Forecast forecast,
    int kpiVersion,
    int revision,
    Cause cause,
    Instant scoredAt) {

  public KpiScored {
    Finite.checked("index", index);
    Finite.checked("change", change);
    Finite.checked("coverage", coverage);
    components = List.copyOf(components);
    contributions = List.copyOf(contributions);
  }

  /// @param value after roll-up to the period, exact
  /// @param valuePeriod the period that the value is from; differs from the score's when carried
  ///   forward
  /// @param partial whether parts of the period had no value yet
  /// @param achievement normalised value before floor and cap; target = 100
  /// @param score what entered the index
  /// @param weight share after renormalisation over all scored components of the definition, 0 to 1
  public record Component(
      IndicatorCode indicator,
      @Nullable BigDecimal value,
      @Nullable Period valuePeriod,
      boolean carriedForward,
      boolean partial,
      @Nullable ValueStatus status,
      boolean sample,
      @Nullable BigDecimal target,
      @Nullable Double achievement,
      @Nullable Double score,
      double weight,
      @Nullable NotScoredReason notScored,
      int indicatorVersion) {
    public Component {
      Finite.checked("achievement", achievement);
      Finite.checked("score", score);
      Finite.checked("weight", weight);
    }
  }

  /// @param cause an indicator code, `COMPOSITION`, `REVISION` or `COVERAGE`
  /// @param points part of the change, in points
  public record Contribution(String cause, double points) {
    public Contribution {
      Finite.checked("points", points);
    }
  }

  /// @param ratio achieved distance over expected distance at this date
  public record Pace(@Nullable Double ratio, Band band) {
    public Pace {
      Finite.checked("ratio", ratio);
    }

    public enum Band {
      ACHIEVED,
      ON_TRACK,
      NEEDS_ACCELERATION,
      BEHIND,
      WORSENED
    }
  }

  /// @param landing expected index at the target date
  /// @param attainment earliest month in which 100 is reached, `YYYY-MM`
  public record Forecast(
      @Nullable Double landing,
      @Nullable Double low,
      @Nullable Double high,
      @Nullable Period attainment) {
    public Forecast {
      Finite.checked("landing", landing);
      Finite.checked("low", low);
      Finite.checked("high", high);
    }
  }

  /// What made this score come about.
  ///
  /// @param observationId the observation, when a value did
  /// @param submittedAt when that observation was accepted; freshness counts from here
  public record Cause(Kind kind, @Nullable String observationId, @Nullable Instant submittedAt) {
    public enum Kind {
      VALUE,
      INDICATOR_DEFINITION,
      KPI_DEFINITION
    }
  }
}
