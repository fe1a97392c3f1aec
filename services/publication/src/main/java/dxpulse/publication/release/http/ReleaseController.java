package dxpulse.publication.release.http;

import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.wire.HttpFormat;
import dxpulse.publication.edge.Answers;
import dxpulse.publication.edge.Asker;
import dxpulse.publication.edge.Caching;
import dxpulse.publication.release.Citation;
import dxpulse.publication.release.Release;
import dxpulse.publication.release.ReleasePlan;
import dxpulse.publication.release.Releases;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/// Releases as JSON: published ones for everybody, all of them for the office.
@RestController
class ReleaseController {
  private static final LocalizedText TO_CHECK = new LocalizedText("確認待ち", "to check");

  private final Releases releases;
  private final ReleasePlan plan;
  private final Citation citation;
  private final Clock clock;

  ReleaseController(Releases releases, ReleasePlan plan, Citation citation, Clock clock) {
    this.releases = releases;
    this.plan = plan;
    this.citation = citation;
    this.clock = clock;
  }

  @GetMapping("/api/releases")
  ResponseEntity<byte[]> list(
      @AuthenticationPrincipal @Nullable Jwt token,
      @RequestHeader(name = "If-None-Match", required = false) @Nullable String known) {
    Instant now = clock.instant();
    if (!Asker.isOffice(token)) {
      return open(
          HttpFormat.mapper()
              .writeValueAsBytes(
                  ReleaseBody.list(
                      releases.published().stream().map(ReleaseBody::of).toList(),
                      plan.coming(now))),
          known);
    }
    Map<String, Object> body =
        ReleaseBody.list(
            releases.all().stream().map(ReleaseBody::forOffice).toList(), plan.coming(now));
    List<Map<String, Object>> ended = new ArrayList<>();
    for (Granularity kind : Granularity.values()) {
      releases
          .ended(kind, now)
          .forEach(period ->
              ended.add(
                  Map.of(
                      "granularity", kind, "period", period, "label", ReleaseBody.label(period))));
    }
    body.put("ended", ended);
    return own(Answers.json(200, body));
  }

  /// What the entry of the page for staff says.
  @GetMapping("/api/releases/waiting")
  ResponseEntity<byte[]> waiting(@AuthenticationPrincipal @Nullable Jwt token) {
    return Asker.isOffice(token)
        ? own(Answers.json(200, Map.of("count", releases.waiting(), "label", TO_CHECK)))
        : ReleaseAnswers.missing("waiting");
  }

  @GetMapping("/api/releases/{id}")
  Mono<ResponseEntity<byte[]>> one(
      @AuthenticationPrincipal @Nullable Jwt token,
      @PathVariable String id,
      @RequestHeader(name = "If-None-Match", required = false) @Nullable String known) {
    Optional<Release> found = ReleaseAnswers.visible(releases, token, id);
    if (found.isEmpty()) {
      return Mono.just(ReleaseAnswers.missing(id));
    }
    Release release = found.get();
    boolean office = Asker.isOffice(token);
    return Mono.fromCallable(
            () -> {
              Map<String, @Nullable Object> body =
                  new LinkedHashMap<>(
                      office ? ReleaseBody.forOffice(release) : ReleaseBody.of(release));
              body.put("citation", citation.of(release, clock.instant()));
              body.put("address", citation.address(release));
              body.put("revisions", releases.revisions(release));
              byte[] json = HttpFormat.mapper().writeValueAsBytes(body);
              return office ? own(Answers.json(200, body)) : open(json, known);
            })
        .subscribeOn(Schedulers.boundedElastic())
        .onErrorResume(
            Releases.Damaged.class, damaged -> Mono.just(ReleaseAnswers.damaged(damaged)));
  }

  private static ResponseEntity<byte[]> open(byte[] json, @Nullable String known) {
    return Answers.open(MediaType.APPLICATION_JSON, json, Caching.LIVE, known);
  }

  private static ResponseEntity<byte[]> own(ResponseEntity<byte[]> answer) {
    return ResponseEntity.status(answer.getStatusCode())
        .headers(answer.getHeaders())
        .cacheControl(CacheControl.noStore().cachePrivate())
        .body(answer.getBody());
  }
}
