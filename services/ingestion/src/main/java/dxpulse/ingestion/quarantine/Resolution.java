package dxpulse.ingestion.quarantine;

import dxpulse.contracts.types.event.ValueRecorded;
import dxpulse.ingestion.submission.RefusedFigures.RefusedFigure;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How the quarantine of something ended.
///
/// @param id of the rejected observation, figure or row
/// @param observationId the observation that took its place, if one did
/// @param reason why it was discarded, what was mended, or what came later
public record Resolution(
    String id,
    Outcome outcome,
    @Nullable String observationId,
    @Nullable String reason,
    String by,
    Instant at) {
  /// @param value that was taken in later at the same place
  static Resolution replaced(RefusedFigure figure, ValueRecorded value) {
    boolean byItself = value.source().submittedBy().equals(figure.submittedBy());
    return new Resolution(
        figure.id(),
        Outcome.REPLACED,
        value.observationId(),
        byItself
            ? "同じ指標・地域・期間の値が、この連携からあとで届きました / the feed sent a figure of the same indicator, area and period later"
            : "同じ指標・地域・期間の値が、あとで報告されました / somebody reported a figure of the same indicator, area and period later",
        value.source().submittedBy(),
        value.recordedAt());
  }

  public enum Outcome {
    SENT_AGAIN,
    DISCARDED,
    /// A figure was accepted at its place later.
    REPLACED;

    /// Nothing came of the thing itself: it is kept, and may wait again.
    public boolean isSetAside() {
      return switch (this) {
        case SENT_AGAIN -> false;
        case DISCARDED, REPLACED -> true;
      };
    }
  }
}
