package dxpulse.contracts.types.event;

import dxpulse.contracts.types.Aggregation;
import dxpulse.contracts.types.Field;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.KpiCode;
import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.time.FiscalYear;
import dxpulse.contracts.types.time.Period;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// All versions in force of a KPI's definition; the record on the compacted topic carries the
/// newest state.
///
/// @param versions in the order of their version numbers; the last one is the newest
public record KpiDefined(
    OrganizationCode organization, KpiCode code, List<Version> versions, Instant definedAt) {

  public KpiDefined {
    versions = List.copyOf(versions);
    if (versions.isEmpty()) {
      throw new IllegalArgumentException("versions: [] (expected: at least one)");
    }
  }

  public Version newest() {
    return versions.getLast();
  }

  /// The version that a period is scored by; none outside of every validity.
  public Optional<Version> versionFor(Period period) {
    return Valid.inForce(versions, period);
  }

  /// One version of the composition and method of a KPI.
  ///
  /// @param cap the highest score that enters the index, or none
  /// @param floor the lowest score that enters the index, or none
  /// @param minimumCoverage the share of weight, 0 to 1, below which there is no index
  /// @param maxAgeMonths how long after their period's end stocks, levels and cumulative totals are
  ///   carried forward
  public record Version(
      int version,
      Field field,
      LocalizedText name,
      List<Component> components,
      Aggregation aggregation,
      @Nullable BigDecimal cap,
      @Nullable BigDecimal floor,
      BigDecimal minimumCoverage,
      int maxAgeMonths,
      FiscalYear validFrom,
      @Nullable FiscalYear validTo,
      @Nullable String reason,
      String changedBy,
      Instant changedAt)
      implements Valid {
    public Version {
      components = List.copyOf(components);
    }
  }

  /// @param weight above zero; only the proportion to the other weights counts
  public record Component(IndicatorCode indicator, BigDecimal weight) {}
}
