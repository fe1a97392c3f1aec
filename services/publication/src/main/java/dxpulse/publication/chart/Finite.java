package dxpulse.publication.chart;

/// Guards drawings against numbers that have no place.
final class Finite {
  private Finite() {}

  /// @param place what the number belongs to, for the message
  static double check(String place, double number) {
    if (!Double.isFinite(number)) {
      throw new IllegalArgumentException(place + ": " + number + " (expected: a finite number)");
    }
    return number;
  }
}
