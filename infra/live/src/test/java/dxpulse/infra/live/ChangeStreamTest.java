package dxpulse.infra.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.http.server.reactive.MockServerHttpResponse;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

class ChangeStreamTest {
  private final ChangeHub hub = new ChangeHub(Runnable::run);

  @Test
  void saysFirstHowFarChangesReachThatWereToldBefore() {
    hub.accept(new Change(7, "kpi/K1", "{\"board\":\"kpi/K1\"}"));
    hub.accept(new Change(9, "overview", "{\"board\":\"overview\"}"));
    hub.close();

    MockServerHttpResponse response = answer(0);

    assertThat(response.getBodyAsString().block(Duration.ofSeconds(5)))
        .isEqualTo(":open 9\nretry: 2000\n\n");
    assertThat(ChangeStream.reach("open 9")).isEqualTo(9);
    assertThat(ChangeStream.reach("open")).isZero();
    assertThat(ChangeStream.reach("still here")).isZero();
  }

  @Test
  void aChangeBetweenTheAnswerAndItsFirstWordIsNotMissed() {
    MockServerHttpResponse response = new MockServerHttpResponse();
    Mono<Void> answer = ChangeStream.answer(hub, 0, response);
    hub.accept(new Change(1, "overview", "{}"));

    Disposable open = answer.subscribe();
    hub.close();

    assertThat(response.getBodyAsString().block(Duration.ofSeconds(5)))
        .isEqualTo(":open 0\nretry: 2000\n\nid: 1\nevent: board\ndata: {}\n\n");
    open.dispose();
  }

  @Test
  void everySiteMayReadItAndNoCacheKeepIt() {
    hub.close();

    assertThat(answer(0).getHeaders().toSingleValueMap())
        .containsEntry("Content-Type", "text/event-stream")
        .containsEntry("Access-Control-Allow-Origin", "*")
        .containsEntry("Cache-Control", "no-store")
        .containsEntry("X-Accel-Buffering", "no")
        .containsEntry("X-Content-Type-Options", "nosniff");
  }

  @Test
  void whatIsNoIdCountsAsNothingSeen() {
    for (String text : new String[] {"", "-1", "seven", "1234567890123456789"}) {
      assertThat(seen(text)).as(text).isZero();
    }
    assertThat(seen("123456789012345678")).isEqualTo(123_456_789_012_345_678L);
  }

  @Test
  void aChangeIsOneEventOnOneLine() {
    assertThat(new String(new Change(3, "overview", "{}").text(), StandardCharsets.UTF_8))
        .isEqualTo("id: 3\nevent: board\ndata: {}\n\n");
    assertThatIllegalArgumentException().isThrownBy(() -> new Change(0, "overview", "{}"));
    assertThatIllegalArgumentException().isThrownBy(() -> new Change(3, "overview", "{}\n\nid: 9"));
  }

  private MockServerHttpResponse answer(long lastSeen) {
    MockServerHttpResponse response = new MockServerHttpResponse();
    ChangeStream.answer(hub, lastSeen, response).block(Duration.ofSeconds(5));
    return response;
  }

  private static long seen(String text) {
    return ChangeStream.lastSeen(
        MockServerHttpRequest.get(ChangeStream.PATH).header(ChangeStream.LAST_SEEN, text).build());
  }
}
