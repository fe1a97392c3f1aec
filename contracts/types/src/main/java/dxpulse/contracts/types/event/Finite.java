package dxpulse.contracts.types.event;

import org.jspecify.annotations.Nullable;

/// No undefined number travels: an infinite one, such as `1e999` as it is read, is refused where a
/// record is made.
final class Finite {
  private Finite() {}

  static void checked(String place, @Nullable Double number) {
    if (number != null && !Double.isFinite(number)) {
      throw new IllegalArgumentException(place + ": " + number + " (expected: a finite number)");
    }
  }
}
