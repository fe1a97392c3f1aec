package dxpulse.kpiscoring.ledger;

import dxpulse.contracts.types.time.Month;
import dxpulse.contracts.types.time.Period;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The values of one indicator. Keeps the newer revision of each period: applying the same one
/// twice, or late, changes nothing.
public final class Series {
  private final Timeline<CurrentValue> values = new Timeline<>();
  private @Nullable LocalDate start;
  private boolean hadCounts;
  // Mostly true, and then their number says whether a gap is among them.
  private boolean areOfMonths = true;

  public Series() {}

  public Series(Collection<CurrentValue> known) {
    known.forEach(this::apply);
  }

  /// Whether it was news.
  public boolean apply(CurrentValue incoming) {
    CurrentValue held = values.of(incoming.period());
    if (held != null && held.revision() >= incoming.revision()) {
      return false;
    }
    values.put(incoming.period(), incoming);
    if (start == null || incoming.period().start().isBefore(start)) {
      start = incoming.period().start();
    }
    areOfMonths &= incoming.period().months() == 1;
    hadCounts |= incoming.denominator() != null;
    return true;
  }

  /// Whether any value, or an earlier revision of it, came as counts.
  boolean hadCounts() {
    return hadCounts;
  }

  @Nullable CurrentValue of(Period period) {
    return values.of(period);
  }

  @Nullable CurrentValue of(Stretch period) {
    return values.of(period.end(), period.months());
  }

  /// The newest value whose period ended by the day, the longest period first where two ended
  /// together.
  @Nullable CurrentValue lastEndedBy(LocalDate day) {
    int after = placeOf(day);
    return after == 0 ? null : values.at(after - 1);
  }

  /// The newest value whose period ended by the end of another. Where several ended together, the
  /// one that says most about the other period: the longest within it, else the longest that is not
  /// longer, else the shortest.
  @Nullable CurrentValue lastEndedBy(Period period) {
    int place = placeOfLastEndedBy(Stretch.of(period));
    return place < 0 ? null : values.at(place);
  }

  /// The place of the value that [#lastEndedBy] finds, below zero where there is none.
  int placeOfLastEndedBy(Stretch period) {
    int last = values.firstAfter(period.end()) - 1;
    if (last <= 0 || values.endMonth(last - 1) < values.endMonth(last)) {
      return last;
    }
    int end = values.endMonth(last);
    int most = end - period.first();
    int notLonger = -1;
    int shortest = last;
    for (int at = last; at >= 0 && values.endMonth(at) == end; at--) {
      if (values.months(at) <= most) {
        return at;
      }
      if (notLonger < 0 && values.months(at) <= period.months()) {
        notLonger = at;
      }
      shortest = at;
    }
    return notLonger < 0 ? shortest : notLonger;
  }

  CurrentValue at(int place) {
    return values.at(place);
  }

  /// When the period of the value at a place ended, as [Period#endMonth()].
  int endMonth(int place) {
    return values.endMonth(place);
  }

  /// How long it was.
  int months(int place) {
    return values.months(place);
  }

  /// The newest value of those that are meant whose period ended by the end of another. Where
  /// several ended together, the longest that is not longer than that one, else the shortest: what
  /// stood for a month holds on for the next one, not what stood for the half that it ended.
  @Nullable CurrentValue lastEndedBy(Period period, Predicate<CurrentValue> meant) {
    CurrentValue found = null;
    for (int at = values.firstAfter(period.endMonth()) - 1; at >= 0; at--) {
      CurrentValue value = values.at(at);
      if (found != null
          && (found.period().months() <= period.months()
              || values.endMonth(at) < found.period().endMonth())) {
        return found;
      }
      if (meant.test(value)) {
        found = value;
      }
    }
    return found;
  }

  /// Whether values of the period's parts fill it without a gap: months, quarters, and halves of
  /// the same kind of year. A part begins at a multiple of its own length; a calendar half does not
  /// within a fiscal year.
  boolean fill(Stretch period) {
    int last = values.firstAfter(period.end()) - 1;
    if (areOfMonths) {
      return last - values.firstAfter(period.first()) + 1 == period.months();
    }
    int open = (1 << period.months()) - 1;
    for (int at = last; open != 0 && at >= 0 && values.endMonth(at) > period.first(); at--) {
      int months = values.months(at);
      int begin = values.endMonth(at) - months - period.first();
      if (begin >= 0 && begin % months == 0) {
        open &= ~(((1 << months) - 1) << begin);
      }
    }
    return open == 0;
  }

  /// The period of the first value that ended after the day.
  Optional<Period> firstEndingAfter(LocalDate day) {
    int place = placeOf(day);
    return place == values.size() ? Optional.empty() : Optional.of(values.at(place).period());
  }

  /// The first day that any value is for.
  @Nullable LocalDate start() {
    return start;
  }

  /// The last day that any value is for.
  @Nullable LocalDate end() {
    return values.size() == 0 ? null : values.at(values.size() - 1).period().end();
  }

  /// The place of the first value that ended after the day.
  private int placeOf(LocalDate day) {
    return values.firstAfter(Month.containing(day.plusDays(1)).firstMonth());
  }
}
