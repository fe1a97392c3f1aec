package dxpulse.publication.release.http;

import dxpulse.contracts.types.Field;
import dxpulse.contracts.wire.Problem;
import dxpulse.publication.board.BoardView;
import dxpulse.publication.edge.Answers;
import dxpulse.publication.edge.FileAnswers;
import dxpulse.publication.page.Charts;
import dxpulse.publication.page.DrawnFiles;
import dxpulse.publication.page.Lang;
import dxpulse.publication.page.Pictures;
import dxpulse.publication.release.FrozenBoards;
import dxpulse.publication.release.Release;
import dxpulse.publication.release.Releases;
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

/// The charts of published releases as files, which show the same for ever.
@RestController
class ReleaseChartController {
  private static final CacheControl FROZEN = CacheControl.maxAge(Duration.ofHours(1)).cachePublic();

  private final Releases releases;
  private final Pictures pictures;

  ReleaseChartController(Releases releases, Pictures pictures) {
    this.releases = releases;
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
    Function<FrozenBoards, Optional<? extends BoardView>> board =
        boards -> Field.ofCode(field).flatMap(boards::field);
    return answer(request, id, board, chart, format, lang);
  }

  @GetMapping("/releases/{id}/charts/kpi/{code}/{chart}.{format}")
  Mono<ResponseEntity<byte[]>> ofKpi(
      ServerHttpRequest request,
      @PathVariable String id,
      @PathVariable String code,
      @PathVariable String chart,
      @PathVariable String format,
      @RequestParam(defaultValue = "ja") String lang) {
    Function<FrozenBoards, Optional<? extends BoardView>> board =
        boards ->
            boards.kpis().stream()
                .filter(each -> each.card().line().code().value().equals(code))
                .findFirst();
    return answer(request, id, board, chart, format, lang);
  }

  private Mono<ResponseEntity<byte[]>> answer(
      ServerHttpRequest request,
      String id,
      Function<FrozenBoards, Optional<? extends BoardView>> board,
      String chart,
      String format,
      String lang) {
    Optional<Release> release = releases.find(id).filter(Release::isPublic);
    Optional<Pictures.Kind> wanted = Pictures.kind(format);
    Optional<Lang> words = Lang.ofCode(lang);
    if (release.isEmpty() || wanted.isEmpty() || words.isEmpty()) {
      return Mono.just(missing(id));
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
                .orElseGet(() -> missing(id)))
        .subscribeOn(Schedulers.boundedElastic())
        .onErrorResume(DrawnFiles.Busy.class, busy -> Mono.just(FileAnswers.busy()))
        .onErrorResume(
            Releases.Damaged.class,
            damaged ->
                Mono.just(
                    Answers.problem(Problem.unavailable(String.valueOf(damaged.getMessage())))));
  }

  private static ResponseEntity<byte[]> missing(String id) {
    return Answers.problem(Problem.notFound("chart of release " + id));
  }
}
