package dxpulse.roadmap.project.http;

import dxpulse.contracts.types.event.ProjectUpdated;
import dxpulse.infra.edge.Answers;
import dxpulse.roadmap.project.StoredProject;
import dxpulse.roadmap.standing.KpiStanding;
import dxpulse.roadmap.standing.Standings;
import java.util.LinkedHashMap;
import java.util.Map;

/// A project as readers see it: with the names and indexes of its KPIs.
public final class ProjectView {
  private final Standings standings;

  public ProjectView(Standings standings) {
    this.standings = standings;
  }

  public Map<String, Object> of(StoredProject stored) {
    ProjectUpdated project = stored.project();
    Map<String, Object> view = new LinkedHashMap<>(Answers.members(project));
    view.put(
        "linkedKpis",
        project.kpis().stream()
            .map(code ->
                linked(
                    standings
                        .find(project.organization(), code)
                        .orElseGet(() -> KpiStanding.unknown(project.organization(), code))))
            .toList());
    view.put("earlierReports", stored.earlierReports());
    return view;
  }

  private static Map<String, Object> linked(KpiStanding standing) {
    Map<String, Object> kpi = new LinkedHashMap<>();
    kpi.put("code", standing.code());
    kpi.put("name", standing.name());
    kpi.put("period", standing.period());
    kpi.put("index", standing.index());
    return kpi;
  }
}
