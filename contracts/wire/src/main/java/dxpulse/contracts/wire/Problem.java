package dxpulse.contracts.wire;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;

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

  /// A body that is no JSON, with the place where it stops being some.
  public static Problem notJson(JacksonException malformed, byte[] body) {
    TokenStreamLocation at = malformed.getLocation();
    String why = malformed.getOriginalMessage();
    if (at == null || at.getByteOffset() < 0) {
      return malformed("JSONとして読めません / not JSON: " + why);
    }
    // The parser counts bytes; people count characters.
    int end = (int) Math.min(body.length, at.getByteOffset());
    String before = new String(body, 0, end, StandardCharsets.UTF_8);
    int column = before.length() - before.lastIndexOf('\n');
    Optional<String> repeated = HttpFormat.repeatedMember(malformed);
    if (repeated.isPresent()) {
      return malformed(
          "%d行%d文字目：「%s」が1つのオブジェクトに2回あります（1回だけ書いてください） / line %d, column %d: \"%s\" stands twice in one object (expected: once)"
              .formatted(
                  at.getLineNr(), column, repeated.get(), at.getLineNr(), column, repeated.get()));
    }
    return malformed(
        "%d行%d文字目からJSONとして読めません（途中で切れているかもしれません） / not readable as JSON at line %d, column %d: %s"
            .formatted(at.getLineNr(), column, at.getLineNr(), column, why));
  }

  public static Problem emptyBody() {
    return malformed("本文がありません（JSONを送ってください） / the body is empty (expected: JSON)");
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

  /// The store or Kafka is away.
  public static Problem away() {
    return unavailable(
        "保存先か記録の仕組みが応答しません。もう一度送ってください（重ねて送っても害はありません） / the store or Kafka is away; send it again, repeats do no harm");
  }

  /// A mistake of ours.
  public static Problem internal() {
    return new Problem(
        "internal", 500, "内部の誤りです / Internal error", "くわしくはログにあります / the log says more", List.of());
  }

  /// A request that the framework refuses before any code of ours sees it; what it says is English
  /// alone.
  public static Problem refused(int status, String said) {
    String why =
        switch (status) {
          case 404 -> "このアドレスには何もありません";
          case 405 -> "このアドレスでは使えないメソッドです";
          case 406 -> "求められた形式では答えられません";
          case 413 -> "送られた内容が大きすぎます";
          case 415 -> "この形式の本文は受け取れません";
          default -> "要求の値が足りないか、読み取れません";
        };
    String detail = said.contains(" / ") ? said : why + " / " + said;
    return switch (status) {
      case 404 -> notFound(detail);
      case 413 -> tooLarge(detail);
      default ->
          new Problem("request", status, "要求を受け付けられません / Request refused", detail, List.of());
    };
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
