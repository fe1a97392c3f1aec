package dxpulse.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dxpulse.contracts.types.Topics;
import dxpulse.contracts.types.event.ObservationSubmitted;
import dxpulse.contracts.wire.EventCodec;
import dxpulse.contracts.wire.EventType;
import dxpulse.contracts.wire.HttpFormat;
import dxpulse.contracts.wire.KafkaClients;
import dxpulse.infra.testkit.RealParts;
import dxpulse.infra.testkit.TestTokens;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import tools.jackson.databind.JsonNode;

/// A feed used an old code, a file the wrong unit: the office mends all of it at once.
@WithRealParts
@DirtiesContext // its consumer would hold partitions that the next context needs
class QuarantineInBulkIT {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String QUARANTINE = "/api/ingestion/quarantine";

  private final HttpClient client = HttpClient.newHttpClient();

  @LocalServerPort private int port;

  @BeforeAll
  void learnsIndicators() {
    SampleIndicators.announce(
        SampleIndicators.trained("B71"),
        SampleIndicators.trained("B72"),
        SampleIndicators.trained("B73", "livestock"));
    await()
        .atMost(SOON)
        .until(() ->
            post("/api/ingestion/observations", figure("B71", "FY2024-Q1", 1), "feed").statusCode()
                == 202);
  }

  @Test
  void oneCodeForAnotherMendsAllThatAFeedSentUnderTheOldOne() {
    refuse("OLD1", "FY2024-Q1", 101, "FY2024-Q2", 102, "FY2024-Q3", 103);
    List<String> ids = waiting("OLD1");
    assertThat(ids).hasSize(3);
    String mend = "{\"ids\":%s,\"mend\":{\"indicator\":{\"OLD1\":\"B71\"}}}".formatted(texts(ids));

    JsonNode first = replayed(mend);
    JsonNode again = replayed(mend);

    assertThat(first.at("/counts/SENT_AGAIN").asInt()).as(first.toString()).isEqualTo(3);
    assertThat(again.at("/counts/SENT_BEFORE").asInt()).isEqualTo(3);
    assertThat(waiting("OLD1")).isEmpty();
    assertThat(sent("B71", 101, 103))
        .extracting(each -> each.period().toString(), each -> valueOf(each))
        .containsExactlyInAnyOrder(
            tuple("FY2024-Q1", 101), tuple("FY2024-Q2", 102), tuple("FY2024-Q3", 103));
  }

  @Test
  void whatStaysWrongIsRefusedAloneAndWaitsOn() {
    refuse("OLD2", "FY2024-Q1", 201, "FY2099-Q1", 202);
    String mend = "{\"ids\":%s,\"mend\":{\"indicator\":\"B72\"}}".formatted(texts(waiting("OLD2")));

    JsonNode answer = replayed(mend);

    assertThat(answer.at("/counts/SENT_AGAIN").asInt()).as(answer.toString()).isEqualTo(1);
    JsonNode refused =
        answer
            .get("results")
            .valueStream()
            .filter(each -> each.get("outcome").asString().equals("REFUSED"))
            .findFirst()
            .orElseThrow();
    assertThat(refused.at("/errors/0/pointer").asString()).isEqualTo("/period");
    assertThat(waiting("OLD2")).containsExactly(refused.get("id").asString());
  }

  @Test
  void rowsInThousandsAreMendedByAFactorAndReadLikeAnyRow() {
    upload("thousands.csv", "指標コード,期間,値\nOLD3,令和6年度第1四半期,\"1,301\"\nOLD3,令和6年度第2四半期,▲302\n");
    JsonNode list = list("?file=thousands.csv");
    assertThat(list.get("total").asInt()).isEqualTo(2);
    assertThat(list.at("/reasons").toString()).contains("UNKNOWN_INDICATOR");

    JsonNode answer =
        replayed(
            """
            {"where":{"file":"thousands.csv"},
             "mend":{"indicator":{"OLD3":"B72"},"factor":1000}}
            """);

    assertThat(answer.at("/counts/SENT_AGAIN").asInt()).as(answer.toString()).isEqualTo(2);
    assertThat(sent("B72", -302_000, 1_301_000))
        .filteredOn(each -> Math.abs(valueOf(each)) > 10_000)
        .extracting(
            each -> valueOf(each), each -> each.source().file(), each -> each.source().row())
        .containsExactlyInAnyOrder(
            tuple(1_301_000, "thousands.csv", 2L), tuple(-302_000, "thousands.csv", 3L));
  }

