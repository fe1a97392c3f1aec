package dxpulse.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dxpulse.contracts.types.Accumulation;
import dxpulse.contracts.types.Direction;
import dxpulse.contracts.types.Frequency;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.NormalisationMethod;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.TargetPath;
import dxpulse.contracts.types.Topics;
import dxpulse.contracts.types.ValueStatus;
import dxpulse.contracts.types.event.IndicatorDefined;
import dxpulse.contracts.types.event.ObservationRejected;
import dxpulse.contracts.types.event.ObservationSubmitted;
import dxpulse.contracts.types.time.FiscalYear;
import dxpulse.contracts.wire.DeadLetter;
import dxpulse.contracts.wire.EventCodec;
import dxpulse.contracts.wire.EventType;
import dxpulse.contracts.wire.HttpFormat;
import dxpulse.contracts.wire.KafkaClients;
import dxpulse.contracts.wire.Partitioning;
import dxpulse.infra.testkit.RealParts;
import dxpulse.infra.testkit.TestTokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import tools.jackson.databind.JsonNode;

/// What could not be used waits until a person mends or discards it.
@WithRealParts
@DirtiesContext // its consumer would hold partitions that the next context needs
class QuarantineIT {
  private static final OrganizationCode AOMORI = new OrganizationCode("020001");
  private static final Duration SOON = Duration.ofSeconds(30);

  private final HttpClient client = HttpClient.newHttpClient();

  @LocalServerPort private int port;

  @BeforeAll
  void learnsAnIndicator() {
    define("I31");
    String probe = observation("I31", "FY2025-Q1", "1");
    await()
        .atMost(SOON)
        .until(() -> post("/api/ingestion/observations", probe, "office").statusCode() == 202);
  }

  @Test
  void aRejectedObservationIsSentAgainAsItWasOnceItsIndicatorIsKnown() {
    String id = reject("I32", "FY2025-Q1");
    assertThat(post(replay(id), "", "office").statusCode()).isEqualTo(422);
    define("I32");

    await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(post(replay(id), "", "office").statusCode()).isIn(202, 409));

