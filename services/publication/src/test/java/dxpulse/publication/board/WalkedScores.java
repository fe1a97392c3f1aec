package dxpulse.publication.board;

import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.KpiCode;
import dxpulse.contracts.types.event.IndicatorDefined;
import dxpulse.contracts.types.event.KpiDefined;
import dxpulse.contracts.types.event.KpiScored;
import dxpulse.contracts.types.event.KpiScored.Component;
import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.Period;
import dxpulse.publication.board.IndicatorSheet.Point;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What is told of indicators, found by walking through all scores of all KPIs each time.
final class WalkedScores {
  private final PlanState state;

  WalkedScores(PlanState state) {
    this.state = state;
  }

  Map<IndicatorCode, Point> newest() {
    Map<IndicatorCode, Point> newest = new TreeMap<>();
    ComponentLines lines = new ComponentLines(state);
    for (IndicatorDefined each : state.indicators()) {
      List<AreaValue> reported = reported(each.code());
      Granularity rhythm =
          IndicatorSheet.rhythm(each, state.counts(each.code().value()), reported::stream);
      Point scored = null;
      for (KpiDefined kpi : state.kpisOn(BoardKey.OVERVIEW)) {
        for (KpiScored score : scoresOf(kpi.code())) {
          for (Component part : score.components()) {
            if (part.indicator().equals(each.code())
                && !part.carriedForward()
                && (part.value() != null || part.stage() != null)
                && isBefore(scored, score.period(), rhythm)) {
              scored = new Point(score.period(), lines.line(part, score.period()), true);
            }
          }
        }
      }
      AreaValue told =
          reported.stream()
              .filter(value -> IndicatorSheet.isOfKind(value.period(), rhythm))
              .findFirst()
              .or(() -> reported.stream().findFirst())
              .orElse(null);
      if (told != null && isBefore(scored, told.period(), rhythm)) {
        newest.put(each.code(), new Point(told.period(), lines.reference(told, each), false));
      } else if (scored != null) {
        newest.put(each.code(), scored);
      }
    }
    return newest;
  }

  List<AreaValue> reported(IndicatorCode code) {
    AreaValues whole = state.areas().whole();
    Set<Period> scored = state.counts(code.value()) ? scored(code) : Set.of();
    return whole.periodsOf(code).stream()
        .filter(period -> !scored.contains(period))
        .flatMap(period -> whole.of(code, period).values().stream())
        .toList();
  }

  private Set<Period> scored(IndicatorCode code) {
    Set<Period> scored = new HashSet<>();
    for (IndicatorSheet.Use use : IndicatorSheet.usesOf(state, code)) {
      for (KpiScored score : scoresOf(use.kpi())) {
        for (Component part : score.components()) {
          if (part.indicator().equals(code)) {
            scored.add(score.period());
            if (part.valuePeriod() != null) {
              scored.add(part.valuePeriod());
            }
          }
        }
      }
    }
    return scored;
  }

  /// The newest period of a value of an indicator in the scores of the periods within another.
  Optional<Period> within(Period whole, KpiCode kpi, IndicatorCode indicator) {
    List<Period> found = new ArrayList<>();
    for (KpiScored score : scoresOf(kpi)) {
      for (Component part : score.components()) {
        if (part.indicator().equals(indicator)
            && !part.partial()
            && part.valuePeriod() != null
            && isIn(score.period(), whole)
            && isIn(part.valuePeriod(), whole)) {
          found.add(part.valuePeriod());
        }
      }
    }
    return found.stream()
        .max(
            Comparator.comparing(Period::end)
                .thenComparing(Period::months, Comparator.reverseOrder()));
  }

  private static boolean isIn(Period part, Period whole) {
    return part.months() < whole.months() && whole.contains(part);
  }

  private List<KpiScored> scoresOf(KpiCode kpi) {
    return Stream.of(Granularity.values())
        .flatMap(kind -> state.scoresOf(kpi, kind).descendingMap().values().stream())
        .toList();
  }

  private static boolean isBefore(@Nullable Point known, Period period, Granularity rhythm) {
    if (known == null) {
      return true;
    }
    boolean isInRhythm = IndicatorSheet.isOfKind(period, rhythm);
    return isInRhythm == IndicatorSheet.isOfKind(known.period(), rhythm)
        ? period.compareTo(known.period()) > 0
        : isInRhythm;
  }
}
