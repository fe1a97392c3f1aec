package dxpulse.contracts.types.event;

import dxpulse.contracts.types.AreaCode;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.ValueStatus;
import dxpulse.contracts.types.time.Period;
import java.math.BigDecimal;
import java.math.MathContext;
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
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /// The value that is meant: as submitted, or 100 · numerator / denominator, to 16 digits; none
  /// for a stage, or when the denominator is zero.
  public @Nullable BigDecimal measuredValue() {
    if (numerator == null || denominator == null) {
      return value;
    }
    return denominator.signum() == 0
        ? null
        : numerator.multiply(HUNDRED).divide(denominator, MathContext.DECIMAL64);
  }

  /// The same figure, with more known about where it came from.
  public ObservationSubmitted from(Source better) {
    return new ObservationSubmitted(
        observationId,
        organization,
        indicator,
        area,
        period,
        value,
        numerator,
        denominator,
        stage,
        status,
        sample,
        note,
        better,
        submittedAt);
  }

  /// Where a figure came from.
  ///
  /// @param system the feed, the file or the entry page
  /// @param reference a document or an address that proves the figure
  /// @param approvedAt when they approved it; absent where nobody did
  /// @param file the name of the file that it was read from, with its sheet after a `#` if it has
  ///   several
  /// @param row of the file, as a spreadsheet counts: the first is 1
  public record Source(
      Kind kind,
      String system,
      @Nullable String reference,
      String submittedBy,
      @Nullable String approvedBy,
      @Nullable Instant approvedAt,
      @Nullable String file,
      @Nullable Long row) {
    public enum Kind {
      FEED,
      ENTRY,
      IMPORT
    }

    /// What was sent without a file and is not approved, as far as it is known.
    public static Source of(
        Kind kind, String system, @Nullable String reference, String submittedBy) {
      return new Source(kind, system, reference, submittedBy, null, null, null, null);
    }

    /// The same, read from a row of a file.
    public Source in(String itsFile, long itsRow) {
      return new Source(
          kind, system, reference, submittedBy, approvedBy, approvedAt, itsFile, itsRow);
    }

    /// The same, released by a person.
    public Source approved(String by, Instant at) {
      return new Source(kind, system, reference, submittedBy, by, at, file, row);
    }
  }
}
