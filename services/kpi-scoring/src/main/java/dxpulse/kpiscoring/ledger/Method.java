package dxpulse.kpiscoring.ledger;

import dxpulse.contracts.types.NormalisationMethod;
import dxpulse.contracts.types.NotScoredReason;
import dxpulse.contracts.types.TargetPath;
import dxpulse.contracts.types.event.IndicatorDefined;
import dxpulse.contracts.types.event.IndicatorDefined.DatedValue;
import dxpulse.contracts.types.event.KpiDefined;
import dxpulse.contracts.types.time.FiscalYear;
import dxpulse.contracts.types.time.Period;
import dxpulse.kpiscoring.index.Normalisation;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which version of a definition is in force for a period, and what it says: target, normalisation.
final class Method {
  private Method() {}

  /// The newest version that is valid for the period; none before the KPI's first year.
  static Optional<KpiDefined.Version> inForce(KpiDefined kpi, Period period) {
    return kpi.versions().reversed().stream()
        .filter(version -> isValid(version.validFrom(), version.validTo(), period))
        .findFirst();
  }

  /// The newest version that is valid for the period. Values reach back before the plan and go on
  /// after it: before every validity the earliest version holds, after it the one that was valid
  /// last.
  static IndicatorDefined.Version inForce(IndicatorDefined indicator, Period period) {
    List<IndicatorDefined.Version> newestFirst = indicator.versions().reversed();
    for (IndicatorDefined.Version version : newestFirst) {
      if (isValid(version.validFrom(), version.validTo(), period)) {
        return version;
      }
    }
    return newestFirst.stream()
        .filter(version -> version.validTo() != null)
        .filter(version -> !version.validFrom().start().isAfter(period.start()))
        .reduce((one, other) -> endsLater(other, one) ? other : one)
        .orElseGet(() ->
            newestFirst.stream()
                .reduce(
                    (one, other) -> other.validFrom().compareTo(one.validFrom()) < 0 ? other : one)
                .orElseThrow());
  }

  private static boolean endsLater(IndicatorDefined.Version one, IndicatorDefined.Version other) {
    return Objects.requireNonNull(one.validTo()).compareTo(Objects.requireNonNull(other.validTo()))
        > 0;
  }

  private static boolean isValid(FiscalYear from, @Nullable FiscalYear to, Period period) {
    return !period.start().isBefore(from.start())
        && (to == null || !period.end().isAfter(to.end()));
  }

  /// The target in force: the first one dated at or after the period, else the last; on a LINEAR
  /// path the point between.
  static @Nullable BigDecimal targetFor(IndicatorDefined.Version version, Period period) {
    List<DatedValue> targets = version.targets();
    if (targets.isEmpty()) {
      return null;
    }
    DatedValue before = version.baseline();
    for (DatedValue target : targets) {
      if (!target.period().end().isBefore(period.end())) {
        return version.targetPath() == TargetPath.LINEAR && before != null
            ? between(before, target, period)
            : target.value();
      }
      before = target;
    }
    return targets.getLast().value();
  }

  private static BigDecimal between(DatedValue from, DatedValue to, Period period) {
    long whole = months(from.period(), to.period());
    long passed = months(from.period(), period);
    if (whole <= 0 || passed <= 0) {
      return passed <= 0 ? from.value() : to.value();
    }
    return from.value()
        .add(
            to.value()
                .subtract(from.value())
                .multiply(BigDecimal.valueOf(passed))
                .divide(BigDecimal.valueOf(whole), MathContext.DECIMAL64));
  }

  private static long months(Period from, Period to) {
    return ChronoUnit.MONTHS.between(from.end().plusDays(1), to.end().plusDays(1));
  }

  /// How values are normalised in the period, or why they cannot be.
  sealed interface Scale {
    record By(Normalisation normalisation) implements Scale {}

    record None(NotScoredReason reason) implements Scale {}
  }

  static Scale scaleFor(IndicatorDefined.Version version, Period period) {
    if (version.isReference()) {
      return new Scale.None(NotScoredReason.NO_TARGET);
    }
    BigDecimal target = targetFor(version, period);
    NormalisationMethod method = version.normalisation().method();
    return switch (method) {
      case RATIO ->
          target == null
              ? new Scale.None(NotScoredReason.NO_TARGET)
              : new Scale.By(new Normalisation.Ratio(target.doubleValue(), version.direction()));
      case DISTANCE -> {
        DatedValue baseline = version.baseline();
        if (target == null) {
          yield new Scale.None(NotScoredReason.NO_TARGET);
        }
        yield baseline == null
            ? new Scale.None(NotScoredReason.NO_BASELINE)
            : new Scale.By(
                new Normalisation.Distance(
                    baseline.value().doubleValue(), target.doubleValue(), version.direction()));
      }
      case GOALPOSTS -> {
        BigDecimal lower = version.normalisation().lower();
        BigDecimal upper = version.normalisation().upper();
        yield lower == null || upper == null
            ? new Scale.None(NotScoredReason.GOALPOSTS_ARE_EQUAL)
            : new Scale.By(
                new Normalisation.Goalposts(
                    lower.doubleValue(), upper.doubleValue(), version.direction()));
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
}
