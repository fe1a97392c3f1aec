package dxpulse.kpiscoring.ledger;

import dxpulse.contracts.types.time.Month;
import dxpulse.contracts.types.time.Period;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The values of one indicator. Keeps the newer revision of each period: applying the same one
/// twice, or late, changes nothing.
public final class Series {
  private final NavigableMap<Period, CurrentValue> values = new TreeMap<>();
  private final Map<Period, CurrentValue> byPeriod = new HashMap<>();
  private @Nullable LocalDate start;
  private boolean hadCounts;

  public Series() {}

  public Series(Collection<CurrentValue> known) {
    known.forEach(this::apply);
  }

  /// Whether it was news.
  public boolean apply(CurrentValue incoming) {
    CurrentValue held = byPeriod.get(incoming.period());
    if (held != null && held.revision() >= incoming.revision()) {
      return false;
    }
    values.put(incoming.period(), incoming);
    if (start == null || incoming.period().start().isBefore(start)) {
      start = incoming.period().start();
    }
    byPeriod.put(incoming.period(), incoming);
    hadCounts |= incoming.denominator() != null;
    return true;
  }

  /// Whether any value, or an earlier revision of it, came as counts.
  boolean hadCounts() {
    return hadCounts;
  }

  public Optional<CurrentValue> at(Period period) {
    return Optional.ofNullable(byPeriod.get(period));
  }

  /// The newest value whose period ended by the day, the longest period first where two ended
  /// together.
  @Nullable CurrentValue lastEndedBy(LocalDate day) {
    return lastBefore(firstEndingFrom(day.plusDays(1)));
  }

  /// The newest value whose period ended by the end of another. Where several ended together, the
  /// one that says most about the other period: the longest within it, else the longest that is not
  /// longer, else the shortest.
  @Nullable CurrentValue lastEndedBy(Period period) {
    Map.Entry<Period, CurrentValue> at = values.lowerEntry(Month.numbered(period.endMonth()));
    if (at == null) {
      return null;
    }
    int end = at.getKey().endMonth();
    CurrentValue notLonger = null;
    CurrentValue shortest = null;
    for (; at != null && at.getKey().endMonth() == end; at = values.lowerEntry(at.getKey())) {
      if (period.contains(at.getKey())) {
        return at.getValue();
      }
      if (notLonger == null && at.getKey().months() <= period.months()) {
        notLonger = at.getValue();
      }
      shortest = at.getValue();
    }
    return notLonger == null ? shortest : notLonger;
  }

  /// The newest value of those that are meant whose period ended by the end of another.
  @Nullable CurrentValue lastEndedBy(Period period, Predicate<CurrentValue> meant) {
    Map.Entry<Period, CurrentValue> at = values.lowerEntry(Month.numbered(period.endMonth()));
    while (at != null && !meant.test(at.getValue())) {
      at = values.lowerEntry(at.getKey());
    }
    return at == null ? null : at.getValue();
  }

  private @Nullable CurrentValue lastBefore(Period firstEndingLater) {
    Map.Entry<Period, CurrentValue> found = values.lowerEntry(firstEndingLater);
    return found == null ? null : found.getValue();
  }

  /// The period of the first value that ended after the day.
  Optional<Period> firstEndingAfter(LocalDate day) {
    return Optional.ofNullable(values.ceilingKey(firstEndingFrom(day.plusDays(1))));
  }

  /// The first day that any value is for.
  @Nullable LocalDate start() {
    return start;
  }

  /// The last day that any value is for.
  @Nullable LocalDate end() {
    return values.isEmpty() ? null : values.lastKey().end();
  }

  /// Sorts before every period that ends on the day or later: periods are ordered by their end,
  /// then from short to long.
  private static Period firstEndingFrom(LocalDate day) {
    return Month.containing(day);
  }
}
