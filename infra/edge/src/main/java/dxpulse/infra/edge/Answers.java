package dxpulse.infra.edge;

import dxpulse.contracts.wire.HttpFormat;
import dxpulse.contracts.wire.Problem;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;

/// Makes answers: JSON by the contract's mapper, problems as problem details.
public final class Answers {
  private static final MediaType PROBLEM = MediaType.parseMediaType(Problem.MEDIA_TYPE);

  private static final int TAG_BYTES = 8;

  static final String RETRY_AFTER_SECONDS = "5";

  private Answers() {}

  public static ResponseEntity<byte[]> json(int status, Object body) {
    return ResponseEntity.status(status)
        .contentType(MediaType.APPLICATION_JSON)
        .body(HttpFormat.mapper().writeValueAsBytes(body));
  }

  /// JSON under a tag of its content, for whoever asks again and again: the next answer may be that
  /// it still holds. What a token shows is for nobody else. The tag is weak, as it names what is
  /// said and not its bytes: those differ where the server packs them, and a server packs nothing
  /// under a strong tag.
  ///
  /// @param seen the request's `If-None-Match`
  public static ResponseEntity<byte[]> json(int status, Object body, @Nullable String seen) {
    byte[] json = HttpFormat.mapper().writeValueAsBytes(body);
    String tag = tag(json);
    boolean same = seen != null && (seen.contains(tag) || seen.strip().equals("*"));
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.status(same ? 304 : status)
            .eTag("W/" + tag)
            .varyBy(HttpHeaders.AUTHORIZATION, HttpHeaders.ACCEPT_ENCODING)
            .cacheControl(CacheControl.noCache());
    return same ? answer.build() : answer.contentType(MediaType.APPLICATION_JSON).body(json);
  }

  private static String tag(byte[] content) {
    try {
      byte[] sum = MessageDigest.getInstance("SHA-256").digest(content);
      return '"' + HexFormat.of().formatHex(sum, 0, TAG_BYTES) + '"';
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  public static ResponseEntity<byte[]> problem(Problem problem) {
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.status(problem.status()).contentType(PROBLEM);
    return (problem.status() == 503 ? answer.header("Retry-After", RETRY_AFTER_SECONDS) : answer)
        .body(problem.json());
  }

  /// Reads a body as JSON and answers malformed ones.
  public static ResponseEntity<byte[]> reading(
      byte[] content, Function<JsonNode, ResponseEntity<byte[]>> work) {
    JsonNode json;
    try {
      json = HttpFormat.mapper().readTree(content);
    } catch (JacksonException malformed) {
      return problem(Problem.notJson(malformed, content));
    }
    if (json.isMissingNode()) {
      return problem(Problem.emptyBody());
    }
    return work.apply(json);
  }

  /// The members of a record as they appear in JSON.
  public static Map<String, Object> members(Object record) {
    return HttpFormat.mapper().convertValue(record, new TypeReference<>() {});
  }
}
