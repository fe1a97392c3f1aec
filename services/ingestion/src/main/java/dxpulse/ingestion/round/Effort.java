package dxpulse.ingestion.round;

import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.time.Period;
import java.time.Instant;

/// What it cost somebody to hand in figures, or to decide on them, at the entry page.
///
/// @param submission identifies the handing in; each counts once
/// @param seconds spent at the page
/// @param values figures that were handed in or decided on
/// @param work what was done
public record Effort(
    String submission,
    OrganizationCode organization,
    String department,
    Period period,
    int seconds,
    int values,
    String by,
    Instant at,
    Work work) {
  // Those that an earlier build kept were all typed.
  @SuppressWarnings({"NullAway", "ConstantValue"})
  public Effort {
    work = work == null ? Work.ENTRY : work;
  }

  public enum Work {
    /// Typing, from the first key to handing in.
    ENTRY,
    /// From choosing a file to its being accepted.
    UPLOAD,
    /// From looking at reports to deciding on them.
    APPROVAL
  }
}
