package dxpulse.ingestion.feed;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One time that a feed was asked, or a file of it was taken.
///
/// @param read rows of the answer
/// @param unchanged figures that hold already
/// @param withoutFigure cells that say there is none
/// @param bytes of the answer
/// @param file that was dropped
/// @param error why nothing could be used: Japanese, then English
/// @param faults the first of them
/// @param rawKept whether the answer itself is kept
/// @param of the run whose answer was read again
public record FeedRun(
    String id,
    Instant startedAt,
    long millis,
    Cause cause,
    Outcome outcome,
    int read,
    int leftOut,
    int withoutFigure,
    int accepted,
    int unchanged,
    int rejected,
    long bytes,
    @Nullable String file,
    @Nullable String error,
    List<FeedFault> faults,
    boolean rawKept,
    @Nullable String of) {
  private static final int MOST_FAULTS = 20;

  public FeedRun {
    faults = List.copyOf(faults.subList(0, Math.min(MOST_FAULTS, faults.size())));
  }

  public enum Cause {
    SCHEDULE,
    BY_HAND,
    RETRY,
    FILE,
    /// A machine has sent something itself.
    PUSH,
    /// Somebody had an answer read again that could not be read when it came.
    REPLAY
  }

  public enum Outcome {
    OK,
    /// Some figures could be used and some not.
    PARTLY,
    FAILED
  }

  public FeedRun rawDropped() {
    return with(error, false);
  }

  /// The same with more to say about why nothing came of it.
  ///
  /// @param more Japanese, then English
  FeedRun saying(String more) {
    String[] mores = more.split(" / ", 2);
    String[] said = String.valueOf(error).split(" / ", 2);
    return with(said[0] + mores[0] + " / " + said[said.length - 1] + mores[1], rawKept);
  }

  private FeedRun with(@Nullable String why, boolean kept) {
    return new FeedRun(
        id,
        startedAt,
        millis,
        cause,
        outcome,
        read,
        leftOut,
        withoutFigure,
        accepted,
        unchanged,
        rejected,
        bytes,
        file,
        why,
        faults,
        kept,
        of);
  }
}
