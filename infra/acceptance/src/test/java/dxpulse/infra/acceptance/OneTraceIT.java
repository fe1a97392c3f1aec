package dxpulse.infra.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dxpulse.contracts.types.Topics;
import dxpulse.contracts.wire.EventCodec;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// A trace that a caller starts can be followed through every step to the board in Redis.
@Order(2)
class OneTraceIT {
  private static final RunningPlatform PLATFORM = RunningPlatform.get();
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final List<String> STEPS =
      List.of(Topics.OBSERVATION_SUBMITTED, Topics.VALUE_RECORDED, Topics.KPI_SCORED);

  @Test
  void oneTraceLeadsFromThePostToTheBoard() {
    try (Topic topic = new Topic(PLATFORM.kafka(), STEPS)) {
      var answer =
          PLATFORM.send(
              "POST",
              "/api/ingestion/observations",
              "feed",
              Figures.body("FY2026-Q1", 610),
              Map.of("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01"));

      String id = Figures.accepted(answer);
      assertThat(id).isNotBlank();
      await("the trace on every topic")
          .atMost(Figures.PATIENCE)
          .untilAsserted(() ->
              assertThat(
                      topic
                          .seen(record ->
                              Objects.requireNonNullElse(
                                      EventCodec.header(record.headers(), EventCodec.TRACEPARENT),
                                      "")
                                  .contains(TRACE))
                          .stream()
                          .map(record -> record.topic())
                          .collect(Collectors.toSet()))
                  .containsExactlyInAnyOrderElementsOf(STEPS));
    }
    await("the trace in the log of the boards")
        .atMost(Figures.PATIENCE)
        .untilAsserted(() ->
            assertThat(Files.readAllLines(PLATFORM.log("publication")))
                .anySatisfy(line -> assertThat(line).contains(TRACE).contains("boards published")));
    Figures.awaitBoard("FY2026-Q1", 61.0);
  }
}
