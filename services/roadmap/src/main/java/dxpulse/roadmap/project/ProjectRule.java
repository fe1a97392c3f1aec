package dxpulse.roadmap.project;

import dxpulse.contracts.types.KpiCode;
import dxpulse.contracts.types.event.ProjectUpdated;
import dxpulse.contracts.types.time.FiscalYear;
import dxpulse.roadmap.budget.BudgetSums;
import dxpulse.roadmap.budget.Budgets;
import dxpulse.roadmap.phase.PhaseOrder;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What a project must keep, one rule each; all problems are told at once.
public enum ProjectRule {
  MEASURES_ADD_UP {
    @Override
    Stream<Breach> check(ProjectUpdated project, KnownKpis kpis) {
      return BudgetSums.mismatches(project.budgets(), project.measures()).stream()
          .map(mismatch ->
              breach(
                  mismatch.place(),
                  "取組の予算の合計が全体と一致しません / the measures' budgets do not add up",
                  mismatch.year() + ": " + mismatch.parts(),
                  Long.toString(mismatch.whole())));
    }
  },
  ONE_BUDGET_PER_YEAR {
    @Override
    Stream<Breach> check(ProjectUpdated project, KnownKpis kpis) {
      return Budgets.of(project).flatMap(this::repeatedYears);
    }

    private Stream<Breach> repeatedYears(Budgets budgets) {
      Set<FiscalYear> seen = new HashSet<>();
      return IntStream.range(0, budgets.list().size())
          .filter(i -> !seen.add(budgets.list().get(i).year()))
          .mapToObj(i ->
              breach(
                  budgets.place() + "/" + i + "/year",
                  "同じ年度の予算が2つあります / two budgets for one year",
                  budgets.list().get(i).year().toString(),
                  "each year once"));
    }
  },
  AMOUNTS_ARE_NOT_NEGATIVE {
    @Override
    Stream<Breach> check(ProjectUpdated project, KnownKpis kpis) {
      return Budgets.of(project).flatMap(this::negativeAmounts);
    }

    private Stream<Breach> negativeAmounts(Budgets budgets) {
      return IntStream.range(0, budgets.list().size())
          .filter(i -> {
            Long amount = budgets.list().get(i).thousandYen();
            return amount != null && amount < 0;
          })
          .mapToObj(i ->
              breach(
                  budgets.place() + "/" + i + "/thousandYen",
                  "予算は0以上にしてください / a budget cannot be negative",
                  String.valueOf(budgets.list().get(i).thousandYen()),
                  "0 or more"));
    }
  },
  PHASES_RUN_FORWARD {
    @Override
    Stream<Breach> check(ProjectUpdated project, KnownKpis kpis) {
      return PhaseOrder.backward(project.phases()).stream()
          .map(i ->
              breach(
                  "/phases/" + i + "/to",
                  "終わりが始まりより前です / the phase ends before it begins",
                  String.valueOf(project.phases().get(i).to()),
                  project.phases().get(i).from() + " or later"));
    }
  },
  UNKNOWN_KPI {
    @Override
    Stream<Breach> check(ProjectUpdated project, KnownKpis kpis) {
      List<KpiCode> codes = project.kpis();
      return IntStream.range(0, codes.size())
          .filter(i -> !kpis.isKnown(project.organization(), codes.get(i)))
          .mapToObj(i ->
              breach(
                  "/kpis/" + i,
                  "登録されていないKPIです / no such KPI",
                  codes.get(i).value(),
                  "a defined KPI"));
    }
  };

  /// A rule that a project breaks, where, and how.
  public record Breach(
      ProjectRule rule, String pointer, String message, String value, String expected) {}

  abstract Stream<Breach> check(ProjectUpdated project, KnownKpis kpis);

  Breach breach(String pointer, String message, String value, String expected) {
    return new Breach(this, pointer, message, value, expected);
  }

  /// Everything that is wrong with a project.
  public static List<Breach> breachesOf(ProjectUpdated project, KnownKpis kpis) {
    return Stream.of(values()).flatMap(rule -> rule.check(project, kpis)).toList();
  }
}
