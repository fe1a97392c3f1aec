package dxpulse.ingestion.feed;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// So many runs and previews at a time on one node: many feeds may be due at the same minute, and
/// each answer takes memory.
public final class Turns {
  private final Semaphore turns;
  private final Duration patience;

  /// @param patience how long to wait for a turn
  public Turns(int most, Duration patience) {
    this.turns = new Semaphore(most, true);
    this.patience = patience;
  }

  /// @return nothing when no turn came in time, or where the work gave nothing
  public <T> Optional<T> inTurn(Supplier<@Nullable T> work) {
    try {
      if (!turns.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        return Optional.empty();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(work.get());
    } finally {
      turns.release();
    }
  }
}
