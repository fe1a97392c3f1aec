package dxpulse.kpiscoring.ledger;

import dxpulse.contracts.types.Accumulation;
import dxpulse.contracts.types.Direction;
import dxpulse.contracts.types.NormalisationMethod;
import dxpulse.contracts.types.NotScoredReason;
import dxpulse.contracts.types.TargetForm;
import dxpulse.contracts.types.TargetPath;
import dxpulse.contracts.types.event.IndicatorDefined;
import dxpulse.contracts.types.event.IndicatorDefined.DatedValue;
import dxpulse.contracts.types.event.IndicatorDefined.Target;
import dxpulse.contracts.types.event.KpiScored.Comparison;
import dxpulse.contracts.types.time.Period;
import dxpulse.kpiscoring.index.Normalisation;
import dxpulse.kpiscoring.index.Progress;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What the version in force for a period says: target, normalisation.
final class Method {
  private Method() {}

  /// What is to be reached in the period: the target in force, its lower end if it is a range; on a
  /// LINEAR path the point on the way to it. None where it has no number.
  ///
  /// @param target the one in force
  static @Nullable BigDecimal targetFor(
      IndicatorDefined.Version version, @Nullable Target target, Period period) {
    if (target == null || target.value() == null) {
      return null;
    }
    if (!isOnAPath(version)
        || target.form() == TargetForm.RANGE
        || target.period().endMonth() < period.endMonth()) {
      return target.value();
    }
    DatedValue before = numberBefore(version, target);
    return before == null
        ? target.value()
        : between(before, target.period(), target.value(), period);
  }

  /// Whether what is to be reached is another number in each period.
  static boolean isOnAPath(IndicatorDefined.Version version) {
    return version.targetPath() == TargetPath.LINEAR;
  }

  /// The number that the way to a target begins at: that of the target before, else the baseline.
  private static @Nullable DatedValue numberBefore(
      IndicatorDefined.Version version, Target target) {
    DatedValue before = version.baseline();
    for (Target each : version.targets()) {
      if (each.equals(target)) {
        return before;
      }
      if (each.value() != null) {
        before = new DatedValue(each.period(), each.value());
      }
    }
    return before;
  }

  /// Whether the indicator is only shown in the period: its method measures by a target, and the
  /// one in force has no number.
  ///
  /// @param inForce the target in force
  static boolean isReference(IndicatorDefined.Version version, @Nullable Target inForce) {
    return switch (version.normalisation().method()) {
      case RATIO, DISTANCE -> inForce == null || inForce.value() == null;
      case GOALPOSTS, STAGES -> false;
    };
  }

  private static BigDecimal between(DatedValue from, Period end, BigDecimal value, Period period) {
    long whole = months(from.period(), end);
    long passed = months(from.period(), period);
    if (whole <= 0 || passed <= 0) {
      return passed <= 0 ? from.value() : value;
    }
    return from.value()
        .add(
            value
                .subtract(from.value())
                .multiply(BigDecimal.valueOf(passed))
                .divide(BigDecimal.valueOf(whole), MathContext.DECIMAL64));
  }

  /// Whole months from the end of one period to the end of another.
  static long months(Period from, Period to) {
    return to.endMonth() - (long) from.endMonth();
  }

  /// How values are normalised in the period, or why they cannot be.
  sealed interface Scale {
    record By(Normalisation normalisation) implements Scale {}

    record None(NotScoredReason reason) implements Scale {}
  }

  /// @param inForce the target in force
  static Scale scaleFor(IndicatorDefined.Version version, @Nullable Target inForce, Period period) {
    if (isReference(version, inForce)) {
      return new Scale.None(NotScoredReason.NO_TARGET);
    }
    BigDecimal target = targetFor(version, inForce, period);
    BigDecimal upper = upperEnd(inForce);
    Direction direction = directionOf(version, inForce);
    NormalisationMethod method = version.normalisation().method();
    return switch (method) {
      case RATIO ->
          target == null
              ? new Scale.None(NotScoredReason.NO_TARGET)
              : new Scale.By(
                  upper == null
                      ? new Normalisation.Ratio(target.doubleValue(), direction)
                      : new Normalisation.RatioWithin(target.doubleValue(), upper.doubleValue()));
      case DISTANCE -> {
        DatedValue baseline = version.baseline();
        if (target == null) {
          yield new Scale.None(NotScoredReason.NO_TARGET);
        }
        yield baseline == null
            ? new Scale.None(NotScoredReason.NO_BASELINE)
            : new Scale.By(
                upper == null
                    ? new Normalisation.Distance(baseline.value(), target, direction)
                    : new Normalisation.DistanceWithin(baseline.value(), target, upper));
      }
      case GOALPOSTS -> {
        BigDecimal lower = version.normalisation().lower();
        BigDecimal best = version.normalisation().upper();
        yield lower == null || best == null
            ? new Scale.None(NotScoredReason.GOALPOSTS_ARE_EQUAL)
            : new Scale.By(new Normalisation.Goalposts(lower, best, version.direction()));
      }
      case STAGES -> {
        Map<String, Double> scores = new HashMap<>();
        Map<String, BigDecimal> stages = version.normalisation().stages();
        if (stages != null) {
          stages.forEach((stage, score) -> scores.put(stage, score.doubleValue()));
        }
        yield new Scale.By(new Normalisation.Stages(scores));
      }
    };
  }

