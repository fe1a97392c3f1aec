package dxpulse.roadmap.project.http;

import dxpulse.contracts.types.Caller;
import dxpulse.contracts.types.Role;
import dxpulse.contracts.types.event.ProjectUpdated;
import dxpulse.contracts.types.event.ProjectUpdated.Report;
import dxpulse.contracts.wire.KafkaClients.NotAcknowledged;
import dxpulse.contracts.wire.Problem;
import dxpulse.contracts.wire.TraceContext;
import dxpulse.infra.edge.Answers;
import dxpulse.infra.edge.Callers;
import dxpulse.roadmap.project.ProjectDesk;
import dxpulse.roadmap.project.ProjectDesk.Outcome;
import dxpulse.roadmap.project.Projects;
import dxpulse.roadmap.project.StoredProject;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Projects: everybody who is signed in reads them, the DX office writes them.
@RestController
class ProjectController {
  private final Projects projects;
  private final ProjectDesk desk;
  private final ProjectView view;
  private final Clock clock;
  private final MeterRegistry metrics;

  ProjectController(
      Projects projects, ProjectDesk desk, ProjectView view, Clock clock, MeterRegistry metrics) {
    this.projects = projects;
    this.desk = desk;
    this.view = view;
    this.clock = clock;
    this.metrics = metrics;
  }

  @GetMapping("/api/roadmap/projects")
  ResponseEntity<byte[]> all(
      @RequestParam(required = false) @Nullable String field,
      @RequestParam(required = false) @Nullable String state) {
    List<Map<String, Object>> shown =
        projects.all(Callers.current().organization()).stream()
            .filter(stored -> field == null || stored.project().field().code().equals(field))
            .filter(stored -> state == null || newestState(stored).equals(state))
            .map(view::of)
            .toList();
    return Answers.json(200, Map.of("projects", shown));
  }

  @GetMapping("/api/roadmap/projects/{number}")
  ResponseEntity<byte[]> one(@PathVariable int number) {
    return projects
        .find(Callers.current().organization(), number)
        .map(stored -> answer(200, stored))
        .orElseGet(() -> Answers.problem(Problem.notFound("project " + number)));
  }

  @PutMapping("/api/roadmap/projects/{number}")
  ResponseEntity<byte[]> update(
      @PathVariable int number,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
      @RequestHeader(name = "traceparent", required = false) @Nullable String traceparent,
      @RequestBody byte[] content) {
    Caller caller = Callers.current();
    if (!caller.is(Role.OFFICE)) {
      return Answers.problem(Problem.forbidden("projects are edited by the role office"));
    }
    if (number < 1) {
      return Answers.problem(Problem.notFound("project " + number));
    }
    return Answers.reading(
        content,
        json -> {
          ProjectBody body = new ProjectBody(json);
          Optional<ProjectUpdated> draft =
              body.draft(caller.organization(), number, clock.instant());
          Integer stated = draft.isPresent() ? body.expectedVersion() : null;
          if (draft.isEmpty() || !body.faults().isEmpty()) {
            return Answers.problem(Problem.invalid(body.faults()));
          }
          Optional<Integer> matched = version(ifMatch);
          if (ifMatch != null && matched.isEmpty() && !ifMatch.strip().equals("*")) {
            return precondition("If-Match: " + ifMatch + " is no version such as \"3\"");
          }
          Integer expected = matched.orElse(stated);
          return update(draft.get(), expected, matched.isPresent(), TraceContext.of(traceparent));
        });
  }

  private ResponseEntity<byte[]> update(
      ProjectUpdated draft, @Nullable Integer expected, boolean byHeader, String trace) {
    try {
      return switch (desk.update(draft, expected, trace)) {
        case Outcome.Accepted accepted -> {
          metrics.counter("dxpulse.projects.updated").increment();
          yield answer(accepted.created() ? 201 : 200, accepted.stored());
        }
        case Outcome.Refused refused ->
            Answers.problem(
                Problem.invalid(
                    refused.breaches().stream()
                        .map(breach ->
                            new Problem.Fault(
                                breach.pointer(),
                                breach.rule().name(),
                                breach.message(),
                                breach.value(),
                                breach.expected()))
                        .toList()));
        case Outcome.Outdated outdated -> {
          String detail = "the project is at version " + outdated.version() + " by now";
          yield byHeader ? precondition(detail) : Answers.problem(Problem.conflict(detail));
        }
      };
    } catch (NotAcknowledged away) {
      return Answers.problem(
          Problem.unavailable("Kafka does not acknowledge the project; send it again"));
    }
  }

  private ResponseEntity<byte[]> answer(int status, StoredProject stored) {
    ResponseEntity<byte[]> plain = Answers.json(status, view.of(stored));
    return ResponseEntity.status(status)
        .headers(plain.getHeaders())
        .eTag("\"" + stored.project().version() + "\"")
        .body(plain.getBody());
  }

  private static ResponseEntity<byte[]> precondition(String detail) {
    return Answers.problem(
        new Problem(
            "outdated", 412, "ほかの人が先に変更しました / Somebody else changed it first", detail, List.of()));
  }

  private static Optional<Integer> version(@Nullable String ifMatch) {
    if (ifMatch == null) {
      return Optional.empty();
    }
    String digits = ifMatch.strip().replace("\"", "");
    return digits.matches("[0-9]{1,9}") ? Optional.of(Integer.valueOf(digits)) : Optional.empty();
  }

  private static String newestState(StoredProject stored) {
    List<Report> reports = stored.project().reports();
    return reports.isEmpty() ? "NO_REPORT" : reports.getLast().state().name();
  }
}
