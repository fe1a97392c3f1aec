package dxpulse.indicator.value;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.Topics;
import dxpulse.contracts.types.ValueStatus;
import dxpulse.contracts.types.event.ObservationRejected;
import dxpulse.contracts.types.event.ObservationSubmitted;
import dxpulse.contracts.types.event.ValueRecorded;
import dxpulse.contracts.types.event.ValueRecorded.Outcome;
import dxpulse.contracts.types.time.Period;
import dxpulse.contracts.wire.DeadLetter;
import dxpulse.contracts.wire.EventCodec;
import dxpulse.contracts.wire.EventType;
import dxpulse.contracts.wire.HttpFormat;
import dxpulse.contracts.wire.KafkaClients;
import dxpulse.contracts.wire.Partitioning;
import dxpulse.indicator.RunningIndicator;
import dxpulse.infra.testkit.RealParts;
import dxpulse.infra.testkit.TestTokens;
import io.micronaut.runtime.server.EmbeddedServer;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/// The service between a real broker and a real store: twice, out of order, after a restart,
/// unreadable.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ObservationFlowIT {
  private static final OrganizationCode AOMORI = new OrganizationCode("020001");
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String MONTHLY =
      """
      {"name": {"ja": "RPAの利用時間", "en": "Hours of RPA"}, "unit": "時間", "decimals": 0,
       "direction": "HIGHER_IS_BETTER", "accumulation": "FLOW", "frequency": "MONTH",
       "targets": [{"period": "FY2028", "value": 9000}], "department": "dx-promotion",
       "validFrom": "FY2024"}
      """;

  private final HttpClient client = HttpClient.newHttpClient();
  private final EventCodec codec = new EventCodec("/test");
  private final Producer<String, byte[]> producer = KafkaClients.producer(RealParts.kafka());
  private EmbeddedServer server = started();

  @BeforeAll
  void definesIndicators() throws Exception {
    for (String code : List.of("F1", "F2", "F3", "F4", "F5", "F6")) {
      assertThat(put(code).statusCode()).isIn(200, 201);
    }
  }

  @AfterAll
  void stops() {
    producer.close();
    server.close();
  }

  @Test
  void anObservationTwiceGetsTheSameAnswerTwiceAndAnEqualOneChangesNothing() throws Exception {
    ObservationSubmitted first = observation("F1", "twice", "120", ValueStatus.FINAL, 10);
    send(first, first, observation("F1", "equal", "120.0", ValueStatus.FINAL, 11));

    List<ValueRecorded> told = answers("F1", 3);

    assertThat(told)
        .extracting(ValueRecorded::outcome, ValueRecorded::revision)
        .containsExactly(
            tuple(Outcome.RECORDED, 1), tuple(Outcome.RECORDED, 1), tuple(Outcome.UNCHANGED, 1));
    assertThat(told.get(1)).isEqualTo(told.get(0));
    assertThat(shown("F1").at("/values")).hasSize(1);
    assertThat(shown("F1").at("/values/0/history")).hasSize(1);
  }

  @Test
  void anOldObservationThatComesAgainGetsItsFirstAnswerHoweverOftenTheValueWasRevised()
      throws Exception {
    List<ObservationSubmitted> revisions =
        IntStream.rangeClosed(1, 6)
            .mapToObj(day -> observation("F6", "day-" + day, "" + day, ValueStatus.FINAL, day))
            .toList();
    for (ObservationSubmitted revision : revisions) {
      send(revision);
      assertThat(answers("F6", revisions.indexOf(revision) + 1)).isNotEmpty();
    }

    send(revisions.get(1));
    send(observation("F6", "day-7", "7", ValueStatus.FINAL, 7), revisions.get(0));

    List<ValueRecorded> told = answers("F6", 9);
    assertThat(told.get(6)).isEqualTo(told.get(1));
    assertThat(told.get(7).revision()).isEqualTo(7);
    assertThat(told.get(8)).isEqualTo(told.get(0));
    assertThat(shown("F6").at("/values/0/history")).hasSize(7);
    assertThat(shown("F6").at("/values/0/value").asInt()).isEqualTo(7);
  }

  @Test
  void aProvisionalValueThatComesLateDoesNotReplaceTheFinalOne() {
    send(
        observation("F2", "final", "120", ValueStatus.FINAL, 20),
        observation("F2", "late", "118", ValueStatus.PROVISIONAL, 10));

    ValueRecorded late = answers("F2", 2).getLast();

    assertThat(late.outcome()).isEqualTo(Outcome.SUPERSEDED);
    assertThat(late.value()).isEqualByComparingTo("120");
    assertThat(late.revision()).isEqualTo(1);
  }

  @Test
  void whatComesWhileItIsAwayIsTakenInAfterwardsAndNothingDoubles() throws Exception {
    send(observation("F3", "before", "1", ValueStatus.FINAL, 1));
    assertThat(answers("F3", 1)).hasSize(1);
    server.close();
    send(observation("F3", "meanwhile", "2", ValueStatus.FINAL, 2));

    server = started();
    List<ValueRecorded> told = answers("F3", 2);

    assertThat(told.getLast().observationId()).isEqualTo("meanwhile");
    assertThat(told.getLast().revision()).isEqualTo(2);
    assertThat(told.getLast().previousValue()).isEqualByComparingTo("1");
    send(observation("F3", "after", "3", ValueStatus.FINAL, 3));
    assertThat(answers("F3", 3)).extracting(ValueRecorded::revision).containsExactly(1, 2, 3);
    JsonNode value = shown("F3").at("/values/0");
    assertThat(
            value.get("history").valueStream().map(entry -> entry.at("/previousValue").asString()))
        .as("each revision says what it replaced")
        .containsExactly("", "1", "2");
    assertThat(value.at("/previousValue").asInt()).isEqualTo(2);
    assertThat(value.at("/source/submittedBy").asString()).isNotEmpty();
  }

  @Test
  void anUnreadableRecordIsSetAsideWithItsReasonAndTheFlowGoesOn() {
    String poison = "{\"indicator\": \"F4\", \"value\": NaN " + UUID.randomUUID();
    KafkaClients.sendAll(
        producer,
        List.of(
            new ProducerRecord<>(
                Topics.OBSERVATION_SUBMITTED,
                Partitioning.of(AOMORI),
                AOMORI.value(),
                poison.getBytes(UTF_8))));
    send(observation("F4", "good", "7", ValueStatus.FINAL, 1));

    assertThat(answers("F4", 1)).extracting(ValueRecorded::observationId).containsExactly("good");
    assertThat(RealParts.records(Topics.deadLettersOf(Topics.OBSERVATION_SUBMITTED)))
        .filteredOn(dead -> new String(dead.value(), UTF_8).equals(poison))
        .singleElement()
        .satisfies(dead -> {
          assertThat(EventCodec.header(dead.headers(), DeadLetter.CONSUMER)).isEqualTo("indicator");
          assertThat(EventCodec.header(dead.headers(), DeadLetter.REASON))
              .startsWith(Topics.OBSERVATION_SUBMITTED + ": ");
        });
  }

  @Test
  void anObservationOfAnUnknownIndicatorIsRejectedWithItsReason() {
    send(observation("F404", "lost", "7", ValueStatus.FINAL, 1));

    await()
        .atMost(SOON)
        .untilAsserted(() ->
            assertThat(rejections())
                .filteredOn(each -> each.observation().observationId().equals("lost"))
                .extracting(ObservationRejected::code)
                .containsExactly("UNKNOWN_INDICATOR"));
  }

  @Test
  void tellsHowFarItIsBehind() throws Exception {
    send(observation("F5", "seen", "7", ValueStatus.FINAL, 1));
    assertThat(answers("F5", 1)).hasSize(1);

    await()
        .atMost(SOON)
        .untilAsserted(() ->
            assertThat(get("/metrics"))
                .contains(
                    "dxpulse_consumer_lag{consumer=\"indicator\",topic=\""
                        + Topics.OBSERVATION_SUBMITTED
                        + "\"} 0.0"));
  }

  private static ObservationSubmitted observation(
      String indicator, String id, String value, ValueStatus status, int day) {
    return new ObservationSubmitted(
        id,
        AOMORI,
        new IndicatorCode(indicator),
        AOMORI.asArea(),
        Period.parse("2024-06"),
        new BigDecimal(value),
        null,
        null,
        null,
        status,
        false,
        null,
        ObservationSubmitted.Source.of(ObservationSubmitted.Source.Kind.FEED, "test", null, "feed"),
        Instant.parse("2024-07-01T00:00:00Z").plus(Duration.ofDays(day)));
  }

  private void send(ObservationSubmitted... observations) {
    KafkaClients.sendAll(
        producer,
        Stream.of(observations)
            .map(each -> codec.record(EventType.OBSERVATION_SUBMITTED, each, null))
            .toList());
  }

  /// What was told of an indicator, in order, once there are so many.
  private static List<ValueRecorded> answers(String indicator, int count) {
    return await()
        .atMost(SOON)
        .until(
            () ->
                RealParts.records(Topics.VALUE_RECORDED).stream()
                    .map(record -> EventCodec.decode(EventType.VALUE_RECORDED, record.value()))
                    .filter(value -> value.indicator().value().equals(indicator))
                    .toList(),
            told -> told.size() >= count);
  }

  private static List<ObservationRejected> rejections() {
    return RealParts.records(Topics.OBSERVATION_REJECTED).stream()
        .map(record -> EventCodec.decode(EventType.OBSERVATION_REJECTED, record.value()))
        .toList();
  }

  private JsonNode shown(String code) throws Exception {
    return HttpFormat.mapper().readTree(get("/api/indicators/" + code + "/values"));
  }

  private String get(String path) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(at(path))
            .header("Authorization", TestTokens.bearer("office"))
            .GET()
            .build();
    return client.send(request, BodyHandlers.ofString()).body();
  }

  private HttpResponse<String> put(String code) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(at("/api/indicators/" + code))
            .header("Authorization", TestTokens.bearer("office"))
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(MONTHLY))
            .build();
    return client.send(request, BodyHandlers.ofString());
  }

  private URI at(String path) {
    return URI.create("http://127.0.0.1:" + server.getPort() + path);
  }

  private static EmbeddedServer started() {
    EmbeddedServer server = RunningIndicator.ready();
    return server;
  }
}
