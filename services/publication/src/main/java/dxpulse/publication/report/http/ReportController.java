package dxpulse.publication.report.http;

import dxpulse.contracts.wire.Problem;
import dxpulse.publication.edge.Answers;
import dxpulse.publication.edge.FileAnswers;
import dxpulse.publication.page.DrawnFiles;
import dxpulse.publication.page.Lang;
import dxpulse.publication.release.Release;
import dxpulse.publication.release.Releases;
import dxpulse.publication.report.Reports;
import java.time.Duration;
import java.util.Optional;
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

/// The reports of published releases. Setting one takes seconds, so it is not done on the event
/// loop.
@RestController
class ReportController {
  // A withdrawal has to be seen soon.
  private static final CacheControl KEPT =
      CacheControl.maxAge(Duration.ofMinutes(10)).cachePublic();

  private final Releases releases;
  private final Reports reports;

  ReportController(Releases releases, Reports reports) {
    this.releases = releases;
    this.reports = reports;
  }

  @GetMapping("/releases/{id}/report.{form}")
  Mono<ResponseEntity<byte[]>> report(
      ServerHttpRequest request,
      @PathVariable String id,
      @PathVariable String form,
      @RequestParam(defaultValue = "ja") String lang) {
    Optional<Release> release = releases.find(id).filter(Release::isPublic);
    Optional<Reports.Form> wanted = Reports.form(form);
    Optional<Lang> words = Lang.ofCode(lang);
    if (release.isEmpty() || wanted.isEmpty() || words.isEmpty()) {
      return Mono.just(
          Answers.problem(
              Problem.notFound("report." + form + " of release " + id + ", lang " + lang)));
    }
    String name = "dxpulse-" + release.get().id() + "-" + words.get().code() + "." + form;
    return Mono.fromCallable(() ->
            FileAnswers.file(
                request,
                MediaType.parseMediaType(wanted.get().mediaType()),
                name,
                KEPT,
                reports.file(release.get(), wanted.get(), words.get())))
        .subscribeOn(Schedulers.boundedElastic())
        .onErrorResume(DrawnFiles.Busy.class, busy -> Mono.just(FileAnswers.busy()))
        .onErrorResume(
            Releases.Damaged.class,
            damaged ->
                Mono.just(
                    Answers.problem(Problem.unavailable(String.valueOf(damaged.getMessage())))));
  }
}
