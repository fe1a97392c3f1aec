package dxpulse.kpiscoring.reading;

import dxpulse.contracts.types.event.KpiScored;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Lets a reader wait until an observation has been scored and the scores can be read. Remembers
/// the latest observations only.
public final class Waiting {
  private static final int REMEMBERED = 20_000;

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
  public synchronized void scored(String observationId, List<KpiScored> scores) {
    Set<String> open = new HashSet<>();
    for (KpiScored score : scores) {
      if (!read.containsKey(id(score))) {
        open.add(id(score));
      }
    }
    unread.put(observationId, open);
    notifyAll();
  }

  /// These scores can be read now.
  public synchronized void readable(Collection<KpiScored> scores) {
    for (KpiScored score : scores) {
      read.put(id(score), true);
      Set<String> open =
          score.cause().observationId() == null ? null : unread.get(score.cause().observationId());
      if (open != null) {
        open.remove(id(score));
      }
    }
    notifyAll();
  }

  /// Whether the observation was scored within the limit.
  public synchronized boolean await(String observationId, Duration limit)
      throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    while (true) {
      Set<String> open = unread.get(observationId);
      if (open != null && open.isEmpty()) {
        return true;
      }
      long left = (end - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        return false;
      }
      wait(left);
    }
  }

  private static String id(KpiScored score) {
    return score.kpi() + "|" + score.period() + "|" + score.revision();
  }
}
