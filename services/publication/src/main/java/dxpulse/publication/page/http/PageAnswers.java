package dxpulse.publication.page.http;

import dxpulse.publication.edge.HtmlAnswers;
import dxpulse.publication.page.DrawnPages;
import dxpulse.publication.page.Lang;
import dxpulse.publication.page.Renderer;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;

/// How public pages are answered: in the language of their address, with their tag, and with what
/// keeps foreign scripts out.
final class PageAnswers {
  static final Said MISSING =
      new Said(
          "ページが見つかりません",
          "Page not found",
          "アドレスが変わったか、ページがなくなった可能性があります。",
          "The address may have changed, or the page is gone.");
  static final Said EMPTY =
      new Said(
          "データはまだありません",
          "No figures yet",
          "この期のデータはまだありません。",
          "There are no figures for this period yet.");

  private PageAnswers() {}

  /// What is said instead of a board.
  record Said(String titleJa, String titleEn, String ja, String en) {
    String title(Lang lang) {
      return lang.of(titleJa, titleEn);
    }

    String text(Lang lang) {
      return lang.of(ja, en);
    }
  }

  static ResponseEntity<byte[]> missing(Renderer renderer, ServerHttpRequest request) {
    return page(request, HttpStatus.NOT_FOUND, missingPage(renderer, lang(request)));
  }

  static String missingPage(Renderer renderer, Lang lang) {
    return renderer.message(lang, "/", MISSING.title(lang), MISSING.text(lang), null, null);
  }

  static ResponseEntity<byte[]> page(ServerHttpRequest request, HttpStatus status, String html) {
    return page(request, status, DrawnPages.Sheet.of(html));
  }

  static ResponseEntity<byte[]> page(
      ServerHttpRequest request, HttpStatus status, DrawnPages.Sheet sheet) {
    return HtmlAnswers.page(request, status, sheet.html(), sheet.tag());
  }

  /// The language of an address that names it as `lang`.
  static Lang langAsked(ServerHttpRequest request) {
    return Optional.ofNullable(request.getQueryParams().getFirst("lang"))
        .flatMap(Lang::ofCode)
        .orElseGet(() -> lang(request));
  }

  static Lang lang(ServerHttpRequest request) {
    String path = request.getPath().value();
    return path.equals("/en") || path.startsWith("/en/") ? Lang.EN : Lang.JA;
  }
}
