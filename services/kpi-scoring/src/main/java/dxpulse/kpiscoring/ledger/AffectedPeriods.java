package dxpulse.kpiscoring.ledger;

import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.Period;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The periods whose score a fact can move: its own, those that carry it forward, and the one
/// after, whose change is measured from it.
final class AffectedPeriods {
  private AffectedPeriods() {}

  /// All periods of the horizon.
  static Map<Granularity, List<Period>> all(Optional<Horizon> horizon) {
    Map<Granularity, List<Period>> affected = new EnumMap<>(Granularity.class);
    horizon.ifPresent(known -> {
      for (Granularity granularity : Granularity.values()) {
        affected.put(
            granularity, range(granularity, known.first().start(), known.last().end(), known));
      }
    });
    return affected;
  }

  /// What a value moves: the periods that contain it, those that carry it forward until a later
  /// value takes its place, and what it opens between the old horizon and itself.
  ///
  /// @param own the series that the value belongs to, with the value
  /// @param before the KPI's horizon without the value, `now` the one with it
  /// @param maxAgeMonths the longest that a value of this KPI is carried forward
  static Map<Granularity, List<Period>> by(
      Period period,
      Series own,
      Optional<Horizon> before,
      Optional<Horizon> now,
      int maxAgeMonths) {
    if (before.isEmpty() || now.isEmpty()) {
      return all(now);
    }
    Horizon old = before.get();
    Horizon known = now.get();
    LocalDate from = period.start();
    LocalDate to = lastCarried(period, own, known, maxAgeMonths);
    if (period.end().isAfter(old.last().end())) {
      from = earlier(from, old.last().end());
    }
    if (period.start().isBefore(old.first().start())) {
      to = later(to, old.first().start());
    }
    Map<Granularity, List<Period>> affected = new EnumMap<>(Granularity.class);
    for (Granularity granularity : Granularity.values()) {
      LocalDate andTheNext = granularity.containing(to).next().end();
      affected.put(granularity, range(granularity, from, andTheNext, known));
    }
    return affected;
  }

  /// The first value of a series also turns "no value" into "too old" as far as the horizon goes.
  private static LocalDate lastCarried(Period period, Series own, Horizon known, int maxAgeMonths) {
    LocalDate oldest =
        own.lastEndedBy(period.end().minusDays(1)) == null
            ? later(known.last().end(), period.end())
            : period.end().plusDays(1).plusMonths(maxAgeMonths).minusDays(1);
    return own.firstEndingAfter(period.end())
        .map(next -> earlier(oldest, next.end()))
        .orElse(oldest);
  }

  private static LocalDate earlier(LocalDate one, LocalDate other) {
    return one.isBefore(other) ? one : other;
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    return one.isAfter(other) ? one : other;
  }

  private static List<Period> range(
      Granularity granularity, LocalDate from, LocalDate to, Horizon known) {
    LocalDate end = to.isBefore(known.last().end()) ? to : known.last().end();
    List<Period> periods = new ArrayList<>();
    for (Period at = granularity.containing(from); !at.start().isAfter(end); at = at.next()) {
      periods.add(at);
    }
    return periods;
  }
}
