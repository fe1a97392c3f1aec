package dxpulse.infra.mongo;

import com.mongodb.event.ConnectionPoolClearedEvent;
import com.mongodb.event.ConnectionPoolListener;
import java.util.concurrent.atomic.AtomicLong;

/// Counts how often connections to a store broke. The driver gives up all connections to a server
/// as soon as one of them, or its own watch, finds it gone, and says so before it opens another:
/// what was written before and what is written after the same count went to the same life of the
/// store. Who writes need not meet a broken connection to learn of it; another thread may have.
public final class Breaks implements ConnectionPoolListener {
  private final AtomicLong count = new AtomicLong();

  /// How often so far.
  public long count() {
    return count.get();
  }

  @Override
  public void connectionPoolCleared(ConnectionPoolClearedEvent event) {
    count.incrementAndGet();
  }
}
