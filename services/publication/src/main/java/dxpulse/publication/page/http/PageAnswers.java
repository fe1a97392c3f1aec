package dxpulse.publication.page.http;

import dxpulse.publication.page.DrawnPages;
import dxpulse.publication.page.Lang;
import dxpulse.publication.page.Renderer;
import java.nio.charset.StandardCharsets;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;

/// How public pages are answered: in the language of their address, with their tag, and with what
/// keeps foreign scripts out.
final class PageAnswers {
  private static final MediaType HTML = new MediaType("text", "html", StandardCharsets.UTF_8);
  private static final String POLICY =
      "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self';"
          + " form-action 'self'; base-uri 'none'; frame-ancestors 'self'";

  private PageAnswers() {}

  static ResponseEntity<byte[]> missing(Renderer renderer, ServerHttpRequest request) {
    Lang lang = lang(request);
    String html =
        renderer.message(
            lang,
            "/",
            lang.of("ページが見つかりません", "Page not found"),
            lang.of(
                "アドレスが変わったか、ページがなくなった可能性があります。",
                "The address may have changed, or the page is gone."),
            null,
            null);
    return page(request, HttpStatus.NOT_FOUND, html);
  }

  static ResponseEntity<byte[]> page(ServerHttpRequest request, HttpStatus status, String html) {
    return page(request, status, DrawnPages.Sheet.of(html));
  }

  static ResponseEntity<byte[]> page(
      ServerHttpRequest request, HttpStatus status, DrawnPages.Sheet sheet) {
    boolean same =
        status == HttpStatus.OK
            && request.getHeaders().getIfNoneMatch().stream()
                .anyMatch(known -> known.endsWith(sheet.tag()));
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.status(same ? HttpStatus.NOT_MODIFIED : status)
            .eTag(sheet.tag())
            .cacheControl(CacheControl.noCache())
            .header("Content-Security-Policy", POLICY)
            .header("X-Content-Type-Options", "nosniff")
            .header("Referrer-Policy", "strict-origin-when-cross-origin");
    return same ? answer.build() : answer.contentType(HTML).body(sheet.html());
  }

  static Lang lang(ServerHttpRequest request) {
    String path = request.getPath().value();
    return path.equals("/en") || path.startsWith("/en/") ? Lang.EN : Lang.JA;
  }
}
