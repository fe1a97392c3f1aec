package dxpulse.roadmap.project;

import static dxpulse.roadmap.project.SampleProjects.budget;
import static dxpulse.roadmap.project.SampleProjects.measure;
import static dxpulse.roadmap.project.SampleProjects.smartWork;
import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.event.ProjectUpdated;
import dxpulse.roadmap.project.ProjectRule.Breach;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProjectRuleTest {
  @Test
  void aNegativeAmountIsFoundAtEveryDepth() {
    ProjectUpdated project =
        smartWork(
            List.of(budget(2024, -1L)),
            List.of(
                measure("取組１", List.of(budget(2024, null))),
                measure(
                    "取組２",
                    List.of(budget(2024, null), budget(2025, -2L)),
                    measure("取組２(1)", List.of(budget(2026, -3L))))));

    assertThat(pointers(project, ProjectRule.AMOUNTS_ARE_NOT_NEGATIVE))
        .containsExactly(
            "/budgets/0/thousandYen",
            "/measures/1/budgets/1/thousandYen",
            "/measures/1/measures/0/budgets/0/thousandYen");
  }

  @Test
  void aYearGivenTwiceIsFoundAtEveryDepth() {
    ProjectUpdated project =
        smartWork(
            List.of(budget(2024, 10L), budget(2024, 10L)),
            List.of(
                measure(
                    "取組１",
                    List.of(budget(2025, 5L), budget(2026, 5L), budget(2025, 5L)),
                    measure("取組１(1)", List.of(budget(2026, 5L), budget(2026, null))))));

    assertThat(pointers(project, ProjectRule.ONE_BUDGET_PER_YEAR))
        .containsExactly(
            "/budgets/1/year",
            "/measures/0/budgets/2/year",
            "/measures/0/measures/0/budgets/1/year");
  }

  private static List<String> pointers(ProjectUpdated project, ProjectRule rule) {
    return ProjectRule.breachesOf(project, (organization, kpi) -> true).stream()
        .filter(breach -> breach.rule() == rule)
        .map(Breach::pointer)
        .toList();
  }
}
