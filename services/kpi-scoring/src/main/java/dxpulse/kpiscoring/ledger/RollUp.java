package dxpulse.kpiscoring.ledger;

import dxpulse.contracts.types.Accumulation;
import dxpulse.contracts.types.ValueStatus;
import dxpulse.contracts.types.time.FiscalHalf;
import dxpulse.contracts.types.time.FiscalQuarter;
import dxpulse.contracts.types.time.FiscalYear;
import dxpulse.contracts.types.time.Period;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Values of finer periods as the value of a coarser one: a flow is summed, a stock or a running
/// total is the last, a rate is made again from its counts, an average is the mean. Rates are never
/// averaged.
public final class RollUp {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private RollUp() {}

  /// A value for a period.
  ///
  /// @param value absent when the counts have a denominator of zero, or a stage is given instead
  /// @param from the period that it is from; another than asked for when carried forward
  /// @param partial whether parts of the period had no value
  public record Rolled(
      @Nullable BigDecimal value,
      @Nullable String stage,
      Period from,
      boolean carriedForward,
      boolean partial,
      ValueStatus status,
      boolean sample) {}

  /// The value of a period: as reported for it, else from finer periods, else carried forward.
  ///
  /// @param maxAgeMonths how long after their period's end stocks, levels and running totals are
  ///   carried forward; flows and averages never are
  public static Optional<Rolled> of(
      Series series, Period period, Accumulation accumulation, int maxAgeMonths) {
    Optional<CurrentValue> exact = series.at(period);
    if (exact.isPresent()) {
      return exact.map(value -> rolled(value, period, false, false));
    }
    List<CurrentValue> parts = new ArrayList<>();
    boolean complete = collect(series, period, parts);
    if (!parts.isEmpty()) {
      return Optional.of(combined(parts, period, accumulation, !complete));
    }
    return carried(series, period, accumulation, maxAgeMonths);
  }

  /// Gathers reported values that fill the period, coarse ones before their parts.
  ///
  /// @return whether they fill it without a gap
  private static boolean collect(Series series, Period period, List<CurrentValue> parts) {
    boolean complete = true;
    for (Period part : partsOf(period)) {
      Optional<CurrentValue> reported = series.at(part);
      if (reported.isPresent()) {
        parts.add(reported.get());
      } else if (part.months() == 1) {
        complete = false;
      } else {
        complete &= collect(series, part, parts);
      }
    }
    return complete;
  }

  private static List<Period> partsOf(Period period) {
    return switch (period) {
      case FiscalYear year ->
          List.of(new FiscalHalf(year.year(), 1), new FiscalHalf(year.year(), 2));
      case FiscalHalf half ->
          List.of(FiscalQuarter.containing(half.start()), FiscalQuarter.containing(half.end()));
      default -> period.months() == 1 ? List.of() : List.copyOf(period.monthsWithin());
    };
  }

  private static Rolled combined(
      List<CurrentValue> parts, Period period, Accumulation accumulation, boolean partial) {
    CurrentValue last = parts.getLast();
    return switch (accumulation) {
      case STOCK, CUMULATIVE -> rolled(last, period, false, partial);
      case FLOW -> summed(parts, period, partial);
      case AVERAGE -> averaged(parts, period, partial);
      case RATE ->
          parts.stream().allMatch(part -> part.numerator() != null && part.denominator() != null)
              ? fromCounts(parts, period, partial)
              : rolled(last, period, false, partial);
    };
  }

  private static Rolled summed(List<CurrentValue> parts, Period period, boolean partial) {
    BigDecimal sum = BigDecimal.ZERO;
    for (CurrentValue part : parts) {
      sum = part.value() == null ? sum : sum.add(part.value());
    }
    return of(sum, parts, period, partial);
  }

  private static Rolled averaged(List<CurrentValue> parts, Period period, boolean partial) {
    BigDecimal sum = BigDecimal.ZERO;
    long months = 0;
    for (CurrentValue part : parts) {
      if (part.value() != null) {
        sum = sum.add(part.value().multiply(BigDecimal.valueOf(part.period().months())));
        months += part.period().months();
      }
    }
    BigDecimal mean =
        months == 0 ? null : sum.divide(BigDecimal.valueOf(months), MathContext.DECIMAL64);
    return of(mean, parts, period, partial);
  }

  private static Rolled fromCounts(List<CurrentValue> parts, Period period, boolean partial) {
    BigDecimal numerator = BigDecimal.ZERO;
    BigDecimal denominator = BigDecimal.ZERO;
    for (CurrentValue part : parts) {
      if (part.numerator() != null && part.denominator() != null) {
        numerator = numerator.add(part.numerator());
        denominator = denominator.add(part.denominator());
      }
    }
    BigDecimal rate =
        denominator.signum() == 0
            ? null
            : numerator.multiply(HUNDRED).divide(denominator, MathContext.DECIMAL64);
    return of(rate, parts, period, partial);
  }

  private static Optional<Rolled> carried(
      Series series, Period period, Accumulation accumulation, int maxAgeMonths) {
    return switch (accumulation) {
      case FLOW, AVERAGE -> Optional.empty();
      case STOCK, CUMULATIVE, RATE -> {
        CurrentValue last = series.lastEndedBy(period.end());
        yield last == null || isTooOld(last, period, maxAgeMonths)
            ? Optional.empty()
            : Optional.of(rolled(last, last.period(), true, false));
      }
    };
  }

  /// Whether there is a value that would be carried forward, were it not too old.
  public static boolean isOnlyTooOld(Series series, Period period, Accumulation accumulation) {
    return switch (accumulation) {
      case FLOW, AVERAGE -> false;
      case STOCK, CUMULATIVE, RATE -> series.lastEndedBy(period.end()) != null;
    };
  }

  private static boolean isTooOld(CurrentValue value, Period period, int maxAgeMonths) {
    LocalDate lastDay = value.period().end().plusDays(1).plusMonths(maxAgeMonths).minusDays(1);
    return period.end().isAfter(lastDay);
  }

  private static Rolled rolled(
      CurrentValue value, Period from, boolean carriedForward, boolean partial) {
    return new Rolled(
        value.value(),
        value.stage(),
        from,
        carriedForward,
        partial,
        value.status(),
        value.sample());
  }

  private static Rolled of(
      @Nullable BigDecimal value, List<CurrentValue> parts, Period period, boolean partial) {
    ValueStatus status =
        parts.stream()
            .map(CurrentValue::status)
            .filter(each -> !each.isSettled())
            .findFirst()
            .orElse(parts.getLast().status());
    boolean sample = parts.stream().anyMatch(CurrentValue::sample);
    return new Rolled(value, null, period, false, partial, status, sample);
  }
}
