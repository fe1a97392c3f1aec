package dxpulse.indicator.edge;

import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.wire.HttpFormat;
import dxpulse.contracts.wire.Problem;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;

/// Makes answers: JSON by the contract's mapper, problems as problem details.
public final class Answers {
  private static final MediaType PROBLEM = MediaType.of(Problem.MEDIA_TYPE);

  private Answers() {}

  public static MutableHttpResponse<byte[]> json(HttpStatus status, Object body) {
    return HttpResponse.<byte[]>status(status)
        .contentType(MediaType.APPLICATION_JSON_TYPE)
        .body(HttpFormat.mapper().writeValueAsBytes(body));
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
