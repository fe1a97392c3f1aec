package dxpulse.publication.release.http;

import dxpulse.contracts.types.Field;
import dxpulse.contracts.types.KpiCode;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.publication.board.BoardView;
import dxpulse.publication.edge.Asker;
import dxpulse.publication.edge.Caching;
import dxpulse.publication.edge.HtmlAnswers;
import dxpulse.publication.page.DrawnPages.Sheet;
import dxpulse.publication.page.Lang;
import dxpulse.publication.page.Renderer;
import dxpulse.publication.release.Citation;
import dxpulse.publication.release.FrozenBoards;
import dxpulse.publication.release.Release;
import dxpulse.publication.release.ReleasePages;
import dxpulse.publication.release.ReleasePlan;
import dxpulse.publication.release.Releases;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/// The pages of releases, their feed, and for the office the same pages before publication. What
/// was frozen is read from the store, which may take its time: not on the thread of the requests.
@RestController
class ReleasePageController {
  private static final Logger LOG = LoggerFactory.getLogger(ReleasePageController.class);
  private static final MediaType ATOM =
      new MediaType("application", "atom+xml", StandardCharsets.UTF_8);
  private static final MediaType ICALENDAR =
      new MediaType("text", "calendar", StandardCharsets.UTF_8);
  private static final Duration FEED_AGE = Duration.ofMinutes(5);

  private final Releases releases;
  private final ReleasePlan plan;
  private final ReleasePages pages;
  private final Renderer renderer;
  private final Citation citation;
  private final AtomFeed feed;
  private final ReleaseIcs ics;
  private final Clock clock;

  ReleasePageController(
      Releases releases,
      ReleasePlan plan,
      ReleasePages pages,
      Renderer renderer,
      Citation citation,
      @Value("${dxpulse.organization}") String organization,
      Clock clock) {
    this.releases = releases;
    this.plan = plan;
    this.pages = pages;
    this.renderer = renderer;
    this.citation = citation;
    this.feed = new AtomFeed(new OrganizationCode(organization), citation, clock.instant());
    this.ics = new ReleaseIcs(new OrganizationCode(organization), citation);
    this.clock = clock;
  }

  @GetMapping({"/releases", "/en/releases"})
  ResponseEntity<byte[]> list(ServerHttpRequest request) {
    return page(
        request,
        pages.list(
            releases.published(), plan.coming(clock.instant()), plan.released(), lang(request)));
  }

  @GetMapping({"/releases/feed.atom", "/en/releases/feed.atom"})
  ResponseEntity<byte[]> feed(ServerHttpRequest request) {
    return kept(request, feed.of(releases.published(), lang(request)), ATOM);
  }

  @GetMapping({"/releases/calendar.ics", "/en/releases/calendar.ics"})
  ResponseEntity<byte[]> calendar(ServerHttpRequest request) {
    Instant now = clock.instant();
    return kept(
        request, ics.of(releases.published(), plan.coming(now), now, lang(request)), ICALENDAR);
  }

  private static ResponseEntity<byte[]> kept(
      ServerHttpRequest request, byte[] body, MediaType type) {
    String tag = Sheet.of(new String(body, StandardCharsets.UTF_8)).tag();
    boolean same = Caching.isKnown(request.getHeaders().getFirst(HttpHeaders.IF_NONE_MATCH), tag);
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.status(same ? HttpStatus.NOT_MODIFIED : HttpStatus.OK)
            .eTag(tag)
            .cacheControl(CacheControl.maxAge(FEED_AGE).cachePublic());
    return same ? answer.build() : answer.contentType(type).body(body);
  }

  @GetMapping({"/releases/{id}", "/en/releases/{id}"})
  Mono<ResponseEntity<byte[]>> release(ServerHttpRequest request, @PathVariable String id) {
    return published(request, id, boards -> Optional.of(first(boards, lang(request))));
  }

  @GetMapping({"/releases/{id}/kpis/{code}", "/en/releases/{id}/kpis/{code}"})
  Mono<ResponseEntity<byte[]>> kpi(
      ServerHttpRequest request, @PathVariable String id, @PathVariable String code) {
    return published(request, id, boards -> kpi(boards, code, lang(request)));
  }

  @GetMapping({"/releases/{id}/fields/{field}", "/en/releases/{id}/fields/{field}"})
  Mono<ResponseEntity<byte[]>> field(
      ServerHttpRequest request, @PathVariable String id, @PathVariable String field) {
    return published(request, id, boards -> field(boards, field, lang(request)));
  }

  @GetMapping("/api/releases/{id}/preview")
  Mono<ResponseEntity<byte[]>> preview(
      ServerHttpRequest request,
      @AuthenticationPrincipal @Nullable Jwt token,
      @PathVariable String id,
      @RequestParam(defaultValue = "ja") String lang) {
    return previewed(request, token, id, of(lang), boards -> Optional.of(first(boards, of(lang))));
  }

