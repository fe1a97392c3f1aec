package dxpulse.indicator.edge;

import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/// What the service still waits for before it can do its job.
public final class Readiness {
  private final Set<String> awaited = ConcurrentHashMap.newKeySet();

  public Readiness(Set<String> awaited) {
    this.awaited.addAll(awaited);
  }

  public void reached(String what) {
    awaited.remove(what);
  }

  /// Takes back that something was reached.
  public void lost(String what) {
    awaited.add(what);
  }

  /// Whether nothing is awaited any more.
  public boolean isComplete() {
    return awaited.isEmpty();
  }

  String missing() {
    return String.join(", ", new TreeSet<>(awaited));
  }
}
