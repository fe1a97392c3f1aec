package dxpulse.publication.release.http;

import dxpulse.contracts.types.Field;
import dxpulse.publication.board.BoardView;
import dxpulse.publication.edge.FileAnswers;
import dxpulse.publication.edge.HtmlAnswers;
import dxpulse.publication.page.Charts;
import dxpulse.publication.page.Lang;
import dxpulse.publication.page.Pictures;
import dxpulse.publication.release.FrozenBoards;
import dxpulse.publication.release.Release;
import dxpulse.publication.release.ReleasePages;
import dxpulse.publication.release.Releases;
import dxpulse.publication.release.Standing;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/// The charts of published releases as files, which show the same for ever, and the pictures beside
/// links to their pages.
@RestController
class ReleaseChartController {
  private static final CacheControl FROZEN = CacheControl.maxAge(Duration.ofHours(1)).cachePublic();

  // Other sites ask again after days; a withdrawn release has none any more.
  private static final CacheControl SHORTLY =
      CacheControl.maxAge(Duration.ofMinutes(10)).cachePublic();

  private final Releases releases;
  private final ReleasePages pages;
  private final Pictures pictures;

  ReleaseChartController(Releases releases, ReleasePages pages, Pictures pictures) {
    this.releases = releases;
    this.pages = pages;
    this.pictures = pictures;
  }

  @GetMapping("/releases/{id}/charts/{field}/{chart}.{format}")
  Mono<ResponseEntity<byte[]>> ofField(
      ServerHttpRequest request,
      @PathVariable String id,
      @PathVariable String field,
      @PathVariable String chart,
      @PathVariable String format,
      @RequestParam(defaultValue = "ja") String lang) {
    return chart(request, id, field(field), chart, format, lang);
  }

  @GetMapping("/releases/{id}/charts/kpi/{code}/{chart}.{format}")
  Mono<ResponseEntity<byte[]>> ofKpi(
      ServerHttpRequest request,
      @PathVariable String id,
      @PathVariable String code,
      @PathVariable String chart,
      @PathVariable String format,
      @RequestParam(defaultValue = "ja") String lang) {
    return chart(request, id, kpi(code), chart, format, lang);
  }

  @GetMapping({"/og/releases/{id}.png", "/en/og/releases/{id}.png"})
  Mono<ResponseEntity<byte[]>> beside(ServerHttpRequest request, @PathVariable String id) {
    return preview(request, id, boards -> Optional.of(boards.overview()));
  }

  @GetMapping({"/og/releases/{id}/fields/{field}.png", "/en/og/releases/{id}/fields/{field}.png"})
  Mono<ResponseEntity<byte[]>> besideField(
      ServerHttpRequest request, @PathVariable String id, @PathVariable String field) {
    return preview(request, id, field(field));
  }

  @GetMapping({"/og/releases/{id}/kpis/{code}.png", "/en/og/releases/{id}/kpis/{code}.png"})
  Mono<ResponseEntity<byte[]>> besideKpi(
      ServerHttpRequest request, @PathVariable String id, @PathVariable String code) {
    return preview(request, id, kpi(code));
  }

  /// A board of a release, if it has such a one.
  private interface Place extends Function<FrozenBoards, Optional<? extends BoardView>> {}

  private static Place field(String code) {
    return boards -> Field.ofCode(code).flatMap(boards::field);
  }

  private static Place kpi(String code) {
    return boards ->
        boards.kpis().stream()
            .filter(each -> each.card().line().code().value().equals(code))
            .findFirst();
  }

  private Mono<ResponseEntity<byte[]>> preview(ServerHttpRequest request, String id, Place board) {
    Lang lang = request.getPath().value().startsWith("/en/") ? Lang.EN : Lang.JA;
    Optional<Release> release =
        releases.findPublic(id).filter(each -> each.standing() instanceof Standing.Published);
    if (release.isEmpty()) {
      return Mono.just(missing(request, Optional.of(lang)));
    }
    return Mono.fromCallable(() ->
            board
                .apply(releases.boards(release.get()))
                .map(view ->
                    FileAnswers.file(
                        request,
                        MediaType.IMAGE_PNG,
                        "dxpulse-" + id + ".png",
                        SHORTLY,
                        pictures.preview(Charts.preview(view, release.get().title(), lang))))
                .orElseGet(() -> missing(request, Optional.of(lang))))
        .subscribeOn(Schedulers.boundedElastic());
  }

  private Mono<ResponseEntity<byte[]>> chart(
      ServerHttpRequest request, String id, Place board, String chart, String format, String lang) {
    Optional<Release> release = releases.findPublic(id);
    Optional<Pictures.Kind> wanted = Pictures.kind(format);
    Optional<Lang> words = Lang.ofCode(lang);
    if (release.isEmpty() || wanted.isEmpty() || words.isEmpty()) {
      return Mono.just(missing(request, words));
    }
    return Mono.fromCallable(() ->
            board
                .apply(releases.boards(release.get()))
                .flatMap(view -> Charts.of(view, chart, words.get()))
                .map(picture ->
                    FileAnswers.file(
                        request,
                        MediaType.parseMediaType(wanted.get().mediaType()),
                        "dxpulse-" + id + "-" + chart + "." + wanted.get().code(),
                        FROZEN,
                        pictures.file(picture, wanted.get())))
                .orElseGet(() -> missing(request, words)))
        .subscribeOn(Schedulers.boundedElastic());
  }

  private ResponseEntity<byte[]> missing(ServerHttpRequest request, Optional<Lang> lang) {
    return HtmlAnswers.missing(
        request, request.getPath().value(), () -> pages.missing(lang.orElse(Lang.JA)));
  }
}
