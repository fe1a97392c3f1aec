package dxpulse.publication.board;

import dxpulse.contracts.types.NotScoredReason;
import dxpulse.contracts.types.event.KpiScored;
import dxpulse.contracts.types.time.Period;
import org.jspecify.annotations.Nullable;

/// An index of a KPI in its history.
///
/// @param partial whether some indicator stands for a part of the period only
/// @param chained the index as the first method would go on, where the method changed; else as the
///   index
/// @param link the index of the period before by the old method and by the new one, where the
///   method changed between the two
/// @param correctedFrom the index that a correction replaced
/// @param correctedWith how many other values replaced it together with that correction
/// @param carriedForward whether every value behind the index is of an earlier period
/// @param newTarget whether other targets than in the period before moved it, by the same method;
///   releases that are older say nothing of the last two
public record HistoryPoint(
    Period period,
    @Nullable Double index,
    @Nullable NotScoredReason notScored,
    boolean provisional,
    boolean sample,
    boolean partial,
    @Nullable Double chained,
    KpiScored.@Nullable Link link,
    @Nullable Double correctedFrom,
    int correctedWith,
    @Nullable Boolean carriedForward,
    @Nullable Boolean newTarget) {
  public HistoryPoint(
      Period period,
      @Nullable Double index,
      @Nullable NotScoredReason notScored,
      boolean provisional,
      boolean sample,
      boolean partial,
      @Nullable Double chained,
      KpiScored.@Nullable Link link,
      @Nullable Double correctedFrom,
      int correctedWith) {
    this(
        period,
        index,
        notScored,
        provisional,
        sample,
        partial,
        chained,
        link,
        correctedFrom,
        correctedWith,
        null,
        null);
  }

  public HistoryPoint {
    carriedForward = index != null && carriedForward != null && carriedForward;
    newTarget = newTarget != null && newTarget;
  }

  @Override
  public Boolean carriedForward() {
    return carriedForward != null && carriedForward;
  }

  @Override
  public Boolean newTarget() {
    return newTarget != null && newTarget;
  }
}
