package dxpulse.publication.story.http;

import dxpulse.contracts.wire.HttpFormat;
import dxpulse.contracts.wire.Problem;
import dxpulse.publication.board.BoardView;
import dxpulse.publication.board.LivePlan;
import dxpulse.publication.edge.Answers;
import dxpulse.publication.edge.Asker;
import dxpulse.publication.edge.Caching;
import dxpulse.publication.edge.FileAnswers;
import dxpulse.publication.story.Story;
import dxpulse.publication.story.StoryStore;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/// Cases to read: published ones for everybody, all of them for the office.
@RestController
class StoryController {
  // A picture never changes under its address, but a case may be withdrawn.
  private static final CacheControl PICTURE =
      CacheControl.maxAge(Duration.ofDays(1)).cachePublic().immutable();
  private static final CacheControl OWN = CacheControl.noStore().cachePrivate();

  private final LivePlan plan;
  private final StoryStore store;

  StoryController(LivePlan plan, StoryStore store) {
    this.plan = plan;
    this.store = store;
  }

  @GetMapping("/api/cases")
  Mono<ResponseEntity<byte[]>> all(
      @AuthenticationPrincipal @Nullable Jwt token,
      @RequestHeader(name = "If-None-Match", required = false) @Nullable String known) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("cases", plan.cases());
    body.put("highlights", plan.highlights().stream().map(BoardView.Case::id).toList());
    if (!Asker.isOffice(token)) {
      return Mono.just(open(body, known));
    }
    return Desk.own(
        token,
        () -> {
          body.put(
              "stories",
              store.all().stream()
                  .filter(story -> story.state() != Story.State.DELETED)
                  .map(StoryBody::of)
                  .toList());
          body.put("chosen", store.highlights());
          return Desk.own(200, body);
        });
  }

  @GetMapping("/api/cases/{id}")
  Mono<ResponseEntity<byte[]>> one(
      @AuthenticationPrincipal @Nullable Jwt token,
      @PathVariable String id,
      @RequestHeader(name = "If-None-Match", required = false) @Nullable String known) {
    if (!Asker.isOffice(token)) {
      return Mono.just(
          plan.cases().stream()
              .filter(story -> story.id().equals(id))
              .findFirst()
              .map(story -> open(story, known))
              .orElseGet(() -> Answers.problem(Desk.noCase())));
    }
    return Desk.own(
        token,
        () ->
            store
                .find(id)
                .map(story -> Desk.own(200, StoryBody.of(story)))
                .orElseGet(() -> Answers.problem(Desk.noCase())));
  }

  private static ResponseEntity<byte[]> open(Object body, @Nullable String known) {
    return Answers.open(
        MediaType.APPLICATION_JSON,
        HttpFormat.mapper().writeValueAsBytes(body),
        Caching.LIVE,
        known);
  }

  /// The picture that is written, before everybody may see it.
  @GetMapping("/api/cases/{id}/picture")
  Mono<ResponseEntity<byte[]>> preview(
      ServerHttpRequest request,
      @AuthenticationPrincipal @Nullable Jwt token,
      @PathVariable String id) {
    return Desk.own(
        token,
        () ->
            store
                .find(id)
                .flatMap(story -> Optional.ofNullable(story.text().picture()))
                .flatMap(picture ->
                    store
                        .picture(picture.tag())
                        .map(bytes -> picture(request, picture.tag(), OWN, bytes)))
                .orElseGet(StoryController::noPicture));
  }

  @GetMapping("/cases/pictures/{tag}.jpg")
  Mono<ResponseEntity<byte[]>> picture(ServerHttpRequest request, @PathVariable String tag) {
    if (!plan.showsPicture(tag)) {
      return Mono.just(noPicture());
    }
    return Mono.fromCallable(() ->
            store
                .picture(tag)
                .map(bytes -> picture(request, tag, PICTURE, bytes))
                .orElseGet(StoryController::noPicture))
        .subscribeOn(Schedulers.boundedElastic());
  }

  private static ResponseEntity<byte[]> picture(
      ServerHttpRequest request, String tag, CacheControl kept, byte[] jpeg) {
    return FileAnswers.file(request, MediaType.IMAGE_JPEG, tag + ".jpg", kept, jpeg);
  }

  private static ResponseEntity<byte[]> noPicture() {
    return Answers.problem(Problem.notFound("その画像はありません / no such picture"));
  }
}
