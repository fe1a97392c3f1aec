package dxpulse.ingestion.report.http;

import dxpulse.contracts.types.Caller;
import dxpulse.contracts.types.Role;
import dxpulse.contracts.wire.BodyReader;
import dxpulse.contracts.wire.Problem;
import dxpulse.contracts.wire.TraceContext;
import dxpulse.infra.edge.Answers;
import dxpulse.infra.edge.Callers;
import dxpulse.ingestion.catalogue.KnownIndicators;
import dxpulse.ingestion.department.Departments;
import dxpulse.ingestion.department.Directory;
import dxpulse.ingestion.edge.Bodies;
import dxpulse.ingestion.report.Decide;
import dxpulse.ingestion.report.Decide.Decision;
import dxpulse.ingestion.report.Report;
import dxpulse.ingestion.report.Rules;
import dxpulse.ingestion.report.Workflow;
import dxpulse.ingestion.report.Workflow.Result;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// Takes what people decide of reports, one or many at a time, and the office's rules of approval.
@RestController
class DecisionController {
  private static final int MOST_ITEMS = 1_000;
  private static final int LONGEST_NOTE = 2_000;
  private static final int NEWEST = 1_000_000;
  private static final Pattern DEPARTMENT = Pattern.compile("[a-z0-9-]{1,60}");

  private final Decide decide;
  private final Rules rules;
  private final KnownIndicators indicators;
  private final Departments departments;
  private final Clock clock;

  DecisionController(
      Decide decide,
      Rules rules,
      KnownIndicators indicators,
      Departments departments,
      Clock clock) {
    this.decide = decide;
    this.rules = rules;
    this.indicators = indicators;
    this.departments = departments;
    this.clock = clock;
  }

  /// What is decided of each report, with the note that was given.
  private interface Step {
    Result of(Report report, Caller caller, String note, Instant now);
  }

  @PostMapping("/api/ingestion/reports/approve")
  ResponseEntity<byte[]> approve(
      HttpServletRequest request,
      @RequestHeader(name = "traceparent", required = false) @Nullable String traceparent)
      throws IOException {
    return decided(
        request,
        traceparent,
        false,
        (report, caller, _, now) -> Workflow.approve(report, caller, now));
  }

  @PostMapping("/api/ingestion/reports/return")
  ResponseEntity<byte[]> giveBack(
      HttpServletRequest request,
      @RequestHeader(name = "traceparent", required = false) @Nullable String traceparent)
      throws IOException {
    return decided(request, traceparent, true, Workflow::giveBack);
  }

  @PostMapping("/api/ingestion/reports/withdraw")
  ResponseEntity<byte[]> withdraw(
      HttpServletRequest request,
      @RequestHeader(name = "traceparent", required = false) @Nullable String traceparent)
      throws IOException {
    return decided(
        request,
        traceparent,
        false,
        (report, caller, _, now) -> Workflow.withdraw(report, caller, now));
  }

  @PostMapping("/api/ingestion/reports/reopen")
  ResponseEntity<byte[]> reopen(
      HttpServletRequest request,
      @RequestHeader(name = "traceparent", required = false) @Nullable String traceparent)
      throws IOException {
    return decided(request, traceparent, true, Workflow::reopen);
  }

  private ResponseEntity<byte[]> decided(
      HttpServletRequest request, @Nullable String traceparent, boolean noteNeeded, Step step)
      throws IOException {
    Caller caller = Callers.current();
    return Bodies.of(
        request,
        content ->
            Answers.reading(
                content,
                json -> decided(json, caller, TraceContext.of(traceparent), noteNeeded, step)));
  }

