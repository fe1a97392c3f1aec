package dxpulse.publication.edge;

import dxpulse.contracts.wire.HttpFormat;
import dxpulse.contracts.wire.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/// Makes answers: JSON by the contract's mapper, problems as problem details.
public final class Answers {
  private static final MediaType PROBLEM = MediaType.parseMediaType(Problem.MEDIA_TYPE);

  private Answers() {}

  public static ResponseEntity<byte[]> json(int status, Object body) {
    return ResponseEntity.status(status)
        .contentType(MediaType.APPLICATION_JSON)
        .body(HttpFormat.mapper().writeValueAsBytes(body));
  }

  /// What everybody may read, as long as it holds. Who comes with a token may be answered something
  /// else at the same address.
  ///
  /// @param known the request's `If-None-Match`
  public static ResponseEntity<byte[]> open(
      MediaType type, byte[] content, CacheControl kept, @Nullable String known) {
    String tag = FileAnswers.tag(content);
    boolean same = Caching.isKnown(known, tag);
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.status(same ? 304 : 200)
            .eTag(tag)
            .varyBy(HttpHeaders.AUTHORIZATION)
            .cacheControl(kept);
    return same ? answer.build() : answer.contentType(type).body(content);
  }

  /// What is said of an address at which nothing is, Japanese, then English.
  public static String nothingAt(String path) {
    return "%sには何もありません / there is nothing at %s".formatted(path, path);
  }

  public static ResponseEntity<byte[]> problem(Problem problem) {
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.status(problem.status()).contentType(PROBLEM);
    return (problem.status() == 503 ? answer.header("Retry-After", "5") : answer)
        .body(problem.json());
  }
}
