package dxpulse.indicator.catalogue;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Takes down the breaches of one rule, each once.
record Breaches(DefinitionRule rule, List<DefinitionRule.Breach> found) {
  void add(String pointer, String message, @Nullable Object value, String expected) {
    String shown =
        value instanceof BigDecimal number
            ? number.toPlainString()
            : value == null ? null : value.toString();
    DefinitionRule.Breach breach =
        new DefinitionRule.Breach(rule, pointer, message, shown, expected);
    if (!found.contains(breach)) {
      found.add(breach);
    }
  }
}
