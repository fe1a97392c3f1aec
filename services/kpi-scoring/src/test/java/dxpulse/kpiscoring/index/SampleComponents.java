package dxpulse.kpiscoring.index;

import dxpulse.contracts.types.IndicatorCode;
import org.jspecify.annotations.Nullable;

/// Components of which nothing is known but what an index is made of.
final class SampleComponents {
  private SampleComponents() {}

  static ComponentScore component(String code, double weight, @Nullable Double score) {
    return new ComponentScore(
        new IndicatorCode(code),
        weight,
        null,
        null,
        null,
        null,
        false,
        false,
        null,
        false,
        null,
        score,
        score,
        null,
        null,
        null,
        null,
        null,
        1);
  }
}