  private static @Nullable BigDecimal upperEnd(@Nullable Target target) {
    return target != null && target.form() == TargetForm.RANGE ? target.upper() : null;
  }

  /// The direction that the form of the target in force gives, else that of the indicator.
  private static Direction directionOf(IndicatorDefined.Version version, @Nullable Target target) {
    TargetForm form = target == null ? null : target.form();
    return form == TargetForm.AT_LEAST
        ? Direction.HIGHER_IS_BETTER
        : form == TargetForm.AT_MOST ? Direction.LOWER_IS_BETTER : version.direction();
  }

  /// How far a value has come from the baseline to the target in force. None without a baseline, a
  /// target in numbers, or time between them; none where the target lies on the worse side of the
  /// baseline, so that to come nearer is no progress; and none for a flow of another length than
  /// the target's period, because part of a year's flow is never due as a whole.
  ///
  /// @param target the one in force
  static @Nullable Progress progress(
      IndicatorDefined.Version version, @Nullable Target target, Stretch period, BigDecimal value) {
    DatedValue baseline = version.baseline();
    if (target == null || target.value() == null || baseline == null) {
      return null;
    }
    if (version.accumulation() == Accumulation.FLOW
        && period.months() != target.period().months()) {
      return null;
    }
    BigDecimal from = baseline.value();
    BigDecimal to = target.value();
    BigDecimal reached = value;
    if (target.form() == TargetForm.RANGE && target.upper() != null) {
      BigDecimal upper = target.upper();
      boolean isBelow = from.compareTo(to) < 0;
      if (!isBelow && from.compareTo(upper) <= 0) {
        return null;
      }
      reached =
          isBelow ? folded(value, to, upper) : folded(value.negate(), upper.negate(), to.negate());
      reached = isBelow ? reached : reached.negate();
      to = isBelow ? to : upper;
    } else if (to.compareTo(from) > 0
        != (directionOf(version, target) == Direction.HIGHER_IS_BETTER)) {
      return null;
    }
    long begin = baseline.period().endMonth();
    Progress straight =
        Progress.of(from, to, reached, period.end() - begin, target.period().endMonth() - begin);
    BigDecimal onThePath =
        straight != null && isOnALaterLine(version, target)
            ? targetFor(version, target, period.period())
            : null;
    return straight == null || onThePath == null
        ? straight
        : straight.onAPath(
            onThePath.subtract(from).doubleValue() / straight.way(),
            monthOf(version, baseline, target, value));
  }

  /// After how many months from the baseline on the path through the targets has a value: on the
  /// first of its lines that comes to it, on the last one prolonged when none does, on the first
  /// one when it lies behind the baseline.
  private static double monthOf(
      IndicatorDefined.Version version, DatedValue baseline, Target last, BigDecimal value) {
    boolean rises = last.value() != null && last.value().compareTo(baseline.value()) > 0;
    DatedValue from = baseline;
    double month = 0;
    for (Target target : version.targets()) {
      BigDecimal to = target.value();
      if (to == null) {
        continue;
      }
      double length = months(from.period(), target.period());
      double share =
          value.subtract(from.value()).doubleValue() / to.subtract(from.value()).doubleValue();
      double start = months(baseline.period(), from.period());
      boolean isReached = rises ? to.compareTo(value) >= 0 : to.compareTo(value) <= 0;
      if (Double.isFinite(share)) {
        month = start + share * length;
      }
      if (isReached || target.equals(last)) {
        return month;
      }
      from = new DatedValue(target.period(), to);
    }
    return month;
  }

  /// Whether the way to a target begins at another target, not at the baseline.
  private static boolean isOnALaterLine(IndicatorDefined.Version version, Target target) {
    return isOnAPath(version)
        && target.form() != TargetForm.RANGE
        && !Objects.equals(numberBefore(version, target), version.baseline());
  }

  /// A value beyond the far end of a range, as one that is short of its near end by as much.
  private static BigDecimal folded(BigDecimal value, BigDecimal near, BigDecimal far) {
    return value.compareTo(far) <= 0 ? value.min(near) : near.subtract(value.subtract(far));
  }

  /// Whether two versions measure alike, whatever else they say.
  static boolean isSame(IndicatorDefined.Version one, IndicatorDefined.Version other) {
    return one.direction() == other.direction()
        && one.accumulation() == other.accumulation()
        && one.targetPath() == other.targetPath()
        && Objects.equals(one.baseline(), other.baseline())
        && one.targets().equals(other.targets())
        && one.normalisation().equals(other.normalisation());
  }

  /// How a value stands to its baseline, where the target has no number to measure it by.
  static @Nullable Comparison comparison(IndicatorDefined.Version version, BigDecimal value) {
    DatedValue baseline = version.baseline();
    if (baseline == null) {
      return null;
    }
    int above = value.compareTo(baseline.value());
    int better = version.direction() == Direction.HIGHER_IS_BETTER ? above : -above;
    return better > 0 ? Comparison.BETTER : better < 0 ? Comparison.WORSE : Comparison.UNCHANGED;
  }
}
