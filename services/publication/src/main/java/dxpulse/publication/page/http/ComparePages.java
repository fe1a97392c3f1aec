package dxpulse.publication.page.http;

import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.JapanTime;
import dxpulse.publication.board.BoardKey;
import dxpulse.publication.board.BoardReader;
import dxpulse.publication.page.Charts;
import dxpulse.publication.page.Compare;
import dxpulse.publication.page.ComparisonPages;
import dxpulse.publication.page.KnownReleases;
import dxpulse.publication.page.Lang;
import dxpulse.publication.page.Pictures;
import dxpulse.publication.page.Previews;
import dxpulse.publication.page.Renderer;
import dxpulse.publication.page.http.Comparisons.Answer;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// Two periods side by side; without periods the latest one and the same of the year before.
@RestController
class ComparePages {
  private final BoardReader boards;
  private final Comparisons comparisons;
  private final ComparisonPages pages;
  private final Pictures pictures;
  private final Renderer renderer;
  private final BooleanSupplier cacheAway;
  private final KnownReleases releases;
  private final Clock clock;

  ComparePages(
      BoardReader boards,
      ComparisonPages pages,
      Pictures pictures,
      Renderer renderer,
      BooleanSupplier cacheAway,
      KnownReleases releases,
      Clock clock) {
    this.boards = boards;
    this.comparisons = new Comparisons(boards);
    this.pages = pages;
    this.pictures = pictures;
    this.renderer = renderer;
    this.cacheAway = cacheAway;
    this.releases = releases;
    this.clock = clock;
  }

  @GetMapping({ComparisonPages.PATH, "/en" + ComparisonPages.PATH})
  ResponseEntity<byte[]> compare(
      ServerHttpRequest request,
      @RequestParam(required = false) @Nullable String kpi,
      @RequestParam(required = false) @Nullable String granularity,
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String to) {
    return switch (comparisons.of(new Comparisons.Asked(kpi, granularity, from, to))) {
      case Answer.Unknown() -> PageAnswers.missing(renderer, request);
      case Answer.Empty() -> empty(request);
      case Answer.Found(Compare view) ->
          PageAnswers.page(
              request,
              view.refusal() == null ? HttpStatus.OK : HttpStatus.BAD_REQUEST,
              pages.compare(
                  view,
                  PageAnswers.lang(request),
                  cacheAway.getAsBoolean(),
                  knownFrom(view),
                  JapanTime.day(clock.instant())));
    };
  }

  /// That earlier periods are old is no news.
  private Map<Granularity, LocalDate> knownFrom(Compare view) {
    BoardKey after = new BoardKey(view.board(), view.granularity(), view.to());
    return boards.isEarlier(after) ? Map.of() : releases.knownFrom();
  }

  @GetMapping("/charts/compare.{format}")
  Mono<ResponseEntity<byte[]>> picture(
      ServerHttpRequest request,
      @PathVariable String format,
      @RequestParam(defaultValue = "ja") String lang,
      @RequestParam(required = false) @Nullable String kpi,
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String to) {
    Optional<Pictures.Kind> wanted = Pictures.kind(format);
    Optional<Lang> words = Lang.ofCode(lang);
    return comparisons.of(new Comparisons.Asked(kpi, null, from, to))
                instanceof Answer.Found(Compare compare)
            && compare.refusal() == null
            && wanted.isPresent()
        ? words
            .flatMap(each -> Charts.of(compare, each))
            .map(picture ->
                PictureController.answer(
                    request,
                    wanted.get(),
                    name(compare),
                    PictureController.FRESH,
                    () -> pictures.file(picture, wanted.get())))
            .orElseGet(() -> missing(request))
        : missing(request);
  }

  @GetMapping({"/og/compare.png", "/en/og/compare.png"})
  Mono<ResponseEntity<byte[]>> beside(
      ServerHttpRequest request,
      @RequestParam(required = false) @Nullable String kpi,
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String to) {
    return comparisons.of(new Comparisons.Asked(kpi, null, from, to))
                instanceof Answer.Found(Compare compare)
            && compare.refusal() == null
        ? PictureController.answer(
            request,
            Pictures.Kind.PNG,
            name(compare),
            PictureController.SHORTLY,
            () -> pictures.preview(Previews.of(compare, PageAnswers.lang(request))))
        : missing(request);
  }

  private static String name(Compare compare) {
    return "compare-"
        + compare.board().replace('/', '-')
        + "-"
        + compare.from()
        + "-"
        + compare.to();
  }

  private Mono<ResponseEntity<byte[]>> missing(ServerHttpRequest request) {
    return PictureController.missing(renderer, request);
  }

  private ResponseEntity<byte[]> empty(ServerHttpRequest request) {
    Lang lang = PageAnswers.lang(request);
    return PageAnswers.page(
        request,
        HttpStatus.OK,
        renderer.message(
            lang,
            ComparisonPages.PATH,
            PageAnswers.EMPTY.title(lang),
            PageAnswers.EMPTY.text(lang),
            null,
            null));
  }
}
