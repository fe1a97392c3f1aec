package dxpulse.ingestion.round;

import dxpulse.contracts.types.Accumulation;
import dxpulse.contracts.types.time.Period;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the values of a period and of finer ones within it are together, by the rule that the
/// board's scores follow: a flow, a rate and an average need every month, a stock and a running
/// total the value at the end.
///
/// @param whole the value that holds, first there when nothing was missing any more; absent while
///   something is
/// @param months of the period that have a value, or were said to have none
/// @param of all months of the period
public record Composed(@Nullable Reported whole, int months, int of) {
  private record Part(Period period, Instant at) {}

  /// The finer periods whose values a period may be made of. Years and halves of the other calendar
  /// are none of them.
  public static List<Period> parts(Period period) {
    Set<Period> parts = new LinkedHashSet<>();
    List<Period> wave = List.copyOf(period.monthsWithin());
    while (!wave.isEmpty()) {
      List<Period> wider = new ArrayList<>();
      for (Period each : wave) {
        if (!each.equals(period) && parts.add(each)) {
          each.parents().stream()
              .filter(period::contains)
              .filter(wide -> wide.granularity().isPresent() || period.granularity().isEmpty())
              .forEach(wider::add);
        }
      }
      wave = wider;
    }
    return List.copyOf(parts);
  }

  /// @param values by period: the period itself and [#parts]
  /// @param excused parts that have no value for a reason, and since when; they keep no flow
  ///   waiting
  public static Composed of(
      Period period,
      Accumulation accumulation,
      Map<Period, Reported> values,
      Map<Period, Instant> excused) {
    List<Part> known = new ArrayList<>();
    values.forEach((part, value) -> known.add(new Part(part, value.firstAt())));
    excused.forEach((part, since) -> known.add(new Part(part, since)));
    known.sort(Comparator.comparing(Part::at));
    BitSet covered = new BitSet(period.months());
    Instant full = null;
    for (Part part : known) {
      covered.set(
          part.period().firstMonth() - period.firstMonth(),
          part.period().endMonth() - period.firstMonth());
      if (full == null && covered.cardinality() == period.months()) {
        full = part.at();
      }
    }
    Instant done =
        switch (accumulation) {
          case FLOW, RATE, AVERAGE -> values.isEmpty() ? null : full;
          case STOCK, CUMULATIVE ->
              values.entrySet().stream()
                  .filter(each -> each.getKey().endMonth() == period.endMonth())
                  .map(each -> each.getValue().firstAt())
                  .min(Comparator.naturalOrder())
                  .orElse(null);
        };
    return new Composed(
        done == null ? null : whole(period, values, done), covered.cardinality(), period.months());
  }

  private static Reported whole(Period period, Map<Period, Reported> values, Instant done) {
    Reported exact = values.get(period);
    Reported newest =
        exact != null
            ? exact
            : values.entrySet().stream()
                .max(
                    Comparator.comparing(
                            (Map.Entry<Period, Reported> each) -> each.getValue().latestAt())
                        .thenComparing(Map.Entry::getKey))
                .orElseThrow()
                .getValue();
    return new Reported(done, newest.revision(), newest.latestAt(), newest.latestFrom());
  }

  /// Whether some months are there and others are not.
  public boolean isPartly() {
    return whole == null && months > 0;
  }
}
