package dxpulse.publication.story.http;

import dxpulse.contracts.wire.Problem;
import dxpulse.publication.edge.Answers;
import dxpulse.publication.edge.Asker;
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

  PictureOffice(StoryDesk stories, Darkroom darkroom, PublicStories shown, Clock clock) {
    this.stories = stories;
    this.darkroom = darkroom;
    this.desk = new Desk(shown, clock);
  }

  @PutMapping("/api/cases/{id}/picture")
  Mono<ResponseEntity<byte[]>> take(
      @AuthenticationPrincipal Jwt token,
      @PathVariable String id,
      @RequestHeader(name = "If-Match", required = false) @Nullable String seen,
      @RequestBody(required = false) Flux<DataBuffer> content) {
    if (!Asker.isOffice(token)) {
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
    return desk.asked(token, id, seen, wish -> taken(wish, sent));
  }

  private ResponseEntity<byte[]> taken(Wish wish, byte[] sent) {
    return switch (darkroom.develop(sent)) {
      case Development.Developed developed -> desk.answer(stories.picture(wish, developed));
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
        token, () -> desk.asked(token, id, seen, wish -> desk.answer(stories.unpicture(wish))));
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
