package dxpulse.publication.story.http;

import dxpulse.contracts.types.time.JapanTime;
import dxpulse.contracts.wire.BodyReader;
import dxpulse.publication.edge.Answers;
import dxpulse.publication.story.Consent;
import dxpulse.publication.story.PublicStories;
import dxpulse.publication.story.StoryDesk;
import dxpulse.publication.story.StoryDesk.Wish;
import dxpulse.publication.story.Text;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// What the office does to cases.
@RestController
class StoryOffice {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,39}");
  private static final int SHORT = 100;
  private static final int LONGEST_NOTE = 500;

  private final StoryDesk stories;
  private final Desk desk;
  private final Clock clock;

  StoryOffice(StoryDesk stories, PublicStories shown, Clock clock) {
    this.stories = stories;
    this.desk = new Desk(shown, clock);
    this.clock = clock;
  }

  @PostMapping("/api/cases")
  Mono<ResponseEntity<byte[]>> begin(
      @AuthenticationPrincipal Jwt token, @RequestBody byte[] content) {
    Set<String> members = new TreeSet<>(StoryBody.MEMBERS);
    members.removeAll(Set.of("revision", "alt"));
    return desk.asked(
        token,
        content,
        members,
        (caller, body) -> {
          Text text = StoryBody.text(body);
          return () -> desk.answer(stories.begin(text, caller.id(), clock.instant()));
        });
  }

  @PutMapping("/api/cases/{id}")
  Mono<ResponseEntity<byte[]>> write(
      @AuthenticationPrincipal Jwt token, @PathVariable String id, @RequestBody byte[] content) {
    return desk.asked(
        token,
        content,
        StoryBody.MEMBERS,
        (caller, body) -> {
          Wish wish = desk.wish(id, caller, body);
          Text text = StoryBody.text(body);
          var alt = StoryBody.alt(body);
          return () ->
              ID.matcher(id).matches()
                  ? desk.answer(stories.write(wish, text, alt))
                  : Answers.problem(Desk.noCase());
        });
  }

  @PostMapping("/api/cases/{id}/consent")
  Mono<ResponseEntity<byte[]>> consent(
      @AuthenticationPrincipal Jwt token, @PathVariable String id, @RequestBody byte[] content) {
    return desk.asked(
        token,
        content,
        Set.of("revision", "by", "on", "note"),
        (caller, body) -> {
          Wish wish = desk.wish(id, caller, body);
          Optional<String> by = body.requiredText("by", SHORT);
          Optional<LocalDate> on = day(body);
          @Nullable String note = body.text("note", LONGEST_NOTE);
          return () ->
              desk.answer(
                  stories.consent(
                      wish,
                      new Consent(by.orElseThrow(), on.orElseThrow(), note),
                      JapanTime.day(clock.instant())));
        });
  }

  @PostMapping("/api/cases/{id}/publish")
  Mono<ResponseEntity<byte[]>> publish(
      @AuthenticationPrincipal Jwt token, @PathVariable String id, @RequestBody byte[] content) {
    return acted(token, id, content, stories::publish);
  }

  @PostMapping("/api/cases/{id}/discard")
  Mono<ResponseEntity<byte[]>> discard(
      @AuthenticationPrincipal Jwt token, @PathVariable String id, @RequestBody byte[] content) {
    return acted(token, id, content, stories::discard);
  }

  @DeleteMapping("/api/cases/{id}")
  Mono<ResponseEntity<byte[]>> delete(
      @AuthenticationPrincipal Jwt token,
      @PathVariable String id,
      @RequestHeader(name = "If-Match", required = false) @Nullable String seen) {
    return Desk.own(
        token, () -> desk.asked(token, id, seen, wish -> desk.answer(stories.delete(wish))));
  }

  @PostMapping("/api/cases/{id}/restore")
  Mono<ResponseEntity<byte[]>> restore(
      @AuthenticationPrincipal Jwt token, @PathVariable String id, @RequestBody byte[] content) {
    return acted(token, id, content, stories::restore);
  }

  private Mono<ResponseEntity<byte[]>> acted(
      Jwt token, String id, byte[] content, Function<Wish, StoryDesk.Outcome> act) {
    return desk.asked(
        token,
        content,
        Set.of("revision"),
        (caller, body) -> {
          Wish wish = desk.wish(id, caller, body);
          return () -> desk.answer(act.apply(wish));
        });
  }

  @PostMapping("/api/cases/{id}/withdraw")
  Mono<ResponseEntity<byte[]>> withdraw(
      @AuthenticationPrincipal Jwt token, @PathVariable String id, @RequestBody byte[] content) {
    return desk.asked(
        token,
        content,
        Set.of("revision", "reason"),
        (caller, body) -> {
          Wish wish = desk.wish(id, caller, body);
          Optional<String> reason = body.requiredText("reason", LONGEST_NOTE);
          return () -> desk.answer(stories.withdraw(wish, reason.orElseThrow()));
        });
  }

  private static Optional<LocalDate> day(BodyReader body) {
    return body.requiredText("on")
        .flatMap(text -> {
          try {
            return Optional.of(LocalDate.parse(text));
          } catch (DateTimeParseException unreadable) {
            body.fault("on", "NOT_A_DAY", "日付として読めません / not a day", "2026-04-01");
            return Optional.empty();
          }
        });
  }
}
