package dxpulse.publication.page;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Files that take long to draw: drawn one after the other and kept until there are too many bytes
/// of them; those that were not asked for the longest leave first.
///
/// @param <K> what tells one from another, the content that it is drawn from included
public final class DrawnFiles<K> {
  private final long mostBytes;
  private final Duration patience;
  private final Semaphore turn = new Semaphore(1, true);
  private final Map<K, byte[]> drawn = new LinkedHashMap<>(16, 0.75f, true);
  private long bytes;

  /// Others are being drawn: ask again in a moment.
  public static final class Busy extends RuntimeException {
    private static final long serialVersionUID = 1;

    Busy() {
      super("other files are being drawn", null, false, false);
    }
  }

  /// @param patience how long one waits for its turn
  public DrawnFiles(long mostBytes, Duration patience) {
    this.mostBytes = mostBytes;
    this.patience = patience;
  }

  /// The file, drawn now if it is not here. Waits, so it is not for the thread of the requests.
  ///
  /// @throws Busy when its turn does not come in time
  public byte[] find(K key, Supplier<byte[]> drawing) {
    byte @Nullable [] known = atHand(key);
    if (known != null) {
      return known;
    }
    boolean mine = false;
    try {
      mine = turn.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
      if (!mine) {
        throw new Busy();
      }
      byte @Nullable [] meanwhile = atHand(key);
      return meanwhile == null ? keep(key, drawing.get()) : meanwhile;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new Busy();
    } finally {
      if (mine) {
        turn.release();
      }
    }
  }

  private synchronized byte @Nullable [] atHand(K key) {
    return drawn.get(key);
  }

  private synchronized byte[] keep(K key, byte[] file) {
    if (file.length <= mostBytes) {
      drawn.put(key, file);
      bytes += file.length;
    }
    var eldest = drawn.entrySet().iterator();
    while (bytes > mostBytes) {
      bytes -= eldest.next().getValue().length;
      eldest.remove();
    }
    return file;
  }
}
