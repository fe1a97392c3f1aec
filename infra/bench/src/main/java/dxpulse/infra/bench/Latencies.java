package dxpulse.infra.bench;

import java.util.Arrays;
import java.util.Collection;

/// Durations of one kind of event, in milliseconds.
final class Latencies {
  private final double[] sorted;

  Latencies(Collection<Long> nanos) {
    sorted = nanos.stream().mapToDouble(n -> n / 1e6).sorted().toArray();
  }

  int count() {
    return sorted.length;
  }

  /// The smallest duration that at least this share of events kept, by the nearest rank.
  double percentile(double share) {
    if (sorted.length == 0) {
      return Double.NaN;
    }
    int rank = (int) Math.ceil(share * sorted.length);
    return sorted[Math.max(0, Math.min(sorted.length - 1, rank - 1))];
  }

  @Override
  public String toString() {
    return Arrays.toString(new double[] {percentile(0.5), percentile(0.99)});
  }
}
