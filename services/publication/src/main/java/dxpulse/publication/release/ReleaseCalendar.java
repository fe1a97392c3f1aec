package dxpulse.publication.release;

import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.JapanTime;
import dxpulse.contracts.types.time.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// When releases are prepared: so many days after the end of their period, by the days of Japan.
public final class ReleaseCalendar {
  private static final int MOST_DAYS = 300;

  private final Map<Granularity, Integer> days;

  /// @param days after the last day of a period, for the kinds of period that are released
  public ReleaseCalendar(Map<Granularity, Integer> days) {
    this.days = new EnumMap<>(Granularity.class);
    days.forEach((kind, after) -> {
      if (after < 1 || after > MOST_DAYS) {
        throw new IllegalArgumentException(
            "days after a %s: %d (expected: 1 to %d)".formatted(kind.code(), after, MOST_DAYS));
      }
      this.days.put(kind, after);
    });
  }

  /// A release to come.
  ///
  /// @param day on which it is prepared
  public record Coming(Granularity granularity, Period period, LocalDate day) {}

  /// Whether the last day of a period is over.
  public static boolean hasEnded(Period period, Instant now) {
    return period.end().isBefore(JapanTime.day(now));
  }

  /// The day on which the release of a period is prepared.
  LocalDate dayOf(Granularity kind, Period period) {
    return period.end().plusDays(days.getOrDefault(kind, 0));
  }

  /// The newest period of each kind whose day has come.
  public List<Period> due(Instant now) {
    return due(now, Map.of());
  }

  /// The periods whose day has come: of each kind the newest, and those before it as far back as
  /// asked for, in their order.
  ///
  /// @param since the oldest period of a kind that is meant
  public List<Period> due(Instant now, Map<Granularity, Period> since) {
    return kinds()
        .flatMap(kind -> {
          Period newest = due(kind, now);
          Period oldest = since.getOrDefault(kind, newest);
          return oldest.compareTo(newest) > 0
              ? Stream.of(newest)
              : Stream.iterate(oldest, period -> period.compareTo(newest) <= 0, Period::next);
        })
        .toList();
  }

  private Period due(Granularity kind, Instant now) {
    return due(kind, days.getOrDefault(kind, 0), now);
  }

  private static Period due(Granularity kind, int after, Instant now) {
    Period period = kind.containing(JapanTime.day(now)).previous();
    while (period.end().plusDays(after).isAfter(JapanTime.day(now))) {
      period = period.previous();
    }
    return period;
  }

  /// The first day of the newest period of each kind that ought to be known by now. Kinds that are
  /// not released have as long as the one that takes longest.
  public Map<Granularity, LocalDate> knownFrom(Instant now) {
    Map<Granularity, LocalDate> from = new EnumMap<>(Granularity.class);
    days.values().stream()
        .max(Comparator.naturalOrder())
        .ifPresent(longest -> {
          for (Granularity kind : Granularity.values()) {
            from.put(kind, due(kind, days.getOrDefault(kind, longest), now).start());
          }
        });
    return from;
  }

  /// What comes next of each kind, soonest first.
  public List<Coming> coming(Instant now) {
    return kinds()
        .map(kind -> {
          Period next = due(kind, now).next();
          return new Coming(kind, next, dayOf(kind, next));
        })
        .sorted(Comparator.comparing(Coming::day).thenComparing(Coming::granularity))
        .toList();
  }

  /// The kinds of period that are released, from fine to coarse.
  List<Granularity> released() {
    return List.copyOf(days.keySet());
  }

  private Stream<Granularity> kinds() {
    return days.keySet().stream();
  }
}
