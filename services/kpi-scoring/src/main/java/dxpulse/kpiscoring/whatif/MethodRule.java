package dxpulse.kpiscoring.whatif;

import dxpulse.contracts.types.Accumulation;
import dxpulse.contracts.types.Direction;
import dxpulse.contracts.types.NormalisationMethod;
import dxpulse.contracts.types.TargetForm;
import dxpulse.contracts.types.TargetPath;
import dxpulse.contracts.types.event.IndicatorDefined.DatedValue;
import dxpulse.contracts.types.event.IndicatorDefined.Target;
import dxpulse.contracts.types.event.IndicatorDefined.Version;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/// What a proposed definition of an indicator must keep, one rule each. The catalogue of indicators
/// keeps the same, so that what can be previewed can be decided.
public enum MethodRule {
  TARGETS_ARE_DATED_ONCE(
      Part.TARGETS,
      "同じ月に終わる目標が2つあります / two targets end in one month",
      "終わりの月ごとに1つ / one target for each end") {
    @Override
    boolean isBroken(Version version) {
      Set<Integer> seen = new HashSet<>();
      return version.targets().stream().anyMatch(target -> !seen.add(target.period().endMonth()));
    }
  },
  RANGE_RUNS_UPWARD(
      Part.TARGETS,
      "範囲の上限が下限より大きくありません / the range does not run upward",
      "下限＜上限 / value below upper") {
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
  FORM_AGREES_WITH_DIRECTION(
      Part.TARGETS,
      "目標の形が指標の方向と逆です / the form contradicts the direction",
      "高いほど良いなら AT_LEAST、低いほど良いなら AT_MOST、または RANGE、IMPROVE / AT_LEAST where higher is better, AT_MOST where lower is, RANGE or IMPROVE") {
    @Override
    boolean isBroken(Version version) {
      TargetForm contrary =
          switch (version.direction()) {
            case HIGHER_IS_BETTER -> TargetForm.AT_MOST;
            case LOWER_IS_BETTER -> TargetForm.AT_LEAST;
          };
      return version.targets().stream().anyMatch(target -> target.form() == contrary);
    }
  },
  IMPROVEMENT_IS_IN_WORDS(
      Part.TARGETS,
      "数値のない目標には、ことばと、比べる基準値が必要です / IMPROVE needs words, and a baseline to compare with",
      "ことば（例：現状より増加）と基準値 / text, such as 現状より増加, and a baseline") {
    @Override
    boolean isBroken(Version version) {
      return version.targets().stream()
          .anyMatch(target ->
              target.form() == TargetForm.IMPROVE
                  && (target.text() == null || version.baseline() == null));
    }
  },
  TARGET_IS_POSITIVE_FOR_RATIO(
      Part.TARGETS, "比による達成度では目標値は正の数です / RATIO needs a target above zero", "0より大きい数 / above 0") {
    @Override
    boolean isBroken(Version version) {
      int least = version.direction() == Direction.HIGHER_IS_BETTER ? 1 : 0;
      return method(version) == NormalisationMethod.RATIO
          && numbers(version).anyMatch(target -> target.signum() < least);
    }
  },
  DISTANCE_HAS_A_BASELINE(
      Part.BASELINES, "基準値からの距離で測るには基準値が必要です / DISTANCE needs a baseline", "基準値 / a baseline") {
    @Override
    boolean isBroken(Version version) {
      return method(version) == NormalisationMethod.DISTANCE
          && numbers(version).findAny().isPresent()
          && version.baseline() == null;
    }
  },
  TARGET_DIFFERS_FROM_BASELINE(
      Part.TARGETS,
      "目標値と基準値が同じか、基準値が目標の範囲の中にあります / the target equals the baseline, or its range holds it",
      "基準値以外の数か、基準値を含まない範囲 / another number than the baseline, or a range without it") {
    @Override
    boolean isBroken(Version version) {
      return distances(
          version,
          (baseline, target) -> {
            BigDecimal value = target.value();
            BigDecimal upper = target.upper();
            return value != null
                && (target.form() == TargetForm.RANGE && upper != null
                    ? baseline.compareTo(value) >= 0 && baseline.compareTo(upper) <= 0
                    : baseline.compareTo(value) == 0);
          });
    }
  },
  TARGET_IS_BETTER_THAN_BASELINE(
      Part.TARGETS,
      "目標値が基準値より悪い側にあります / the target lies on the worse side of the baseline",
      "基準値より良い側 / on the better side of the baseline") {
    @Override
    boolean isBroken(Version version) {
      int better = version.direction() == Direction.HIGHER_IS_BETTER ? 1 : -1;
      // A range may be left to either side.
      return distances(
          version,
          (baseline, target) ->
              target.form() != TargetForm.RANGE
                  && target.value() != null
                  && target.value().compareTo(baseline) == -better);
    }
  },
  LINEAR_PATH_HAS_A_BASELINE(
      Part.BASELINES,
      "直線の目標経路には、始点となる基準値が必要です / a LINEAR path begins at a baseline",
      "基準値 / a baseline") {
    @Override
    boolean isBroken(Version version) {
      return version.targetPath() == TargetPath.LINEAR
          && version.baseline() == null
          && numbers(version).findAny().isPresent();
    }
  },
  LINEAR_PATH_RUNS_FORWARD(
      Part.TARGETS,
      "直線の目標経路では、目標の期間は基準値の期間より後です / on a LINEAR path a target is dated after the baseline",
      "基準値の期間より後 / after the period of the baseline") {
    @Override
    boolean isBroken(Version version) {
      DatedValue baseline = version.baseline();
      return version.targetPath() == TargetPath.LINEAR
          && baseline != null
          && version.targets().stream()
              .anyMatch(target -> target.period().endMonth() <= baseline.period().endMonth());
    }
  },
  /// A sum over a shorter time than values are ever reported for compares with none of them.
  SUM_IS_OF_A_WHOLE_RHYTHM(
      Part.TARGETS,
      "期間が指標の頻度より短く、合計を比べられません / the period is shorter than the frequency of the sums",
      "頻度以上の長さの期間 / a period as long as the frequency, or longer") {
    @Override
    boolean isBroken(Version version) {
      return version.accumulation() == Accumulation.FLOW
          && Stream.concat(
                  Stream.ofNullable(version.baseline()).map(DatedValue::period),
                  version.targets().stream().map(Target::period))
              .anyMatch(period -> period.months() < version.frequency().months());
    }
  },
  GOALPOSTS_ARE_APART(
      Part.NORMALISATION,
      "下限と上限（下限＜上限）が必要です / GOALPOSTS needs lower below upper",
      "下限＜上限 / lower below upper") {
    @Override
    boolean isBroken(Version version) {
      BigDecimal lower = version.normalisation().lower();
      BigDecimal upper = version.normalisation().upper();
      return method(version) == NormalisationMethod.GOALPOSTS
          && (lower == null || upper == null || lower.compareTo(upper) >= 0);
    }
  },
  STAGES_ARE_NAMED(
      Part.NORMALISATION,
      "名前のある段階の表が必要です / STAGES needs its table of named stages",
      "段階の表 / a table of stages") {
    @Override
    boolean isBroken(Version version) {
      Map<String, BigDecimal> stages = version.normalisation().stages();
      return method(version) == NormalisationMethod.STAGES
          && (stages == null
              || stages.isEmpty()
              || stages.keySet().stream().anyMatch(String::isBlank));
    }
  },
  /// A stage holds at a date. It can be neither summed nor averaged, and it is no share.
  STAGES_ARE_A_STOCK(
      Part.NORMALISATION,
      "段階で測る指標の値の性質は「時点の値」です / an indicator of stages is a STOCK",
      "時点の値 / STOCK") {
    @Override
    boolean isBroken(Version version) {
      return method(version) == NormalisationMethod.STAGES
          && version.accumulation() != Accumulation.STOCK;
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

  /// Whether a target that is measured from the baseline is so, if there is a baseline.
  private static boolean distances(Version version, BiPredicate<BigDecimal, Target> isSo) {
    DatedValue baseline = version.baseline();
    return method(version) == NormalisationMethod.DISTANCE
        && baseline != null
        && version.targets().stream().anyMatch(target -> isSo.test(baseline.value(), target));
  }

  /// Every rule that a version breaks.
  public static List<MethodRule> brokenBy(Version version) {
    return Stream.of(values()).filter(rule -> rule.isBroken(version)).toList();
  }
}
