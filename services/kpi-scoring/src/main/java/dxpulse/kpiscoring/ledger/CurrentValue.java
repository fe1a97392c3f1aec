package dxpulse.kpiscoring.ledger;

import dxpulse.contracts.types.ValueStatus;
import dxpulse.contracts.types.event.ValueRecorded;
import dxpulse.contracts.types.time.Period;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// The value that holds for a period, at its newest revision.
public record CurrentValue(
    Period period,
    @Nullable BigDecimal value,
    @Nullable BigDecimal numerator,
    @Nullable BigDecimal denominator,
    @Nullable String stage,
    ValueStatus status,
    boolean sample,
    int revision) {

  public static CurrentValue of(ValueRecorded recorded) {
    return new CurrentValue(
        recorded.period(),
        recorded.value(),
        recorded.numerator(),
        recorded.denominator(),
        recorded.stage(),
        recorded.status(),
        recorded.sample(),
        recorded.revision());
  }
}
