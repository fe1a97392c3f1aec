package dxpulse.publication.release.http;

import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.wire.HttpFormat;
import dxpulse.contracts.wire.Problem;
import dxpulse.publication.board.Refused;
import dxpulse.publication.edge.Answers;
import dxpulse.publication.edge.Asker;
import dxpulse.publication.edge.Caching;
import dxpulse.publication.opendata.Encoding;
import dxpulse.publication.release.Citation;
import dxpulse.publication.release.Content;
import dxpulse.publication.release.FrozenFigures;
import dxpulse.publication.release.Release;
import dxpulse.publication.release.ReleaseCalendar;
import dxpulse.publication.release.Releases;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/// Releases as JSON and as the files that they froze: published ones for everybody, all of them for
/// the office.
@RestController
class ReleaseController {
  private static final MediaType TEXT = new MediaType("text", "plain", StandardCharsets.UTF_8);
  private static final String ENCODING = "encoding";
  private static final Duration FROZEN = Duration.ofHours(1);

  private final Releases releases;
  private final ReleaseCalendar calendar;
  private final Citation citation;
  private final FrozenFigures.Format table;
  private final Clock clock;

  ReleaseController(
      Releases releases,
      ReleaseCalendar calendar,
      Citation citation,
      FrozenFigures.Format table,
      Clock clock) {
    this.releases = releases;
    this.calendar = calendar;
    this.citation = citation;
    this.table = table;
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
                      calendar.coming(now))),
          known);
    }
    Map<String, Object> body =
        ReleaseBody.list(
            releases.all().stream().map(ReleaseBody::forOffice).toList(), calendar.coming(now));
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

  @GetMapping("/api/releases/{id}")
  Mono<ResponseEntity<byte[]>> one(
      @AuthenticationPrincipal @Nullable Jwt token,
      @PathVariable String id,
      @RequestHeader(name = "If-None-Match", required = false) @Nullable String known) {
    Optional<Release> found = visible(token, id);
    if (found.isEmpty()) {
      return Mono.just(missing(id));
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
            Releases.Damaged.class, damaged -> Mono.just(unavailable(damaged.getMessage())));
  }

  @GetMapping("/api/releases/{id}/SHA256SUMS")
  ResponseEntity<byte[]> sums(
      @AuthenticationPrincipal @Nullable Jwt token,
      @PathVariable String id,
      @RequestHeader(name = "If-None-Match", required = false) @Nullable String known) {
    return visible(token, id)
        .map(release ->
            frozen(release, TEXT, release.content().sums().getBytes(StandardCharsets.UTF_8), known))
        .orElseGet(() -> missing(id));
  }

  @GetMapping("/api/releases/{id}/boards/{file}")
  Mono<ResponseEntity<byte[]>> board(
      @AuthenticationPrincipal @Nullable Jwt token,
      @PathVariable String id,
      @PathVariable String file,
      @RequestHeader(name = "If-None-Match", required = false) @Nullable String known) {
    Optional<Release> found = visible(token, id);
    Optional<Content.Part> part = found.flatMap(release -> release.content().ofFile(file));
    if (found.isEmpty() || part.isEmpty()) {
      return Mono.just(missing(id + ", " + file));
    }
    Release release = found.get();
    Content.Part wanted = part.get();
    return Mono.fromCallable(() ->
            frozen(release, MediaType.APPLICATION_JSON, releases.file(release, wanted), known))
        .subscribeOn(Schedulers.boundedElastic())
        .onErrorResume(
            Releases.Damaged.class, damaged -> Mono.just(unavailable(damaged.getMessage())));
  }

  @GetMapping("/api/releases/{id}/figures.csv")
  Mono<ResponseEntity<byte[]>> figures(
      @AuthenticationPrincipal @Nullable Jwt token,
      @PathVariable String id,
      @RequestParam(name = ENCODING, defaultValue = "utf-8-bom") String asked,
      @RequestHeader(name = "If-None-Match", required = false) @Nullable String known) {
    Optional<Release> found = visible(token, id);
    if (found.isEmpty()) {
      return Mono.just(missing(id));
    }
    Optional<Encoding> encoding = Encoding.ofCode(asked);
    if (encoding.isEmpty()) {
      return Mono.just(
          Answers.problem(
              Problem.malformed(
                  String.valueOf(
                      Refused.of(
                              ENCODING,
                              asked,
                              new LocalizedText(
                                  "utf-8-bom、utf-8、cp932", "utf-8-bom, utf-8 or cp932"))
                          .getMessage()))));
    }
    Release release = found.get();
    return Mono.fromCallable(() ->
            frozen(
                release,
                new MediaType("text", "csv", encoding.get().charset()),
                encoding.get().encoded(table.of(releases.boards(release))),
                known))
        .subscribeOn(Schedulers.boundedElastic())
        .onErrorResume(
            Releases.Damaged.class, damaged -> Mono.just(unavailable(damaged.getMessage())));
  }

  private Optional<Release> visible(@Nullable Jwt token, String id) {
    return releases.find(id).filter(release -> release.isPublic() || Asker.isOffice(token));
  }

  private static ResponseEntity<byte[]> missing(String what) {
    return Answers.problem(Problem.notFound("リリース %sはありません / no release %s".formatted(what, what)));
  }

  private static ResponseEntity<byte[]> unavailable(@Nullable String why) {
    return Answers.problem(Problem.unavailable(String.valueOf(why)));
  }

  /// Bytes that never change once everybody may see them.
  private static ResponseEntity<byte[]> frozen(
      Release release, MediaType type, byte[] bytes, @Nullable String known) {
    CacheControl kept =
        release.isPublic()
            ? CacheControl.maxAge(FROZEN).cachePublic().immutable()
            : CacheControl.noStore().cachePrivate();
    return Answers.open(type, bytes, kept, known);
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
