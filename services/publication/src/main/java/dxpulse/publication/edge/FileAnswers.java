package dxpulse.publication.edge;

import dxpulse.contracts.wire.Problem;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;

/// Pictures and documents with the headers that every file has.
public final class FileAnswers {
  private static final int SHORT = 16;

  // An SVG is a document: opened by itself it may do nothing but look as it does.
  private static final String POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'self'";

  private FileAnswers() {}

  /// @param name under which it is saved, in letters that every system has
  public static ResponseEntity<byte[]> file(
      ServerHttpRequest request, MediaType type, String name, CacheControl kept, byte[] content) {
    String tag = tag(content);
    boolean same = Caching.isKnown(request.getHeaders().getFirst(HttpHeaders.IF_NONE_MATCH), tag);
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.status(same ? HttpStatus.NOT_MODIFIED : HttpStatus.OK)
            .eTag(tag)
            .cacheControl(kept)
            .header("X-Content-Type-Options", "nosniff")
            .header("Content-Security-Policy", POLICY);
    return same
        ? answer.build()
        : answer
            .header("Content-Disposition", "inline; filename=\"" + name + "\"")
            .contentType(type)
            .body(content);
  }

  /// Too much is being drawn: whoever asks again in a moment gets it.
  public static ResponseEntity<byte[]> busy() {
    return Answers.problem(
        Problem.unavailable(
            "ほかのファイルを作成中です。少し待ってからもう一度お試しください。 / Other files are being drawn. Try again in a moment."));
  }

  /// The entity tag of a content.
  static String tag(byte[] content) {
    return Caching.weak(digest(content));
  }

  private static String digest(byte[] content) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(content))
          .substring(0, SHORT);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
