package dxpulse.publication.story.http;

import dxpulse.contracts.types.Caller;
import dxpulse.contracts.wire.Problem;
import dxpulse.publication.edge.Answers;
import dxpulse.publication.story.Darkroom;
import dxpulse.publication.story.Darkroom.Development;
import dxpulse.publication.story.PublicStories;
import dxpulse.publication.story.StoryDesk;
import dxpulse.publication.story.StoryDesk.Wish;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Takes pictures of cases in, and out again. The body is the picture itself; whoever sends it says
/// in `If-Match` which revision of the case they saw.
@RestController
class PictureOffice {
  private static final int MEBIBYTE = 1 << 20;
  private static final int MOST_MEBIBYTES = 5;

  private final StoryDesk stories;
  private final Darkroom darkroom;
  private final Desk desk;
  private final Clock clock;

  PictureOffice(StoryDesk stories, Darkroom darkroom, PublicStories shown, Clock clock) {
    this.stories = stories;
    this.darkroom = darkroom;
    this.desk = new Desk(shown, clock);
    this.clock = clock;
  }

  @PutMapping("/api/cases/{id}/picture")
  Mono<ResponseEntity<byte[]>> take(
      @AuthenticationPrincipal Jwt token,
      @PathVariable String id,
      @RequestHeader(name = "If-Match", required = false) @Nullable String seen,
      @RequestBody Flux<DataBuffer> content) {
    if (!Desk.isOffice(token)) {
      return Desk.own(token, () -> ResponseEntity.noContent().build());
    }
    return DataBufferUtils.join(content, MOST_MEBIBYTES * MEBIBYTE)
        .map(PictureOffice::bytes)
        .defaultIfEmpty(new byte[0])
        .flatMap(sent -> Desk.own(token, () -> taken(token, id, seen, sent)))
        .onErrorResume(
            DataBufferLimitException.class,
            tooLarge ->
                Mono.just(
                    Answers.problem(
                        Problem.tooLarge(
                            "画像は%dMBまでです / a picture may have %d MB"
                                .formatted(MOST_MEBIBYTES, MOST_MEBIBYTES)))));
  }

  private ResponseEntity<byte[]> taken(Jwt token, String id, @Nullable String seen, byte[] sent) {
    if (revision(seen) < 0) {
      return withoutRevision();
    }
    return switch (darkroom.develop(sent)) {
      case Development.Developed developed ->
          desk.answer(stories.picture(wish(token, id, seen), developed));
      case Development.NoPicture() ->
          refused(
              "NO_PICTURE",
              "画像として読めません。JPEGかPNGを選んでください / not a picture: choose a JPEG or a PNG",
              "image/jpeg, image/png");
      case Development.TooManyPixels(var width, var height) ->
          refused(
              "TOO_MANY_PIXELS",
              "画素が多すぎます（%d×%d） / too many pixels (%d × %d)".formatted(width, height, width, height),
              "at most 50 million, and 12,000 on a side");
    };
  }

  @DeleteMapping("/api/cases/{id}/picture")
  Mono<ResponseEntity<byte[]>> remove(
      @AuthenticationPrincipal Jwt token,
      @PathVariable String id,
      @RequestHeader(name = "If-Match", required = false) @Nullable String seen) {
    return Desk.own(
        token,
        () ->
            revision(seen) < 0
                ? withoutRevision()
                : desk.answer(stories.unpicture(wish(token, id, seen))));
  }

  private Wish wish(Jwt token, String id, @Nullable String seen) {
    return new Wish(id, revision(seen), Caller.of(token.getClaims()).id(), clock.instant());
  }

  /// @return −1 when there is none
  private static int revision(@Nullable String seen) {
    String number = seen == null ? "" : seen.replace("\"", "").strip();
    return number.matches("[0-9]{1,9}") ? Integer.parseInt(number) : -1;
  }

  private static ResponseEntity<byte[]> withoutRevision() {
    return Answers.problem(Problem.malformed("If-Match: missing (expected: \"<revision>\")"));
  }

  private static ResponseEntity<byte[]> refused(String code, String message, String expected) {
    return Answers.problem(
        Problem.invalid(List.of(new Problem.Fault("/picture", code, message, null, expected))));
  }

  private static byte[] bytes(DataBuffer buffer) {
    byte[] bytes = new byte[buffer.readableByteCount()];
    buffer.read(bytes);
    DataBufferUtils.release(buffer);
    return bytes;
  }
}
