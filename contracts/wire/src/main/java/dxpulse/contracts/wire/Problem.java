package dxpulse.contracts.wire;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Problem details (RFC 9457): what went wrong, and for input every place, value and expectation at
/// once.
///
/// @param name ends the type, `urn:dxpulse:problem:<name>`; see `contracts/problems.md`
/// @param title Japanese, then English
public record Problem(String name, int status, String title, String detail, List<Fault> errors) {
  public static final String MEDIA_TYPE = "application/problem+json";

  public Problem {
    errors = List.copyOf(errors);
  }

  /// One fault in the input.
  ///
  /// @param pointer JSON pointer to the place
  /// @param code the rule that it broke
  public record Fault(
      String pointer,
      String code,
      String message,
      @Nullable String value,
      @Nullable String expected) {}

  public static Problem malformed(String detail) {
    return new Problem("malformed", 400, "読み取れない要求です / Malformed request", detail, List.of());
  }

  public static Problem unauthorised() {
    return new Problem(
        "unauthorised",
        401,
        "認証が必要です / Authentication is needed",
        "有効なトークンを付けてください / a bearer token that holds is needed",
        List.of());
  }

  public static Problem forbidden(String detail) {
    return new Problem("forbidden", 403, "権限がありません / Not allowed", detail, List.of());
  }

  public static Problem notFound(String detail) {
    return new Problem("not-found", 404, "見つかりません / Not found", detail, List.of());
  }

  public static Problem conflict(String detail) {
    return new Problem("conflict", 409, "ほかの内容と重なっています / Conflict", detail, List.of());
  }

  public static Problem tooLarge(String detail) {
    return new Problem("too-large", 413, "一度に受け付けられる量を超えています / Too large", detail, List.of());
  }

  public static Problem invalid(List<Fault> errors) {
    return new Problem(
        "invalid",
        422,
        "内容に誤りがあります / The content is not valid",
        "誤り%d件 / %d error(s)".formatted(errors.size(), errors.size()),
        errors);
  }

  public static Problem unavailable(String detail) {
    return new Problem(
        "unavailable", 503, "一時的に受け付けられません / Temporarily unavailable", detail, List.of());
  }

  /// The body as JSON.
  public byte[] json() {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", "urn:dxpulse:problem:" + name);
    body.put("title", title);
    body.put("status", status);
    body.put("detail", detail);
    if (!errors.isEmpty()) {
      body.put("errors", errors);
    }
    return HttpFormat.mapper().writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
  }
}
