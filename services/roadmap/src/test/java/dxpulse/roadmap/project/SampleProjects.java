package dxpulse.roadmap.project;

import dxpulse.contracts.types.Field;
import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.event.ProjectUpdated;
import dxpulse.contracts.types.event.ProjectUpdated.Budget;
import dxpulse.contracts.types.event.ProjectUpdated.Measure;
import dxpulse.contracts.types.time.FiscalYear;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// 県庁スマートワーク推進事業, in the shapes that tests need.
public final class SampleProjects {
  public static final OrganizationCode AOMORI = new OrganizationCode("020001");
  public static final int SMART_WORK = 70;

  private SampleProjects() {}

  /// @param aim what this version wants
  public static ProjectUpdated smartWork(int version, String aim) {
    return smartWork(version, aim, List.of(), List.of());
  }

  static ProjectUpdated smartWork(List<Budget> budgets, List<Measure> measures) {
    return smartWork(0, "紙をなくす", budgets, measures);
  }

  private static ProjectUpdated smartWork(
      int version, String aim, List<Budget> budgets, List<Measure> measures) {
    return new ProjectUpdated(
        AOMORI,
        SMART_WORK,
        new LocalizedText("県庁スマートワーク推進事業", "Smart work"),
        Field.ADMINISTRATION,
        "業務の効率化",
        null,
        "administration-reform",
        false,
        List.of(),
        List.of(aim),
        budgets,
        measures,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        version,
        Instant.EPOCH);
  }

  static Budget budget(int year, @Nullable Long thousandYen) {
    return new Budget(new FiscalYear(year), thousandYen, null);
  }

  static Measure measure(String label, List<Budget> budgets, Measure... parts) {
    return new Measure(label, label, null, budgets, List.of(), List.of(parts));
  }
}
