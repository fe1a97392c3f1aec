package dxpulse.publication.page.http;

import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.time.Granularity;
import dxpulse.publication.board.IndicatorSheet;
import dxpulse.publication.board.LivePlan;
import dxpulse.publication.page.IndicatorPages;
import dxpulse.publication.page.Renderer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The pages of the indicators.
@RestController
class IndicatorPageController {
  private final LivePlan plan;
  private final IndicatorPages pages;
  private final Renderer renderer;

  IndicatorPageController(LivePlan plan, IndicatorPages pages, Renderer renderer) {
    this.plan = plan;
    this.pages = pages;
    this.renderer = renderer;
  }

  @GetMapping({"/indicators/{code}", "/en/indicators/{code}"})
  ResponseEntity<byte[]> indicator(
      ServerHttpRequest request,
      @PathVariable String code,
      @RequestParam(required = false) @Nullable String granularity) {
    if (granularity == null || granularity.isEmpty()) {
      return sheet(request, code, null);
    }
    return Granularity.ofCode(granularity)
        .map(kind -> sheet(request, code, kind))
        .orElseGet(() -> PageAnswers.missing(renderer, request));
  }

  private ResponseEntity<byte[]> sheet(
      ServerHttpRequest request, String code, @Nullable Granularity kind) {
    return code(code)
        .flatMap(known -> plan.read(state -> IndicatorSheet.of(state, known, kind)))
        .map(sheet ->
            PageAnswers.page(request, HttpStatus.OK, pages.sheet(sheet, PageAnswers.lang(request))))
        .orElseGet(() -> PageAnswers.missing(renderer, request));
  }

  private static Optional<IndicatorCode> code(String text) {
    try {
      return Optional.of(new IndicatorCode(text));
    } catch (IllegalArgumentException unreadable) {
      return Optional.empty();
    }
  }
}
