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
import org.jspecify.annotations.Nullable;

/// The values of one indicator. Keeps the newer revision of each period: applying the same one
/// twice, or late, changes nothing.
public final class Series {
  private final NavigableMap<Period, CurrentValue> values = new TreeMap<>();
  private final Map<Period, CurrentValue> byPeriod = new HashMap<>();
  private @Nullable LocalDate start;

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
    return true;
  }

  public Optional<CurrentValue> at(Period period) {
    return Optional.ofNullable(byPeriod.get(period));
  }

  /// The newest value whose period ended by the day, the longest period first where two ended
  /// together.
  @Nullable CurrentValue lastEndedBy(LocalDate day) {
    return lastBefore(firstEndingFrom(day.plusDays(1)));
  }

  /// The newest value whose period ended by the end of another, the longest period first where two
  /// ended together.
  @Nullable CurrentValue lastEndedBy(Period period) {
    return lastBefore(Month.numbered(period.endMonth()));
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
