package dxpulse.publication.board;

import dxpulse.contracts.types.NotScoredReason;
import dxpulse.contracts.types.event.IndicatorDefined;
import dxpulse.contracts.types.event.IndicatorDefined.Target;
import dxpulse.contracts.types.event.KpiDefined;
import dxpulse.contracts.types.event.KpiScored;
import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.Period;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What stands on boards for a KPI that is in force for a period and was not scored for it, because
/// none of its indicators has a value yet: 算定不可, and why. A KPI that is left out looks forgotten.
///
/// It is shown for the periods that the overview has, as a board of nothing else is no news.
final class Unscored {
  private Unscored() {}

  static Optional<KpiScored> of(KpiDefined kpi, BoardKey key, PlanState state) {
    return state.periodsOf(BoardKey.OVERVIEW, key.granularity()).contains(key.period())
        ? kpi.versionFor(key.period()).map(version -> score(kpi, version, key, state))
        : Optional.empty();
  }

  private static KpiScored score(
      KpiDefined kpi, KpiDefined.Version version, BoardKey key, PlanState state) {
    double total =
        version.components().stream()
            .filter(part -> counts(definition(part, key.period(), state)))
            .mapToDouble(part -> part.weight().doubleValue())
            .sum();
    return new KpiScored(
        kpi.organization(),
        kpi.code(),
        key.granularity(),
        key.period(),
        null,
        total > 0 ? NotScoredReason.NO_DATA : NotScoredReason.NO_SCORED_INDICATOR,
        null,
        0,
        false,
        false,
        version.components().stream()
            .map(part -> component(part, definition(part, key.period(), state), key, total))
            .toList(),
        List.of(),
        null,
        null,
        null,
        null,
        null,
        version.version(),
        0,
        KpiScored.Cause.of(KpiScored.Cause.Kind.KPI_DEFINITION),
        null,
        null,
        version.changedAt());
  }

  private static KpiScored.Component component(
      KpiDefined.Component part,
      IndicatorDefined.@Nullable Version definition,
      BoardKey key,
      double total) {
    return new KpiScored.Component(
        part.indicator(),
        null,
        null,
        null,
        null,
        false,
        false,
        null,
        false,
        definition == null
            ? null
            : definition.targetInForce(key.period()).map(Target::value).orElse(null),
        null,
        null,
        counts(definition) && total > 0 ? part.weight().doubleValue() / total : 0,
        definition == null
            ? NotScoredReason.NOT_YET_DEFINED
            : definition.isReference() ? NotScoredReason.NO_TARGET : NotScoredReason.NO_VALUE,
        null,
        null,
        definition == null ? 0 : definition.version());
  }

  private static boolean counts(IndicatorDefined.@Nullable Version definition) {
    return definition == null || !definition.isReference();
  }

  private static IndicatorDefined.@Nullable Version definition(
      KpiDefined.Component part, Period period, PlanState state) {
    return state
        .indicator(part.indicator())
        .map(definition -> definition.versionFor(period))
        .orElse(null);
  }

  /// The scores of a KPI up to that of a board, which may be one that was never told.
  static List<KpiScored> upTo(KpiDefined kpi, BoardKey key, PlanState state) {
    List<KpiScored> scores =
        new ArrayList<>(
            state.scoresOf(kpi.code(), key.granularity()).headMap(key.period(), true).values());
    if (scores.isEmpty() || !scores.getLast().period().equals(key.period())) {
      of(kpi, key, state).ifPresent(scores::add);
    }
    return scores;
  }

  /// Periods that a board is drawn for: those that it has a figure of, and those of the overview in
  /// which any of its KPIs is in force; newest first.
  static List<Period> periods(String board, Granularity granularity, PlanState state) {
    List<KpiDefined> kpis = state.kpisOn(board);
    return Stream.concat(
            state.periodsOf(board, granularity).stream(),
            state.periodsOf(BoardKey.OVERVIEW, granularity).stream()
                .filter(
                    period -> kpis.stream().anyMatch(kpi -> kpi.versionFor(period).isPresent())))
        .distinct()
        .sorted(Comparator.reverseOrder())
        .toList();
  }

  /// Boards of other KPIs that are there, or look different, once the overview has a period: each
  /// KPI that is in force for it has a board of it, and one that was never scored offers it.
  static Set<BoardKey> openedBy(KpiScored score, PlanState state) {
    Granularity granularity = score.granularity();
    Set<BoardKey> opened = new HashSet<>();
    for (KpiDefined kpi : state.kpisOn(BoardKey.OVERVIEW)) {
      boolean everScored = !state.scoresOf(kpi.code(), granularity).isEmpty();
      List<Period> periods =
          everScored
              ? List.of(score.period())
              : periods(BoardKey.of(kpi.code()), granularity, state);
      periods.stream()
          .filter(period -> kpi.versionFor(period).isPresent())
          .forEach(period -> {
            opened.add(BoardKey.of(kpi.code(), granularity, period));
            opened.add(BoardKey.of(kpi.newest().field(), granularity, period));
          });
    }
    return opened;
  }

  /// Periods that a board offers: those that it has a figure of, or all that it is drawn for while
  /// it has none at all.
  static List<Period> offered(String board, Granularity granularity, PlanState state) {
    List<Period> own = state.periodsOf(board, granularity);
    return own.isEmpty() ? periods(board, granularity, state) : own;
  }
}
