package dxpulse.publication.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

class HtmlAnswersTest {
  private static final byte[] HTML = "<p>1".getBytes(StandardCharsets.US_ASCII);

  /// A browser starts a process for a page that is kept apart, which a slow one shows for long.
  @Test
  void onlyAPageForOneReaderIsKeptApartFromTheWindowThatOpenedIt() {
    MockServerHttpRequest first = MockServerHttpRequest.get("/").build();
    MockServerHttpRequest again = MockServerHttpRequest.get("/").ifNoneMatch("\"1\"").build();

    for (MockServerHttpRequest request : new MockServerHttpRequest[] {first, again}) {
      assertThat(opener(HtmlAnswers.page(request, HttpStatus.OK, HTML, "\"1\"")))
          .isEqualTo("unsafe-none");
    }
    assertThat(opener(HtmlAnswers.ownPage(HttpStatus.OK, HTML))).isNull();
  }

  private static @Nullable String opener(ResponseEntity<byte[]> answer) {
    return answer.getHeaders().getFirst("Cross-Origin-Opener-Policy");
  }
}
