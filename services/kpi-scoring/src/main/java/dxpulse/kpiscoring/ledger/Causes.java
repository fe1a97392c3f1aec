package dxpulse.kpiscoring.ledger;

import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.event.KpiScored;
import dxpulse.contracts.types.event.KpiScored.Cause;
import dxpulse.contracts.types.time.Period;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What made a score come about: a definition or a value, or several values that came one after the
/// other and are scored together. Immutable; those that came before are shared, so that one more
/// costs the same however many there are.
final class Causes {
  private final Cause newest;
  private final boolean movesForecastAlone;
  private final @Nullable Causes before;

  private Causes(Cause newest, boolean movesForecastAlone, @Nullable Causes before) {
    this.newest = newest;
    this.movesForecastAlone = movesForecastAlone;
    this.before = before;
  }

  static Causes of(Cause only) {
    return new Causes(only, false, null);
  }

  /// A value that moves the forecast of a score and nothing else of it. It is no other of anything:
  /// a score would name each figure of a file of past years.
  static Causes ofForecast(Cause only) {
    return new Causes(only, true, null);
  }

  /// These after others.
  ///
  /// @param earlier what came before; none is known of these yet
  Causes after(Causes earlier) {
    return new Causes(newest, movesForecastAlone, earlier);
  }

  Cause newest() {
    return newest;
  }

  boolean areSeveral() {
    return before != null;
  }

  /// @param others oldest first, at most [KpiScored#MOST_OTHERS]
  /// @param count of all others
  record Told(Cause cause, List<Cause> others, int count) {}

  private record Datum(@Nullable IndicatorCode indicator, @Nullable Period period) {}

  /// The newest and the others as a score tells them.
  Told told() {
    Map<Datum, Integer> places = new HashMap<>();
    List<Cause> newestFirst = new ArrayList<>();
    for (Causes at = this; at != null; at = at.before) {
      if (at.movesForecastAlone && at != this) {
        continue;
      }
      Cause cause = at.newest;
      Integer place =
          places.putIfAbsent(new Datum(cause.indicator(), cause.valuePeriod()), places.size());
      if (place == null && newestFirst.size() <= KpiScored.MOST_OTHERS) {
        newestFirst.add(cause);
      } else if (place != null && place < newestFirst.size()) {
        newestFirst.set(place, sinceBefore(cause, newestFirst.get(place)));
      }
    }
    List<Cause> others = newestFirst.subList(1, newestFirst.size());
    Collections.reverse(others);
    return new Told(newestFirst.getFirst(), List.copyOf(others), places.size() - 1);
  }

  /// A value that took the place of an earlier one before either was scored: for the score, it came
  /// after what held before the earlier one, and is the first of its period if that was.
  private static Cause sinceBefore(Cause earlier, Cause later) {
    return new Cause(
        earlier.kind(),
        later.observationId(),
        later.submittedAt(),
        later.indicator(),
        later.valuePeriod(),
        earlier.previousValue(),
        later.value(),
        later.submittedBy(),
        later.approvedAt());
  }
}
