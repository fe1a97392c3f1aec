package dxpulse.kpiscoring.ledger;

import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.Period;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The periods whose score a value can move.
///
/// @param moved those that it belongs to, that carry it forward or that it opens: their index
/// @param after the first one after those: only its change, which is measured from them
record AffectedPeriods(Map<Granularity, List<Period>> moved, Map<Granularity, Period> after) {

  /// All periods of the horizon.
  static Map<Granularity, List<Period>> all(Optional<Horizon> horizon) {
    return horizon
        .map(known -> each(known.first(), known.last(), known))
        .orElseGet(() -> new EnumMap<>(Granularity.class));
  }

  /// What opens when time goes on from one day to another.
  static Map<Granularity, List<Period>> opened(Optional<Horizon> before, Optional<Horizon> now) {
    if (before.isEmpty() || now.isEmpty()) {
      return all(now);
    }
    LocalDate old = before.get().last();
    return now.get().last().isAfter(old)
        ? each(old, now.get().last(), now.get())
        : new EnumMap<>(Granularity.class);
  }

  /// What a value moves: the periods that contain it, those that carry it forward until a later
  /// value takes its place, and what it opens between the old horizon and itself.
  ///
  /// @param own the series that the value belongs to, with the value
  /// @param carries whether values of this kind are carried forward
  /// @param before the KPI's horizon without the value, `now` the one with it
  /// @param maxAgeMonths the longest that a value of this KPI is carried forward
  static AffectedPeriods by(
      Period period,
      Series own,
      boolean carries,
      Optional<Horizon> before,
      Optional<Horizon> now,
      int maxAgeMonths) {
    if (before.isEmpty() || now.isEmpty()) {
      return new AffectedPeriods(all(now), Map.of());
    }
    Horizon old = before.get();
    Horizon known = now.get();
    boolean opens = known.last().isAfter(old.last());
    LocalDate from = opens ? earlier(period.start(), old.last()) : period.start();
    Map<Granularity, List<Period>> moved = new EnumMap<>(Granularity.class);
    Map<Granularity, Period> after = new EnumMap<>(Granularity.class);
    for (Granularity granularity : Granularity.values()) {
      LocalDate to =
          carries ? lastCarried(granularity, period, own, known, maxAgeMonths) : period.end();
      if (period.start().isBefore(old.first())) {
        to = later(to, old.first());
      }
      LocalDate end = opens ? known.last() : earlier(to, known.last());
      moved.put(granularity, range(granularity, from, end, known));
      Period next = granularity.containing(end).next();
      if (!next.start().isAfter(known.last())) {
        after.put(granularity, next);
      }
    }
    return new AffectedPeriods(moved, after);
  }

  /// The last periods, where they are not among these: the forecast stands with the last period and
  /// is drawn through those before it.
  Map<Granularity, Period> lastBeside(Optional<Horizon> now) {
    Map<Granularity, Period> last = new EnumMap<>(Granularity.class);
    now.ifPresent(horizon -> {
      for (Granularity granularity : Granularity.values()) {
        Period newest = granularity.containing(horizon.last());
        if (!include(granularity, newest)) {
          last.put(granularity, newest);
        }
      }
    });
    return last;
  }

  private boolean include(Granularity granularity, Period period) {
    return moved.getOrDefault(granularity, List.of()).contains(period)
        || period.equals(after.get(granularity));
  }

  /// The first value of a series also turns "no value" into "too old" as far as the horizon goes. A
  /// rate among such as are made of counts may be carried beyond the next one, which stands for
  /// less time.
  private static LocalDate lastCarried(
      Granularity granularity, Period period, Series own, Horizon known, int maxAgeMonths) {
    LocalDate farthest = later(known.last(), period.end());
    if (own.hadCounts()) {
      return farthest;
    }
    LocalDate oldest =
        own.lastEndedBy(period.end().minusDays(1)) == null
            ? farthest
            : period.end().plusDays(1).plusMonths(maxAgeMonths).minusDays(1);
    return own.firstEndingAfter(period.end())
        .map(next -> granularity.containing(next.end()).previous().end())
        .map(before -> earlier(oldest, later(before, period.end())))
        .orElse(oldest);
  }

  private static LocalDate earlier(LocalDate one, LocalDate other) {
    return one.isBefore(other) ? one : other;
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    return one.isAfter(other) ? one : other;
  }

  private static Map<Granularity, List<Period>> each(LocalDate from, LocalDate to, Horizon known) {
    Map<Granularity, List<Period>> affected = new EnumMap<>(Granularity.class);
    for (Granularity granularity : Granularity.values()) {
      affected.put(granularity, range(granularity, from, to, known));
    }
    return affected;
  }

  private static List<Period> range(
      Granularity granularity, LocalDate from, LocalDate to, Horizon known) {
    LocalDate end = earlier(to, known.last());
    List<Period> periods = new ArrayList<>();
    for (Period at = granularity.containing(from); !at.start().isAfter(end); at = at.next()) {
      periods.add(at);
    }
    return periods;
  }
}
