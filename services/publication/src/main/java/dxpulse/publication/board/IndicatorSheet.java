package dxpulse.publication.board;

import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.KpiCode;
import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.event.IndicatorDefined;
import dxpulse.contracts.types.event.KpiDefined;
import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.Period;
import dxpulse.publication.board.BoardView.ComponentLine;
import dxpulse.publication.board.Scores.Part;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// An indicator: what it is, which KPIs it feeds, and its values: as they entered their indexes, or
/// as they were reported where they entered none.
///
/// @param definitions all versions, newest first
/// @param points oldest first; periods that only carried an earlier value forward are left out
/// @param scoredIn KPIs that count it, or once did
/// @param asOf when the newest of the values was scored, or recorded
/// @param late feeds that bring it and are late or failing, the longest first
/// @param areas its values by municipality of the period that was asked for, where there are any
/// @param hasAreas whether a municipality has a value of any period
public record IndicatorSheet(
    IndicatorCode code,
    List<IndicatorDefined.Version> definitions,
    Granularity granularity,
    List<Use> kpis,
    List<KpiCode> scoredIn,
    List<Point> points,
    @Nullable Instant asOf,
    List<BoardView.LateFeed> late,
    Optional<AreaSheet> areas,
    boolean hasAreas) {
  /// What a page can hold.
  private static final int MOST = 40;

  public IndicatorSheet {
    definitions = List.copyOf(definitions);
    kpis = List.copyOf(kpis);
    scoredIn = List.copyOf(scoredIn);
    points = List.copyOf(points);
    late = List.copyOf(late);
  }

  /// @param share how much it counts in the KPI, as [Shares] has it
  public record Use(KpiCode kpi, LocalizedText name, double share) {}

  /// A value in a period.
  ///
  /// @param counted whether it entered an index
  public record Point(Period period, ComponentLine line, boolean counted) {}

  public IndicatorDefined.Version definition() {
    return definitions.getFirst();
  }

  /// The kind of period that its values are expected for.
  public Granularity rhythm() {
    return rhythm(definition());
  }

  /// Whether none of its values entered an index.
  public boolean isReference() {
    return kpis.isEmpty() && points.stream().noneMatch(Point::counted);
  }

  /// What a reader is told who asks for a period: its value, else the newest; absent where there is
  /// none at all.
  public @Nullable Point shown(@Nullable Period asked) {
    return points.stream()
        .filter(point -> point.period().equals(asked))
        .findFirst()
        .orElse(points.isEmpty() ? null : points.getLast());
  }

  /// The same with nothing after a period that has a value; all of it for any other period.
  public IndicatorSheet until(@Nullable Period last) {
    return last == null || points.stream().noneMatch(point -> point.period().equals(last))
        ? this
        : new IndicatorSheet(
            code,
            definitions,
            granularity,
            kpis,
            scoredIn,
            points.stream().filter(point -> point.period().compareTo(last) <= 0).toList(),
            asOf,
            late,
            areas,
            hasAreas);
  }

  /// The sheet of an indicator, if it is defined.
  ///
  /// @param wanted the kind of period, or null for the rhythm of the indicator
  /// @param period that values by municipality are wanted of, or null for the newest one
  public static Optional<IndicatorSheet> of(
      PlanState state, IndicatorCode code, @Nullable Granularity wanted, @Nullable Period period) {
    return state.indicator(code).map(definition -> of(state, definition, wanted, period));
  }

  /// The KPIs that count an indicator, or once did, by whatever definition.
  public static List<Use> usesOf(PlanState state, IndicatorCode code) {
    return state.kpisOn(BoardKey.OVERVIEW).stream()
        .flatMap(kpi ->
            kpi.versions().reversed().stream()
                .filter(version -> isIn(version, code))
                .limit(1)
                .map(version -> use(state, kpi, version, code)))
        .toList();
  }

  static boolean isIn(KpiDefined.Version version, IndicatorCode code) {
    return version.components().stream().anyMatch(part -> part.indicator().equals(code));
  }

  static Use use(PlanState state, KpiDefined kpi, KpiDefined.Version version, IndicatorCode code) {
    double share = new Shares(state::indicator).of(version, code);
    return new Use(kpi.code(), kpi.newest().name(), share);
  }

  private static IndicatorSheet of(
      PlanState state,
      IndicatorDefined definition,
      @Nullable Granularity wanted,
      @Nullable Period period) {
    boolean isCounted = state.counts(definition.code().value());
    List<KpiCode> scoredIn = usesOf(state, definition.code()).stream().map(Use::kpi).toList();
    List<AreaValue> reported =
        reported(state, definition.code(), isCounted ? scoredIn : List.of(), null).toList();
    Granularity kind = wanted == null ? rhythm(definition, isCounted, reported::stream) : wanted;
    ComponentLines lines = new ComponentLines(state);
    List<Use> uses = new ArrayList<>();
    NavigableMap<Period, Point> points = new TreeMap<>();
    Instant asOf = null;
    for (KpiDefined kpi : state.kpisOn(BoardKey.OVERVIEW)) {
      if (isIn(kpi.newest(), definition.code())) {
        uses.add(use(state, kpi, kpi.newest(), definition.code()));
      }
      for (Part part : state.scores().own(definition.code(), kpi.code(), kind).toList()) {
        Period scored = part.score().period();
        points.putIfAbsent(scored, new Point(scored, lines.line(part.component(), scored), true));
        Instant at = part.score().scoredAt();
        asOf = asOf == null || at.isAfter(asOf) ? at : asOf;
      }
    }
    for (AreaValue value : reported) {
      if (isOfKind(value.period(), kind)) {
        Point point = new Point(value.period(), lines.reference(value, definition), false);
        points.putIfAbsent(value.period(), point);
        asOf = asOf == null || value.recordedAt().isAfter(asOf) ? value.recordedAt() : asOf;
      }
    }
    return new IndicatorSheet(
        definition.code(),
        definition.versions().reversed(),
        kind,
        uses,
        scoredIn,
        points.values().stream().skip(Math.max(0, points.size() - MOST)).toList(),
        asOf,
        state.lateFeedsOf(definition),
        AreaSheet.of(state, definition, period, kind),
        !state.areas().periodsOf(definition.code()).isEmpty());
  }

  /// What was reported for the whole, newest first: of an indicator that a KPI counts now only what
  /// no score knows of. Only as much is looked at as is taken.
  ///
  /// @param counting the KPIs that count it, or once did, where one does now
  /// @param after of what periods alone, if not of all
  static Stream<AreaValue> reported(
      PlanState state, IndicatorCode code, Collection<KpiCode> counting, @Nullable Period after) {
    return state
        .areas()
        .whole()
        .of(code)
        .takeWhile(value -> after == null || value.period().compareTo(after) > 0)
        .filter(value ->
            counting.stream().noneMatch(kpi -> state.scores().tell(code, kpi, value.period())));
  }

  /// Calendar years and halves stand among the fiscal ones.
  static boolean isOfKind(Period period, Granularity kind) {
    return period.granularity().map(kind::equals).orElse(period.months() == months(kind));
  }

  static Granularity kindOf(Period period) {
    return Stream.of(Granularity.values())
        .filter(kind -> isOfKind(period, kind))
        .findFirst()
        .orElseThrow();
  }

  private static int months(Granularity kind) {
    return switch (kind) {
      case MONTH -> 1;
      case QUARTER -> 3;
      case HALF -> 6;
      case YEAR -> 12;
    };
  }

  /// The rhythm of the indicator, or that of its newest value where no KPI counts it and it was
  /// reported in another one.
  ///
  /// @param isCounted whether a KPI counts it now
  /// @param reported newest first
  static Granularity rhythm(
      IndicatorDefined definition, boolean isCounted, Supplier<Stream<AreaValue>> reported) {
    Granularity defined = rhythm(definition);
    return isCounted || reported.get().anyMatch(each -> isOfKind(each.period(), defined))
        ? defined
        : reported.get().findFirst().map(newest -> kindOf(newest.period())).orElse(defined);
  }

  static Granularity rhythm(IndicatorDefined definition) {
    return rhythm(definition.newest());
  }

  private static Granularity rhythm(IndicatorDefined.Version version) {
    return switch (version.frequency()) {
      case MONTH -> Granularity.MONTH;
      case QUARTER -> Granularity.QUARTER;
      case HALF -> Granularity.HALF;
      case YEAR -> Granularity.YEAR;
    };
  }
}