  @Test
  void whatFailsAgainDoesNotStandInTheWayOfWhatIsOlder() {
    upload("many.csv", "指標コード,期間,値\n" + "OLD8,FY2024-Q1,1\n".repeat(1003));
    String again = "{\"where\":{\"file\":\"many.csv\"},\"from\":%d}";
    JsonNode first = replayed(again.formatted(0));
    JsonNode second = replayed(again.formatted(first.get("next").asInt()));

    assertThat(first.at("/counts/REFUSED").asInt()).isEqualTo(1000);
    assertThat(first.get("left").asInt()).isEqualTo(3);
    assertThat(second.get("next").isNull()).isTrue();
    assertThat(
            Stream.of(first, second)
                .flatMap(each -> each.get("results").valueStream())
                .map(each -> each.get("id").asString()))
        .doesNotHaveDuplicates()
        .hasSize(1003);
    String away = "{\"where\":{\"file\":\"many.csv\"},\"mend\":{\"indicator\":\"B72\"}}";
    assertThat(replayed(away).get("next").asInt()).isZero();
    assertThat(replayed(away).get("next").isNull()).isTrue(); // none of them waits on
  }

  @Test
  void anEmptyTextTakesAnAreaAway() {
    String figure = figure("B72", "FY2024-Q4", 901).replace("}", ",\"area\":\"OLD9\"}");
    post("/api/ingestion/observations", figure, "feed");
    String mend = "{\"ids\":%s,\"mend\":{\"area\":\"\"}}".formatted(texts(waiting("OLD9")));
    JsonNode answer = replayed(mend);

    assertThat(answer.at("/counts/SENT_AGAIN").asInt()).as(answer.toString()).isEqualTo(1);
    assertThat(sent("B72", 901, 901))
        .extracting(each -> each.area().toString())
        .containsExactly("020001");
  }

  @Test
  void ofManyAboutOneValueTheNewestIsPutForwardAndTheOthersLeaveWithIt() {
    for (int value = 701; value <= 708; value++) {
      upload("again.csv", "指標コード,期間,値\nOLD7,FY2024-Q4,%d\n".formatted(value), "clerk@livestock");
    }
    String mend = "{\"where\":{\"file\":\"again.csv\"},\"mend\":{\"indicator\":\"B73\"}}";

    JsonNode answer = json(post(QUARANTINE + "/replay", mend, "clerk@livestock"));

    assertThat(answer.at("/counts/SENT_AGAIN").asInt()).as(answer.toString()).isEqualTo(1);
    assertThat(answer.at("/counts/NEWER_SENT").asInt()).isEqualTo(7);
    assertThat(list("?file=again.csv").get("total").asInt()).isZero();
    String report = get("/api/ingestion/reports?state=submitted", "approver@livestock");
    assertThat(report).contains("\"figure\":\"708\"").doesNotContain("\"figure\":\"707\"");
  }

