package dxpulse.kpiscoring.index;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.statistics.distribution.TDistribution;

/// The straight line of least squares through a series, and what it says of a later moment.
///
/// Source: NIST/SEMATECH e-Handbook of Statistical Methods, 4.1.4.1 and 4.5.1.2 (prediction
/// interval of a new observation).
public final class Trend {
  /// Two points lie on a line whatever they mean.
  public static final int FEWEST = 3;

  private static final double CONFIDENCE = 0.95;

  // Each is computed in many steps, and there are as many as a trend may have points.
  private static final Map<Integer, Double> QUANTILES = new ConcurrentHashMap<>();

  private final double slope;
  private final double meanMonth;
  private final double meanValue;
  private final double spread;
  private final double error;
  private final int count;

  /// @param month a moment, in months from any fixed one
  public record Point(double month, double value) {}

  /// @param value on the line
  /// @param low lower end of the 95 % prediction interval, `high` the upper end
  public record Expected(double value, double low, double high) {}

  private Trend(
      double slope, double meanMonth, double meanValue, double spread, double error, int count) {
    this.slope = slope;
    this.meanMonth = meanMonth;
    this.meanValue = meanValue;
    this.spread = spread;
    this.error = error;
    this.count = count;
  }

  /// None through fewer than [#FEWEST] points, or through points of one moment.
  public static Optional<Trend> through(List<Point> points) {
    int count = points.size();
    if (count < FEWEST) {
      return Optional.empty();
    }
    double meanMonth = points.stream().mapToDouble(Point::month).average().orElseThrow();
    double meanValue = points.stream().mapToDouble(Point::value).average().orElseThrow();
    double spread = 0;
    double together = 0;
    for (Point point : points) {
      spread += (point.month() - meanMonth) * (point.month() - meanMonth);
      together += (point.month() - meanMonth) * (point.value() - meanValue);
    }
    if (spread == 0) {
      return Optional.empty();
    }
    double slope = together / spread;
    double squares = 0;
    for (Point point : points) {
      double residual = point.value() - meanValue - slope * (point.month() - meanMonth);
      squares += residual * residual;
    }
    return Optional.of(
        new Trend(slope, meanMonth, meanValue, spread, Math.sqrt(squares / (count - 2)), count));
  }

  public Expected at(double month) {
    double away = month - meanMonth;
    double value = meanValue + slope * away;
    double t = QUANTILES.computeIfAbsent(count - 2, Trend::quantile);
    double reach = t * error * Math.sqrt(1 + 1.0 / count + away * away / spread);
    return new Expected(value, value - reach, value + reach);
  }

  private static double quantile(int degreesOfFreedom) {
    return TDistribution.of(degreesOfFreedom).inverseSurvivalProbability((1 - CONFIDENCE) / 2);
  }

  /// When a rising line reaches a level; none where it does not rise.
  public OptionalDouble reaches(double level) {
    return slope > 0
        ? OptionalDouble.of(meanMonth + (level - meanValue) / slope)
        : OptionalDouble.empty();
  }
}
