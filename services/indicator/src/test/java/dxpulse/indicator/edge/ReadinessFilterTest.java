package dxpulse.indicator.edge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.http.HttpResponse;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReadinessFilterTest {
  private final Readiness readiness = new Readiness(Set.of("the flow"));
  private final ReadinessFilter filter = new ReadinessFilter(readiness);

  @Test
  void answersLaterUntilEverythingIsReached() {
    HttpResponse<byte[]> answer = filter.check();

    assertThat(answer).isNotNull();
    assertThat(answer.code()).isEqualTo(503);
    assertThat(answer.header("Retry-After")).isEqualTo("5");
    assertThat(new String(answer.body(), UTF_8))
        .contains("urn:dxpulse:problem:unavailable", "the flow");

    readiness.reached("the flow");
    assertThat(filter.check()).isNull();
  }

  @Test
  void whatHasFailedForGoodIsToldToWhoeverAsksWhetherTheServiceLives() {
    assertThat(readiness.broken()).isEmpty();

    readiness.failed("the flow");

    assertThat(readiness.broken()).isEqualTo("the flow");
  }
}
