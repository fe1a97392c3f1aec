package dxpulse.ingestion.feed;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// So many runs and previews at a time on one node: many feeds may be due at the same minute, and
/// each answer takes memory. Answers are asked for beside each other, and read one after the other:
/// as it is read, one takes many times its size.
public final class Turns {
  private static final int READERS = 4;

  private final Semaphore turns;
  private final Semaphore reading;
  private final Duration patience;
  private final Duration patienceToRead;

  /// @param patience how long to wait for a turn, and four times that for the reading before it
  public Turns(int most, Duration patience) {
    this(
        new Semaphore(most, true),
        new Semaphore(1, true),
        patience,
        patience.multipliedBy(READERS));
  }

  private Turns(Semaphore turns, Semaphore reading, Duration patience, Duration patienceToRead) {
    this.turns = turns;
    this.reading = reading;
    this.patience = patience;
    this.patienceToRead = patienceToRead;
  }

  /// The same turns for whoever can wait so long and no longer.
  public Turns waiting(Duration atMost) {
    return new Turns(turns, reading, atMost, atMost);
  }

  /// Reads an answer while nobody else on this node does.
  ///
  /// @throws Busy when others take too long
  public <T> T alone(Supplier<T> work) {
    try {
      if (!reading.tryAcquire(patienceToRead.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new Busy();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new Busy();
    }
    try {
      return work.get();
    } finally {
      reading.release();
    }
  }

  /// Others are being read.
  public static final class Busy extends RuntimeException {
    private static final long serialVersionUID = 1;
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
