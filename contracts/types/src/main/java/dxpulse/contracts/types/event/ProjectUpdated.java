package dxpulse.contracts.types.event;

import dxpulse.contracts.types.Field;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.KpiCode;
import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.time.FiscalYear;
import dxpulse.contracts.types.time.Period;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A project of the plan as it now stands.
///
/// @param number the plan's number, 1 upward
/// @param item 項目, such as 商工業・サービス業
/// @param department as the plan prints it
/// @param departmentKey as tokens name it; its clerks report progress
/// @param reference whether it is a reference project (参考事業)
/// @param version grows by one with each change
public record ProjectUpdated(
    OrganizationCode organization,
    int number,
    LocalizedText name,
    Field field,
    String item,
    @Nullable String department,
    @Nullable String departmentKey,
    boolean reference,
    List<String> issues,
    List<String> aims,
    List<Budget> budgets,
    List<Measure> measures,
    List<Phase> phases,
    List<Report> reports,
    List<KpiCode> kpis,
    List<IndicatorCode> indicators,
    List<String> notes,
    int version,
    Instant updatedAt) {

  public ProjectUpdated {
    issues = List.copyOf(issues);
    aims = List.copyOf(aims);
    budgets = List.copyOf(budgets);
    measures = List.copyOf(measures);
    phases = List.copyOf(phases);
    reports = List.copyOf(reports);
    kpis = List.copyOf(kpis);
    indicators = List.copyOf(indicators);
    notes = List.copyOf(notes);
  }

  /// The same for everybody to read, without the people who reported.
  public ProjectUpdated withoutPeople() {
    return new ProjectUpdated(
        organization,
        number,
        name,
        field,
        item,
        department,
        departmentKey,
        reference,
        issues,
        aims,
        budgets,
        measures,
        phases,
        reports.stream().map(Report::withoutPerson).toList(),
        kpis,
        indicators,
        notes,
        version,
        updatedAt);
  }

  /// @param thousandYen 千円; absent when the plan prints no amount, with the reason in `mark`
  public record Budget(FiscalYear year, @Nullable Long thousandYen, @Nullable String mark) {}

  /// 取組: a part of a project, with parts of its own.
  ///
  /// @param label as printed, such as 取組１(2)
  public record Measure(
      String label,
      String name,
      @Nullable String mark,
      List<Budget> budgets,
      List<String> contents,
      List<Measure> measures) {
    public Measure {
      budgets = List.copyOf(budgets);
      contents = List.copyOf(contents);
      measures = List.copyOf(measures);
    }
  }

  /// A bar of the roadmap.
  ///
  /// @param item the row, a measure or a topic
  /// @param from first fiscal half, absent when the plan gives none
  /// @param certain whether row and dates are printed in the plan rather than read from its drawing
  public record Phase(
      String item,
      String name,
      @Nullable Period from,
      @Nullable Period to,
      boolean certain,
      @Nullable String note) {}

  /// What a department reports for a fiscal half.
  ///
  /// @param percent 0 to 100, as the department judges it
  /// @param reportedBy whom the sign-in knows them as
  /// @param reportedByName what people call them, for staff alone; absent in reports from before it
  ///   was kept
  public record Report(
      Period half,
      State state,
      @Nullable Integer percent,
      String text,
      String reportedBy,
      @Nullable String reportedByName,
      Instant reportedAt) {
    private Report withoutPerson() {
      return new Report(half, state, percent, text, "", null, reportedAt);
    }
  }

  public enum State {
    NOT_STARTED,
    ON_TRACK,
    AHEAD,
    BEHIND,
    DONE,
    SUSPENDED
  }
}
