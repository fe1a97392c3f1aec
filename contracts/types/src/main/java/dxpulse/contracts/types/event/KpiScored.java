package dxpulse.contracts.types.event;

import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.KpiCode;
import dxpulse.contracts.types.LocalizedText;
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
/// @param explanation the change in a plain sentence, made of the same contributions; absent where
///   there is no change to explain
/// @param link the old and the new index of the period before, where the method changed between the
///   two periods
/// @param revises what stood for the same period before, where that was a score
/// @param revision grows by one each time the score of this KPI and period changes
/// @param cause the newest of what made this score come about. Of several values of one indicator
///   and period that were scored together the last is told, with the value that held before the
///   first; it is no revision where none held
/// @param others the other values that were scored together with the cause, told in the same way,
///   oldest first, the newest [#MOST_OTHERS] of them; empty, and left out of the event, where the
///   cause came alone
/// @param othersCount how many others there were, told or not; absent where there were none
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
    @Nullable LocalizedText explanation,
    @Nullable Link link,
    @Nullable Revises revises,
    int kpiVersion,
    int revision,
    Cause cause,
    @Nullable List<Cause> others,
    @Nullable Integer othersCount,
    Instant scoredAt) {

  /// How many others a score tells. A file of thousands is scored together, and a score is no list
  /// of its rows.
  public static final int MOST_OTHERS = 10;

  public KpiScored {
    Finite.checked("index", index);
    Finite.checked("change", change);
    Finite.checked("coverage", coverage);
    components = List.copyOf(components);
    contributions = List.copyOf(contributions);
    others = others == null ? List.of() : List.copyOf(others);
    othersCount =
        others.isEmpty() ? null : Math.max(others.size(), othersCount == null ? 0 : othersCount);
  }

  /// Never null: events from before there were others have none.
  @Override
  public List<Cause> others() {
    return others == null ? List.of() : others;
  }

  /// Whether every value that counts in the index is of an earlier period.
  public boolean standsForEarlierPeriods() {
    return components.stream().anyMatch(Component::counts)
        && components.stream().filter(Component::counts).allMatch(Component::carriedForward);
  }

  /// Whether some component stands for a part of the period only.
  public boolean standsForAPart() {
    return components.stream().anyMatch(component -> component.partial() && component.weight() > 0);
  }

  /// @param value after roll-up to the period, exact
  /// @param stage the named stage reached, for an indicator that is measured in stages
  /// @param valueRevision revision of the value, the newest of them where it was rolled up
  /// @param valuePeriod the period that the value is from; differs from the score's when carried
  ///   forward
  /// @param partial whether parts of the period had no value yet
  /// @param achievement normalised value before floor and cap; target = 100
  /// @param score what entered the index
  /// @param comparison how the value stands to the baseline, where the target has no number
  /// @param pace how the value stands to a straight line from baseline to target
  /// @param weight share after renormalisation over all scored components of the definition, 0 to 1
  public record Component(
      IndicatorCode indicator,
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
      double weight,
      @Nullable NotScoredReason notScored,
      @Nullable Comparison comparison,
      @Nullable Pace pace,
      int indicatorVersion) {
    public Component {
      Finite.checked("achievement", achievement);
      Finite.checked("score", score);
      Finite.checked("weight", weight);
    }

    /// Whether it counts in the index. A reference indicator stands beside it, and one without a
    /// usable value is told with the reason.
    public boolean counts() {
      return score != null && weight > 0;
    }
  }

  /// @param cause an indicator code, `COMPOSITION`, `REVISION` or `COVERAGE`
  /// @param points part of the change, in points
  public record Contribution(String cause, double points) {
    public Contribution {
      Finite.checked("points", points);
    }
  }

  /// How a value stands to its baseline, by the direction of its indicator.
  public enum Comparison {
    BETTER,
    UNCHANGED,
    WORSE
  }

  /// Achieved distance beside the distance that a straight line from baseline to target expects.
  ///
  /// @param ratio achieved distance over expected distance at the end of the period; absent before
  ///   any distance is expected
  /// @param expected where the straight line stands: a value of an indicator, an index of a KPI
  /// @param monthsAhead months by which the straight line is outrun, negative when it is ahead
  /// @param requiredPerMonth what each month from now on must bring to reach the target in time;
  ///   absent once it is reached or the date has passed
  public record Pace(
      @Nullable Double ratio,
      Band band,
      @Nullable Double expected,
      @Nullable Double monthsAhead,
      @Nullable Double requiredPerMonth) {
    public Pace {
      Finite.checked("ratio", ratio);
      Finite.checked("expected", expected);
      Finite.checked("monthsAhead", monthsAhead);
      Finite.checked("requiredPerMonth", requiredPerMonth);
    }

    public enum Band {
      ACHIEVED,
      ON_TRACK,
      NEEDS_ACCELERATION,
      BEHIND,
      WORSENED
    }
  }

  /// The linear trend of the index, drawn on to the date of the targets.
  ///
  /// @param targetPeriod the period whose end is that date; absent where no target has one
  /// @param landing expected index at the target date; absent where there is no date to look to, or
  ///   no trend
  /// @param low lower end of the 95 % prediction interval, `high` the upper end
  /// @param attainment earliest month in which 100 is reached, `YYYY-MM`; absent when the trend
  ///   does not lead there within fifty years
  /// @param points how many periods the trend is drawn through, at least 3; absent where there are
  ///   fewer
  public record Forecast(
      @Nullable Period targetPeriod,
      @Nullable Double landing,
      @Nullable Double low,
      @Nullable Double high,
      @Nullable Period attainment,
      @Nullable Integer points) {
    public Forecast {
      Finite.checked("landing", landing);
      Finite.checked("low", low);
      Finite.checked("high", high);
    }
  }

  /// A break of the method: the link period scored by both methods. The chained series goes on by
  /// the ratio of the two.
  ///
  /// @param period the last period before the break
  /// @param earlier its index by the method that was in force for it
  /// @param later its index by the method of this score's period
  public record Link(Period period, @Nullable Double earlier, @Nullable Double later) {
    public Link {
      Finite.checked("earlier", earlier);
      Finite.checked("later", later);
    }
  }

  /// What stood for the same period before.
  ///
  /// @param effects by how much each indicator alone moved the index since: the index less what it
  ///   would be had this one kept the score that it had. Told where several values came together
  ///   and the method stayed; empty, and left out of the event, elsewhere
  public record Revises(
      int revision, @Nullable Double index, @Nullable List<Contribution> effects) {
    public Revises {
      Finite.checked("index", index);
      effects = effects == null ? List.of() : List.copyOf(effects);
    }

    /// Never null: events from before there were effects have none.
    @Override
    public List<Contribution> effects() {
      return effects == null ? List.of() : effects;
    }
  }

  /// What made a score come about.
  ///
  /// @param observationId the observation, when a value did
  /// @param submittedAt when that observation was accepted; freshness counts from here
  /// @param indicator what the observation is of
  /// @param valuePeriod the period that the observation is for
  /// @param value the value that holds now, `previousValue` the one that held before it
  /// @param submittedBy who sent it
  /// @param approvedAt when somebody released it; absent where nobody did
  public record Cause(
      Kind kind,
      @Nullable String observationId,
      @Nullable Instant submittedAt,
      @Nullable IndicatorCode indicator,
      @Nullable Period valuePeriod,
      @Nullable BigDecimal previousValue,
      @Nullable BigDecimal value,
      @Nullable String submittedBy,
      @Nullable Instant approvedAt) {
    public enum Kind {
      /// The first value of a period, or time that went on.
      VALUE,
      /// A later value of the same period.
      REVISION,
      INDICATOR_DEFINITION,
      KPI_DEFINITION
    }

    /// A cause of which nothing more is to be said.
    public static Cause of(Kind kind) {
      return new Cause(kind, null, null, null, null, null, null, null, null);
    }
  }
}
