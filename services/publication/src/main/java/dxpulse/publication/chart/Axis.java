package dxpulse.publication.chart;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;

/// A vertical axis whose marks stand 1, 2 or 5 times a power of ten apart, at most six of them
/// whatever the figures are.
///
/// @param low the lowest mark
/// @param high the highest mark
record Axis(double low, double high, double step) {
  /// Beyond this a point is drawn at the edge: its printed figure tells the rest.
  private static final double FARTHEST = 1e15;

  private static final int FEWEST_STEPS = 4;
  private static final double LONGEST_PLAIN = 1e6;
  private static final double LONGEST_GROUPED = 1e8;

  /// The axis for figures from `least` to `most`; the two must not be equal.
  static Axis covering(double least, double most) {
    double bottom = within(least);
    double top = within(most);
    double step = step((top - bottom) / FEWEST_STEPS);
    return new Axis(Math.floor(bottom / step) * step, Math.ceil(top / step) * step, step);
  }

  private static double step(double atLeast) {
    int power = (int) Math.floor(Math.log10(atLeast));
    double digits = atLeast / Math.pow(10, power);
    int chosen = digits <= 1 ? 1 : digits <= 2 ? 2 : digits <= 5 ? 5 : 10;
    return BigDecimal.valueOf(chosen).scaleByPowerOfTen(power).doubleValue();
  }

  private static double within(double value) {
    return Math.clamp(value, -FARTHEST, FARTHEST);
  }

  List<Double> marks() {
    // In decimals, as a double such as 0.1 + 0.2 is printed with its error.
    BigDecimal apart = BigDecimal.valueOf(step);
    return LongStream.rangeClosed(Math.round(low / step), Math.round(high / step))
        .mapToObj(each -> apart.multiply(BigDecimal.valueOf(each)).doubleValue())
        .toList();
  }

  /// Where a value lies: 0 at the lowest mark, 1 at the highest.
  double share(double value) {
    return (within(value) - low) / (high - low);
  }

  /// A mark of a figure that may be large, such as `1,500,000`.
  static String grouped(double mark) {
    BigDecimal exact = BigDecimal.valueOf(mark).stripTrailingZeros();
    int decimals = Math.max(0, exact.scale());
    return Math.abs(mark) < LONGEST_GROUPED
        ? String.format(Locale.ROOT, "%,." + decimals + "f", exact)
        : label(mark);
  }

  /// A mark in few characters, such as `150` or `2E+9`.
  static String label(double mark) {
    BigDecimal exact = BigDecimal.valueOf(mark).stripTrailingZeros();
    return Math.abs(mark) < LONGEST_PLAIN ? exact.toPlainString() : exact.toString();
  }
}