  @Test
  void whatWasDiscardedTogetherCanBeTakenBack() {
    refuse("OLD4", "FY2024-Q1", 401, "FY2024-Q2", 402);
    List<String> ids = waiting("OLD4");
    String both = "{\"ids\":%s,\"reason\":\"重複\"}".formatted(texts(ids));

    assertThat(post(QUARANTINE + "/discard", both.replace("重複", " "), "office").statusCode())
        .isEqualTo(400);
    JsonNode discarded = json(post(QUARANTINE + "/discard", both, "office"));

    assertThat(discarded.at("/counts/DISCARDED").asInt()).as(discarded.toString()).isEqualTo(2);
    assertThat(waiting("OLD4")).isEmpty();
    JsonNode away = list("?discarded=true&limit=1000");
    assertThat(away.get("order").valueStream().map(JsonNode::asString)).containsAll(ids);
    assertThat(away.toString()).contains("重複");

    JsonNode restored = json(post(QUARANTINE + "/restore", both, "office"));
    assertThat(restored.at("/counts/RESTORED").asInt()).isEqualTo(2);
    assertThat(waiting("OLD4")).containsExactlyInAnyOrderElementsOf(ids);
    assertThat(json(post(QUARANTINE + "/restore", both, "office")).at("/counts/WAITING").asInt())
        .isEqualTo(2);
  }

  @Test
  void theListIsPagedAndCountsItsCauses() {
    refuse("OLD5", "FY2024-Q1", 501, "FY2024-Q2", 502, "FY2024-Q3", 503);

    JsonNode first = list("?feed=feed&limit=2");
    JsonNode second = list("?feed=feed&limit=1000&from=2");

    assertThat(first.get("order")).hasSize(2);
    assertThat(first.get("next").asInt()).isEqualTo(2);
    assertThat(second.get("next").isNull()).isTrue();
    assertThat(
            Stream.of(first, second)
                .flatMap(page -> page.get("order").valueStream())
                .map(JsonNode::asString))
        .containsAll(waiting("OLD5"))
        .containsExactlyElementsOf(
            list("?feed=feed&limit=1000")
                .get("order")
                .valueStream()
                .map(JsonNode::asString)
                .toList())
        .doesNotHaveDuplicates();
    assertThat(first.get("feeds").toString()).contains("\"feed\"");
    assertThat(post(QUARANTINE + "?limit=0", "", "office").statusCode()).isNotEqualTo(200);
  }

  @Test
  void othersChangeNothingAndABadRequestSaysWhatIsExpected() {
    refuse("OLD6", "FY2024-Q1", 601);
    String ids = texts(waiting("OLD6"));

    JsonNode committee =
        json(post(QUARANTINE + "/replay", "{\"ids\":%s}".formatted(ids), "committee"));

    assertThat(committee.at("/counts/NOT_FOUND").asInt()).isEqualTo(1);
    for (String bad :
        List.of(
            "{}",
            "{\"ids\":[]}",
            "{\"ids\":[\"a\"],\"where\":{\"feed\":\"x\"}}",
            "{\"where\":{}}",
            "{\"ids\":[\"a\"],\"mend\":{\"value\":\"1\"}}",
            "{\"ids\":[\"a\"],\"mend\":{\"factor\":0}}",
            "{\"ids\":[\"a\"],\"mend\":{\"indicator\":\" \"}}",
            "{\"ids\":[\"a\"],\"mend\":{\"period\":{\"FY2024-Q1\":\"\"}}}",
            "{\"ids\":[\"a\"],\"mend\":{\"area\":{\"020001\":1}}}",
            "{\"ids\":[\"a\"],\"from\":1000}",
            "{\"where\":{\"file\":\"x\"},\"from\":-1}",
            "{\"ids\":%s}"
                .formatted(texts(IntStream.range(0, 1001).mapToObj(Integer::toString).toList())))) {
      HttpResponse<String> refused = post(QUARANTINE + "/replay", bad, "office");
      assertThat(refused.statusCode()).as(bad).isEqualTo(400);
      assertThat(refused.body()).contains("expected");
    }
    assertThat(waiting("OLD6")).hasSize(1);
  }

  /// Has a feed send figures of an indicator that is not known.
  private void refuse(String code, Object... periodsAndValues) {
    List<String> figures = new ArrayList<>();
    for (int i = 0; i < periodsAndValues.length; i += 2) {
      figures.add(figure(code, (String) periodsAndValues[i], (int) periodsAndValues[i + 1]));
    }
    HttpResponse<String> refused =
        post("/api/ingestion/observations", "[" + String.join(",", figures) + "]", "feed");
    assertThat(refused.statusCode()).isEqualTo(422);
  }

