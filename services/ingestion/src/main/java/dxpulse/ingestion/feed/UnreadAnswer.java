package dxpulse.ingestion.feed;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An answer of a feed of which no figure could be used: it waits until a mended definition reads
/// it, or until somebody lets it go.
///
/// @param run that brought it; names it within its feed
/// @param since when it came: what is read of it later is as of then
/// @param last when the same came last
/// @param times how often the same came
/// @param error why nothing came of it at the last attempt: Japanese, then English
/// @param ending absent while it waits
public record UnreadAnswer(
    String run,
    Instant since,
    Instant last,
    int times,
    @Nullable String file,
    long bytes,
    String fingerprint,
    String error,
    @Nullable Ending ending) {

  /// How it ended.
  ///
  /// @param run that read it, if one did
  /// @param reason why it was let go
  public record Ending(
      How how, @Nullable String run, @Nullable String reason, String by, Instant at) {}

  public enum How {
    READ,
    LET_GO
  }

  static UnreadAnswer of(FeedRun run, byte[] content) {
    return new UnreadAnswer(
        run.id(),
        run.startedAt(),
        run.startedAt(),
        1,
        run.file(),
        content.length,
        Fingerprint.of(content),
        String.valueOf(run.error()),
        null);
  }

  public boolean waits() {
    return ending == null;
  }

  UnreadAnswer cameAgain(FeedRun later) {
    return new UnreadAnswer(
        run,
        since,
        later.startedAt(),
        times + 1,
        file,
        bytes,
        fingerprint,
        String.valueOf(later.error()),
        null);
  }

  UnreadAnswer stillUnread(String why) {
    return new UnreadAnswer(run, since, last, times, file, bytes, fingerprint, why, null);
  }

  UnreadAnswer ended(Ending how) {
    return new UnreadAnswer(run, since, last, times, file, bytes, fingerprint, error, how);
  }
}
