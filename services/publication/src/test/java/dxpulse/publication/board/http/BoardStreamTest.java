package dxpulse.publication.board.http;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.Period;
import dxpulse.infra.live.ChangeStream;
import dxpulse.publication.board.BoardChange;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.http.server.reactive.MockServerHttpResponse;
import reactor.core.Disposable;

class BoardStreamTest {
  private final BoardStream stream = new BoardStream(1, Runnable::run);

  @Test
  void tellsWhichBoardChangedInTheWordsOfTheContract() {
    MockServerHttpResponse response = new MockServerHttpResponse();
    Disposable open = follow(response);

    stream.accept(
        new BoardChange(7, "kpi/K1", Granularity.MONTH, Period.parse("2024-05"), 7, null));
    stream.stop();

    assertThat(response.getBodyAsString().block(Duration.ofSeconds(5)))
        .endsWith(
            """
            id: 7
            event: board
            data: {"board":"kpi/K1","granularity":"month","period":"2024-05","version":7,"cause":null}

            """);
    open.dispose();
  }

  @Test
  void whoFindsNoRoomIsToldWhenToComeBack() {
    Disposable first = follow(new MockServerHttpResponse());
    MockServerHttpResponse second = new MockServerHttpResponse();

    Disposable refused = follow(second);

    assertThat(second.getStatusCode()).hasToString("503 SERVICE_UNAVAILABLE");
    assertThat(second.getHeaders().getFirst("Retry-After")).isEqualTo("60");
    assertThat(second.getBodyAsString().block(Duration.ofSeconds(5)))
        .contains("urn:dxpulse:problem:unavailable");
    first.dispose();
    assertThat(refused.isDisposed()).isTrue();
    assertThat(stream.size()).isZero();
  }

  @Test
  void streamsEndBeforeTheServerWaitsForItsLastAnswers() {
    Disposable open = follow(new MockServerHttpResponse());
    stream.start();

    stream.stop();

    assertThat(open.isDisposed()).isTrue();
    assertThat(stream.getPhase())
        .isGreaterThan(WebServerApplicationContext.GRACEFUL_SHUTDOWN_PHASE);
  }

  private Disposable follow(MockServerHttpResponse response) {
    return stream
        .answer(MockServerHttpRequest.get(ChangeStream.PATH).build(), response)
        .subscribe();
  }
}
