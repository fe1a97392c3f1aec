package dxpulse.ingestion.quarantine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How a person ended the quarantine of something.
///
/// @param id of the rejected observation or row
/// @param observationId the observation that took its place, when it was sent again
/// @param reason why it was discarded, or what was mended
public record Resolution(
    String id,
    Outcome outcome,
    @Nullable String observationId,
    @Nullable String reason,
    String by,
    Instant at) {
  public enum Outcome {
    SENT_AGAIN,
    DISCARDED
  }
}
