package dxpulse.infra.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class UntilReadyTest {
  private final Readiness readiness = new Readiness(Set.of("the catalogue", "the flow"));
  private final UntilReady filter = new UntilReady(readiness);

  @Test
  void answersLaterWhileSomethingIsAwaitedAndSaysWhat() throws Exception {
    readiness.reached("the flow");

    MockFilterChain chain = new MockFilterChain();
    MockHttpServletResponse answer = new MockHttpServletResponse();
    filter.doFilter(put(), answer, chain);

    assertThat(chain.getRequest()).as("the controller").isNull();
    assertThat(answer.getStatus()).isEqualTo(503);
    assertThat(answer.getHeader("Retry-After")).isEqualTo("5");
    assertThat(answer.getContentType()).isEqualTo("application/problem+json");
    assertThat(answer.getContentAsString())
        .contains("urn:dxpulse:problem:unavailable", "the catalogue")
        .doesNotContain("the flow");
  }

  @Test
  void letsRequestsInOnceEverythingIsReached() throws Exception {
    readiness.reached("the flow");
    readiness.reached("the catalogue");

    MockFilterChain chain = new MockFilterChain();
    MockHttpServletResponse answer = new MockHttpServletResponse();
    filter.doFilter(put(), answer, chain);

    assertThat(chain.getRequest()).as("the controller").isNotNull();
    assertThat(answer.getStatus()).isEqualTo(200);
  }

  @Test
  void aStoreIsLoadedBeforeTheWebServerStarts() {
    FlowReader reader =
        new FlowReader(() -> {
          throw new IllegalStateException("not started here");
        });

    assertThat(reader.getPhase())
        .isLessThan(WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE);
  }

  private static MockHttpServletRequest put() {
    return new MockHttpServletRequest("PUT", "/api/roadmap/projects/70");
  }
}
