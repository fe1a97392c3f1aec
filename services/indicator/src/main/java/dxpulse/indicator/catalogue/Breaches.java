package dxpulse.indicator.catalogue;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Takes down the breaches of one rule, each once.
record Breaches(DefinitionRule rule, List<Breach> found) {
  void add(String pointer, String message, @Nullable Object value, String expected) {
    String shown =
        value instanceof BigDecimal number
            ? number.toPlainString()
            : value == null ? null : value.toString();
    Breach breach = new Breach(rule, pointer, message, shown, expected);
    if (!found.contains(breach)) {
      found.add(breach);
    }
  }

  static String above(BigDecimal number) {
    return "%1$s より大きい数 / above %1$s".formatted(number.toPlainString());
  }

  static String below(BigDecimal number) {
    return "%1$s より小さい数 / below %1$s".formatted(number.toPlainString());
  }
}
