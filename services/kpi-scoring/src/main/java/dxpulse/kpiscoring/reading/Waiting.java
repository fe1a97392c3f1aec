package dxpulse.kpiscoring.reading;

import dxpulse.contracts.types.event.KpiScored;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/// Lets a reader wait until an observation has been scored and the scores can be read. Remembers
/// the latest observations only.
public final class Waiting {
  private static final int REMEMBERED = 20_000;

  private final Lock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Map<String, Set<String>> unread =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Set<String>> eldest) {
          return size() > REMEMBERED;
        }
      };

  private final Map<String, Boolean> read =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
          return size() > REMEMBERED;
        }
      };

  /// The stream has taken in an observation and will tell these scores.
  public void scored(String observationId, List<KpiScored> scores) {
    lock.lock();
    try {
      Set<String> open = new HashSet<>();
      for (KpiScored score : scores) {
        if (!read.containsKey(id(score))) {
          open.add(id(score));
        }
      }
      unread.put(observationId, open);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// These scores can be read now.
  public void readable(Collection<KpiScored> scores) {
    lock.lock();
    try {
      for (KpiScored score : scores) {
        read.put(id(score), true);
        String cause = score.cause().observationId();
        Set<String> open = cause == null ? null : unread.get(cause);
        if (open != null) {
          open.remove(id(score));
        }
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Whether the observation was scored within the limit.
  public boolean await(String observationId, Duration limit) throws InterruptedException {
    lock.lock();
    try {
      long left = limit.toNanos();
      while (!isScored(observationId)) {
        if (left <= 0) {
          return false;
        }
        left = changed.awaitNanos(left);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  private boolean isScored(String observationId) {
    Set<String> open = unread.get(observationId);
    return open != null && open.isEmpty();
  }

  private static String id(KpiScored score) {
    return score.kpi() + "|" + score.period() + "|" + score.revision();
  }
}
