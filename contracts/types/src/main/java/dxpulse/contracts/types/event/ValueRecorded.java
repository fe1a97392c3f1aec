package dxpulse.contracts.types.event;

import dxpulse.contracts.types.AreaCode;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.ValueStatus;
import dxpulse.contracts.types.time.Period;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What holds for an indicator, an area and a period after an observation was taken in. Every
/// accepted observation is answered by one of these or by a rejection.
///
/// @param value the value that now holds; for rates with counts, 100·numerator/denominator
/// @param revision grows by one each time the value that holds changes; a consumer that has seen it
///   ignores a repeat
/// @param previousValue the value that held at the revision before, absent at revision 1
/// @param observationId the observation that this answers
/// @param outcome whether that observation changed anything
/// @param submittedAt when that observation was accepted by ingestion
public record ValueRecorded(
    OrganizationCode organization,
    IndicatorCode indicator,
    AreaCode area,
    Period period,
    @Nullable BigDecimal value,
    @Nullable BigDecimal numerator,
    @Nullable BigDecimal denominator,
    @Nullable String stage,
    ValueStatus status,
    boolean sample,
    @Nullable String note,
    ObservationSubmitted.Source source,
    int revision,
    @Nullable BigDecimal previousValue,
    String observationId,
    Outcome outcome,
    Instant submittedAt,
    Instant recordedAt) {

  public enum Outcome {
    /// The observation is the value that now holds.
    RECORDED,
    /// The same value, status and counts held already.
    UNCHANGED,
    /// Kept, but a settled value keeps holding (a late provisional never replaces a final).
    SUPERSEDED
  }
}
