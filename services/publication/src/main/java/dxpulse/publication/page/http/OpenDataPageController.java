package dxpulse.publication.page.http;

import dxpulse.publication.opendata.Dataset;
import dxpulse.publication.opendata.Datasets;
import dxpulse.publication.opendata.OpenFiles;
import dxpulse.publication.page.Lang;
import dxpulse.publication.page.OpenDataPages;
import dxpulse.publication.page.Renderer;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/// The pages about open data, Japanese at their address and English under `/en`.
@RestController
class OpenDataPageController {
  private static final int EXAMPLES = 5;

  private final OpenFiles files;
  private final OpenDataPages pages;
  private final Renderer renderer;
  // Contracts are slow to read, and few ask for them.
  private final Supplier<List<OpenDataPages.Route>> routes =
      SingletonSupplier.of(ApiDescription::routes);

  OpenDataPageController(OpenFiles files, OpenDataPages pages, Renderer renderer) {
    this.files = files;
    this.pages = pages;
    this.renderer = renderer;
  }

  @GetMapping({"/opendata", "/en/opendata"})
  Mono<ResponseEntity<byte[]>> overview(ServerHttpRequest request) {
    Lang lang = PageAnswers.lang(request);
    return page(
        request,
        () ->
            pages.overview(
                Datasets.ALL.stream().collect(Collectors.toMap(Dataset::code, files::rowsOf)),
                files.asOf().orElse(null),
                lang));
  }

  @GetMapping({"/opendata/api", "/en/opendata/api"})
  Mono<ResponseEntity<byte[]>> api(ServerHttpRequest request) {
    return page(request, () -> pages.api(routes.get(), PageAnswers.lang(request)));
  }

  @GetMapping({"/opendata/{code}", "/en/opendata/{code}"})
  Mono<ResponseEntity<byte[]>> dataset(ServerHttpRequest request, @PathVariable String code) {
    Lang lang = PageAnswers.lang(request);
    return Datasets.find(code)
        .map(dataset ->
            page(
                request,
                () ->
                    pages.dataset(
                        dataset,
                        files.example(dataset, EXAMPLES),
                        files.asOf().orElse(null),
                        lang)))
        .orElseGet(() -> Mono.just(PageAnswers.missing(renderer, request)));
  }

  private static Mono<ResponseEntity<byte[]>> page(
      ServerHttpRequest request, Supplier<String> html) {
    return Mono.fromCallable(() -> PageAnswers.page(request, HttpStatus.OK, html.get()))
        .subscribeOn(Schedulers.boundedElastic());
  }
}