    assertThat(waiting("office")).doesNotContain(id);
    assertThat(sent("I32"))
        .singleElement()
        .satisfies(again -> {
          assertThat(again.observationId()).isNotEqualTo(id);
          assertThat(again.value()).isEqualByComparingTo("7");
          assertThat(again.source().submittedBy()).isNotBlank();
        });
  }

  @Test
  void aRejectedObservationIsMendedAndItsOriginStaysKnown() {
    String id = reject("I31", "FY2025-Q2");

    HttpResponse<String> wrong =
        post(replay(id), observation("I31", "FY2025-Q2", "\"ten\""), "office");
    assertThat(wrong.statusCode()).as(wrong.body()).isEqualTo(422);
    assertThat(wrong.body()).contains("/value");
    HttpResponse<String> mended = post(replay(id), observation("I31", "FY2025-Q2", "10"), "office");

    assertThat(mended.statusCode()).as(mended.body()).isEqualTo(202);
    JsonNode resolution = HttpFormat.mapper().readTree(mended.body());
    assertThat(resolution.get("outcome").asString()).isEqualTo("SENT_AGAIN");
    assertThat(resolution.get("by").asString()).isEqualTo("office");
    assertThat(sent("I31"))
        .filteredOn(o -> o.observationId().equals(resolution.get("observationId").asString()))
        .singleElement()
        .satisfies(o -> assertThat(o.source().system()).isEqualTo("quarantine:" + id));
    assertThat(post(replay(id), observation("I31", "FY2025-Q2", "11"), "office").statusCode())
        .isEqualTo(409);
  }

  @Test
  void aMendedObservationKeepsWhatNobodyChanged() {
    String id = "r" + UUID.randomUUID();
    tell(rejection(id, "I31", "FY2024-Q2", "PROVISIONAL", "022012", "0.12345678901234567890"));
    await().atMost(SOON).untilAsserted(() -> assertThat(waiting("office")).contains(id));

    HttpResponse<String> mended = post(replay(id), "{\"period\":\"FY2024-Q3\"}", "office");

    assertThat(mended.statusCode()).as(mended.body()).isEqualTo(202);
    String sentAs = HttpFormat.mapper().readTree(mended.body()).get("observationId").asString();
    assertThat(sent("I31"))
        .filteredOn(o -> o.observationId().equals(sentAs))
        .singleElement()
        .satisfies(o -> {
          assertThat(o.period()).hasToString("FY2024-Q3");
          assertThat(o.area()).hasToString("022012");
          assertThat(o.status()).isEqualTo(ValueStatus.PROVISIONAL);
          assertThat(o.value()).hasToString("0.12345678901234567890");
        });
  }

  @Test
  void whatIsDiscardedWithAReasonStaysAwayEvenIfItIsHeardAgain() {
    String id = reject("I31", "FY2025-Q3");
    assertThat(delete(id, "").statusCode()).isEqualTo(400);

    HttpResponse<String> discarded = delete(id, "?reason=%E9%87%8D%E8%A4%87");

    assertThat(discarded.statusCode()).as(discarded.body()).isEqualTo(200);
    assertThat(discarded.body()).contains("重複", "DISCARDED");
    assertThat(discarded()).contains(id);
    tell(rejection(id, "I31", "FY2025-Q3"));
    tell(aMinuteLater(rejection(id, "I31", "FY2025-Q3")));
    String later = reject("I31", "FY2025-Q4");
    assertThat(waiting("office")).contains(later).doesNotContain(id);
    assertThat(discarded()).contains(id).doesNotContain(later);
    assertThat(delete(id, "?reason=x").statusCode()).isEqualTo(409);
  }

  @Test
  void othersNeitherSeeNorTouchIt() {
    String id = reject("I31", "FY2025-Q1");

    assertThat(waiting("committee")).doesNotContain(id);
    assertThat(post(replay(id), "", "committee").statusCode()).isEqualTo(404);
    assertThat(waiting("office")).contains(id);
  }

  @Test
  void anUnreadableAnswerIsSetAsideAndTheNextIsHeard() {
    byte[] poison = "{\"organization\":17}".getBytes(StandardCharsets.UTF_8);
    try (var producer = KafkaClients.producer(RealParts.kafka())) {
      for (String topic : List.of(Topics.OBSERVATION_REJECTED, Topics.VALUE_RECORDED)) {
        KafkaClients.sendAll(
            producer,
            List.of(new ProducerRecord<>(topic, Partitioning.of(AOMORI), "020001", poison)));
      }
    }
    for (String topic : List.of(Topics.OBSERVATION_REJECTED, Topics.VALUE_RECORDED)) {
      await(topic)
          .atMost(SOON)
          .untilAsserted(() ->
              assertThat(read(Topics.deadLettersOf(topic)))
                  .anySatisfy(letter -> {
                    assertThat(letter.value()).isEqualTo(poison);
                    assertThat(EventCodec.header(letter.headers(), DeadLetter.REASON)).isNotBlank();
                  }));
    }
    String next = reject("I31", "FY2025-Q1");
    assertThat(waiting("office")).contains(next);
  }

  private String reject(String indicator, String period) {
    String id = "r" + UUID.randomUUID();
    tell(rejection(id, indicator, period));
    await().atMost(SOON).untilAsserted(() -> assertThat(waiting("office")).contains(id));
    return id;
  }

  private static void tell(ObservationRejected rejection) {
    try (var producer = KafkaClients.producer(RealParts.kafka())) {
      KafkaClients.sendAll(
          producer,
          List.of(new EventCodec("/test").record(EventType.OBSERVATION_REJECTED, rejection, null)));
    }
  }

  private static ObservationRejected aMinuteLater(ObservationRejected rejection) {
    return new ObservationRejected(
        rejection.organization(),
        rejection.observation(),
        rejection.code(),
        rejection.reason(),
        rejection.rejectedAt().plusSeconds(60));
  }

  private static ObservationRejected rejection(String id, String indicator, String period) {
    return rejection(id, indicator, period, "FINAL", "020001", "7");
  }

  private static ObservationRejected rejection(
      String id, String indicator, String period, String status, String area, String value) {
    return EventCodec.decode(
        EventType.OBSERVATION_REJECTED,
        """
        {"organization":"020001","observation":{"observationId":"%s","organization":"020001",
         "indicator":"%s","area":"%s","period":"%s","value":"%s","status":"%s",
         "sample":false,"source":{"kind":"FEED","system":"feed","submittedBy":"feed"},
         "submittedAt":"2026-07-05T01:02:03Z"},"code":"UNKNOWN_INDICATOR",
         "reason":{"ja":"指標が未登録です","en":"unknown indicator"},
         "rejectedAt":"2026-07-05T01:02:04Z"}
        """
            .formatted(id, indicator, area, period, value, status)
            .getBytes(StandardCharsets.UTF_8));
  }

  private static void define(String code) {
    IndicatorDefined.Version version =
        new IndicatorDefined.Version(
            1,
            new LocalizedText("研修受講者数", "Trained"),
            null,
            "人",
            0,
            Direction.HIGHER_IS_BETTER,
            Accumulation.STOCK,
            Frequency.QUARTER,
            null,
            List.of(),
            TargetPath.STEP,
            new IndicatorDefined.Normalisation(NormalisationMethod.RATIO, null, null, null),
            false,
            "dx-promotion",
            null,
            new FiscalYear(2024),
            null,
            null,
            "office",
            Instant.EPOCH);
    try (var producer = KafkaClients.producer(RealParts.kafka())) {
      KafkaClients.sendAll(
          producer,
          List.of(
              new EventCodec("/test")
                  .record(
                      EventType.INDICATOR_DEFINED,
                      new IndicatorDefined(
                          AOMORI, new IndicatorCode(code), List.of(version), Instant.EPOCH),
                      null)));
    }
  }

  private static String observation(String indicator, String period, String value) {
    return "{\"indicator\":\"%s\",\"period\":\"%s\",\"value\":%s}"
        .formatted(indicator, period, value);
  }

  private static String replay(String id) {
    return "/api/ingestion/quarantine/" + id + "/replay";
  }

  private List<String> waiting(String role) {
    return listed("", role);
  }

  private List<String> discarded() {
    return listed("&discarded=true", "office");
  }

  /// Of the feed alone: other tests leave rows of files that came later.
  private List<String> listed(String query, String role) {
    HttpResponse<String> answer =
        send(
            HttpRequest.newBuilder(at("/api/ingestion/quarantine?feed=feed&limit=1000" + query))
                .GET(),
            role);
    assertThat(answer.statusCode()).isEqualTo(200);
    return HttpFormat.mapper()
        .readTree(answer.body())
        .get("items")
        .valueStream()
        .map(item -> item.at("/observation/observationId").asString())
        .toList();
  }

  private HttpResponse<String> post(String path, String body, String role) {
    return send(
        HttpRequest.newBuilder(at(path))
            .header("Content-Type", "application/json")
            .POST(body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)),
        role);
  }

  private HttpResponse<String> delete(String id, String query) {
    return send(
        HttpRequest.newBuilder(at("/api/ingestion/quarantine/" + id + query)).DELETE(), "office");
  }

  private HttpResponse<String> send(HttpRequest.Builder request, String role) {
    try {
      return client.send(
          request.header("Authorization", TestTokens.bearer(role)).build(),
          BodyHandlers.ofString());
    } catch (IOException failed) {
      throw new AssertionError(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }

  private URI at(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  /// Observations of an indicator that Kafka holds.
  private static List<ObservationSubmitted> sent(String indicator) {
    List<ObservationSubmitted> found = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : read(Topics.OBSERVATION_SUBMITTED)) {
      ObservationSubmitted observation =
          EventCodec.decode(EventType.OBSERVATION_SUBMITTED, record.value());
      if (observation.indicator().value().equals(indicator)) {
        found.add(observation);
      }
    }
    return found;
  }

  private static List<ConsumerRecord<byte[], byte[]>> read(String topic) {
    List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
    try (var consumer = KafkaClients.consumer(RealParts.kafka(), UUID.randomUUID().toString())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(each -> new TopicPartition(each.topic(), each.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
        consumer.poll(Duration.ofMillis(200)).forEach(found::add);
      }
    }
    return found;
  }
}
