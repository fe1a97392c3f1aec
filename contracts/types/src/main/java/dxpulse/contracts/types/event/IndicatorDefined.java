package dxpulse.contracts.types.event;

import dxpulse.contracts.types.Accumulation;
import dxpulse.contracts.types.Direction;
import dxpulse.contracts.types.Frequency;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.NormalisationMethod;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.TargetForm;
import dxpulse.contracts.types.TargetPath;
import dxpulse.contracts.types.time.FiscalYear;
import dxpulse.contracts.types.time.Period;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// All versions in force of an indicator's definition. The record on the compacted topic carries
/// the newest state, and earlier versions with it, because a period is scored by the version that
/// was valid for it.
///
/// @param versions in the order of their version numbers; the last one is the newest
public record IndicatorDefined(
    OrganizationCode organization, IndicatorCode code, List<Version> versions, Instant definedAt) {

  public IndicatorDefined {
    versions = List.copyOf(versions);
    if (versions.isEmpty()) {
      throw new IllegalArgumentException("versions: [] (expected: at least one)");
    }
  }

  public Version newest() {
    return versions.getLast();
  }

  /// The version that says how a period is measured, as [Valid#inForceOrNearest] finds it.
  public Version versionFor(Period period) {
    return Valid.inForceOrNearest(versions, period);
  }

  /// One version of a definition.
  ///
  /// @param decimals digits shown after the decimal point, 0 to 6
  /// @param targets by date, empty for a reference indicator (参考値)
  /// @param sample whether baseline and targets are demonstration values, because the plan prints
  ///   none
  /// @param department key of the department (所管課) that answers for the figure
  /// @param validFrom first fiscal year that this version is for
  /// @param validTo last fiscal year, or open
  public record Version(
      int version,
      LocalizedText name,
      @Nullable LocalizedText definition,
      String unit,
      int decimals,
      Direction direction,
      Accumulation accumulation,
      Frequency frequency,
      @Nullable DatedValue baseline,
      List<Target> targets,
      TargetPath targetPath,
      Normalisation normalisation,
      boolean sample,
      String department,
      @Nullable String sourceStatistic,
      FiscalYear validFrom,
      @Nullable FiscalYear validTo,
      @Nullable String reason,
      String changedBy,
      Instant changedAt)
      implements Valid {
    public Version {
      targets = List.copyOf(targets);
    }

    /// The target in force for a period: the first one dated at or after it, else the last.
    public Optional<Target> targetInForce(Period period) {
      for (Target target : targets) {
        if (target.period().endMonth() >= period.endMonth()) {
          return Optional.of(target);
        }
      }
      return targets.isEmpty() ? Optional.empty() : Optional.of(targets.getLast());
    }

    /// Whether the indicator lacks the numeric target that its normalisation measures by; it is
    /// then shown but never scored. Goalposts and stages need no target.
    public boolean isReference() {
      return targets.stream().allMatch(target -> target.value() == null)
          && switch (normalisation.method()) {
            case RATIO, DISTANCE -> true;
            case GOALPOSTS, STAGES -> false;
          };
    }
  }

  /// A value that holds at a period.
  public record DatedValue(Period period, BigDecimal value) {}

  /// What is to be reached by the end of a period.
  ///
  /// @param value the number to be reached, the lower end of a range; absent for
  ///   [TargetForm#IMPROVE]
  /// @param upper the upper end of a range
  /// @param form absent when it follows from the direction: at least where higher is better, at
  ///   most where lower is
  /// @param text the target in words, such as 現状より増加
  public record Target(
      Period period,
      @Nullable BigDecimal value,
      @Nullable BigDecimal upper,
      @Nullable TargetForm form,
      @Nullable LocalizedText text) {

    /// A number to be reached, in the form that the direction gives.
    public static Target of(Period period, BigDecimal value) {
      return new Target(period, value, null, null, null);
    }
  }

  /// @param lower lower goalpost, for GOALPOSTS
  /// @param upper upper goalpost, for GOALPOSTS
  /// @param stages score of each named stage, for STAGES, in the order of the stages
  public record Normalisation(
      NormalisationMethod method,
      @Nullable BigDecimal lower,
      @Nullable BigDecimal upper,
      @Nullable Map<String, BigDecimal> stages) {
    public Normalisation {
      stages = stages == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(stages));
    }
  }
}
