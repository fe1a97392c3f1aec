package dxpulse.publication.page.http;

import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.Period;
import dxpulse.publication.board.IndicatorIndex;
import dxpulse.publication.board.IndicatorSheet;
import dxpulse.publication.board.LivePlan;
import dxpulse.publication.page.DrawnPages;
import dxpulse.publication.page.IndicatorPages;
import dxpulse.publication.page.KnownReleases;
import dxpulse.publication.page.Lang;
import dxpulse.publication.page.OldData;
import dxpulse.publication.page.Renderer;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/// The pages of the indicators.
@RestController
class IndicatorPageController {
  private static final String BY_VALUE = "value";
  private static final int MOST_DRAWN = 200;

  private final LivePlan plan;
  private final IndicatorPages pages;
  private final Renderer renderer;
  private final KnownReleases releases;
  // Many look at once when something changed; the list of all is drawn once then.
  private final DrawnPages drawn = new DrawnPages(MOST_DRAWN);

  private record Place(
      @Nullable IndicatorCode code,
      @Nullable Granularity kind,
      @Nullable Period period,
      boolean byValue,
      Lang lang,
      OldData old) {}

  IndicatorPageController(
      LivePlan plan, IndicatorPages pages, Renderer renderer, KnownReleases releases) {
    this.plan = plan;
    this.releases = releases;
    this.pages = pages;
    this.renderer = renderer;
  }

  @GetMapping({"/indicators", "/en/indicators"})
  Mono<ResponseEntity<byte[]>> indicators(ServerHttpRequest request) {
    Lang lang = PageAnswers.lang(request);
    return Mono.fromSupplier(() -> PageAnswers.page(request, HttpStatus.OK, index(lang)))
        .subscribeOn(Schedulers.boundedElastic());
  }

  private synchronized DrawnPages.Sheet index(Lang lang) {
    OldData old = new OldData(releases.knownFrom());
    return drawn(
            new Place(null, null, null, false, lang, old),
            () -> Optional.of(pages.index(plan.read(IndicatorIndex::of), lang, old)))
        .orElseThrow();
  }

  private Optional<DrawnPages.Sheet> drawn(Place place, Supplier<Optional<String>> drawing) {
    return drawn.find(place, plan.edition(), drawing);
  }

  @GetMapping({"/indicators/{code}", "/en/indicators/{code}"})
  ResponseEntity<byte[]> indicator(
      ServerHttpRequest request,
      @PathVariable String code,
      @RequestParam(required = false) @Nullable String granularity,
      @RequestParam(required = false) @Nullable String period,
      @RequestParam(defaultValue = "code") String order) {
    Optional<Period> wanted = PeriodAsked.read(period);
    if (period != null && PeriodAsked.isUnreadable(period) && code(code).isPresent()) {
      return PageAnswers.noSuchPeriod(renderer, request, "/indicators/" + code, period);
    }
    Optional<Granularity> kind =
        isEmpty(granularity)
            ? wanted.flatMap(Period::granularity)
            : Optional.ofNullable(granularity).flatMap(Granularity::ofCode);
    boolean isReadable =
        (isEmpty(granularity) || kind.isPresent())
            && (order.equals("code") || order.equals(BY_VALUE));
    return isReadable
        ? sheet(request, code, kind.orElse(null), wanted.orElse(null), order.equals(BY_VALUE))
        : PageAnswers.missing(renderer, request);
  }

  private static boolean isEmpty(@Nullable String asked) {
    return asked == null || asked.isEmpty();
  }

  private ResponseEntity<byte[]> sheet(
      ServerHttpRequest request,
      String code,
      @Nullable Granularity kind,
      @Nullable Period period,
      boolean byValue) {
    Lang lang = PageAnswers.lang(request);
    OldData old = new OldData(releases.knownFrom());
    Optional<IndicatorCode> asked = code(code);
    return asked
        .flatMap(known ->
            drawn(
                new Place(known, kind, period, byValue, lang, old),
                () ->
                    plan.read(state -> IndicatorSheet.of(state, known, kind, period))
                        .map(
                            sheet -> pages.sheet(sheet, kind != null, period, byValue, lang, old))))
        .map(sheet -> PageAnswers.page(request, HttpStatus.OK, sheet))
        .or(() -> asked.flatMap(known -> undefined(request, known)))
        .orElseGet(() -> PageAnswers.missing(renderer, request));
  }

  /// KPIs may count what has no definition yet; their pages link here all the same.
  private Optional<ResponseEntity<byte[]>> undefined(
      ServerHttpRequest request, IndicatorCode code) {
    Lang lang = PageAnswers.lang(request);
    return plan.read(state -> IndicatorSheet.usesOf(state, code)).stream()
        .findFirst()
        .map(use ->
            PageAnswers.page(
                request,
                HttpStatus.OK,
                renderer.message(
                    lang,
                    "/indicators/" + code,
                    lang.of("指標 ", "Indicator ") + code,
                    lang.of(
                        "この指標の定義はまだ公表されていません。公表されると、このページに値と定義を表示します。",
                        "The definition of this indicator is not published yet. Once it is, this page"
                            + " shows its values and its definition."),
                    lang.url("/kpis/" + use.kpi()),
                    lang.of("この指標が入るKPI：", "A KPI that includes it: ") + lang.of(use.name()))));
  }

  static Optional<IndicatorCode> code(String text) {
    try {
      return Optional.of(new IndicatorCode(text));
    } catch (IllegalArgumentException unreadable) {
      return Optional.empty();
    }
  }
}
