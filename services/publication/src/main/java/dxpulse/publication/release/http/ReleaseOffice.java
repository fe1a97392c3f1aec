package dxpulse.publication.release.http;

import dxpulse.contracts.types.Caller;
import dxpulse.contracts.types.KpiCode;
import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.Role;
import dxpulse.contracts.types.time.Period;
import dxpulse.contracts.wire.BodyReader;
import dxpulse.contracts.wire.Problem;
import dxpulse.publication.edge.Answers;
import dxpulse.publication.edge.Asker;
import dxpulse.publication.release.Refusal;
import dxpulse.publication.release.Release;
import dxpulse.publication.release.ReleaseDesk;
import dxpulse.publication.release.ReleaseDesk.Outcome;
import dxpulse.publication.release.ReleaseDesk.Wish;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.core.JacksonException;

/// What the office does to releases.
@RestController
class ReleaseOffice {
  private static final int LONGEST_NOTE = 4_000;
  private static final int LONGEST_REASON = 500;
  private static final int MOST_HIGHLIGHTS = 8;
  private static final String VERSION = "version";

  private final ReleaseDesk desk;
  private final Clock clock;

  ReleaseOffice(ReleaseDesk desk, Clock clock) {
    this.desk = desk;
    this.clock = clock;
  }

  @PostMapping("/api/releases")
  Mono<ResponseEntity<byte[]>> prepare(
      @AuthenticationPrincipal Jwt token, @RequestBody byte[] content) {
    return asked(
        token,
        content,
        Set.of("period"),
        (caller, body) -> {
          Optional<Period> period = body.period("period");
          period
              .filter(read -> read.granularity().isEmpty())
              .ifPresent(read ->
                  body.fault(
                      "period",
                      "NO_BOARDS",
                      "この種類の期間のボードはありません / there are no boards of this kind of period",
                      "2024-06, FY2024-Q1, FY2024-H1, FY2024"));
          return () -> desk.prepare(period.orElseThrow(), caller.id(), clock.instant());
        });
  }

  @PutMapping("/api/releases/{id}")
  Mono<ResponseEntity<byte[]>> say(
      @AuthenticationPrincipal Jwt token, @PathVariable String id, @RequestBody byte[] content) {
    return asked(
        token,
        content,
        Set.of(VERSION, "note", "highlights"),
        (caller, body) -> {
          @Nullable LocalizedText note =
              body.has("note") ? body.localized("note", LONGEST_NOTE) : null;
          List<KpiCode> highlights = highlights(body);
          Wish wish = wish(id, caller, body);
          return () -> desk.say(wish, new Release.Words(note, highlights));
        });
  }

  @PostMapping("/api/releases/{id}/embargo")
  Mono<ResponseEntity<byte[]>> embargo(
      @AuthenticationPrincipal Jwt token, @PathVariable String id, @RequestBody byte[] content) {
    return asked(
        token,
        content,
        Set.of(VERSION, "until"),
        (caller, body) -> {
          Optional<Instant> until = instant(body, "until");
          Wish wish = wish(id, caller, body);
          return () -> desk.embargo(wish, until.orElseThrow());
        });
  }

  @PostMapping("/api/releases/{id}/lift")
  Mono<ResponseEntity<byte[]>> lift(
      @AuthenticationPrincipal Jwt token, @PathVariable String id, @RequestBody byte[] content) {
    return asked(
        token,
        content,
        Set.of(VERSION),
        (caller, body) -> {
          Wish wish = wish(id, caller, body);
          return () -> desk.lift(wish);
        });
  }

  @PostMapping("/api/releases/{id}/publish")
  Mono<ResponseEntity<byte[]>> publish(
      @AuthenticationPrincipal Jwt token, @PathVariable String id, @RequestBody byte[] content) {
    return asked(
        token,
        content,
        Set.of(VERSION),
        (caller, body) -> {
          Wish wish = wish(id, caller, body);
          return () -> desk.publish(wish);
        });
  }

