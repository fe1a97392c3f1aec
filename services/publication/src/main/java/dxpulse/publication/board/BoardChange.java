package dxpulse.publication.board;

import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.Period;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The word that a board changed: what open pages are told.
///
/// @param id grows with every change; a stream is resumed after it
public record BoardChange(
    long id,
    String board,
    Granularity granularity,
    Period period,
    long version,
    @Nullable Cause cause) {

  /// @param observationId the observation behind the change, where one was
  public record Cause(@Nullable String observationId, @Nullable Instant submittedAt) {}
}
