package dxpulse.kpiscoring.whatif;

import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.ValueStatus;
import dxpulse.contracts.types.time.Period;
import dxpulse.kpiscoring.ledger.CurrentValue;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A value that nobody has reported: a number, or two counts, or a stage. It counts as an estimate.
public record HypotheticalValue(
    IndicatorCode indicator,
    Period period,
    @Nullable BigDecimal value,
    @Nullable BigDecimal numerator,
    @Nullable BigDecimal denominator,
    @Nullable String stage) {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /// The values that would hold, this one as the next revision of its period.
  List<CurrentValue> among(List<CurrentValue> held) {
    List<CurrentValue> made = new ArrayList<>();
    int revision = 1;
    for (CurrentValue each : held) {
      if (each.period().equals(period)) {
        revision = each.revision() + 1;
      } else {
        made.add(each);
      }
    }
    made.add(
        new CurrentValue(
            period,
            number(),
            numerator,
            denominator,
            stage,
            ValueStatus.ESTIMATED,
            false,
            revision));
    return made;
  }

  private @Nullable BigDecimal number() {
    return numerator == null || denominator == null || denominator.signum() == 0
        ? value
        : numerator.multiply(HUNDRED).divide(denominator, MathContext.DECIMAL64);
  }
}
