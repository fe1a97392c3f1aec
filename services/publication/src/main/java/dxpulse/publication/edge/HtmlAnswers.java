package dxpulse.publication.edge;

import dxpulse.contracts.wire.Problem;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;

/// Pages with the headers that every page has.
public final class HtmlAnswers {
  private static final MediaType HTML = new MediaType("text", "html", StandardCharsets.UTF_8);
  private static final String POLICY =
      "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self';"
          + " form-action 'self'; base-uri 'none'; frame-ancestors ";
  private static final String NOBODY = "'none'";
  private static final String ANYBODY = "*";

  private HtmlAnswers() {}

  /// A page for everybody, as long as it holds.
  ///
  /// @param tag its entity tag
  public static ResponseEntity<byte[]> page(
      ServerHttpRequest request, HttpStatus status, byte[] html, String tag) {
    return page(request, status, html, tag, NOBODY);
  }

  /// Such a page that any site may show in a frame.
  ///
  /// @param tag its entity tag
  public static ResponseEntity<byte[]> framedPage(
      ServerHttpRequest request, HttpStatus status, byte[] html, String tag) {
    return page(request, status, html, tag, ANYBODY);
  }

  private static ResponseEntity<byte[]> page(
      ServerHttpRequest request, HttpStatus status, byte[] html, String tag, String framedBy) {
    boolean same =
        status == HttpStatus.OK
            && Caching.isKnown(request.getHeaders().getFirst(HttpHeaders.IF_NONE_MATCH), tag);
    ResponseEntity.BodyBuilder answer =
        safe(ResponseEntity.status(same ? HttpStatus.NOT_MODIFIED : status), framedBy)
            .eTag(tag)
            .cacheControl(Caching.LIVE)
            // Nobody is signed in here; else a browser makes the page wait for a process of its
            // own.
            .header("Cross-Origin-Opener-Policy", "unsafe-none");
    return same ? answer.build() : answer.contentType(HTML).body(html);
  }

  /// A page for whoever asked, and for nobody else.
  public static ResponseEntity<byte[]> ownPage(HttpStatus status, byte[] html) {
    return safe(ResponseEntity.status(status), NOBODY)
        .cacheControl(CacheControl.noStore().cachePrivate())
        .contentType(HTML)
        .body(html);
  }

  /// What is not there: a page for people, a problem for programs.
  ///
  /// @param what the address, for programs
  /// @param html for people
  public static ResponseEntity<byte[]> missing(
      ServerHttpRequest request, String what, Supplier<String> html) {
    return missing(request, Problem.notFound(Answers.nothingAt(what)), html);
  }

  /// What is not there, for programs in words of its own.
  public static ResponseEntity<byte[]> missing(
      ServerHttpRequest request, Problem problem, Supplier<String> html) {
    boolean forPeople =
        request.getHeaders().getOrEmpty(HttpHeaders.ACCEPT).stream()
            .anyMatch(types -> types.contains(MediaType.TEXT_HTML_VALUE));
    ResponseEntity<byte[]> answer =
        forPeople
            ? ownPage(HttpStatus.NOT_FOUND, html.get().getBytes(StandardCharsets.UTF_8))
            : Answers.problem(problem);
    return ResponseEntity.status(answer.getStatusCode())
        .headers(answer.getHeaders())
        .varyBy(HttpHeaders.ACCEPT)
        .body(answer.getBody());
  }

  private static ResponseEntity.BodyBuilder safe(
      ResponseEntity.BodyBuilder answer, String framedBy) {
    return answer
        .header("Content-Security-Policy", POLICY + framedBy)
        .header("X-Content-Type-Options", "nosniff")
        .header("Referrer-Policy", "strict-origin-when-cross-origin");
  }
}
