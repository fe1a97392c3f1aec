package dxpulse.ingestion.report;

import dxpulse.contracts.types.AreaCode;
import dxpulse.contracts.types.Caller;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.Role;
import dxpulse.contracts.types.time.Period;
import dxpulse.ingestion.report.Report.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who reported, returned, took back, approved and reopened values, when, and what they said.
///
/// Departments are told of their own reports; the office and operators of all. The committee is
/// told how a value came about that was released, and nothing of one that was not, or not yet.
public final class TellHistory {
  /// So many values are told of at once.
  public static final int MOST_AT_ONCE = 100;

  private static final Set<Role> STAFF =
      Set.of(Role.CLERK, Role.APPROVER, Role.OFFICE, Role.COMMITTEE, Role.OPERATOR);

  private final Reports reports;

  public TellHistory(Reports reports) {
    this.reports = reports;
  }

  /// @param area the only area that is asked for; absent for all
  /// @param first the first period, if any bounds it
  /// @param last the last period, if any bounds it
  /// @param known what was done later is left out
  public record Asked(
      IndicatorCode indicator,
      @Nullable AreaCode area,
      @Nullable Period first,
      @Nullable Period last,
      Instant known) {
    public boolean concerns(Period period) {
      return (first == null || !period.start().isBefore(first.start()))
          && (last == null || !period.end().isAfter(last.end()));
    }
  }

  /// @param passages by area, then by period
  /// @param withheld values among them that others may know of, not the caller
  /// @param next what the next part comes after; absent when there is none
  public record Told(List<Passage> passages, int withheld, @Nullable String next) {
    public Told {
      passages = List.copyOf(passages);
    }
  }

  /// Whether somebody is told any of it.
  public static boolean isTold(Caller caller) {
    return caller.roles().stream().anyMatch(STAFF::contains);
  }

  /// @param after the end of the part before, as it was told; absent for the first part
  public Told tell(Asked asked, Caller caller, @Nullable String after) {
    List<String> wanted =
        reports.idsOf(caller.organization(), asked.indicator(), asked.area()).stream()
            .filter(id -> asked.concerns(period(id)))
            .filter(id -> after == null || place(id).compareTo(after) > 0)
            .limit(MOST_AT_ONCE + 1L)
            .toList();
    boolean more = wanted.size() > MOST_AT_ONCE;
    List<String> part = more ? wanted.subList(0, MOST_AT_ONCE) : wanted;
    Map<String, Report> found = reports.find(part);
    List<Passage> passages = new ArrayList<>();
    int withheld = 0;
    for (String id : part) {
      if (found.get(id) instanceof Report report
          && report.steps().getFirst().at().compareTo(asked.known()) <= 0) {
        List<Passage.Line> lines =
            Passage.lines(report).stream()
                .filter(line -> !line.at().isAfter(asked.known()))
                .toList();
        List<Passage.Line> told = told(report, lines, caller);
        if (told.isEmpty()) {
          withheld++;
        } else {
          passages.add(Passage.of(report, told));
        }
      }
    }
    return new Told(passages, withheld, more ? place(part.getLast()) : null);
  }

  private static List<Passage.Line> told(Report report, List<Passage.Line> lines, Caller caller) {
    boolean isBound = caller.is(Role.CLERK) || caller.is(Role.APPROVER);
    if (caller.is(Role.OPERATOR)
        || caller.is(Role.OFFICE)
        || (isBound && Workflow.isOf(report, caller))) {
      return lines;
    }
    if (!caller.is(Role.COMMITTEE)) {
      return List.of();
    }
    int released = lines.size();
    while (released > 0 && !isRelease(lines.get(released - 1).state())) {
      released--;
    }
    return lines.subList(0, released);
  }

  private static boolean isRelease(State state) {
    return state == State.APPROVED || state == State.RECORDED;
  }

  /// The areas for which an indicator was ever reported, in the order of their codes.
  public List<AreaCode> areas(OrganizationCode organization, IndicatorCode indicator) {
    return reports.idsOf(organization, indicator, null).stream()
        .map(id -> new AreaCode(id.split("\\|", 4)[2]))
        .distinct()
        .toList();
  }

  private static Period period(String id) {
    return Period.parse(id.split("\\|", 4)[3]);
  }

  /// The area and the period of a report's id.
  private static String place(String id) {
    return id.split("\\|", 3)[2];
  }
}
