package dxpulse.ingestion.feed;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Runs feeds for people who wait for what comes of it: so long and no longer. A run that takes
/// longer goes on and is told among the feed's runs when it ends; one that the service takes down
/// with it counts as a failed one, as all others do.
public final class RunsByHand {
  private final TendFeeds feeds;
  private final Duration patience;

  /// @param patience less than that of whatever stands between the reader and the service
  public RunsByHand(TendFeeds feeds, Duration patience) {
    this.feeds = feeds;
    this.patience = patience;
  }

  /// How far a run has come while somebody waited.
  public sealed interface Progress {}

  /// @param run nothing while another run goes on, when a folder is empty, or where a machine sends
  public record Ended(Optional<FeedRun> run) implements Progress {}

  public record GoesOn() implements Progress {}

  /// Runs a feed now.
  ///
  /// @throws Turns.Busy when other feeds take too long: nothing has failed
  public Progress run(FeedDefinition feed) {
    FutureTask<Optional<FeedRun>> run = new FutureTask<>(() -> feeds.byHand(feed));
    var _ = Thread.ofVirtual().name("feed-by-hand-" + feed.name()).start(run);
    try {
      return new Ended(run.get(patience.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException longer) {
      return new GoesOn();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return new GoesOn();
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof RuntimeException known
          ? known
          : new IllegalStateException(failed.getCause());
    }
  }
}
