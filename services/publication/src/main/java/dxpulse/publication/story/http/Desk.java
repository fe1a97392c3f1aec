package dxpulse.publication.story.http;

import dxpulse.contracts.types.Caller;
import dxpulse.contracts.types.Role;
import dxpulse.contracts.wire.BodyReader;
import dxpulse.contracts.wire.HttpFormat;
import dxpulse.contracts.wire.Problem;
import dxpulse.publication.edge.Answers;
import dxpulse.publication.edge.Asker;
import dxpulse.publication.story.PublicStories;
import dxpulse.publication.story.Refusal;
import dxpulse.publication.story.Story;
import dxpulse.publication.story.StoryDesk.Outcome;
import dxpulse.publication.story.StoryDesk.Wish;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.jwt.Jwt;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.core.JacksonException;

/// What every request of the office has in common: who may ask, how bodies are read, how outcomes
/// are answered, and that everybody sees at once what was published.
final class Desk {
  private static final String REVISION = "revision";

  private final PublicStories shown;
  private final Clock clock;

  Desk(PublicStories shown, Clock clock) {
    this.shown = shown;
    this.clock = clock;
  }

  /// Reads a body, and gives what to do if nothing is wrong with it.
  interface Reading {
    Supplier<ResponseEntity<byte[]>> of(Caller caller, BodyReader body);
  }

  /// Answers the office, and nobody else. Stores may take their time: not on this thread.
  static Mono<ResponseEntity<byte[]>> own(
      @Nullable Jwt token, Callable<ResponseEntity<byte[]>> answer) {
    return Mono.fromCallable(() ->
            Asker.isOffice(token)
                ? answer.call()
                : Answers.problem(
                    Problem.forbidden(
                        "事例を扱えるのは%sの役割だけです / cases are kept by the role %s"
                            .formatted(Role.OFFICE.code(), Role.OFFICE.code()))))
        .subscribeOn(Schedulers.boundedElastic());
  }

  Mono<ResponseEntity<byte[]>> asked(
      Jwt token, byte[] content, Set<String> members, Reading reading) {
    return own(
        token,
        () -> {
          BodyReader body;
          try {
            body = BodyReader.of(content);
          } catch (JacksonException malformed) {
            return Answers.problem(Problem.notJson(malformed, content));
          }
          body.onlyKnows(members);
          Supplier<ResponseEntity<byte[]>> doing = reading.of(Caller.of(token.getClaims()), body);
          return body.faults().isEmpty()
              ? doing.get()
              : Answers.problem(Problem.invalid(body.faults()));
        });
  }

  Wish wish(String id, Caller caller, BodyReader body) {
    return new Wish(id, revision(body), caller.id(), clock.instant());
  }

  static int revision(BodyReader body) {
    if (!body.has(REVISION)) {
      body.missing(REVISION);
    }
    @Nullable Integer seen = body.integer(REVISION, 0, Integer.MAX_VALUE);
    return seen == null ? 0 : seen;
  }

  /// The same where the revision stands in a header.
  ///
  /// @param seen of `If-Match`
  ResponseEntity<byte[]> asked(
      Jwt token, String id, @Nullable String seen, Function<Wish, ResponseEntity<byte[]>> act) {
    String number = seen == null ? "" : seen.replace("\"", "").strip();
    return number.matches("[0-9]{1,9}")
        ? act.apply(
            new Wish(
                id, Integer.parseInt(number), Caller.of(token.getClaims()).id(), clock.instant()))
        : Answers.problem(
            Problem.malformed(
                "If-Match：版の番号がありません（使えるもの：\"<版>\"） / If-Match: missing (expected: \"<revision>\")"));
  }

  /// What came of a wish; before it is answered, everybody can see it.
  ResponseEntity<byte[]> answer(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Done(var story, var created) -> {
        shown.show(clock.millis());
        yield own(created ? 201 : 200, StoryBody.of(story));
      }
      case Outcome.Refused(var why) -> Answers.problem(problem(why));
      case Outcome.Incomplete(var broken) ->
          Answers.problem(
              Problem.invalid(
                  broken.stream()
                      .map(rule ->
                          new Problem.Fault(
                              rule.pointer(), rule.name(), rule.message(), null, null))
                      .toList()));
      case Outcome.Outdated(var held) -> Answers.problem(outdated(held));
      case Outcome.Unknown() -> Answers.problem(noCase());
    };
  }

  static Problem noCase() {
    return Problem.notFound("その事例はありません / no such case");
  }

  static Problem problem(Refusal why) {
    return why.isConflict()
        ? Problem.conflict(why.message())
        : Problem.invalid(
            List.of(new Problem.Fault(why.pointer(), why.name(), why.message(), null, null)));
  }

  private static Problem outdated(Story held) {
    Story.Step last = held.trail().getLast();
    return Problem.conflict(
        "%s さんが先に変更しました / %s changed it first: it has revision %d"
            .formatted(last.by(), last.by(), held.revision()));
  }

  static ResponseEntity<byte[]> own(int status, Object body) {
    return ResponseEntity.status(status)
        .contentType(org.springframework.http.MediaType.APPLICATION_JSON)
        .cacheControl(CacheControl.noStore().cachePrivate())
        .body(HttpFormat.mapper().writeValueAsBytes(body));
  }
}
