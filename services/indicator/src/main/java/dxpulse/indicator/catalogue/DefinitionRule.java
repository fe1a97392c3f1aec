package dxpulse.indicator.catalogue;

import dxpulse.contracts.types.Direction;
import dxpulse.contracts.types.NormalisationMethod;
import dxpulse.contracts.types.event.IndicatorDefined.DatedValue;
import dxpulse.contracts.types.event.IndicatorDefined.Target;
import dxpulse.contracts.types.event.IndicatorDefined.Version;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What a definition must keep, one rule each; all problems are told at once.
public enum DefinitionRule {
  UNIT_IS_GIVEN("unit") {
    @Override
    Optional<Breach> check(Version version) {
      return breachIf(version.unit().isBlank(), "/unit", "単位がありません / there is no unit");
    }
  },
  VALIDITY_RUNS_FORWARD("validFrom", "validTo") {
    @Override
    Optional<Breach> check(Version version) {
      return breachIf(
          version.validTo() != null && version.validTo().compareTo(version.validFrom()) < 0,
          "/validTo",
          "有効期間の終わりが始まりより前です / validTo lies before validFrom");
    }
  },
  TARGETS_ARE_DATED_ONCE("targets") {
    @Override
    Optional<Breach> check(Version version) {
      long dates = version.targets().stream().map(Target::period).distinct().count();
      return breachIf(
          dates < version.targets().size(),
          "/targets",
          "同じ期間の目標値が2つあります / two targets for one period");
    }
  },
  /// A share has a meaning above zero only. Where lower is better, zero is a target, too: nothing
  /// reaches it but zero itself.
  TARGET_IS_POSITIVE_FOR_RATIO("targets", "normalisation", "direction") {
    @Override
    Optional<Breach> check(Version version) {
      int least = version.direction() == Direction.HIGHER_IS_BETTER ? 1 : 0;
      return breachIf(
          version.normalisation().method() == NormalisationMethod.RATIO
              && numbers(version).anyMatch(target -> target.signum() < least),
          "/targets",
          "比による達成度では目標値は正の数です / RATIO needs a target above zero");
    }
  },
  DISTANCE_HAS_A_BASELINE("targets", "normalisation", "direction", "baseline") {
    @Override
    Optional<Breach> check(Version version) {
      return breachIf(
          version.normalisation().method() == NormalisationMethod.DISTANCE
              && numbers(version).findAny().isPresent()
              && version.baseline() == null,
          "/baseline",
          "基準値からの距離で測るには基準値が必要です / DISTANCE needs a baseline");
    }
  },
  TARGET_DIFFERS_FROM_BASELINE("targets", "normalisation", "direction", "baseline") {
    @Override
    Optional<Breach> check(Version version) {
      DatedValue baseline = version.baseline();
      return breachIf(
          version.normalisation().method() == NormalisationMethod.DISTANCE
              && baseline != null
              && numbers(version).anyMatch(target -> target.compareTo(baseline.value()) == 0),
          "/targets",
          "目標値と基準値が同じです / the target equals the baseline");
    }
  },
  TARGET_IS_BETTER_THAN_BASELINE("targets", "normalisation", "direction", "baseline") {
    @Override
    Optional<Breach> check(Version version) {
      DatedValue baseline = version.baseline();
      int better = version.direction() == Direction.HIGHER_IS_BETTER ? 1 : -1;
      return breachIf(
          version.normalisation().method() == NormalisationMethod.DISTANCE
              && baseline != null
              && numbers(version).anyMatch(target -> target.compareTo(baseline.value()) == -better),
          "/targets",
          "目標値が基準値より悪い側にあります / the target lies on the worse side of the baseline");
    }
  },
  GOALPOSTS_ARE_APART("normalisation") {
    @Override
    Optional<Breach> check(Version version) {
      BigDecimal lower = version.normalisation().lower();
      BigDecimal upper = version.normalisation().upper();
      return breachIf(
          version.normalisation().method() == NormalisationMethod.GOALPOSTS
              && (lower == null || upper == null || lower.compareTo(upper) >= 0),
          "/normalisation",
          "下限と上限（下限＜上限）が必要です / GOALPOSTS needs lower below upper");
    }
  },
  STAGES_ARE_NAMED("normalisation") {
    @Override
    Optional<Breach> check(Version version) {
      return breachIf(
          version.normalisation().method() == NormalisationMethod.STAGES
              && (version.normalisation().stages() == null
                  || version.normalisation().stages().isEmpty()),
          "/normalisation/stages",
          "段階の表が必要です / STAGES needs its table");
    }
  };

  private final Set<String> needs;

  /// @param needs members that the rule looks at
  DefinitionRule(String... needs) {
    this.needs = Set.of(needs);
  }

  /// A rule that a definition breaks, and where.
  public record Breach(DefinitionRule rule, String pointer, String message) {}

  private static Stream<BigDecimal> numbers(Version version) {
    return version.targets().stream().flatMap(target -> Stream.ofNullable(target.value()));
  }

  abstract Optional<Breach> check(Version version);

  Optional<Breach> breachIf(boolean broken, String pointer, String message) {
    return broken ? Optional.of(new Breach(this, pointer, message)) : Optional.empty();
  }

  /// Everything that is wrong with a version, as far as it could be read.
  ///
  /// @param unread members that could not be read; rules that need them are not asked
  public static List<Breach> breachesOf(Version version, Set<String> unread) {
    return Stream.of(values())
        .filter(rule -> Collections.disjoint(rule.needs, unread))
        .flatMap(rule -> rule.check(version).stream())
        .toList();
  }
}
