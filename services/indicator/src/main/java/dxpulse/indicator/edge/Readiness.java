package dxpulse.indicator.edge;

import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/// What the service still waits for before it can do its job.
public final class Readiness {
  private final Set<String> awaited = ConcurrentHashMap.newKeySet();
  private final Set<String> failed = ConcurrentHashMap.newKeySet();

  public Readiness(Set<String> awaited) {
    this.awaited.addAll(awaited);
  }

  public void reached(String what) {
    awaited.remove(what);
  }

  /// It will not come back in this process.
  public void failed(String what) {
    failed.add(what);
  }

  /// Names of what has failed for good; empty while the service lives.
  String broken() {
    return String.join(", ", new TreeSet<>(failed));
  }

  /// Whether nothing is awaited any more.
  public boolean isComplete() {
    return awaited.isEmpty();
  }

  String missing() {
    return String.join(", ", new TreeSet<>(awaited));
  }
}
