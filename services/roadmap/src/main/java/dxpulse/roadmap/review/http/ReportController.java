package dxpulse.roadmap.review.http;

import dxpulse.contracts.types.Caller;
import dxpulse.contracts.types.Role;
import dxpulse.contracts.types.event.ProjectUpdated;
import dxpulse.contracts.types.event.ProjectUpdated.Report;
import dxpulse.contracts.types.event.ProjectUpdated.State;
import dxpulse.contracts.types.time.JapanTime;
import dxpulse.contracts.types.time.Period;
import dxpulse.contracts.wire.BodyReader;
import dxpulse.contracts.wire.KafkaClients.NotAcknowledged;
import dxpulse.contracts.wire.Problem;
import dxpulse.contracts.wire.TraceContext;
import dxpulse.infra.edge.Answers;
import dxpulse.infra.edge.Callers;
import dxpulse.roadmap.project.ProjectDesk;
import dxpulse.roadmap.project.Projects;
import dxpulse.roadmap.project.StoredProject;
import dxpulse.roadmap.review.ReportRule;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// Progress reports: the department's clerks and the DX office write them.
@RestController
class ReportController {
  private static final int LONGEST_TEXT = 4000;

  private final Projects projects;
  private final ProjectDesk desk;
  private final Clock clock;
  private final MeterRegistry metrics;

  ReportController(Projects projects, ProjectDesk desk, Clock clock, MeterRegistry metrics) {
    this.projects = projects;
    this.desk = desk;
    this.clock = clock;
    this.metrics = metrics;
  }

  @PostMapping("/api/roadmap/projects/{number}/reports")
  ResponseEntity<byte[]> report(
      @PathVariable int number,
      @RequestHeader(name = "traceparent", required = false) @Nullable String traceparent,
      @RequestBody byte[] content) {
    Caller caller = Callers.current();
    Optional<ProjectUpdated> project =
        projects.find(caller.organization(), number).map(StoredProject::project);
    if (project.isEmpty()) {
      return Answers.problem(Problem.notFound("project " + number));
    }
    if (!mayReport(caller, project.get())) {
      return Answers.problem(
          Problem.forbidden(
              "reports come from the clerks of the project's department or the office"));
    }
    return Answers.reading(
        content, json -> report(project.get(), caller, json, TraceContext.of(traceparent)));
  }

  private static boolean mayReport(Caller caller, ProjectUpdated project) {
    String key = project.departmentKey();
    return caller.is(Role.OFFICE)
        || (caller.is(Role.CLERK) && key != null && caller.department().equals(key));
  }

  private ResponseEntity<byte[]> report(
      ProjectUpdated project, Caller caller, JsonNode json, String trace) {
    BodyReader body = new BodyReader(json);
    Optional<Report> report = read(body, caller);
    report.ifPresent(read ->
        ReportRule.brokenBy(read, JapanTime.day(clock.instant()))
            .forEach(rule ->
                body.fault(
                    rule.pointer().substring(1), rule.name(), rule.message(), rule.expected())));
    if (report.isEmpty() || !body.faults().isEmpty()) {
      return Answers.problem(Problem.invalid(body.faults()));
    }
    try {
      StoredProject stored = desk.report(project, report.get(), trace).orElseThrow();
      metrics.counter("dxpulse.reports.accepted").increment();
      return Answers.json(201, stored.project());
    } catch (NotAcknowledged away) {
      return Answers.problem(
          Problem.unavailable("Kafka does not acknowledge the report; send it again"));
    }
  }

  private Optional<Report> read(BodyReader body, Caller caller) {
    if (!body.requireObject()) {
      return Optional.empty();
    }
    Optional<Period> half = body.period("half");
    State state = body.oneOf("state", State.class);
    if (state == null && !body.has("state")) {
      body.missing("state");
    }
    Integer percent = body.integer("percent", 0, 100);
    String text = body.requiredText("text").orElse("");
    if (text.length() > LONGEST_TEXT) {
      body.fault(
          "text",
          "TOO_LONG",
          "4,000字以内で書いてください / too long",
          "at most " + LONGEST_TEXT + " characters");
    }
    if (!body.faults().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Report(
            half.orElseThrow(),
            Objects.requireNonNull(state),
            percent,
            text,
            caller.id(),
            caller.name(),
            clock.instant()));
  }
}
