package dxpulse.publication.board;

import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.KpiCode;
import dxpulse.contracts.types.event.KpiScored;
import dxpulse.contracts.types.event.KpiScored.Component;
import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.Period;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How far the figures of a board reach (データ時点). A value that stands for a part of its period does
/// not say for which; the scores of the shorter periods within do.
final class NewestValues {
  /// Of those that end together the shortest.
  private static final Comparator<Period> OLDEST_FIRST =
      Comparator.comparing(Period::end).thenComparing(Period::months, Comparator.reverseOrder());

  private NewestValues() {}

  /// The period of the newest value that counts in the scores, or null where there is none or
  /// nobody can tell. A reference indicator may be newer: the index is not.
  static @Nullable Period behind(List<KpiScored> scores, PlanState state) {
    List<Period> known = new ArrayList<>();
    List<Period> open = new ArrayList<>();
    for (KpiScored score : scores) {
      Map<Period, Map<IndicatorCode, Period>> within = new HashMap<>();
      for (Component component : score.components()) {
        Period period = component.valuePeriod();
        if (period == null || !component.counts()) {
          continue;
        }
        Period newest =
            component.partial()
                ? within
                    .computeIfAbsent(period, whole -> within(whole, score.kpi(), state))
                    .get(component.indicator())
                : period;
        if (newest == null) {
          open.add(period);
        } else {
          known.add(newest);
        }
      }
    }
    if (known.isEmpty()) {
      return null;
    }
    Period newest = Collections.max(known, OLDEST_FIRST);
    return open.stream().anyMatch(period -> period.end().isAfter(newest.end())) ? null : newest;
  }

  /// The newest period of a value of each indicator. Only scores of periods within are looked at: a
  /// year has no more than eighteen.
  private static Map<IndicatorCode, Period> within(Period whole, KpiCode kpi, PlanState state) {
    Map<IndicatorCode, Period> newest = new HashMap<>();
    Stream.of(Granularity.values())
        .flatMap(kind ->
            state.scoresOf(kpi, kind).headMap(whole, false).descendingMap().values().stream()
                .takeWhile(score -> score.period().endMonth() > whole.firstMonth()))
        .filter(score -> isIn(score.period(), whole))
        .flatMap(score -> score.components().stream())
        .forEach(component -> {
          Period period = component.valuePeriod();
          if (period != null && !component.partial() && isIn(period, whole)) {
            newest.merge(component.indicator(), period, BinaryOperator.maxBy(OLDEST_FIRST));
          }
        });
    return newest;
  }

  private static boolean isIn(Period part, Period whole) {
    return part.months() < whole.months()
        && part.firstMonth() >= whole.firstMonth()
        && part.endMonth() <= whole.endMonth();
  }

  /// Boards of longer periods that a score says something of.
  static Set<BoardKey> boardsOver(KpiScored score, PlanState state) {
    Set<BoardKey> boards = new HashSet<>();
    for (Granularity kind : Granularity.values()) {
      Period whole = kind.containing(score.period().end());
      KpiScored held = state.scoresOf(score.kpi(), kind).get(whole);
      if (held != null
          && isIn(score.period(), whole)
          && held.components().stream().anyMatch(Component::partial)) {
        boards.add(BoardKey.of(score.kpi(), kind, whole));
        boards.add(new BoardKey(BoardKey.OVERVIEW, kind, whole));
        state.fieldOf(score.kpi()).ifPresent(field -> boards.add(BoardKey.of(field, kind, whole)));
      }
    }
    return boards;
  }
}
