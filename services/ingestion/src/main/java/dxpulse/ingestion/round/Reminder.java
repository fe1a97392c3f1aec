package dxpulse.ingestion.round;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One letter to one department about what it owes, or the try to send it.
///
/// @param day for which day of the round it is; each has one
/// @param to addresses, absent when the department has none
/// @param attempts how often it was tried
/// @param at the last try
/// @param failure why it was not sent, for each address that did not take it
/// @param reached addresses that took it, in this try or an earlier one
public record Reminder(
    LocalDate day,
    String department,
    @Nullable String to,
    Outcome outcome,
    int attempts,
    Instant at,
    @Nullable String failure,
    List<String> reached) {
  // Those that an earlier build kept went to one address each, and tell by their outcome.
  @SuppressWarnings({"NullAway", "ConstantValue"})
  public Reminder {
    reached = reached == null ? List.of() : List.copyOf(reached);
  }

  /// How a try ended.
  public enum Outcome {
    /// Noted before it is sent. When it stays so, the service ended in between and nobody knows.
    SENDING,
    SENT,
    FAILED,
    /// The department has no address.
    NO_ADDRESS
  }

  boolean isAbout(Reminder other) {
    return day.equals(other.day) && department.equals(other.department);
  }

  Reminder ended(Outcome how, @Nullable String why, List<String> byNow) {
    return new Reminder(day, department, to, how, attempts, at, why, byNow);
  }
}
