package dxpulse.publication.board;

import dxpulse.contracts.types.event.IndicatorDefined;
import dxpulse.contracts.types.event.KpiDefined;
import dxpulse.contracts.types.event.KpiScored;
import dxpulse.contracts.types.event.ProjectUpdated;
import dxpulse.contracts.types.time.Granularity;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Everything that the plan knows at a moment, in a fixed order.
///
/// @param edition grows whenever anything changes; it means nothing on another node or after a
///   restart
/// @param scores the newest of each KPI and period, by KPI, kind of period and period
/// @param areas what holds for municipalities, by indicator, period and area
/// @param references what holds for the whole of indicators that no KPI counts, likewise
/// @param fields indexes of fields, by kind of period and period
public record PlanFacts(
    long edition,
    List<IndicatorDefined> indicators,
    List<KpiDefined> kpis,
    List<KpiScored> scores,
    List<ProjectUpdated> projects,
    List<BoardView.Case> cases,
    List<AreaValue> areas,
    List<AreaValue> references,
    List<FieldFigure> fields) {

  public PlanFacts {
    indicators = List.copyOf(indicators);
    kpis = List.copyOf(kpis);
    scores = List.copyOf(scores);
    projects = List.copyOf(projects);
    cases = List.copyOf(cases);
    areas = List.copyOf(areas);
    references = List.copyOf(references);
    fields = List.copyOf(fields);
  }

  static PlanFacts of(PlanState state, long edition) {
    List<KpiDefined> kpis = state.kpisOn(BoardKey.OVERVIEW);
    return new PlanFacts(
        edition,
        state.indicators(),
        kpis,
        kpis.stream()
            .flatMap(kpi ->
                Stream.of(Granularity.values()).map(each -> state.scoresOf(kpi.code(), each)))
            .flatMap(periods -> periods.values().stream())
            .toList(),
        List.copyOf(state.projects()),
        state.cases(),
        state.areas().all(),
        state.areas().whole().all().stream()
            .filter(each -> !state.counts(each.indicator().value()))
            .toList(),
        new FieldParts(state).all());
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
