package dxpulse.publication.page.http;

import dxpulse.contracts.types.Field;
import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.Period;
import dxpulse.publication.board.BoardReader;
import dxpulse.publication.board.BoardView;
import dxpulse.publication.chart.Preview;
import dxpulse.publication.edge.FileAnswers;
import dxpulse.publication.edge.HtmlAnswers;
import dxpulse.publication.page.Charts;
import dxpulse.publication.page.Lang;
import dxpulse.publication.page.Pictures;
import dxpulse.publication.page.Previews;
import dxpulse.publication.page.Renderer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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

/// Charts of the live boards as files, and the pictures beside links. Points take a while to draw,
/// so that is not done on the event loop.
@RestController
class PictureController {
  static final CacheControl FRESH =
      CacheControl.maxAge(Duration.ZERO).mustRevalidate().cachePublic();

  // Other sites keep what they fetched for days anyway.
  static final CacheControl SHORTLY = CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic();

  private final BoardReader boards;
  private final Pictures pictures;
  private final Renderer renderer;

  PictureController(BoardReader boards, Pictures pictures, Renderer renderer) {
    this.boards = boards;
    this.pictures = pictures;
    this.renderer = renderer;
  }

  @GetMapping("/charts/{field}/{chart}.{format}")
  Mono<ResponseEntity<byte[]>> ofField(
      ServerHttpRequest request,
      @PathVariable String field,
      @PathVariable String chart,
      @PathVariable String format,
      @RequestParam(defaultValue = "ja") String lang,
      @RequestParam(required = false) @Nullable String period) {
    return chart(request, field, chart, format, lang, period);
  }

  @GetMapping("/charts/kpi/{code}/{chart}.{format}")
  Mono<ResponseEntity<byte[]>> ofKpi(
      ServerHttpRequest request,
      @PathVariable String code,
      @PathVariable String chart,
      @PathVariable String format,
      @RequestParam(defaultValue = "ja") String lang,
      @RequestParam(required = false) @Nullable String period) {
    return chart(request, "kpi/" + code, chart, format, lang, period);
  }

  @GetMapping("/charts/project/{number}/roadmap.{format}")
  Mono<ResponseEntity<byte[]>> ofProject(
      ServerHttpRequest request,
      @PathVariable String number,
      @PathVariable String format,
      @RequestParam(defaultValue = "ja") String lang) {
    Optional<Lang> words = Lang.ofCode(lang);
    Optional<Pictures.Kind> wanted = Pictures.kind(format);
    return PublicPages.number(number)
        .flatMap(boards::project)
        .flatMap(project -> words.flatMap(each -> Charts.roadmap(project, each)))
        .flatMap(picture ->
            wanted.map(each ->
                answer(
                    request,
                    each,
                    "project-" + number + "-roadmap",
                    FRESH,
                    () -> pictures.file(picture, each))))
        .orElseGet(() -> missing(request));
  }

  @GetMapping({"/og/site.png", "/en/og/site.png"})
  Mono<ResponseEntity<byte[]>> besideAnyPage(ServerHttpRequest request) {
    Preview site = Previews.site(PageAnswers.lang(request));
    return answer(request, Pictures.Kind.PNG, "site", SHORTLY, () -> pictures.preview(site));
  }

  @GetMapping({"/og/overview/{period}.png", "/en/og/overview/{period}.png"})
  Mono<ResponseEntity<byte[]>> beside(ServerHttpRequest request, @PathVariable String period) {
    return preview(request, "overview", period);
  }

  @GetMapping({"/og/fields/{field}/{period}.png", "/en/og/fields/{field}/{period}.png"})
  Mono<ResponseEntity<byte[]>> besideField(
      ServerHttpRequest request, @PathVariable String field, @PathVariable String period) {
    return Field.ofCode(field).isEmpty() ? missing(request) : preview(request, field, period);
  }

  @GetMapping({"/og/kpis/{code}/{period}.png", "/en/og/kpis/{code}/{period}.png"})
  Mono<ResponseEntity<byte[]>> besideKpi(
      ServerHttpRequest request, @PathVariable String code, @PathVariable String period) {
    return preview(request, "kpi/" + code, period);
  }

  private Mono<ResponseEntity<byte[]>> chart(
      ServerHttpRequest request,
      String board,
      String chart,
      String format,
      String lang,
      @Nullable String period) {
    Optional<Lang> words = Lang.ofCode(lang);
    Optional<Pictures.Kind> wanted = Pictures.kind(format);
    Optional<BoardView> view = view(board, period);
    return view.flatMap(found -> words.flatMap(each -> Charts.of(found, chart, each)))
        .flatMap(picture ->
            wanted.map(each ->
                answer(
                    request,
                    each,
                    name(board + "-" + chart, view.get()),
                    FRESH,
                    () -> pictures.file(picture, each))))
        .orElseGet(() -> missing(request));
  }

  private Mono<ResponseEntity<byte[]>> preview(
      ServerHttpRequest request, String board, String period) {
    return view(board, period)
        .map(view ->
            answer(
                request,
                Pictures.Kind.PNG,
                name(board, view),
                SHORTLY,
                () -> pictures.preview(Charts.preview(view, PageAnswers.lang(request)))))
        .orElseGet(() -> missing(request));
  }

  private Optional<BoardView> view(String board, @Nullable String period) {
    boolean asked = period != null && !period.isEmpty();
    Optional<Period> wanted = PeriodAsked.read(period);
    if (!boards.knows(board) || (asked && wanted.flatMap(Period::granularity).isEmpty())) {
      return Optional.empty();
    }
    Granularity kind = wanted.flatMap(Period::granularity).orElse(Granularity.QUARTER);
    return boards
        .standing(board, kind, wanted.orElse(null))
        .flatMap(standing -> boards.view(standing.key()));
  }

  private static String name(String what, BoardView view) {
    return what.replace('/', '-') + "-" + view.head().period();
  }

  static Mono<ResponseEntity<byte[]>> answer(
      ServerHttpRequest request,
      Pictures.Kind kind,
      String name,
      CacheControl kept,
      Callable<byte[]> drawing) {
    MediaType type = MediaType.parseMediaType(kind.mediaType());
    String file = "dxpulse-" + name + "." + kind.code();
    return Mono.fromCallable(() -> FileAnswers.file(request, type, file, kept, drawing.call()))
        .subscribeOn(Schedulers.boundedElastic());
  }

  private Mono<ResponseEntity<byte[]>> missing(ServerHttpRequest request) {
    return missing(renderer, request);
  }

  static Mono<ResponseEntity<byte[]>> missing(Renderer renderer, ServerHttpRequest request) {
    return Mono.just(
        HtmlAnswers.missing(
            request,
            request.getPath().value(),
            () -> PageAnswers.missingPage(renderer, PageAnswers.langAsked(request))));
  }
}
