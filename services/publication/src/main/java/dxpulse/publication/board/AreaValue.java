package dxpulse.publication.board;

import dxpulse.contracts.types.AreaCode;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.ValueStatus;
import dxpulse.contracts.types.event.ValueRecorded;
import dxpulse.contracts.types.time.Period;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What holds for a municipality: a number, a named stage, or neither where nothing holds any more.
public record AreaValue(
    IndicatorCode indicator,
    Period period,
    AreaCode area,
    @Nullable BigDecimal value,
    @Nullable String stage,
    ValueStatus status,
    boolean sample,
    int revision,
    Instant recordedAt) {

  static AreaValue of(ValueRecorded told) {
    return new AreaValue(
        told.indicator(),
        told.period(),
        told.area(),
        told.value(),
        told.stage(),
        told.status(),
        told.sample(),
        told.revision(),
        told.recordedAt());
  }

  /// Whether there is anything to show.
  public boolean isThere() {
    return value != null || stage != null;
  }
}
