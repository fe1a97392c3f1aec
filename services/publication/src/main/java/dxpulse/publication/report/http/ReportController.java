package dxpulse.publication.report.http;

import dxpulse.publication.edge.Asker;
import dxpulse.publication.edge.FileAnswers;
import dxpulse.publication.edge.HtmlAnswers;
import dxpulse.publication.page.Lang;
import dxpulse.publication.release.Release;
import dxpulse.publication.release.ReleasePages;
import dxpulse.publication.release.Releases;
import dxpulse.publication.report.Reports;
import java.time.Duration;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/// The reports of published releases, and for the office those of others. Setting one takes
/// seconds, so it is not done on the event loop.
@RestController
class ReportController {
  // A withdrawal has to be seen soon.
  private static final CacheControl KEPT =
      CacheControl.maxAge(Duration.ofMinutes(10)).cachePublic();

  private static final CacheControl NOWHERE = CacheControl.noStore().cachePrivate();

  private final Releases releases;
  private final ReleasePages pages;
  private final Reports reports;

  ReportController(Releases releases, ReleasePages pages, Reports reports) {
    this.releases = releases;
    this.pages = pages;
    this.reports = reports;
  }

  @GetMapping("/releases/{id}/report.{form}")
  Mono<ResponseEntity<byte[]>> report(
      ServerHttpRequest request,
      @PathVariable String id,
      @PathVariable String form,
      @RequestParam(defaultValue = "ja") String lang) {
    return answer(request, releases.findPublic(id), form, lang, KEPT);
  }

  @GetMapping("/api/releases/{id}/preview/report.{form}")
  Mono<ResponseEntity<byte[]>> preview(
      ServerHttpRequest request,
      @AuthenticationPrincipal @Nullable Jwt token,
      @PathVariable String id,
      @PathVariable String form,
      @RequestParam(defaultValue = "ja") String lang) {
    Optional<Release> release =
        Asker.isOffice(token) ? releases.find(id) : Optional.<Release>empty();
    return answer(request, release, form, lang, NOWHERE);
  }

  private Mono<ResponseEntity<byte[]>> answer(
      ServerHttpRequest request,
      Optional<Release> release,
      String form,
      String lang,
      CacheControl kept) {
    Optional<Reports.Form> wanted = Reports.form(form);
    Optional<Lang> words = Lang.ofCode(lang);
    if (release.isEmpty() || wanted.isEmpty() || words.isEmpty()) {
      return Mono.just(
          HtmlAnswers.missing(
              request, request.getPath().value(), () -> pages.missing(words.orElse(Lang.JA))));
    }
    String name = name(release.get(), words.get()) + "." + form;
    return Mono.fromCallable(() ->
            FileAnswers.file(
                request,
                MediaType.parseMediaType(wanted.get().mediaType()),
                name,
                kept,
                reports.file(release.get(), wanted.get(), words.get())))
        .subscribeOn(Schedulers.boundedElastic());
  }

  private static String name(Release release, Lang lang) {
    return "dxpulse-" + release.id() + "-" + lang.code() + (release.isPublic() ? "" : "-preview");
  }
}
