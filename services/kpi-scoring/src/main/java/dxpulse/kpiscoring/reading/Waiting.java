package dxpulse.kpiscoring.reading;

import dxpulse.contracts.types.KpiCode;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.event.KpiScored;
import dxpulse.contracts.types.time.Period;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/// Lets a reader wait until an observation has been scored and the scores can be read. A score that
/// several observations moved has one of them as its cause, and all of them wait for it. Remembers
/// the latest observations only.
public final class Waiting {
  private static final int REMEMBERED = 20_000;

  private final Lock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Map<Told, List<Open>> waitingFor = new HashMap<>();
  private final Map<String, Open> byObservation =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Open> eldest) {
          if (size() <= REMEMBERED) {
            return false;
          }
          forget(eldest.getValue());
          return true;
        }
      };

  private final Set<Told> read =
      Collections.newSetFromMap(
          new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Told, Boolean> eldest) {
              return size() > REMEMBERED;
            }
          });

  private record Told(OrganizationCode organization, KpiCode kpi, Period period, int revision) {
    static Told of(KpiScored score) {
      return new Told(score.organization(), score.kpi(), score.period(), score.revision());
    }
  }

  /// What an observation still waits for.
  private static final class Open {
    private final Set<Told> scores = new HashSet<>();
  }

  /// The stream has taken in an observation and will tell these scores.
  public void scored(String observationId, List<KpiScored> scores) {
    lock.lock();
    try {
      Open open = new Open();
      for (KpiScored score : scores) {
        Told told = Told.of(score);
        if (!read.contains(told)) {
          open.scores.add(told);
          waitingFor.computeIfAbsent(told, unseen -> new ArrayList<>(1)).add(open);
        }
      }
      Open before = byObservation.put(observationId, open);
      if (before != null) {
        forget(before);
      }
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
        Told told = Told.of(score);
        read.add(told);
        List<Open> waiting = waitingFor.remove(told);
        if (waiting != null) {
          waiting.forEach(open -> open.scores.remove(told));
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
    Open open = byObservation.get(observationId);
    return open != null && open.scores.isEmpty();
  }

  private void forget(Open open) {
    for (Told told : open.scores) {
      List<Open> waiting = waitingFor.get(told);
      if (waiting != null && waiting.remove(open) && waiting.isEmpty()) {
        waitingFor.remove(told);
      }
    }
  }
}