  private static String figure(String code, String period, int value) {
    return "{\"indicator\":\"%s\",\"period\":\"%s\",\"value\":%d}".formatted(code, period, value);
  }

  private void upload(String name, String content) {
    upload(name, content, "office");
  }

  private void upload(String name, String content, String role) {
    String form =
        """
        --edge\r
        Content-Disposition: form-data; name="file"; filename="%s"\r
        Content-Type: text/csv\r
        \r
        %s\r
        --edge--\r
        """
            .formatted(name, content);
    HttpResponse<String> answer =
        send(
            "/api/ingestion/imports?dryRun=false",
            "multipart/form-data; boundary=edge",
            form,
            role);
    assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
  }

  /// Ids of what waits and was sent under a code.
  private List<String> waiting(String code) {
    return list("?limit=1000")
        .get("figures")
        .valueStream()
        .filter(figure -> figure.get("raw").asString().contains("\"" + code + "\""))
        .map(figure -> figure.get("id").asString())
        .toList();
  }

  private JsonNode replayed(String body) {
    return json(post(QUARANTINE + "/replay", body, "office"));
  }

  private JsonNode list(String query) {
    return HttpFormat.mapper().readTree(get(QUARANTINE + query, "office"));
  }

  private String get(String path, String role) {
    try {
      HttpResponse<String> answer =
          client.send(
              HttpRequest.newBuilder(at(path)).header("Authorization", bearer(role)).build(),
              BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      return answer.body();
    } catch (IOException | InterruptedException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private HttpResponse<String> post(String path, String body, String role) {
    return send(path, "application/json", body, role);
  }

  private HttpResponse<String> send(String path, String type, String body, String role) {
    try {
      return client.send(
          HttpRequest.newBuilder(at(path))
              .header("Authorization", bearer(role))
              .header("Content-Type", type)
              .POST(BodyPublishers.ofString(body))
              .build(),
          BodyHandlers.ofString());
    } catch (IOException | InterruptedException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /// @param who a role, and its department behind an `@` if it is not that of the DX office
  private static String bearer(String who) {
    int at = who.indexOf('@');
    return at < 0
        ? TestTokens.bearer(who)
        : TestTokens.bearer(who.substring(0, at), who.substring(at + 1));
  }

  private URI at(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  private static JsonNode json(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return HttpFormat.mapper().readTree(answer.body());
  }

  private static String texts(List<String> ids) {
    return HttpFormat.mapper().writeValueAsString(ids);
  }

  /// What the log holds of an indicator, with values between two.
  private static List<ObservationSubmitted> sent(String indicator, int least, int most) {
    List<ObservationSubmitted> found = new ArrayList<>();
    try (var consumer = KafkaClients.consumer(RealParts.kafka(), "bulk-it")) {
      List<TopicPartition> all =
          consumer.partitionsFor(Topics.OBSERVATION_SUBMITTED).stream()
              .map(each -> new TopicPartition(each.topic(), each.partition()))
              .toList();
      consumer.assign(all);
      consumer.seekToBeginning(all);
      var ends = consumer.endOffsets(all);
      while (all.stream().anyMatch(each -> consumer.position(each) < ends.getOrDefault(each, 0L))) {
        consumer
            .poll(Duration.ofMillis(200))
            .forEach(record ->
                found.add(EventCodec.decode(EventType.OBSERVATION_SUBMITTED, record.value())));
      }
    }
    return found.stream()
        .filter(each -> each.indicator().value().equals(indicator))
        .filter(each -> valueOf(each) >= least && valueOf(each) <= most)
        .toList();
  }

  private static int valueOf(ObservationSubmitted observation) {
    return Objects.requireNonNullElse(observation.value(), BigDecimal.ZERO).intValueExact();
  }
}