  private ResponseEntity<byte[]> decided(
      JsonNode json, Caller caller, String trace, boolean noteNeeded, Step step) {
    BodyReader body = new BodyReader(json);
    Map<String, Integer> seen = new LinkedHashMap<>();
    for (BodyReader item : body.items("reports")) {
      Integer version = item.integer("version", 1, NEWEST);
      item.requiredText("id").ifPresent(id -> seen.put(id, version == null ? 0 : version));
    }
    String note = noteNeeded ? body.requiredText("note", LONGEST_NOTE).orElse("") : "";
    if (seen.size() > MOST_ITEMS) {
      return Answers.problem(
          Problem.tooLarge(
              "%d件あります（一度に%d件まで） / %d reports (expected: at most %d)"
                  .formatted(seen.size(), MOST_ITEMS, seen.size(), MOST_ITEMS)));
    }
    if (!body.faults().isEmpty()) {
      return Answers.problem(Problem.invalid(body.faults()));
    }
    Instant now = clock.instant();
    Function<Report, Result> each =
        report ->
            report.observation().organization().equals(caller.organization())
                ? step.of(report, caller, note, now)
                : new Result.Refused(Workflow.Obstacle.NOT_YOURS);
    List<Map<String, @Nullable Object>> results =
        decide.decide(seen, each, trace).stream()
            .map(decision -> result(decision, caller))
            .toList();
    return Answers.json(200, Map.of("results", results));
  }

  private static Map<String, @Nullable Object> result(Decision decision, Caller caller) {
    Map<String, @Nullable Object> result = new LinkedHashMap<>();
    result.put("id", decision.id());
    Report report = decision.report();
    if (report == null || !Workflow.isOf(report, caller)) {
      result.put("outcome", "NOT_FOUND");
      result.put("message", "報告がありません / there is no such report");
      return result;
    }
    if (decision.obstacle() == null) {
      result.put("outcome", report.state().name());
      result.put("version", report.version());
      result.put("sent", report.sent());
    } else {
      result.put("outcome", "REFUSED");
      result.put("code", decision.obstacle().name());
      result.put("message", decision.obstacle().message());
      result.put("report", ReportView.figures(report));
    }
    return result;
  }

  @GetMapping("/api/ingestion/approval-rules")
  ResponseEntity<byte[]> rules() {
    Caller caller = Callers.current();
    if (!caller.is(Role.OFFICE)) {
      return notTheOffice();
    }
    Map<String, Boolean> decided = rules.decided(caller.organization());
    Directory names = departments.in(caller.organization());
    Set<String> keys = new TreeSet<>(decided.keySet());
    indicators.all(caller.organization()).stream()
        .map(indicator -> indicator.newest().department())
        .forEach(keys::add);
    return Answers.json(
        200,
        Map.of(
            "departments",
            keys.stream()
                .map(key ->
                    Map.of(
                        "department",
                        key,
                        "name",
                        names.of(key).name(),
                        "fourEyes",
                        decided.getOrDefault(key, true)))
                .toList()));
  }

  /// Whether the reports of a department need a second pair of eyes.
  @PutMapping("/api/ingestion/approval-rules/{department}")
  ResponseEntity<byte[]> rule(@PathVariable String department, HttpServletRequest request)
      throws IOException {
    Caller caller = Callers.current();
    if (!caller.is(Role.OFFICE)) {
      return notTheOffice();
    }
    if (!DEPARTMENT.matcher(department).matches()) {
      return Answers.problem(
          Problem.malformed("部署の名前ではありません / no key of a department: " + department));
    }
    return Bodies.of(
        request, content -> Answers.reading(content, json -> rule(department, json, caller)));
  }

  private ResponseEntity<byte[]> rule(String department, JsonNode json, Caller caller) {
    if (!json.path("fourEyes").isBoolean()) {
      return Answers.problem(
          Problem.malformed("fourEyes：true か false にしてください / fourEyes: expected true or false"));
    }
    boolean fourEyes = json.get("fourEyes").booleanValue();
    rules.decide(caller.organization(), department, fourEyes);
    return Answers.json(200, Map.of("department", department, "fourEyes", fourEyes));
  }

  private static ResponseEntity<byte[]> notTheOffice() {
    return Answers.problem(
        Problem.forbidden("承認の要否は事務局が決めます / the office decides what needs approval"));
  }
}
