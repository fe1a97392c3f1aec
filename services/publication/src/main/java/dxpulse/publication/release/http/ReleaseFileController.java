package dxpulse.publication.release.http;

import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.wire.Problem;
import dxpulse.publication.board.Refused;
import dxpulse.publication.edge.Answers;
import dxpulse.publication.opendata.Encoding;
import dxpulse.publication.release.Content;
import dxpulse.publication.release.Release;
import dxpulse.publication.release.ReleaseFiles;
import dxpulse.publication.release.Releases;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
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

/// The files of releases: published ones for everybody, all of them for the office. Reading what
/// was frozen may wait for the store, so it is not done on the event loop.
@RestController
class ReleaseFileController {
  private static final MediaType TEXT = new MediaType("text", "plain", StandardCharsets.UTF_8);
  private static final MediaType SDMX =
      MediaType.parseMediaType("application/vnd.sdmx.data+csv;version=2.0.0;charset=utf-8");
  private static final MediaType ZIP = MediaType.parseMediaType("application/zip");
  private static final String KNOWN = "If-None-Match";
  private static final String ENCODING = "encoding";
  private static final Duration FROZEN = Duration.ofHours(1);

  private final Releases releases;
  private final ReleaseFiles files;

  ReleaseFileController(Releases releases, ReleaseFiles files) {
    this.releases = releases;
    this.files = files;
  }

  @GetMapping("/api/releases/{id}/SHA256SUMS")
  Mono<ResponseEntity<byte[]>> sums(
      @AuthenticationPrincipal @Nullable Jwt token,
      @PathVariable String id,
      @RequestHeader(name = KNOWN, required = false) @Nullable String known) {
    return file(
        token,
        id,
        known,
        TEXT,
        release -> release.content().sums().getBytes(StandardCharsets.UTF_8));
  }

  @GetMapping("/api/releases/{id}/boards/{file}")
  Mono<ResponseEntity<byte[]>> board(
      @AuthenticationPrincipal @Nullable Jwt token,
      @PathVariable String id,
      @PathVariable String file,
      @RequestHeader(name = KNOWN, required = false) @Nullable String known) {
    Optional<Content.Part> part =
        ReleaseAnswers.visible(releases, token, id)
            .flatMap(release -> release.content().ofFile(file));
    return part.isEmpty()
        ? Mono.just(ReleaseAnswers.missing(id + ", " + file))
        : file(
            token,
            id,
            known,
            MediaType.APPLICATION_JSON,
            release -> releases.file(release, part.get()));
  }

  @GetMapping("/api/releases/{id}/figures.csv")
  Mono<ResponseEntity<byte[]>> figures(
      @AuthenticationPrincipal @Nullable Jwt token,
      @PathVariable String id,
      @RequestParam(name = ENCODING, defaultValue = "utf-8-bom") String asked,
      @RequestHeader(name = KNOWN, required = false) @Nullable String known) {
    Optional<Encoding> encoding = Encoding.ofCode(asked);
    return encoding.isEmpty()
        ? Mono.just(
            Answers.problem(
                Problem.malformed(
                    String.valueOf(
                        Refused.of(
                                ENCODING,
                                asked,
                                new LocalizedText(
                                    "utf-8-bom、utf-8、cp932", "utf-8-bom, utf-8 or cp932"))
                            .getMessage()))))
        : file(
            token,
            id,
            known,
            new MediaType("text", "csv", encoding.get().charset()),
            release -> files.csv(release, encoding.get()));
  }

  @GetMapping("/api/releases/{id}/figures.sdmx.csv")
  Mono<ResponseEntity<byte[]>> sdmx(
      @AuthenticationPrincipal @Nullable Jwt token,
      @PathVariable String id,
      @RequestHeader(name = KNOWN, required = false) @Nullable String known) {
    return file(token, id, known, SDMX, files::sdmx);
  }

  @GetMapping("/api/releases/{id}/all.zip")
  Mono<ResponseEntity<byte[]>> all(
      @AuthenticationPrincipal @Nullable Jwt token,
      @PathVariable String id,
      @RequestHeader(name = KNOWN, required = false) @Nullable String known) {
    return file(token, id, known, ZIP, files::zip);
  }

  private Mono<ResponseEntity<byte[]>> file(
      @Nullable Jwt token,
      String id,
      @Nullable String known,
      MediaType type,
      Function<Release, byte[]> content) {
    return ReleaseAnswers.visible(releases, token, id)
        .map(release ->
            Mono.fromCallable(() -> frozen(release, type, content.apply(release), known))
                .subscribeOn(Schedulers.boundedElastic())
                .onErrorResume(
                    Releases.Damaged.class, damaged -> Mono.just(ReleaseAnswers.damaged(damaged))))
        .orElseGet(() -> Mono.just(ReleaseAnswers.missing(id)));
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
}
