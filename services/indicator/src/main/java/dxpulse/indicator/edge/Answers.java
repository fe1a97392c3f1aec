package dxpulse.indicator.edge;

import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.wire.HttpFormat;
import dxpulse.contracts.wire.Problem;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;

/// Makes answers: JSON by the contract's mapper, problems as problem details.
public final class Answers {
  private static final MediaType PROBLEM = MediaType.of(Problem.MEDIA_TYPE);

  private static final int TAG_BYTES = 8;

  private Answers() {}

  public static MutableHttpResponse<byte[]> json(HttpStatus status, Object body) {
    return HttpResponse.<byte[]>status(status)
        .contentType(MediaType.APPLICATION_JSON_TYPE)
        .body(HttpFormat.mapper().writeValueAsBytes(body));
  }

  /// JSON for everybody, pages of other sites included, under a tag of its content: the next answer
  /// may be that it still holds. The tag is weak, because the server may pack what it names. Who
  /// comes with a token is answered something else at the same address.
  ///
  /// @param seen the request's `If-None-Match`
  public static MutableHttpResponse<byte[]> open(Object body, @Nullable String seen) {
    byte[] json = HttpFormat.mapper().writeValueAsBytes(body);
    String tag = tag(json);
    boolean same = seen != null && (seen.contains(tag) || seen.strip().equals("*"));
    MutableHttpResponse<byte[]> answer =
        same
            ? HttpResponse.notModified()
            : HttpResponse.ok(json).contentType(MediaType.APPLICATION_JSON_TYPE);
    return answer
        .header(HttpHeaders.ETAG, "W/" + tag)
        .header(HttpHeaders.VARY, "Authorization, Accept-Encoding")
        .header(HttpHeaders.CACHE_CONTROL, "no-cache")
        .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
        .header(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, HttpHeaders.ETAG);
  }

  /// What a browser is told that asks whether a page of another site may read.
  static HttpResponse<byte[]> mayBeRead() {
    return HttpResponse.<byte[]>noContent()
        .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
        .header(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, "GET")
        .header(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, HttpHeaders.IF_NONE_MATCH);
  }

  private static String tag(byte[] content) {
    try {
      byte[] sum = MessageDigest.getInstance("SHA-256").digest(content);
      return '"' + HexFormat.of().formatHex(sum, 0, TAG_BYTES) + '"';
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  public static MutableHttpResponse<byte[]> problem(Problem problem) {
    MutableHttpResponse<byte[]> answer =
        HttpResponse.<byte[]>status(HttpStatus.valueOf(problem.status()))
            .contentType(PROBLEM)
            .body(problem.json());
    return problem.status() == 503 ? answer.header("Retry-After", "5") : answer;
  }

  /// Reads a body as JSON and answers malformed ones.
  public static HttpResponse<byte[]> reading(
      byte[] content, Function<JsonNode, HttpResponse<byte[]>> work) {
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

  public static MutableHttpResponse<byte[]> unknown(String code) {
    return problem(Problem.notFound("指標 %s はありません / no indicator %s".formatted(code, code)));
  }

  public static Optional<IndicatorCode> indicatorCode(String text) {
    try {
      return Optional.of(new IndicatorCode(text));
    } catch (IllegalArgumentException notACode) {
      return Optional.empty();
    }
  }

  /// The members of a record as they appear in JSON.
  public static Map<String, Object> members(Object record) {
    return HttpFormat.mapper().convertValue(record, new TypeReference<>() {});
  }
}