  @PostMapping("/api/releases/{id}/withdraw")
  Mono<ResponseEntity<byte[]>> withdraw(
      @AuthenticationPrincipal Jwt token, @PathVariable String id, @RequestBody byte[] content) {
    return asked(
        token,
        content,
        Set.of(VERSION, "reason"),
        (caller, body) -> {
          if (!body.has("reason")) {
            body.missing("reason");
          }
          @Nullable LocalizedText reason =
              body.has("reason") ? body.localized("reason", LONGEST_REASON) : null;
          Wish wish = wish(id, caller, body);
          return () -> reason == null ? new Outcome.Unknown() : desk.withdraw(wish, reason);
        });
  }

  /// Reads a body, and gives what to do if nothing is wrong with it.
  private interface Reading {
    Doing of(Caller caller, BodyReader body);
  }

  private interface Doing {
    Outcome outcome();
  }

  private Mono<ResponseEntity<byte[]>> asked(
      Jwt token, byte[] content, Set<String> members, Reading reading) {
    return Mono.fromCallable(() -> answer(token, content, members, reading))
        .subscribeOn(Schedulers.boundedElastic());
  }

  private static ResponseEntity<byte[]> answer(
      Jwt token, byte[] content, Set<String> members, Reading reading) {
    if (!Asker.isOffice(token)) {
      return Answers.problem(
          Problem.forbidden(
              "リリースを扱えるのは%sの役割だけです / releases are kept by the role %s"
                  .formatted(Role.OFFICE.code(), Role.OFFICE.code())));
    }
    BodyReader body;
    try {
      body = BodyReader.of(content);
    } catch (JacksonException malformed) {
      return Answers.problem(Problem.notJson(malformed, content));
    }
    body.onlyKnows(members);
    Doing doing = reading.of(Caller.of(token.getClaims()), body);
    return body.faults().isEmpty()
        ? answer(doing.outcome())
        : Answers.problem(Problem.invalid(body.faults()));
  }

  private static ResponseEntity<byte[]> answer(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Done(var release, var created) ->
          Answers.json(created ? 201 : 200, ReleaseBody.forOffice(release));
      case Outcome.Refused(var why) -> Answers.problem(problem(why));
      case Outcome.Outdated(var version) ->
          Answers.problem(
              Problem.conflict(
                  "ほかの人が先に変更しました。読み込み直してください / changed meanwhile: it has version " + version));
      case Outcome.Unknown() -> Answers.problem(Problem.notFound("そのリリースはありません / no such release"));
    };
  }

  private static Problem problem(Refusal why) {
    return why.isConflict()
        ? Problem.conflict(why.message())
        : Problem.invalid(
            List.of(new Problem.Fault(why.pointer(), why.name(), why.message(), null, null)));
  }

  private Wish wish(String id, Caller caller, BodyReader body) {
    if (!body.has(VERSION)) {
      body.missing(VERSION);
    }
    @Nullable Integer seen = body.integer(VERSION, 1, Integer.MAX_VALUE);
    return new Wish(id, seen == null ? 0 : seen, caller.id(), clock.instant());
  }

  private static List<KpiCode> highlights(BodyReader body) {
    Function<String, KpiCode> code = KpiCode::new;
    List<KpiCode> chosen = new java.util.ArrayList<>();
    var node = body.node().path("highlights");
    if (node.isMissingNode() || node.isNull()) {
      return List.of();
    }
    if (!node.isArray() || node.size() > MOST_HIGHLIGHTS) {
      body.fault(
          "highlights",
          "NOT_HIGHLIGHTS",
          "KPIコードの配列で書いてください / must be an array of KPI codes",
          "at most " + MOST_HIGHLIGHTS + " codes");
      return List.of();
    }
    node.forEach(each -> {
      try {
        chosen.add(code.apply(each.asString()));
      } catch (IllegalArgumentException noCode) {
        body.fault("highlights", "NOT_A_CODE", "KPIコードではありません / not a KPI code", "K1");
      }
    });
    return chosen.stream().distinct().toList();
  }

  private static Optional<Instant> instant(BodyReader body, String name) {
    return body.requiredText(name)
        .flatMap(text -> {
          try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
          } catch (DateTimeParseException unreadable) {
            body.fault(
                name, "NOT_AN_INSTANT", "日時として読めません / not an instant", "2024-07-25T10:00:00+09:00");
            return Optional.empty();
          }
        });
  }
}
