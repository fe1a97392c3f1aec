package dxpulse.kpiscoring.whatif;

import dxpulse.contracts.types.Direction;
import dxpulse.contracts.types.NormalisationMethod;
import dxpulse.contracts.types.TargetForm;
import dxpulse.contracts.types.event.IndicatorDefined.DatedValue;
import dxpulse.contracts.types.event.IndicatorDefined.Target;
import dxpulse.contracts.types.event.IndicatorDefined.Version;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What a proposed definition of an indicator must keep, one rule each. The catalogue of indicators
/// keeps the same, so that what can be previewed can be decided.
public enum MethodRule {
  TARGETS_ARE_DATED_ONCE(
      Part.TARGETS, "同じ期間の目標値が2つあります / two targets for one period", "each period once") {
    @Override
    boolean isBroken(Version version) {
      Set<Object> seen = new HashSet<>();
      return version.targets().stream().anyMatch(target -> !seen.add(target.period()));
    }
  },
  RANGE_RUNS_UPWARD(
      Part.TARGETS, "範囲の上限が下限より大きくありません / the range does not run upward", "value below upper") {
    @Override
    boolean isBroken(Version version) {
      return version.targets().stream()
          .anyMatch(target -> {
            BigDecimal lower = target.value();
            BigDecimal upper = target.upper();
            return target.form() == TargetForm.RANGE
                && (lower == null || upper == null || lower.compareTo(upper) >= 0);
          });
    }
  },
  TARGET_IS_POSITIVE_FOR_RATIO(
      Part.TARGETS, "比による達成度では目標値は正の数です / RATIO needs a target above zero", "above 0") {
    @Override
    boolean isBroken(Version version) {
      int least = version.direction() == Direction.HIGHER_IS_BETTER ? 1 : 0;
      return method(version) == NormalisationMethod.RATIO
          && numbers(version).anyMatch(target -> target.signum() < least);
    }
  },
  DISTANCE_HAS_A_BASELINE(
      Part.BASELINES, "基準値からの距離で測るには基準値が必要です / DISTANCE needs a baseline", "a baseline") {
    @Override
    boolean isBroken(Version version) {
      return method(version) == NormalisationMethod.DISTANCE
          && numbers(version).findAny().isPresent()
          && version.baseline() == null;
    }
  },
  TARGET_DIFFERS_FROM_BASELINE(
      Part.TARGETS,
      "目標値と基準値が同じです / the target equals the baseline",
      "another number than the baseline") {
    @Override
    boolean isBroken(Version version) {
      DatedValue baseline = version.baseline();
      return method(version) == NormalisationMethod.DISTANCE
          && baseline != null
          && numbers(version).anyMatch(target -> target.compareTo(baseline.value()) == 0);
    }
  },
  TARGET_IS_BETTER_THAN_BASELINE(
      Part.TARGETS,
      "目標値が基準値より悪い側にあります / the target lies on the worse side of the baseline",
      "on the better side of the baseline") {
    @Override
    boolean isBroken(Version version) {
      DatedValue baseline = version.baseline();
      int better = version.direction() == Direction.HIGHER_IS_BETTER ? 1 : -1;
      return method(version) == NormalisationMethod.DISTANCE
          && baseline != null
          && version.targets().stream()
              .filter(target -> target.form() == null)
              .flatMap(target -> Stream.ofNullable(target.value()))
              .anyMatch(target -> target.compareTo(baseline.value()) == -better);
    }
  },
  GOALPOSTS_ARE_APART(
      Part.NORMALISATION,
      "下限と上限（下限＜上限）が必要です / GOALPOSTS needs lower below upper",
      "lower below upper") {
    @Override
    boolean isBroken(Version version) {
      BigDecimal lower = version.normalisation().lower();
      BigDecimal upper = version.normalisation().upper();
      return method(version) == NormalisationMethod.GOALPOSTS
          && (lower == null || upper == null || lower.compareTo(upper) >= 0);
    }
  },
  STAGES_ARE_NAMED(Part.NORMALISATION, "段階の表が必要です / STAGES needs its table", "a table of stages") {
    @Override
    boolean isBroken(Version version) {
      return method(version) == NormalisationMethod.STAGES
          && (version.normalisation().stages() == null
              || version.normalisation().stages().isEmpty());
    }
  };

  /// The part of a proposal that a rule is about first of all.
  public enum Part {
    TARGETS,
    BASELINES,
    NORMALISATION
  }

  private final Part part;
  private final String message;
  private final String expected;

  MethodRule(Part part, String message, String expected) {
    this.part = part;
    this.message = message;
    this.expected = expected;
  }

  public Part part() {
    return part;
  }

  /// Japanese, then English.
  public String message() {
    return message;
  }

  public String expected() {
    return expected;
  }

  abstract boolean isBroken(Version version);

  private static NormalisationMethod method(Version version) {
    return version.normalisation().method();
  }

  private static Stream<BigDecimal> numbers(Version version) {
    return version.targets().stream().map(Target::value).flatMap(Stream::ofNullable);
  }

  /// Every rule that a version breaks.
  public static List<MethodRule> brokenBy(Version version) {
    return Stream.of(values()).filter(rule -> rule.isBroken(version)).toList();
  }
}
