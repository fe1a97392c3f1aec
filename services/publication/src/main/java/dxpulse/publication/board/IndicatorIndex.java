package dxpulse.publication.board;

import dxpulse.contracts.types.Field;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.KpiCode;
import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.event.IndicatorDefined;
import dxpulse.contracts.types.event.KpiDefined;
import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.Period;
import dxpulse.publication.board.IndicatorSheet.Point;
import dxpulse.publication.board.IndicatorSheet.Use;
import dxpulse.publication.board.Scores.Part;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
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
  /// @param rhythm in which values are expected
  public record Line(
      IndicatorCode code,
      LocalizedText name,
      List<Use> kpis,
      @Nullable Point latest,
      boolean areas,
      Granularity rhythm) {
    public Line {
      kpis = List.copyOf(kpis);
    }
  }

  public static IndicatorIndex of(PlanState state) {
    Map<IndicatorCode, Counting> counting = counting(state);
    ComponentLines lines = new ComponentLines(state);
    Map<Optional<Field>, List<Line>> groups = new HashMap<>();
    for (IndicatorDefined each : state.indicators()) {
      Counting kpis = counting.getOrDefault(each.code(), new Counting());
      groups
          .computeIfAbsent(Optional.ofNullable(kpis.field), unseen -> new ArrayList<>())
          .add(
              new Line(
                  each.code(),
                  each.newest().name(),
                  kpis.uses,
                  newest(state, each, kpis, lines).orElse(null),
                  state.areas().has(each.code()),
                  IndicatorSheet.rhythm(each)));
    }
    return new IndicatorIndex(
        Stream.concat(
                Stream.of(Field.values()).map(Optional::of), Stream.of(Optional.<Field>empty()))
            .filter(groups::containsKey)
            .map(field -> new Group(field, groups.getOrDefault(field, List.of())))
            .toList());
  }

  /// The KPIs that count an indicator.
  private static final class Counting {
    private final List<Use> uses = new ArrayList<>();
    private final Set<KpiCode> ever = new LinkedHashSet<>();
    private @Nullable Field field;

    /// Those that count it or once did, where one does now.
    Set<KpiCode> scoring() {
      return uses.isEmpty() ? Set.of() : ever;
    }
  }

  /// By one walk through the definitions.
  private static Map<IndicatorCode, Counting> counting(PlanState state) {
    Map<IndicatorCode, Counting> counting = new HashMap<>();
    Shares shares = new Shares(state::indicator);
    for (KpiDefined kpi : state.kpisOn(BoardKey.OVERVIEW)) {
      kpi.versions().stream()
          .flatMap(version -> version.components().stream())
          .map(KpiDefined.Component::indicator)
          .distinct()
          .forEach(code ->
              counting.computeIfAbsent(code, unseen -> new Counting()).ever.add(kpi.code()));
      Map<IndicatorCode, Double> share = shares.of(kpi.newest());
      kpi.newest().components().stream()
          .map(KpiDefined.Component::indicator)
          .distinct()
          .forEach(code -> {
            Counting known = counting.computeIfAbsent(code, unseen -> new Counting());
            known.uses.add(new Use(kpi.code(), kpi.newest().name(), share.getOrDefault(code, 0.0)));
            known.field = known.field == null ? kpi.newest().field() : known.field;
          });
    }
    return counting;
  }

  private static Optional<Point> newest(
      PlanState state, IndicatorDefined indicator, Counting kpis, ComponentLines lines) {
    IndicatorCode code = indicator.code();
    Supplier<Stream<AreaValue>> reported =
        () -> IndicatorSheet.reported(state, code, kpis.scoring(), null);
    Granularity rhythm = IndicatorSheet.rhythm(indicator, !kpis.uses.isEmpty(), reported);
    Part scored = newestScored(state, code, rhythm);
    Period known = scored == null ? null : scored.score().period();
    // What was reported earlier shows nowhere beside a value in the rhythm, and is much.
    Supplier<Stream<AreaValue>> later =
        known == null || !IndicatorSheet.isOfKind(known, rhythm)
            ? reported
            : () -> IndicatorSheet.reported(state, code, kpis.scoring(), known);
    return later
        .get()
        .filter(value -> IndicatorSheet.isOfKind(value.period(), rhythm))
        .findFirst()
        .or(() -> later.get().findFirst())
        .filter(value -> isBefore(known, value.period(), rhythm))
        .map(value -> new Point(value.period(), lines.reference(value, indicator), false))
        .or(() -> Optional.ofNullable(scored).map(part -> point(part, lines)));
  }

  private static Point point(Part part, ComponentLines lines) {
    Period period = part.score().period();
    return new Point(period, lines.line(part.component(), period), true);
  }

  private static @Nullable Part newestScored(
      PlanState state, IndicatorCode code, Granularity rhythm) {
    Part newest = null;
    for (KpiCode kpi : state.scores().having(code)) {
      for (Granularity kind : Granularity.values()) {
        Part last = state.scores().newest(code, kpi, kind).orElse(null);
        if (last != null
            && state.fieldOf(kpi).isPresent()
            && isBefore(
                newest == null ? null : newest.score().period(), last.score().period(), rhythm)) {
          newest = last;
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
