package dxpulse.ingestion.submission;

import org.jspecify.annotations.Nullable;

/// What would become of a figure that is taken in now.
///
/// @param taken as the intake would answer
/// @param standing what was reported of the same value; absent where nothing was
public record Prospect(Intake.Taken taken, @Nullable Standing standing) {
  /// A report that stands.
  ///
  /// @param observationId of its figure
  /// @param version grows by one with every step of the report
  /// @param saysTheSame whether it says what the figure says
  /// @param by who reported it
  /// @param figure what was reported, in words
  public record Standing(
      String observationId,
      int version,
      Stand stand,
      boolean saysTheSame,
      String by,
      String figure) {
    /// Whether something else waits for approval.
    public boolean contradicts() {
      return stand == Stand.WAITS && !saysTheSame;
    }
  }

  /// How a report stands.
  public enum Stand {
    /// It waits for approval.
    WAITS,
    /// It was approved, and is locked.
    HOLDS,
    /// It was sent without need of approval.
    RECORDED,
    /// It was approved, and is to be reported again.
    REOPENED,
    /// It was given back or taken back.
    GIVEN_UP
  }
}
