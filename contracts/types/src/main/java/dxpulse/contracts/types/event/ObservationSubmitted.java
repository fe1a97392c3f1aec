package dxpulse.contracts.types.event;

import dxpulse.contracts.types.AreaCode;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.ValueStatus;
import dxpulse.contracts.types.time.Period;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One figure, as somebody submitted it and ingestion accepted it.
///
/// @param observationId identifies the figure for ever: the same submission sent again has the same
///   id
/// @param area the organization itself, or one of its municipalities
/// @param value exactly as submitted, or absent when numerator and denominator (or a stage) are
///   given
/// @param stage the named stage of an indicator that is scored by stages
/// @param sample whether the figure is a demonstration value (サンプル値), not a fact
/// @param submittedAt when ingestion accepted it; freshness counts from here
public record ObservationSubmitted(
    String observationId,
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
    Source source,
    Instant submittedAt) {

  /// Where a figure came from.
  ///
  /// @param system the feed, the file or the entry page
  /// @param reference a row, a document or an address that proves the figure
  public record Source(
      Kind kind,
      String system,
      @Nullable String reference,
      String submittedBy,
      @Nullable String approvedBy) {
    public enum Kind {
      FEED,
      ENTRY,
      IMPORT
    }
  }
}
