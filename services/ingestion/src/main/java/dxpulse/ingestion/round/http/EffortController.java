package dxpulse.ingestion.round.http;

import dxpulse.contracts.types.Caller;
import dxpulse.contracts.types.Role;
import dxpulse.contracts.types.time.Period;
import dxpulse.contracts.wire.BodyReader;
import dxpulse.contracts.wire.Problem;
import dxpulse.infra.edge.Answers;
import dxpulse.infra.edge.Callers;
import dxpulse.ingestion.edge.Bodies;
import dxpulse.ingestion.round.Effort;
import dxpulse.ingestion.round.Effort.Work;
import dxpulse.ingestion.round.Efforts;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// What entering figures and deciding on them cost people, as the entry page measures it.
@RestController
class EffortController {
  private static final Pattern SUBMISSION = Pattern.compile("[A-Za-z0-9_-]{8,64}");
  private static final int LONGEST_WORK = 20;
  private static final int LONGEST_SECONDS = 14_400;
  private static final int MOST_VALUES = 100_000;

  private final Efforts efforts;
  private final Clock clock;

  EffortController(Efforts efforts, Clock clock) {
    this.efforts = efforts;
    this.clock = clock;
  }

  /// The same submission told again changes nothing.
  @PostMapping("/api/ingestion/efforts")
  ResponseEntity<byte[]> keep(HttpServletRequest request) throws IOException {
    Caller caller = Callers.current();
    if (caller.department().isEmpty()
        || !(caller.is(Role.CLERK) || caller.is(Role.APPROVER) || caller.is(Role.OFFICE))) {
      return Answers.problem(
          Problem.forbidden(
              "手間を報告するのは、担当者・承認者・事務局です / efforts are told by clerks, approvers and the office"));
    }
    return Bodies.of(request, content -> Answers.reading(content, json -> keep(json, caller)));
  }

  private ResponseEntity<byte[]> keep(JsonNode json, Caller caller) {
    BodyReader body = new BodyReader(json);
    if (!body.requireObject()) {
      return Answers.problem(Problem.invalid(body.faults()));
    }
    body.onlyKnows(Set.of("submission", "period", "seconds", "values", "work"));
    Optional<String> submission = body.requiredText("submission");
    if (submission.isPresent() && !SUBMISSION.matcher(submission.get()).matches()) {
      body.fault(
          "submission",
          "NOT_AN_ID",
          "IDの形ではありません / not an id",
          "8 to 64 of A-Z, a-z, 0-9, _ and -");
    }
    Optional<Period> period = body.period("period");
    Integer seconds = required(body, "seconds", 0, LONGEST_SECONDS);
    Integer values = required(body, "values", 1, MOST_VALUES);
    String given = body.text("work", LONGEST_WORK);
    @Nullable Work work =
        given == null
            ? Work.ENTRY
            : Stream.of(Work.values())
                .filter(each -> each.name().equals(given))
                .findFirst()
                .orElse(null);
    if (work == null) {
      body.fault(
          "work", "UNKNOWN_WORK", "作業の種類ではありません / no kind of work", "ENTRY, UPLOAD or APPROVAL");
    }
    if (work == null || !body.faults().isEmpty() || submission.isEmpty() || period.isEmpty()) {
      return Answers.problem(Problem.invalid(body.faults()));
    }
    Effort told =
        new Effort(
            submission.get(),
            caller.organization(),
            caller.department(),
            period.get(),
            seconds,
            values,
            caller.id(),
            clock.instant(),
            work);
    Effort kept = efforts.keep(told);
    if (kept.at().equals(told.at())) {
      return Answers.json(201, kept);
    }
    return kept.seconds() == told.seconds()
            && kept.values() == told.values()
            && kept.work() == told.work()
        ? Answers.json(200, kept)
        : Answers.problem(
            Problem.conflict(
                "%s は、ほかの数で報告されています / submission %s was told with other numbers"
                    .formatted(told.submission(), told.submission())));
  }

  private static int required(BodyReader body, String name, int least, int most) {
    Integer number = body.integer(name, least, most);
    if (number == null && !body.has(name)) {
      body.missing(name);
    }
    return number == null ? least : number;
  }
}
