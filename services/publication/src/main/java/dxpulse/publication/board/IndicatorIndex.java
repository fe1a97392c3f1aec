package dxpulse.publication.board;

import dxpulse.contracts.types.Field;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.event.IndicatorDefined;
import dxpulse.contracts.types.event.KpiDefined;
import dxpulse.contracts.types.event.KpiScored;
import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.Period;
import dxpulse.publication.board.IndicatorSheet.Point;
import dxpulse.publication.board.IndicatorSheet.Use;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// All indicators with their newest values: by the field of the KPI that counts them, and last
/// those that no KPI counts.
public record IndicatorIndex(List<Group> groups) {
  public IndicatorIndex {
    groups = List.copyOf(groups);
  }

  /// @param field absent for indicators that no KPI counts
  /// @param lines by their codes; there is at least one
  public record Group(Optional<Field> field, List<Line> lines) {
    public Group {
      lines = List.copyOf(lines);
    }
  }

  /// @param latest the newest value in the rhythm of the indicator, or else the newest one
  /// @param areas whether some municipality has a value
  public record Line(
      IndicatorCode code,
      LocalizedText name,
      List<Use> kpis,
      @Nullable Point latest,
      boolean areas) {
    public Line {
      kpis = List.copyOf(kpis);
    }
  }

  public static IndicatorIndex of(PlanState state) {
    Map<IndicatorCode, Point> newest = newest(state);
    Map<Optional<Field>, List<Line>> lines = new HashMap<>();
    for (IndicatorDefined each : state.indicators()) {
      List<Use> uses = new ArrayList<>();
      Optional<Field> field = Optional.empty();
      for (KpiDefined kpi : state.kpisOn(BoardKey.OVERVIEW)) {
        if (IndicatorSheet.isIn(kpi.newest(), each.code())) {
          uses.add(IndicatorSheet.use(state, kpi, kpi.newest(), each.code()));
          field = field.or(() -> Optional.of(kpi.newest().field()));
        }
      }
      lines
          .computeIfAbsent(field, unseen -> new ArrayList<>())
          .add(
              new Line(
                  each.code(),
                  each.newest().name(),
                  uses,
                  newest.get(each.code()),
                  !state.areas().periodsOf(each.code()).isEmpty()));
    }
    return new IndicatorIndex(
        Stream.concat(
                Stream.of(Field.values()).map(Optional::of), Stream.of(Optional.<Field>empty()))
            .filter(lines::containsKey)
            .map(field -> new Group(field, lines.getOrDefault(field, List.of())))
            .toList());
  }

  private record Scored(KpiScored score, KpiScored.Component part) {
    Point point(ComponentLines lines) {
      return new Point(score.period(), lines.line(part, score.period()), true);
    }
  }

  private static Map<IndicatorCode, Point> newest(PlanState state) {
    Map<IndicatorCode, List<AreaValue>> reported = new HashMap<>();
    Map<IndicatorCode, Granularity> rhythms = new HashMap<>();
    for (IndicatorDefined each : state.indicators()) {
      List<AreaValue> values = IndicatorSheet.reported(state, each);
      reported.put(each.code(), values);
      rhythms.put(each.code(), IndicatorSheet.rhythm(state, each, values));
    }
    Map<IndicatorCode, Scored> scored = newestScored(state, rhythms);
    ComponentLines lines = new ComponentLines(state);
    Map<IndicatorCode, Point> newest = new HashMap<>();
    for (IndicatorDefined each : state.indicators()) {
      Granularity rhythm = Objects.requireNonNull(rhythms.get(each.code()));
      Scored known = scored.get(each.code());
      List<AreaValue> values = reported.getOrDefault(each.code(), List.of());
      values.stream()
          .filter(value -> IndicatorSheet.isOfKind(value.period(), rhythm))
          .findFirst()
          .or(() -> values.stream().findFirst())
          .filter(value ->
              isBefore(known == null ? null : known.score().period(), value.period(), rhythm))
          .map(value -> new Point(value.period(), lines.reference(value, each), false))
          .or(() -> Optional.ofNullable(known).map(found -> found.point(lines)))
          .ifPresent(point -> newest.put(each.code(), point));
    }
    return newest;
  }

  private static Map<IndicatorCode, Scored> newestScored(
      PlanState state, Map<IndicatorCode, Granularity> rhythms) {
    Map<IndicatorCode, Scored> newest = new HashMap<>();
    for (KpiDefined kpi : state.kpisOn(BoardKey.OVERVIEW)) {
      for (Granularity kind : Granularity.values()) {
        for (KpiScored score : state.scoresOf(kpi.code(), kind).descendingMap().values()) {
          for (KpiScored.Component part : score.components()) {
            Granularity rhythm = rhythms.get(part.indicator());
            Scored known = newest.get(part.indicator());
            if (rhythm != null
                && !part.carriedForward()
                && (part.value() != null || part.stage() != null)
                && isBefore(
                    known == null ? null : known.score().period(), score.period(), rhythm)) {
              newest.put(part.indicator(), new Scored(score, part));
            }
          }
        }
      }
    }
    return newest;
  }

  /// Whether what is known is of an earlier period, or not in the rhythm of the indicator.
  private static boolean isBefore(@Nullable Period known, Period period, Granularity rhythm) {
    if (known == null) {
      return true;
    }
    boolean isInRhythm = IndicatorSheet.isOfKind(period, rhythm);
    return isInRhythm == IndicatorSheet.isOfKind(known, rhythm)
        ? period.compareTo(known) > 0
        : isInRhythm;
  }
}
