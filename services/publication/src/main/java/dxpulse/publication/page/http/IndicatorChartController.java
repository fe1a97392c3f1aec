package dxpulse.publication.page.http;

import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.Period;
import dxpulse.publication.board.AreaSheet;
import dxpulse.publication.board.IndicatorSheet;
import dxpulse.publication.board.LivePlan;
import dxpulse.publication.page.IndicatorPages;
import dxpulse.publication.page.Lang;
import dxpulse.publication.page.Municipalities;
import dxpulse.publication.page.Pictures;
import dxpulse.publication.page.Renderer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// Maps and trends of indicators as files.
@RestController
class IndicatorChartController {
  private final LivePlan plan;
  private final Pictures pictures;
  private final Renderer renderer;

  IndicatorChartController(LivePlan plan, Pictures pictures, Renderer renderer) {
    this.plan = plan;
    this.pictures = pictures;
    this.renderer = renderer;
  }

  @GetMapping("/charts/indicator/{code}/map.{format}")
  Mono<ResponseEntity<byte[]>> ofIndicator(
      ServerHttpRequest request,
      @PathVariable String code,
      @PathVariable String format,
      @RequestParam(defaultValue = "ja") String lang,
      @RequestParam(required = false) @Nullable String period) {
    Optional<Pictures.Kind> wanted = Pictures.kind(format);
    return Lang.ofCode(lang)
        .flatMap(words -> sheet(code, period).map(sheet -> new Municipalities(sheet, false, words)))
        .flatMap(areas ->
            areas
                .picture()
                .flatMap(picture ->
                    wanted.map(kind ->
                        PictureController.answer(
                            request,
                            kind,
                            "indicator-" + code + "-map-" + areas.sheet().period(),
                            PictureController.FRESH,
                            () -> pictures.file(picture, kind)))))
        .orElseGet(() -> PictureController.missing(renderer, request));
  }

  @GetMapping("/charts/indicator/{code}/trend.{format}")
  Mono<ResponseEntity<byte[]>> trend(
      ServerHttpRequest request,
      @PathVariable String code,
      @PathVariable String format,
      @RequestParam(defaultValue = "ja") String lang,
      @RequestParam(required = false) @Nullable String granularity,
      @RequestParam(required = false) @Nullable String period) {
    boolean isLeftOpen = granularity == null || granularity.isEmpty();
    Optional<Period> last = PeriodAsked.read(period);
    Optional<Granularity> kind =
        isLeftOpen
            ? last.flatMap(Period::granularity)
            : Optional.ofNullable(granularity).flatMap(Granularity::ofCode);
    Optional<Pictures.Kind> wanted = Pictures.kind(format);
    Optional<IndicatorSheet> sheet =
        IndicatorPageController.code(code)
            .filter(known -> !PeriodAsked.isUnreadable(period) && (isLeftOpen || kind.isPresent()))
            .flatMap(known ->
                plan.read(state -> IndicatorSheet.of(state, known, kind.orElse(null), null)))
            .map(known -> known.until(last.orElse(null)));
    return Lang.ofCode(lang)
        .flatMap(words -> sheet.flatMap(found -> IndicatorPages.picture(found, words)))
        .flatMap(picture ->
            wanted.map(each ->
                PictureController.answer(
                    request,
                    each,
                    "indicator-"
                        + code
                        + "-trend-"
                        + last.map(Period::toString).orElse(sheet.get().granularity().code()),
                    PictureController.FRESH,
                    () -> pictures.file(picture, each))))
        .orElseGet(() -> PictureController.missing(renderer, request));
  }

  private Optional<AreaSheet> sheet(String code, @Nullable String period) {
    Optional<Period> wanted = PeriodAsked.read(period);
    if (PeriodAsked.isUnreadable(period)) {
      return Optional.empty();
    }
    return IndicatorPageController.code(code)
        .flatMap(
            known -> plan.read(state -> AreaSheet.of(state, known, wanted.orElse(null), null)));
  }
}
