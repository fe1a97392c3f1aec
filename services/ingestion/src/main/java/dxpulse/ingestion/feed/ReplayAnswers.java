package dxpulse.ingestion.feed;

import dxpulse.contracts.types.Caller;
import dxpulse.ingestion.feed.UnreadAnswer.Ending;
import dxpulse.ingestion.feed.UnreadAnswer.How;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Reads answers again that could not be read when they came, the oldest first, by the definition
/// as it is now. What comes of them is as of when they came: what was said later holds.
public final class ReplayAnswers {
  /// Answers that are read at one request.
  public static final int MOST_AT_ONCE = 20;

  private final Feeds feeds;
  private final UnreadAnswers answers;
  private final RunFeed runFeed;
  private final RightToRun right;
  private final Supplier<String> trace;
  private final InstantSource clock;
  private final Consumer<FeedRun> heard;

  public ReplayAnswers(
      Feeds feeds,
      UnreadAnswers answers,
      RunFeed runFeed,
      RightToRun right,
      Supplier<String> trace,
      InstantSource clock,
      Consumer<FeedRun> heard) {
    this.feeds = feeds;
    this.answers = answers;
    this.runFeed = runFeed;
    this.right = right;
    this.trace = trace;
    this.clock = clock;
    this.heard = heard;
  }

  /// @param runs one for each answer that was read again
  /// @param next what the next part comes after; absent when there is none
  public record Part(List<FeedRun> runs, @Nullable String next) {
    public Part {
      runs = List.copyOf(runs);
    }
  }

  /// @param wanted the runs that brought the answers; empty for all that wait
  /// @param after the end of the part before; absent for the first part
  /// @throws Turns.Busy while the feed runs, or others take too long: nothing was read
  public Part replay(
      FeedDefinition feed, Set<String> wanted, @Nullable String after, Caller caller) {
    List<String> chosen =
        answers.waiting(feed).stream()
            .map(UnreadAnswer::run)
            .filter(run -> wanted.isEmpty() || wanted.contains(run))
            .filter(run -> after == null || run.compareTo(after) > 0)
            .toList();
    List<FeedRun> runs = new ArrayList<>();
    @Nullable String done = after;
    for (String run : chosen.subList(0, Math.min(MOST_AT_ONCE, chosen.size()))) {
      Optional<Read> read;
      try {
        read = right.exclusively(feed, found -> read(found, run, caller));
      } catch (Turns.Busy others) {
        read = Optional.empty();
      }
      if (read.isEmpty()) {
        if (runs.isEmpty()) {
          throw new Turns.Busy();
        }
        return new Part(runs, done);
      }
      read.get().run().ifPresent(runs::add);
      done = run;
    }
    return new Part(runs, chosen.size() > MOST_AT_ONCE ? done : null);
  }

  /// @param run nothing where somebody else has ended it meanwhile
  private record Read(Optional<FeedRun> run) {}

  private Read read(Feed found, String id, Caller caller) {
    FeedDefinition feed = found.definition();
    UnreadAnswer answer = answers.find(feed, id).filter(UnreadAnswer::waits).orElse(null);
    byte[] content = answers.content(feed, id).orElse(null);
    if (answer == null || content == null) {
      return new Read(Optional.empty());
    }
    RunFeed.Done done = runFeed.again(feed, right.runId(), answer, trace.get(), content);
    FeedRun run = done.run();
    feeds.note(feed, run, done.raw());
    if (run.outcome() != FeedRun.Outcome.FAILED) {
      answers.change(
          feed, answer.ended(new Ending(How.READ, run.id(), null, caller.id(), clock.instant())));
      boolean newest = isNewest(found, answer);
      feeds.change(feed, state -> state.read(answer.since(), done.newest(), newest));
    } else if (!done.unfinished()) {
      answers.change(feed, answer.stillUnread(String.valueOf(run.error())));
    }
    heard.accept(run);
    return new Read(Optional.of(run));
  }

  /// Whether nothing was asked after it, or the same came again last.
  private static boolean isNewest(Feed found, UnreadAnswer answer) {
    return found.runs().stream()
        .filter(run -> run.cause() != FeedRun.Cause.REPLAY)
        .findFirst()
        .filter(run -> !run.startedAt().isAfter(answer.last()))
        .isPresent();
  }

  /// Lets an answer go unread.
  ///
  /// @return nothing where none waits
  public Optional<UnreadAnswer> letGo(
      FeedDefinition feed, String run, String reason, Caller caller) {
    return answers
        .find(feed, run)
        .filter(UnreadAnswer::waits)
        .map(answer -> {
          UnreadAnswer ended =
              answer.ended(new Ending(How.LET_GO, null, reason, caller.id(), clock.instant()));
          answers.change(feed, ended);
          return ended;
        });
  }
}
