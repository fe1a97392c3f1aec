package dxpulse.infra.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoTimeoutException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.multipart.MultipartException;

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

  private static String body(ResponseEntity<byte[]> answer) {
    byte[] body = answer.getBody();
    return body == null ? "" : new String(body, StandardCharsets.UTF_8);
  }
}
