package dxpulse.ingestion.round;

import dxpulse.contracts.types.event.ObservationSubmitted.Source;
import java.time.Instant;

/// What is known of the value of an indicator for a period: when the first one was handed in, and
/// where the one that holds came from.
///
/// @param revision of the value that holds
public record Reported(Instant firstAt, int revision, Instant latestAt, Source.Kind latestFrom) {

  /// Both together; in any order, and however often, it is the same.
  public Reported and(Reported other) {
    Reported newer = other.revision > revision ? other : this;
    return new Reported(
        firstAt.isBefore(other.firstAt) ? firstAt : other.firstAt,
        newer.revision,
        newer.latestAt,
        newer.latestFrom);
  }
}
