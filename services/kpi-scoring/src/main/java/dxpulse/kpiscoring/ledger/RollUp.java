package dxpulse.kpiscoring.ledger;

import dxpulse.contracts.types.Accumulation;
import dxpulse.contracts.types.ValueStatus;
import dxpulse.contracts.types.time.CalendarHalf;
import dxpulse.contracts.types.time.CalendarYear;
import dxpulse.contracts.types.time.FiscalHalf;
import dxpulse.contracts.types.time.FiscalQuarter;
import dxpulse.contracts.types.time.FiscalYear;
import dxpulse.contracts.types.time.Month;
import dxpulse.contracts.types.time.Period;
import java.math.BigDecimal;
import java.math.MathContext;
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
  /// @param from the period that it is from; another than asked for when carried forward, and when
  ///   the last value within the period is not from its end
  /// @param partial whether parts of the period had no value
  /// @param revision of the value, the newest of its parts
  public record Rolled(
      @Nullable BigDecimal value,
      @Nullable String stage,
      Period from,
      boolean carriedForward,
      boolean partial,
      ValueStatus status,
      boolean sample,
      int revision) {}

  /// The value of a period: as reported for it, else from finer periods, else carried forward.
  ///
  /// @param maxAgeMonths how long after their period's end stocks, levels and running totals are
  ///   carried forward; flows and averages never are
  public static Optional<Rolled> of(
      Series series, Period period, Accumulation accumulation, int maxAgeMonths) {
    return Optional.ofNullable(of(series, Stretch.of(period), accumulation, maxAgeMonths));
  }

  static @Nullable Rolled of(
      Series series, Stretch stretch, Accumulation accumulation, int maxAgeMonths) {
    CurrentValue exact = series.of(stretch);
    Period period = stretch.period();
    if (exact != null) {
      return rolled(exact, period, false, false);
    }
    return switch (accumulation) {
      case FLOW -> ofParts(series, period, RollUp::summed);
      case AVERAGE -> ofParts(series, period, RollUp::averaged);
      case STOCK, CUMULATIVE -> last(series, stretch, maxAgeMonths);
      case RATE -> rate(series, period, maxAgeMonths);
    };
  }

  /// How parts are put together.
  private interface Sum {
    Rolled of(List<CurrentValue> parts, Period period, boolean partial);
  }

  private static @Nullable Rolled ofParts(Series series, Period period, Sum sum) {
    List<CurrentValue> parts = new ArrayList<>(period.months());
    boolean complete = collect(series, period, parts);
    return parts.isEmpty() ? null : sum.of(parts, period, !complete);
  }

  private static @Nullable Rolled rate(Series series, Period period, int maxAgeMonths) {
    List<CurrentValue> parts = new ArrayList<>(period.months());
    boolean complete = collect(series, period, parts);
    return haveCounts(parts) && !isLevelAfter(parts.getLast(), series, period)
        ? fromCounts(parts, period, !complete)
        : lastRate(series, period, maxAgeMonths);
  }

  /// Gathers reported values that fill the period, coarse ones before their parts.
  ///
  /// @return whether they fill it without a gap
  private static boolean collect(Series series, Period period, List<CurrentValue> parts) {
    boolean complete = true;
    for (Period part : partsOf(period)) {
      CurrentValue reported = series.of(part);
      if (reported != null) {
        parts.add(reported);
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
      case CalendarYear year ->
          List.of(new CalendarHalf(year.year(), 1), new CalendarHalf(year.year(), 2));
      case FiscalHalf half -> quartersOf(half);
      case CalendarHalf half -> quartersOf(half);
      case FiscalQuarter quarter -> List.copyOf(quarter.monthsWithin());
      case Month month -> List.of();
    };
  }

  private static List<Period> quartersOf(Period half) {
    return List.of(FiscalQuarter.containing(half.start()), FiscalQuarter.containing(half.end()));
  }

  /// Whether a rate that is carried forward stands for as long a time as the period: a month's
  /// counts are the rate of that month alone, of which no quarter's is made. (A rate without counts
  /// is a level.)
  private static boolean isWholeRate(CurrentValue rate, Period period) {
    return rate.period().months() >= period.months() || rate.denominator() == null;
  }

  private static boolean haveCounts(List<CurrentValue> parts) {
    for (CurrentValue part : parts) {
      if (part.numerator() == null || part.denominator() == null) {
        return false;
      }
    }
    return !parts.isEmpty();
  }

  /// Whether a level, such as that of a calendar year, ended in the period after the last of its
  /// parts. Counts of another period are none of this one, and leave those of its parts alone.
  private static boolean isLevelAfter(CurrentValue lastPart, Series series, Period period) {
    CurrentValue newest = series.lastEndedBy(period);
    return newest != null
        && newest.denominator() == null
        && newest.period().endMonth() > lastPart.period().endMonth();
  }

  /// The last value of a rate. Into the period only such a one is carried forward as stands for as
  /// long a time.
  private static @Nullable Rolled lastRate(Series series, Period period, int maxAgeMonths) {
    CurrentValue newest = series.lastEndedBy(period);
    if (newest == null || newest.period().endMonth() > period.firstMonth()) {
      return last(series, Stretch.of(period), maxAgeMonths);
    }
    CurrentValue whole = series.lastEndedBy(period, rate -> isWholeRate(rate, period));
    return whole == null || isTooOld(whole, period, maxAgeMonths)
        ? null
        : rolled(whole, whole.period(), true, false);
  }

  /// The newest value that ended within the period, or else before it and carried forward.
  private static @Nullable Rolled last(Series series, Stretch period, int maxAgeMonths) {
    int place = series.placeOfLastEndedBy(period);
    if (place < 0) {
      return null;
    }
    CurrentValue newest = series.at(place);
    int end = series.endMonth(place);
    if (end <= period.first()) {
      return period.end() > end + maxAgeMonths
          ? null
          : rolled(newest, newest.period(), true, false);
    }
    boolean isFromTheEnd = end == period.end();
    boolean covers = isFromTheEnd && series.months(place) >= period.months();
    return rolled(
        newest,
        isFromTheEnd ? period.period() : newest.period(),
        false,
        !covers && !series.fill(period));
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

  /// Whether there is a value that would be carried forward, were it not too old.
  public static boolean isOnlyTooOld(Series series, Period period, Accumulation accumulation) {
    return isCarried(accumulation)
        && series.lastEndedBy(
                period, value -> accumulation != Accumulation.RATE || isWholeRate(value, period))
            != null;
  }

  /// Whether values of this kind hold on until the next one.
  static boolean isCarried(Accumulation accumulation) {
    return switch (accumulation) {
      case FLOW, AVERAGE -> false;
      case STOCK, CUMULATIVE, RATE -> true;
    };
  }

  private static boolean isTooOld(CurrentValue value, Period period, int maxAgeMonths) {
    return period.endMonth() > value.period().endMonth() + maxAgeMonths;
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
        value.sample(),
        value.revision());
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
    int revision = parts.stream().mapToInt(CurrentValue::revision).max().orElseThrow();
    return new Rolled(value, null, period, false, partial, status, sample, revision);
  }
}
