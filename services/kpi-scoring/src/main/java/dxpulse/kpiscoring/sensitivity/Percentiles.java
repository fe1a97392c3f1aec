package dxpulse.kpiscoring.sensitivity;

import java.util.Optional;

/// Where a set of numbers lies. Percentiles are interpolated linearly between neighbours: the q-th
/// of n sorted numbers stands at place `q·(n − 1)`, counted from 0 (Hyndman and Fan 1996, type 7).
public record Percentiles(double p5, double p50, double p95, double min, double max) {
  /// Of no numbers there are none.
  ///
  /// @param sorted from the lowest on
  static Optional<Percentiles> of(double[] sorted) {
    return sorted.length == 0
        ? Optional.empty()
        : Optional.of(
            new Percentiles(
                at(sorted, 0.05),
                at(sorted, 0.5),
                at(sorted, 0.95),
                sorted[0],
                sorted[sorted.length - 1]));
  }

  private static double at(double[] sorted, double share) {
    double place = share * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
