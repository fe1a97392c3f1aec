package dxpulse.roadmap.comment.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dxpulse.contracts.types.Caller;
import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.wire.BodyReader;
import dxpulse.contracts.wire.Problem;
import dxpulse.infra.edge.Answers;
import dxpulse.infra.edge.Callers;
import dxpulse.roadmap.comment.Comment;
import dxpulse.roadmap.comment.Comment.Answer;
import dxpulse.roadmap.comment.Comment.State;
import dxpulse.roadmap.comment.CommentDesk;
import dxpulse.roadmap.comment.CommentDesk.Outcome;
import dxpulse.roadmap.project.Projects;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Comments: the committee writes, departments and the office answer, the office moderates.
@RestController
class CommentController {
  private static final int LONGEST_TEXT = 4000;
  private static final LocalizedText TO_ANSWER = new LocalizedText("回答待ち", "to answer");

  private final CommentDesk desk;
  private final Projects projects;
  private final Clock clock;
  private final MeterRegistry metrics;

  CommentController(CommentDesk desk, Projects projects, Clock clock, MeterRegistry metrics) {
    this.desk = desk;
    this.projects = projects;
    this.clock = clock;
    this.metrics = metrics;
  }

  @GetMapping("/api/roadmap/comments")
  ResponseEntity<byte[]> all(
      @RequestParam(required = false) @Nullable Integer project,
      @RequestParam(required = false) @Nullable Boolean answered) {
    List<Comment> shown =
        desk.visibleTo(Callers.current()).stream()
            .filter(comment -> project == null || project.equals(comment.project()))
            .filter(comment -> answered == null || answered != comment.answers().isEmpty())
            .toList();
    return Answers.json(200, Map.of("comments", shown));
  }

  /// What the entry of the page for staff says.
  @GetMapping("/api/roadmap/comments/waiting")
  ResponseEntity<byte[]> waiting() {
    Caller caller = Callers.current();
    long count = desk.waitingFor(caller, number -> departmentOf(caller, number));
    return Answers.json(200, Map.of("count", count, "label", TO_ANSWER));
  }

  @PostMapping("/api/roadmap/comments")
  ResponseEntity<byte[]> write(
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      @RequestBody byte[] content) {
    Caller caller = Callers.current();
    return Answers.reading(
        content,
        json -> {
          BodyReader body = new BodyReader(json);
          String text = text(body, "text");
          Integer project = body.integer("project", 1, Integer.MAX_VALUE);
          State state = body.flag("shared") ? State.SHARED : State.DRAFT;
          if (project != null && projects.find(caller.organization(), project).isEmpty()) {
            body.fault("project", "UNKNOWN_PROJECT", "登録されていない事業です / no such project", "a project");
          }
          if (!body.faults().isEmpty()) {
            return Answers.problem(Problem.invalid(body.faults()));
          }
          return answer(
              desk.write(
                  caller,
                  new Comment(
                      id(caller, key),
                      caller.organization(),
                      project,
                      text,
                      state,
                      caller.id(),
                      caller.name(),
                      clock.instant(),
                      null,
                      List.of())));
        });
  }

  @PutMapping("/api/roadmap/comments/{id}")
  ResponseEntity<byte[]> rewrite(@PathVariable String id, @RequestBody byte[] content) {
    return changing(
        content,
        body -> {
          String text = text(body, "text");
          State state = body.flag("shared") ? State.SHARED : State.DRAFT;
          return body.faults().isEmpty()
              ? desk.rewrite(Callers.current(), id, text, state)
              : new Outcome.Unknown();
        });
  }

  @PostMapping("/api/roadmap/comments/{id}/answers")
  ResponseEntity<byte[]> answer(@PathVariable String id, @RequestBody byte[] content) {
    Caller caller = Callers.current();
    return changing(
        content,
        body -> {
          String text = text(body, "text");
          Answer answer = new Answer(text, caller.id(), caller.name(), clock.instant());
          return body.faults().isEmpty()
              ? desk.answer(caller, id, departmentOf(caller, id), answer)
              : new Outcome.Unknown();
        });
  }

  @PutMapping("/api/roadmap/comments/{id}/moderation")
  ResponseEntity<byte[]> moderate(@PathVariable String id, @RequestBody byte[] content) {
    return changing(
        content,
        body -> {
          String reason = body.flag("withheld") ? text(body, "reason") : null;
          return body.faults().isEmpty()
              ? desk.moderate(Callers.current(), id, reason)
              : new Outcome.Unknown();
        });
  }

  private ResponseEntity<byte[]> changing(byte[] content, Function<BodyReader, Outcome> work) {
    return Answers.reading(
        content,
        json -> {
          BodyReader body = new BodyReader(json);
          Outcome outcome = work.apply(body);
          return body.faults().isEmpty()
              ? answer(outcome)
              : Answers.problem(Problem.invalid(body.faults()));
        });
  }

  private ResponseEntity<byte[]> answer(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Done(Comment comment, boolean created) -> {
        if (created) {
          metrics.counter("dxpulse.comments.accepted").increment();
        }
        yield Answers.json(created ? 201 : 200, comment);
      }
      case Outcome.Unknown() -> Answers.problem(Problem.notFound("comment"));
      case Outcome.Forbidden(String expected) -> Answers.problem(Problem.forbidden(expected));
      case Outcome.TooLate(State state) ->
          Answers.problem(Problem.conflict("the comment is " + state + " by now"));
    };
  }

  private @Nullable String departmentOf(Caller caller, String id) {
    return desk.visibleTo(caller).stream()
        .filter(comment -> comment.id().equals(id))
        .map(Comment::project)
        .filter(Objects::nonNull)
        .findFirst()
        .flatMap(number -> departmentOf(caller, number))
        .orElse(null);
  }

  private Optional<String> departmentOf(Caller caller, int project) {
    return projects
        .find(caller.organization(), project)
        .map(stored -> stored.project().departmentKey());
  }

  private static String id(Caller caller, @Nullable String key) {
    return key == null
        ? UUID.randomUUID().toString()
        : UUID.nameUUIDFromBytes((caller.id() + "\n" + key).getBytes(UTF_8)).toString();
  }

  private static String text(BodyReader body, String member) {
    if (!body.requireObject()) {
      return "";
    }
    String text = body.requiredText(member).orElse("");
    if (text.length() > LONGEST_TEXT) {
      body.fault(
          member,
          "TOO_LONG",
          "4,000字以内で書いてください / too long",
          "at most " + LONGEST_TEXT + " characters");
    }
    return text;
  }
}
