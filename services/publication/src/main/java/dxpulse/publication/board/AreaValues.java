package dxpulse.publication.board;

import dxpulse.contracts.types.AreaCode;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.event.ValueRecorded;
import dxpulse.contracts.types.time.Period;
import dxpulse.publication.board.LivePlan.Effect;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What was reported: values of municipalities, and apart from them those of the whole
/// organization, whether or not they also come by a score. The newest revision of each indicator,
/// period and area is held, taken in any order and any number of times. Of an indicator the newest
/// periods are kept, and no more areas than a prefecture has, so that it stays small whatever is
/// sent. Not safe for threads.
final class AreaValues {
  /// Five years of months.
  static final int PERIODS = 60;

  /// Of the whole, twenty-five years of months.
  static final int PERIODS_OF_THE_WHOLE = 300;

  /// More than any prefecture has municipalities; 北海道 has 179.
  static final int AREAS = 200;

  private final NavigableMap<IndicatorCode, NavigableMap<Period, NavigableMap<AreaCode, AreaValue>>>
      values = new TreeMap<>();
  private final int most;
  private @Nullable AreaValues whole;
  private @Nullable List<AreaValue> listed;

  AreaValues() {
    this(PERIODS);
  }

  private AreaValues(int most) {
    this.most = most;
  }

  /// Those of the organization itself.
  AreaValues whole() {
    AreaValues known = whole == null ? new AreaValues(PERIODS_OF_THE_WHOLE) : whole;
    whole = known;
    return known;
  }

  Effect apply(ValueRecorded told) {
    NavigableMap<Period, NavigableMap<AreaCode, AreaValue>> periods =
        values.computeIfAbsent(told.indicator(), unseen -> new TreeMap<>());
    NavigableMap<AreaCode, AreaValue> areas =
        periods.computeIfAbsent(told.period(), unseen -> new TreeMap<>());
    AreaValue known = areas.get(told.area());
    if (known == null || known.revision() < told.revision()) {
      areas.put(told.area(), AreaValue.of(told));
    }
    // What goes is the same in whatever order things came.
    if (areas.size() > AREAS) {
      var _ = areas.pollLastEntry();
    }
    if (periods.size() > most) {
      var _ = periods.pollFirstEntry();
    }
    if (known != null && known.revision() >= told.revision() || !holds(told)) {
      return Effect.NONE;
    }
    listed = null;
    return Effect.on(Set.of());
  }

  /// Whether a value is the one that is known now.
  boolean holds(ValueRecorded told) {
    AreaValue known = of(told.indicator(), told.period()).get(told.area());
    return known != null && known.revision() == told.revision();
  }

  /// Indicators that some municipality was told a value of, by their codes.
  List<IndicatorCode> indicators() {
    return List.copyOf(values.keySet());
  }

  /// The newest period of each indicator that anything was told of, values that were taken back and
  /// those of the whole included.
  Map<IndicatorCode, Period> newest() {
    Map<IndicatorCode, Period> newest = new TreeMap<>();
    Stream.of(values, whole().values)
        .forEach(told ->
            told.forEach((code, periods) ->
                newest.merge(
                    code,
                    periods.lastKey(),
                    (one, other) -> one.compareTo(other) > 0 ? one : other)));
    return newest;
  }

  /// Whether some municipality has a value.
  boolean has(IndicatorCode indicator) {
    return of(indicator).findFirst().isPresent();
  }

  /// What holds of an indicator, that of the newest period first. Only as much is looked at as is
  /// taken.
  Stream<AreaValue> of(IndicatorCode indicator) {
    return values.getOrDefault(indicator, new TreeMap<>()).descendingMap().values().stream()
        .flatMap(areas -> areas.values().stream())
        .filter(AreaValue::isThere);
  }

  /// When the value of an indicator and a period was recorded: the newest of those that it is
  /// rolled up from, or else that of a longer period with the same end, whose level it is.
  Optional<Instant> recordedAt(IndicatorCode indicator, Period period) {
    return newest(
            indicator,
            each ->
                each.firstMonth() >= period.firstMonth() && each.endMonth() <= period.endMonth())
        .or(() -> newest(indicator, each -> each.endMonth() == period.endMonth()));
  }

  private Optional<Instant> newest(IndicatorCode indicator, Predicate<Period> wanted) {
    return values.getOrDefault(indicator, new TreeMap<>()).entrySet().stream()
        .filter(each -> wanted.test(each.getKey()))
        .flatMap(each -> each.getValue().values().stream())
        .map(AreaValue::recordedAt)
        .max(Comparator.naturalOrder());
  }

  /// The periods that some municipality has a value of, newest first.
  List<Period> periodsOf(IndicatorCode indicator) {
    return values.getOrDefault(indicator, new TreeMap<>()).descendingMap().entrySet().stream()
        .filter(each -> each.getValue().values().stream().anyMatch(AreaValue::isThere))
        .map(Map.Entry::getKey)
        .toList();
  }

  /// By the codes of the areas.
  NavigableMap<AreaCode, AreaValue> of(IndicatorCode indicator, Period period) {
    return values.getOrDefault(indicator, new TreeMap<>()).getOrDefault(period, new TreeMap<>());
  }

  /// All of them, by indicator, period and area.
  List<AreaValue> all() {
    List<AreaValue> known = listed;
    if (known == null) {
      known = new ArrayList<>();
      for (NavigableMap<Period, NavigableMap<AreaCode, AreaValue>> periods : values.values()) {
        periods.values().stream().map(NavigableMap::values).forEach(known::addAll);
      }
      known = List.copyOf(known);
      listed = known;
    }
    return known;
  }
}
