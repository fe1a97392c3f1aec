package dxpulse.contracts.types;

import java.math.BigDecimal;

/// The size that a figure of a statistic can have. What is larger is a mistake, and reckoning with
/// it exactly could take for ever.
public final class FigureSize {
  /// What is expected, in words.
  public static final String EXPECTED = "at most 34 digits, below 10^30";

  /// The same in Japanese, then English.
  public static final String RIGHT = "34桁まで、10の30乗より小さい数 / " + EXPECTED;

  private static final int MOST_DIGITS = 34;
  private static final int LARGEST_EXPONENT = 30;

  private FigureSize() {}

  public static boolean isReasonable(BigDecimal figure) {
    return figure.precision() <= MOST_DIGITS
        && Math.abs((long) figure.precision() - figure.scale()) <= LARGEST_EXPONENT
        && Math.abs((long) figure.scale()) <= MOST_DIGITS;
  }
}
