package dxpulse.ingestion.feed;

import dxpulse.ingestion.feed.UnreadAnswer.Ending;
import dxpulse.ingestion.feed.UnreadAnswer.How;
import java.util.List;

/// Keeps answers that could not be read as long as they wait, so many of each feed and no more.
/// What cannot be kept is told with the run: nothing is dropped to make room.
public final class KeepUnread {
  private static final String TOO_LARGE =
      "。大きすぎるため、この応答を読み直し用に取っておけません" + " / ; it is too large to be kept for reading it again";

  private final UnreadAnswers answers;
  private final Limits limits;

  public KeepUnread(UnreadAnswers answers, Limits limits) {
    this.answers = answers;
    this.limits = limits;
  }

  /// How much of one feed may wait.
  ///
  /// @param bytes of all its answers together
  public record Limits(int answers, long bytes) {}

  public Limits limits() {
    return limits;
  }

  /// Keeps the answer of a run of which nothing came. What waits and was read by this run ends.
  ///
  /// @return the same run, which says so if its answer could not be kept
  RunFeed.Done after(FeedDefinition feed, RunFeed.Done done) {
    byte[] content = done.raw();
    FeedRun run = done.run();
    if (content == null || done.unfinished()) {
      return done;
    }
    List<UnreadAnswer> waiting = answers.waiting(feed);
    if (run.outcome() != FeedRun.Outcome.FAILED) {
      end(feed, waiting, run, content);
      return done;
    }
    UnreadAnswer answer = UnreadAnswer.of(run, content);
    for (UnreadAnswer each : waiting) {
      if (each.fingerprint().equals(answer.fingerprint())) {
        answers.change(feed, each.cameAgain(run));
        return done;
      }
    }
    long bytes = waiting.stream().mapToLong(UnreadAnswer::bytes).sum();
    if (waiting.size() >= limits.answers || bytes + content.length > limits.bytes) {
      return done.saying(full(waiting.size(), bytes));
    }
    return answers.keep(feed, answer, content) ? done : done.saying(TOO_LARGE);
  }

  /// The source gave the same again, and now it could be read.
  private void end(FeedDefinition feed, List<UnreadAnswer> waiting, FeedRun run, byte[] content) {
    if (waiting.isEmpty()) {
      return;
    }
    String fingerprint = Fingerprint.of(content);
    for (UnreadAnswer each : waiting) {
      if (each.fingerprint().equals(fingerprint)) {
        answers.change(
            feed,
            each.ended(
                new Ending(
                    How.READ, run.id(), null, SortFigures.caller(feed).id(), run.startedAt())));
      }
    }
  }

  private static String full(int count, long bytes) {
    return "。読めなかった応答が%d件（%,dバイト）たまっているため、この応答は取っておけません。読み直すか取り下げてください / ; %d answers that could not be read (%,d bytes) wait already, so this one is not kept: read them again or let them go"
        .formatted(count, bytes, count, bytes);
  }
}