  @GetMapping("/api/releases/{id}/preview/kpis/{code}")
  Mono<ResponseEntity<byte[]>> previewKpi(
      ServerHttpRequest request,
      @AuthenticationPrincipal @Nullable Jwt token,
      @PathVariable String id,
      @PathVariable String code,
      @RequestParam(defaultValue = "ja") String lang) {
    return previewed(request, token, id, of(lang), boards -> kpi(boards, code, of(lang)));
  }

  @GetMapping("/api/releases/{id}/preview/fields/{field}")
  Mono<ResponseEntity<byte[]>> previewField(
      ServerHttpRequest request,
      @AuthenticationPrincipal @Nullable Jwt token,
      @PathVariable String id,
      @PathVariable String field,
      @RequestParam(defaultValue = "ja") String lang) {
    return previewed(request, token, id, of(lang), boards -> field(boards, field, of(lang)));
  }

  private String first(FrozenBoards boards, Lang lang) {
    Release release = boards.release();
    @Nullable Release current =
        releases
            .current(release.period())
            .filter(other -> other.edition() != release.edition())
            .orElse(null);
    return pages.release(
        boards, releases.revisions(release), citation.of(release, clock.instant()), current, lang);
  }

  private Optional<String> kpi(FrozenBoards boards, String code, Lang lang) {
    try {
      return boards.kpi(new KpiCode(code)).map(view -> board(view, boards, lang));
    } catch (IllegalArgumentException noCode) {
      return Optional.empty();
    }
  }

  private Optional<String> field(FrozenBoards boards, String field, Lang lang) {
    return Field.ofCode(field).flatMap(boards::field).map(view -> board(view, boards, lang));
  }

  private String board(BoardView view, FrozenBoards boards, Lang lang) {
    return pages.board(view, boards.release(), lang);
  }

  private Mono<ResponseEntity<byte[]>> published(
      ServerHttpRequest request, String id, Function<FrozenBoards, Optional<String>> drawing) {
    Lang lang = lang(request);
    return releases
        .findPublic(id)
        .map(release ->
            Mono.fromCallable(() ->
                    drawing
                        .apply(releases.boards(release))
                        .map(html -> page(request, html))
                        .orElseGet(() -> missing(request, lang)))
                .subscribeOn(Schedulers.boundedElastic())
                .onErrorResume(failed -> Mono.just(away(id, failed, lang))))
        .orElseGet(() -> Mono.just(missing(request, lang)));
  }

  private Mono<ResponseEntity<byte[]>> previewed(
      ServerHttpRequest request,
      @Nullable Jwt token,
      String id,
      Lang lang,
      Function<FrozenBoards, Optional<String>> drawing) {
    if (!Asker.isOffice(token)) {
      return Mono.just(missing(request, lang));
    }
    return releases
        .find(id)
        .map(release ->
            Mono.fromCallable(() ->
                    drawing
                        .apply(releases.boards(release))
                        .map(html -> HtmlAnswers.ownPage(HttpStatus.OK, bytes(html)))
                        .orElseGet(() -> missing(request, lang)))
                .subscribeOn(Schedulers.boundedElastic())
                .onErrorResume(failed -> Mono.just(away(id, failed, lang))))
        .orElseGet(() -> Mono.just(missing(request, lang)));
  }

  private static ResponseEntity<byte[]> page(ServerHttpRequest request, String html) {
    Sheet sheet = Sheet.of(html);
    return HtmlAnswers.page(request, HttpStatus.OK, sheet.html(), sheet.tag());
  }

  private ResponseEntity<byte[]> missing(ServerHttpRequest request, Lang lang) {
    return HtmlAnswers.missing(request, request.getPath().value(), () -> pages.missing(lang));
  }

  private ResponseEntity<byte[]> away(String id, Throwable failed, Lang lang) {
    LOG.error("release {} cannot be shown", id, failed);
    String html =
        renderer.message(
            lang,
            "/releases",
            lang.of("いまは表示できません", "Not available now"),
            lang.of(
                "保存された値を読み出せません。少し待ってからもう一度お試しください。",
                "What was frozen cannot be read now. Try again in a moment."),
            lang.url("/releases"),
            lang.of("リリースの一覧", "All releases"));
    return HtmlAnswers.ownPage(HttpStatus.SERVICE_UNAVAILABLE, bytes(html));
  }

  private static byte[] bytes(String html) {
    return html.getBytes(StandardCharsets.UTF_8);
  }

  private static Lang of(String code) {
    return code.equals(Lang.EN.code()) ? Lang.EN : Lang.JA;
  }

  private static Lang lang(ServerHttpRequest request) {
    return request.getPath().value().startsWith("/en/") ? Lang.EN : Lang.JA;
  }
}
