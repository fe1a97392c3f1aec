package dxpulse.publication.board;

import dxpulse.contracts.types.event.IndicatorDefined;
import dxpulse.contracts.types.event.KpiDefined;
import dxpulse.contracts.types.event.KpiScored;
import dxpulse.contracts.types.event.ProjectUpdated;
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
/// @param fields indexes of fields, by kind of period and period
public record PlanFacts(
    long edition,
    List<IndicatorDefined> indicators,
    List<KpiDefined> kpis,
    List<KpiScored> scores,
    List<ProjectUpdated> projects,
    List<BoardView.Case> cases,
    List<AreaValue> areas,
    List<FieldFigure> fields) {

  public PlanFacts {
    indicators = List.copyOf(indicators);
    kpis = List.copyOf(kpis);
    scores = List.copyOf(scores);
    projects = List.copyOf(projects);
    cases = List.copyOf(cases);
    areas = List.copyOf(areas);
    fields = List.copyOf(fields);
  }

  /// When the newest of it was told; absent when there is nothing yet.
  public Optional<Instant> asOf() {
    return Stream.of(
            indicators.stream().map(IndicatorDefined::definedAt),
            kpis.stream().map(KpiDefined::definedAt),
            scores.stream().map(KpiScored::scoredAt),
            projects.stream().map(ProjectUpdated::updatedAt),
            areas.stream().map(AreaValue::recordedAt))
        .flatMap(instants -> instants)
        .max(Comparator.naturalOrder());
  }
}
