package dxpulse.publication.board;

import dxpulse.contracts.types.KpiCode;
import dxpulse.contracts.types.event.IndicatorDefined;
import dxpulse.contracts.types.event.KpiDefined;
import dxpulse.contracts.types.event.KpiScored;
import dxpulse.contracts.types.event.ProjectUpdated;
import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.Period;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Everything that the plan knows at a moment, in a fixed order.
///
/// @param edition grows whenever anything changes; it means nothing on another node or after a
///   restart
/// @param scores the newest of each KPI and period, by KPI, kind of period and period
/// @param areas what holds for municipalities, by indicator, period and area
/// @param references what holds for the whole of indicators that no KPI counts, likewise
/// @param fields indexes of fields, by kind of period and period
/// @param newestValues the period of the newest value behind each index, where somebody can tell
/// @param revisions the last revision of each index that a reader saw become another one
public record PlanFacts(
    long edition,
    List<IndicatorDefined> indicators,
    List<KpiDefined> kpis,
    List<KpiScored> scores,
    List<ProjectUpdated> projects,
    List<BoardView.Case> cases,
    List<AreaValue> areas,
    List<AreaValue> references,
    List<FieldFigure> fields,
    Map<Index, Period> newestValues,
    Map<Index, IndexRevision> revisions) {

  /// An index of a KPI for a period.
  public record Index(KpiCode kpi, Period period) {
    static Index of(KpiScored score) {
      return new Index(score.kpi(), score.period());
    }
  }

  public PlanFacts {
    indicators = List.copyOf(indicators);
    kpis = List.copyOf(kpis);
    scores = List.copyOf(scores);
    projects = List.copyOf(projects);
    cases = List.copyOf(cases);
    areas = List.copyOf(areas);
    references = List.copyOf(references);
    fields = List.copyOf(fields);
    newestValues = Map.copyOf(newestValues);
    revisions = Map.copyOf(revisions);
  }

  /// The period of the newest value behind an index (データ時点), or null where nobody can tell.
  public @Nullable Period newestValueBehind(KpiScored score) {
    return newestValues.get(Index.of(score));
  }

  /// The last revision of an index that a reader saw, if there is one.
  public Optional<IndexRevision> lastRevision(KpiScored score) {
    return Optional.ofNullable(revisions.get(Index.of(score)));
  }

  static PlanFacts of(PlanState state, long edition) {
    List<KpiDefined> kpis = state.kpisOn(BoardKey.OVERVIEW);
    List<KpiScored> scores =
        kpis.stream()
            .flatMap(kpi ->
                Stream.of(Granularity.values()).map(each -> state.scoresOf(kpi.code(), each)))
            .flatMap(periods -> periods.values().stream())
            .toList();
    Map<Index, Period> newestValues = new HashMap<>();
    for (KpiScored score : scores) {
      Period newest = NewestValues.behind(List.of(score), state);
      if (newest != null) {
        newestValues.put(Index.of(score), newest);
      }
    }
    return new PlanFacts(
        edition,
        state.indicators(),
        kpis,
        scores,
        List.copyOf(state.projects()),
        state.cases(),
        state.areas().all(),
        state.areas().whole().all().stream()
            .filter(each -> !state.counts(each.indicator().value()))
            .toList(),
        new FieldParts(state).all(),
        newestValues,
        lastRevisions(kpis, scores, state.trail()));
  }

  /// The pages list the same: what was scored anew without a reader seeing another index is none.
  private static Map<Index, IndexRevision> lastRevisions(
      List<KpiDefined> kpis, List<KpiScored> scores, Trail trail) {
    Map<Index, IndexRevision> revisions = new HashMap<>();
    for (KpiScored score : scores) {
      IndexRevision.of(score).ifPresent(told -> revisions.put(Index.of(score), told));
    }
    for (KpiDefined kpi : kpis) {
      for (Granularity granularity : Granularity.values()) {
        trail
            .revisionsOf(kpi.code(), granularity)
            .forEach(kept -> revisions.put(new Index(kpi.code(), kept.period()), kept));
      }
    }
    return revisions;
  }

  /// When the newest of it was told; absent when there is nothing yet.
  public Optional<Instant> asOf() {
    return Stream.of(
            indicators.stream().map(IndicatorDefined::definedAt),
            kpis.stream().map(KpiDefined::definedAt),
            scores.stream().map(KpiScored::scoredAt),
            projects.stream().map(ProjectUpdated::updatedAt),
            areas.stream().map(AreaValue::recordedAt),
            references.stream().map(AreaValue::recordedAt))
        .flatMap(instants -> instants)
        .max(Comparator.naturalOrder());
  }
}
