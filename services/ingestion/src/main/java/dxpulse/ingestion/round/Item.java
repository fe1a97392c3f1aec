package dxpulse.ingestion.round;

import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.event.ObservationSubmitted.Source;
import dxpulse.contracts.types.time.JapanTime;
import dxpulse.ingestion.round.WorkInHand.Work;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// What has become of one figure that a round asks for.
///
/// @param answeredAt when it was first handed in, or said not to exist
/// @param days how many days late or overdue it is, or how many are left; 0 when in time
/// @param source where the value that holds came from
/// @param reason why there is no value
/// @param months of the period that are there, while others are missing
public record Item(
    IndicatorCode indicator,
    String department,
    State state,
    @Nullable Instant answeredAt,
    Timeliness timeliness,
    long days,
    Source.@Nullable Kind source,
    @Nullable String reason,
    @Nullable Months months) {

  /// So many months of so many.
  public record Months(int there, int of) {}

  /// How far the answer has come.
  public enum State {
    NOT_REPORTED,
    IN_PROGRESS,
    AWAITING_APPROVAL,
    REPORTED,
    EXCUSED
  }

  /// How it stands with the due date.
  public enum Timeliness {
    ON_TIME,
    LATE,
    OPEN,
    OVERDUE
  }

  static Item of(
      IndicatorCode indicator,
      String department,
      LocalDate due,
      LocalDate today,
      @Nullable Composed composed,
      @Nullable Work work) {
    Reported reported = composed == null ? null : composed.whole();
    if (reported != null) {
      return answered(
          indicator,
          department,
          due,
          State.REPORTED,
          reported.firstAt(),
          reported.latestFrom(),
          null);
    }
    if (work != null && work.stage() == WorkInHand.Stage.EXCUSED) {
      return answered(indicator, department, due, State.EXCUSED, work.since(), null, work.reason());
    }
    Months months =
        composed != null && composed.isPartly()
            ? new Months(composed.months(), composed.of())
            : null;
    State state =
        work != null
            ? stateOf(work.stage())
            : months == null ? State.NOT_REPORTED : State.IN_PROGRESS;
    long left = ChronoUnit.DAYS.between(today, due);
    return new Item(
        indicator,
        department,
        state,
        null,
        left < 0 ? Timeliness.OVERDUE : Timeliness.OPEN,
        Math.abs(left),
        null,
        null,
        months);
  }

  private static State stateOf(WorkInHand.Stage stage) {
    return switch (stage) {
      case IN_PROGRESS -> State.IN_PROGRESS;
      case AWAITING_APPROVAL -> State.AWAITING_APPROVAL;
      case EXCUSED -> State.EXCUSED;
    };
  }

  private static Item answered(
      IndicatorCode indicator,
      String department,
      LocalDate due,
      State state,
      Instant at,
      Source.@Nullable Kind source,
      @Nullable String reason) {
    long late = Math.max(0, ChronoUnit.DAYS.between(due, JapanTime.day(at)));
    return new Item(
        indicator,
        department,
        state,
        at,
        late > 0 ? Timeliness.LATE : Timeliness.ON_TIME,
        late,
        source,
        reason,
        null);
  }

  /// Whether nothing more is owed.
  public boolean isAnswered() {
    return state == State.REPORTED || state == State.EXCUSED;
  }
}
