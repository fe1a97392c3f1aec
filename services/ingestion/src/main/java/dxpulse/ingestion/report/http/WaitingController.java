package dxpulse.ingestion.report.http;

import dxpulse.contracts.types.Caller;
import dxpulse.contracts.types.event.ObservationSubmitted;
import dxpulse.contracts.types.time.Period;
import dxpulse.contracts.types.time.PeriodReader;
import dxpulse.contracts.wire.Problem;
import dxpulse.infra.edge.Answers;
import dxpulse.infra.edge.Callers;
import dxpulse.ingestion.department.Departments;
import dxpulse.ingestion.department.Directory;
import dxpulse.ingestion.report.Report;
import dxpulse.ingestion.report.Report.State;
import dxpulse.ingestion.report.Reports;
import dxpulse.ingestion.report.Reports.Listed;
import dxpulse.ingestion.report.Waiting;
import dxpulse.ingestion.report.Waiting.Chosen;
import dxpulse.ingestion.report.Waiting.Group;
import dxpulse.ingestion.report.Workflow;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Shows what waits for approval as wholes, such as all of a file, and all of such a whole, page by
/// page: thousands are decided as a few are, and none of them unseen.
@RestController
class WaitingController {
  private static final int MOST_BATCHES = 200;
  private static final int PAGE = 200;

  private final Reports reports;
  private final Departments departments;
  private final ShownReports shown;

  WaitingController(Reports reports, Departments departments, ShownReports shown) {
    this.reports = reports;
    this.departments = departments;
    this.shown = shown;
  }

  @GetMapping("/api/ingestion/reports/groups")
  ResponseEntity<byte[]> groups() {
    Caller caller = Callers.current();
    if (ReportController.REPORTERS.stream().noneMatch(caller::is)) {
      return notAReporter();
    }
    Waiting waiting = new Waiting(caller.id(), MOST_BATCHES);
    reports.goThrough(
        caller.organization(),
        EnumSet.of(State.SUBMITTED),
        each -> {
          if (Workflow.isOf(each.department(), caller)) {
            waiting.add(each);
          }
        });
    List<Group> batches = waiting.batches();
    Directory names = departments.in(caller.organization());
    Map<String, Report> examples =
        reports.find(batches.stream().map(group -> group.example().id()).toList());
    List<Map<String, @Nullable Object>> named = new ArrayList<>();
    for (Group group : batches) {
      // One that was decided meanwhile waits no more, and perhaps all of its batch.
      if (examples.get(group.example().id()) instanceof Report example) {
        named.add(batch(group, example));
      }
    }
    return Answers.json(
        200,
        Map.of(
            "total",
            waiting.total(),
            "own",
            waiting.own(),
            "batches",
            named,
            "departments",
            waiting.departments().stream().map(group -> department(group, names)).toList(),
            "periods",
            waiting.periods().stream().map(WaitingController::period).toList()));
  }

  private static Map<String, @Nullable Object> batch(Group group, Report example) {
    ObservationSubmitted observation = example.observation();
    Map<String, @Nullable Object> told = told(group);
    told.put("batch", group.example().batch());
    told.put("kind", observation.source().kind());
    told.put("file", observation.source().file());
    told.put("system", observation.source().system());
    told.put("byName", example.steps().getLast().byName());
    return told;
  }

  private static Map<String, @Nullable Object> department(Group group, Directory names) {
    String key = group.example().department();
    Map<String, @Nullable Object> told = told(group);
    told.put("department", key);
    told.put("name", names.of(key).name());
    return told;
  }

  private static Map<String, @Nullable Object> period(Group group) {
    Period period = group.example().period();
    Map<String, @Nullable Object> told = told(group);
    told.put("period", period);
    told.put("label", Map.of("ja", period.japaneseLabel(), "en", period.englishLabel()));
    return told;
  }

  private static Map<String, @Nullable Object> told(Group group) {
    Map<String, @Nullable Object> told = new LinkedHashMap<>();
    told.put("total", group.total());
    told.put("own", group.own());
    told.put("since", group.since());
    return told;
  }

  @GetMapping("/api/ingestion/reports/waiting")
  ResponseEntity<byte[]> waiting(
      @RequestParam(required = false) @Nullable String batch,
      @RequestParam(required = false) @Nullable String department,
      @RequestParam(required = false) @Nullable String period,
      @RequestParam(defaultValue = "") String after) {
    Caller caller = Callers.current();
    if (ReportController.REPORTERS.stream().noneMatch(caller::is)) {
      return notAReporter();
    }
    Chosen chosen;
    try {
      chosen = new Chosen(batch, department, period == null ? null : PeriodReader.read(period));
    } catch (IllegalArgumentException refused) {
      return Answers.problem(Problem.malformed(String.valueOf(refused.getMessage())));
    }
    List<Listed> page =
        reports.page(
            caller.organization(),
            State.SUBMITTED,
            after,
            each -> Workflow.isOf(each.department(), caller) && chosen.has(each),
            PAGE);
    Map<String, @Nullable Object> told = new LinkedHashMap<>();
    told.put(
        "reports", reports.listed(page).stream().map(report -> shown.of(report, caller)).toList());
    told.put("next", page.size() < PAGE ? null : page.getLast().id());
    return Answers.json(200, told);
  }

  private static ResponseEntity<byte[]> notAReporter() {
    return Answers.problem(
        Problem.forbidden(
            "報告を見られるのは、担当者・承認者・事務局です / clerks, approvers and the office see reports"));
  }
}
