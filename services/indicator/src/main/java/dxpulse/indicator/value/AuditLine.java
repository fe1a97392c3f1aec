package dxpulse.indicator.value;

import dxpulse.contracts.types.AreaCode;
import dxpulse.contracts.types.ValueStatus;
import dxpulse.contracts.types.event.ObservationSubmitted;
import dxpulse.contracts.types.event.ObservationSubmitted.Source;
import dxpulse.contracts.types.event.ValueRecorded.Outcome;
import dxpulse.contracts.types.time.Period;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One observation that was taken in: who said what and from where, and what came of it.
///
/// @param value as submitted, or the rate of its counts
/// @param outcome whether it became a revision
/// @param reason why it did not
/// @param revision the one that it made, or the one that held when it came
/// @param previousValue what held before it, if it became a revision; what held meanwhile otherwise
/// @param source absent for repeats from before it was kept
/// @param submittedAt absent for repeats from before it was kept
/// @param recordedAt when it was taken in
public record AuditLine(
    Period period,
    AreaCode area,
    @Nullable BigDecimal value,
    @Nullable BigDecimal numerator,
    @Nullable BigDecimal denominator,
    @Nullable String stage,
    ValueStatus status,
    boolean sample,
    Outcome outcome,
    @Nullable Reason reason,
    int revision,
    @Nullable BigDecimal previousValue,
    @Nullable String previousStage,
    @Nullable Source source,
    @Nullable Instant submittedAt,
    Instant recordedAt,
    @Nullable String note,
    String observationId) {

  /// Why an observation made no revision.
  public enum Reason {
    /// What held said the same.
    SAID_BEFORE,
    /// A settled value held, and this one is not settled.
    SETTLED_HOLDS,
    /// A later report held.
    LATER_HOLDS
  }

  static AuditLine of(ValueHistory.Entry entry, ValueHistory.@Nullable Entry before) {
    ObservationSubmitted said = entry.observation();
    return of(
        said,
        entry.outcome(),
        entry.revision(),
        before == null ? null : before.observation(),
        said.source(),
        said.submittedAt(),
        entry.recordedAt(),
        said.observationId());
  }

  /// @param held what the repeat said again
  static AuditLine of(ValueHistory.Confirmation repeat, ObservationSubmitted held) {
    return of(
        held,
        Outcome.UNCHANGED,
        repeat.revision(),
        held,
        repeat.source(),
        repeat.submittedAt(),
        repeat.recordedAt(),
        repeat.observationId());
  }

  private static AuditLine of(
      ObservationSubmitted said,
      Outcome outcome,
      int revision,
      @Nullable ObservationSubmitted before,
      @Nullable Source source,
      @Nullable Instant submittedAt,
      Instant recordedAt,
      String id) {
    return new AuditLine(
        said.period(),
        said.area(),
        said.measuredValue(),
        said.numerator(),
        said.denominator(),
        said.stage(),
        said.status(),
        said.sample(),
        outcome,
        switch (outcome) {
          case RECORDED -> null;
          case UNCHANGED -> Reason.SAID_BEFORE;
          case SUPERSEDED ->
              before != null && before.status().isSettled() && !said.status().isSettled()
                  ? Reason.SETTLED_HOLDS
                  : Reason.LATER_HOLDS;
        },
        revision,
        before == null ? null : before.measuredValue(),
        before == null ? null : before.stage(),
        source,
        submittedAt,
        recordedAt,
        said.note(),
        id);
  }
}
