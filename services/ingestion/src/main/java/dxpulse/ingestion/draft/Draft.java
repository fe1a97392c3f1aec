package dxpulse.ingestion.draft;

import dxpulse.contracts.types.AreaCode;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.ValueStatus;
import dxpulse.contracts.types.time.FiscalYear;
import dxpulse.contracts.types.time.Period;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// A figure as it was read, before the rules have looked at it.
///
/// @param area absent means the organization itself
/// @param reference what proves it: a row, a document, an address
public record Draft(
    IndicatorCode indicator,
    @Nullable AreaCode area,
    Period period,
    @Nullable BigDecimal value,
    @Nullable BigDecimal numerator,
    @Nullable BigDecimal denominator,
    @Nullable String stage,
    ValueStatus status,
    boolean sample,
    @Nullable String note,
    @Nullable String reference) {
  /// Stands where a code could not be read; no rule looks at it.
  public static final IndicatorCode UNREAD_INDICATOR = new IndicatorCode("UNREAD");

  /// Stands where a period could not be read; no rule looks at it.
  public static final Period UNREAD_PERIOD = FiscalYear.containing(Period.EARLIEST);
}
