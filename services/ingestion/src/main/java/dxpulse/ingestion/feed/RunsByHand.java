package dxpulse.ingestion.feed;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;

/// Runs feeds for people who wait for what comes of it: so long and no longer. A run that takes
/// longer goes on and is told among the feed's runs when it ends; one that the service takes down
/// with it counts as a failed one, as all others do.
public final class RunsByHand {
  private final TendFeeds feeds;
  private final Duration patience;
  private final BiConsumer<FeedDefinition, Throwable> unheard;

  /// @param patience less than that of whatever stands between the reader and the service
  /// @param unheard hears why nothing came of a run for which nobody waits any more, as when others
  ///   took too long
  public RunsByHand(
      TendFeeds feeds, Duration patience, BiConsumer<FeedDefinition, Throwable> unheard) {
    this.feeds = feeds;
    this.patience = patience;
    this.unheard = unheard;
  }

  /// How far a run has come while somebody waited.
  public sealed interface Progress {}

  /// It has ended.
  ///
  /// @param run nothing while another run goes on, when a folder is empty, or where a machine sends
  public record Ended(Optional<FeedRun> run) implements Progress {}

  /// Nobody waits for it any more, and it goes on.
  public record GoesOn() implements Progress {}

  /// Runs a feed now.
  ///
  /// @throws Turns.Busy when other feeds take too long: nothing has failed
  public Progress run(FeedDefinition feed) {
    CompletableFuture<Optional<FeedRun>> run =
        CompletableFuture.supplyAsync(
            () -> feeds.byHand(feed),
            Thread.ofVirtual().name("feed-by-hand-" + feed.name())::start);
    try {
      return new Ended(run.get(patience.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException longer) {
      return goingOn(feed, run);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return goingOn(feed, run);
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof RuntimeException known
          ? known
          : new IllegalStateException(failed.getCause());
    }
  }

  private GoesOn goingOn(FeedDefinition feed, CompletableFuture<Optional<FeedRun>> run) {
    var _ =
        run.exceptionally(failure -> {
          unheard.accept(feed, failure);
          return Optional.empty();
        });
    return new GoesOn();
  }
}
