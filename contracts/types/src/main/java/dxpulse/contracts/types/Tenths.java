package dxpulse.contracts.types;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// Figures as people see them: one decimal, rounded half up.
///
/// A figure that was computed in binary may lie a hair below the half that a reader computes: the
/// mean of 46.3 and 1.4 comes to 23.849999999999998. What lies beyond nine decimals is such noise
/// and goes first.
public final class Tenths {
  private static final int MEANINGFUL = 9;

  private Tenths() {}

  /// @param exact finite
  public static BigDecimal of(double exact) {
    return BigDecimal.valueOf(exact)
        .setScale(MEANINGFUL, RoundingMode.HALF_EVEN)
        .setScale(1, RoundingMode.HALF_UP);
  }
}
