package dxpulse.infra.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoTimeoutException;
import dxpulse.contracts.wire.HttpFormat;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

class ProblemsTest {
  private final Problems problems = new Problems();

  @Test
  void aStoreThatIsAwayIsUnavailableAndSaysWhenToComeBack() {
    ResponseEntity<byte[]> answer =
        problems.answer(new MongoTimeoutException("no server within 3000 ms"));

    assertThat(answer.getStatusCode().value()).isEqualTo(503);
    assertThat(answer.getHeaders().getFirst("Retry-After")).isEqualTo("5");
    assertThat(body(answer)).contains("urn:dxpulse:problem:unavailable");
  }

  @Test
  void aTokenOfNoOrganizationIsForbidden() {
    ResponseEntity<byte[]> answer = problems.answer(new AccessDeniedException("organization: 17"));

    assertThat(answer.getStatusCode().value()).isEqualTo(403);
    assertThat(body(answer)).contains("urn:dxpulse:problem:forbidden", "organization: 17");
  }

  @Test
  void aBrokenMultipartBodyIsMalformed() {
    ResponseEntity<byte[]> answer =
        problems.answer(
            new MultipartException("no boundary", new java.io.IOException("stream ended")));

    assertThat(answer.getStatusCode().value()).isEqualTo(400);
    assertThat(body(answer)).contains("urn:dxpulse:problem:malformed");
  }

  @Test
  void aMistakeOfOursIsAnInternalErrorThatTellsNothing() {
    ResponseEntity<byte[]> answer = problems.answer(new IllegalStateException("secret"));

    assertThat(answer.getStatusCode().value()).isEqualTo(500);
    assertThat(body(answer)).contains("urn:dxpulse:problem:internal").doesNotContain("secret");
  }

  @Test
  void whatIsWrongIsSaidInJapaneseFirstAndThenInEnglish() {
    assertThat(
            List.of(
                new AccessDeniedException("organization: 17"),
                new MultipartException("no boundary", new java.io.IOException("stream ended")),
                new MongoTimeoutException("no server within 3000 ms"),
                new IllegalStateException("secret"),
                new HttpRequestMethodNotSupportedException("PUT"),
                new MissingServletRequestParameterException("period", "String"),
                new NoResourceFoundException(HttpMethod.GET, "/api/nothing", "nothing")))
        .extracting(failure -> detail(problems.answer(failure)))
        .allSatisfy(detail -> assertThat(detail).matches("[^ -~]+.* / [ -~]+"));
  }

  @Test
  void aBodyThatIsNoJsonIsToldWithItsLineAndColumnInCharacters() {
    assertThat(reading("{\n  \"備考\": \"速報\" 12}"))
        .startsWith("2行14文字目からJSONとして読めません")
        .contains(" / not readable as JSON at line 2, column 14: ");
    assertThat(reading("{\"value\": 1")).startsWith("1行12文字目から");
    assertThat(reading(""))
        .isEqualTo("本文がありません（JSONを送ってください） / the body is empty (expected: JSON)");
  }

  @Test
  void aMemberThatStandsTwiceIsRefusedAndNamedWithItsPlace() {
    assertThat(reading("[{\"indicator\": \"I19\", \"value\": 1},\n {\"value\": 2, \"value\": 20}]"))
        .isEqualTo(
            "2行22文字目：「value」が1つのオブジェクトに2回あります（1回だけ書いてください）"
                + " / line 2, column 22: \"value\" stands twice in one object (expected: once)");
  }

  private static String reading(String body) {
    return detail(
        Answers.reading(body.getBytes(StandardCharsets.UTF_8), json -> Answers.json(200, "read")));
  }

  private static String detail(ResponseEntity<byte[]> answer) {
    return HttpFormat.mapper().readTree(body(answer)).path("detail").asString();
  }

  private static String body(ResponseEntity<byte[]> answer) {
    byte[] body = answer.getBody();
    return body == null ? "" : new String(body, StandardCharsets.UTF_8);
  }
}
