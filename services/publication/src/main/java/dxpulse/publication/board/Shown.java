package dxpulse.publication.board;

import dxpulse.contracts.types.Tenths;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/// Figures as people see them: one decimal, rounded half up, and only here. A change is taken
/// between shown figures, so that a reader can check it.
public final class Shown {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private Shown() {}

  /// An index or a score, such as `70.8`.
  public static BigDecimal figure(double exact) {
    return Tenths.of(exact);
  }

  /// The difference in points of two figures as shown.
  public static BigDecimal change(double before, double after) {
    return figure(after).subtract(figure(before));
  }

  /// The change in per cent of two figures as shown; the earlier one must not be zero.
  public static BigDecimal percent(double before, double after) {
    return change(before, after).multiply(HUNDRED).divide(figure(before), 1, RoundingMode.HALF_UP);
  }

  /// With its sign, such as `＋1.8`, `－0.8`, `±0.0`.
  public static String signed(BigDecimal points) {
    String digits = points.abs().setScale(1, RoundingMode.HALF_UP).toPlainString();
    return switch (points.signum()) {
      case 1 -> "＋" + digits;
      case -1 -> "－" + digits;
      default -> "±" + digits;
    };
  }

  /// A value with the decimals of its indicator and separators between thousands.
  public static String value(BigDecimal exact, int decimals) {
    return String.format(
        Locale.ROOT, "%,." + decimals + "f", exact.setScale(decimals, RoundingMode.HALF_UP));
  }
}
