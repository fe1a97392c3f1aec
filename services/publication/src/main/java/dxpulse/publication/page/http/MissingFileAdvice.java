package dxpulse.publication.page.http;

import dxpulse.contracts.wire.Problem;
import dxpulse.publication.edge.HtmlAnswers;
import dxpulse.publication.opendata.NoSuchFile;
import dxpulse.publication.page.Renderer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/// Whoever asks for a file of open data that there is not: a page for people, a problem for
/// programs.
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class MissingFileAdvice {
  private final Renderer renderer;

  MissingFileAdvice(Renderer renderer) {
    this.renderer = renderer;
  }

  @ExceptionHandler
  ResponseEntity<byte[]> missing(ServerHttpRequest request, NoSuchFile missing) {
    return HtmlAnswers.missing(
        request,
        Problem.notFound(String.valueOf(missing.getMessage())),
        () -> PageAnswers.missingPage(renderer, PageAnswers.lang(request)));
  }
}
