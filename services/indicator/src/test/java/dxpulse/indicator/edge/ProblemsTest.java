package dxpulse.indicator.edge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoTimeoutException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import org.junit.jupiter.api.Test;

class ProblemsTest {
  @Test
  void aStoreThatIsAwayIsUnavailableAndSaysWhenToComeBack() {
    MutableHttpResponse<byte[]> answer =
        answered(new MongoTimeoutException("no server within 3000 ms"));

    assertThat(answer.code()).isEqualTo(503);
    assertThat(answer.getHeaders().get("Retry-After")).isEqualTo("5");
    assertThat(new String(answer.body(), UTF_8)).contains("urn:dxpulse:problem:unavailable");
  }

  @Test
  void aMistakeOfOursIsAnInternalErrorThatTellsNothing() {
    MutableHttpResponse<byte[]> answer = answered(new IllegalStateException("secret"));

    assertThat(answer.code()).isEqualTo(500);
    assertThat(new String(answer.body(), UTF_8))
        .contains("urn:dxpulse:problem:internal")
        .doesNotContain("secret");
  }

  private static MutableHttpResponse<byte[]> answered(RuntimeException failure) {
    return new Problems()
        .processResponse(
            ErrorContext.builder(HttpRequest.GET("/api/indicators")).cause(failure).build(),
            HttpResponse.serverError());
  }
}
