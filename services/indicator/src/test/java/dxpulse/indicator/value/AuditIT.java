package dxpulse.indicator.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dxpulse.contracts.types.AreaCode;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.ValueStatus;
import dxpulse.contracts.types.event.ObservationSubmitted;
import dxpulse.contracts.types.event.ObservationSubmitted.Source;
import dxpulse.contracts.types.time.Period;
import dxpulse.contracts.wire.EventCodec;
import dxpulse.contracts.wire.EventType;
import dxpulse.contracts.wire.HttpFormat;
import dxpulse.contracts.wire.KafkaClients;
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
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.Producer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/// Two people, a correction from a row of a file, an approval, a repeat and a late report: who did
/// what is told for each.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuditIT {
  private static final OrganizationCode AOMORI = new OrganizationCode("020001");
  private static final AreaCode HIROSAKI = new AreaCode("022021");
  private static final Instant MORNING = Instant.parse("2024-07-05T00:00:00Z");
  private static final String MONTHLY =
      """
      {"name": {"ja": "相談件数", "en": "Consultations"}, "unit": "件", "decimals": 0,
       "direction": "HIGHER_IS_BETTER", "accumulation": "FLOW", "frequency": "MONTH",
       "targets": [{"period": "FY2028", "value": 9000}], "department": "dx-promotion",
       "validFrom": "FY2024"}
      """;

  private final HttpClient client = HttpClient.newHttpClient();
  private final EventCodec codec = new EventCodec("/test");
  private final Producer<String, byte[]> producer = KafkaClients.producer(RealParts.kafka());
  private EmbeddedServer server;

  @BeforeAll
  void takesInWhatFivePeopleSent() throws Exception {
    server = RunningIndicator.ready();
    HttpRequest definition =
        HttpRequest.newBuilder(at("/api/indicators/AUD1"))
            .header("Authorization", TestTokens.bearer("office"))
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(MONTHLY))
            .build();
    assertThat(client.send(definition, BodyHandlers.ofString()).statusCode()).isIn(200, 201);
    Source page = Source.of(Source.Kind.ENTRY, "entry", null, "sato");
    Source file =
        Source.of(Source.Kind.IMPORT, "相談.xlsx", null, "suzuki")
            .in("相談.xlsx#6月", 14)
            .approved("tanaka", MORNING.plusSeconds(90));
    List<ObservationSubmitted> sent =
        List.of(
            said("first", "120", ValueStatus.FINAL, page, 0, "=1+1"),
            said("correction", "-3", ValueStatus.CORRECTED, file, 60, "負の値に訂正"),
            said(
                "again",
                "-3.0",
                ValueStatus.CORRECTED,
                Source.of(Source.Kind.FEED, "窓口システム", null, "feed:desk"),
                120,
                "負の値に訂正"),
            said("late", "118", ValueStatus.PROVISIONAL, page, 180, null),
            in(HIROSAKI, said("town", "31", ValueStatus.FINAL, page, 240, "@支所を含む")));
    KafkaClients.sendAll(
        producer,
        Stream.concat(sent.stream(), sent.stream())
            .map(each -> codec.record(EventType.OBSERVATION_SUBMITTED, each, null))
            .toList());
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() ->
            json("/api/indicators/AUD1/audit").at("/lines").size() >= 4
                && json("/api/indicators/AUD1/audit?area=" + HIROSAKI).at("/lines").size() >= 1);
  }

  @AfterAll
  void stops() {
    producer.close();
    server.close();
  }

  @Test
  void eachObservationHasOneLineThatSaysWhoAndFromWhereAndWhatCameOfIt() throws Exception {
    JsonNode lines = json("/api/indicators/AUD1/audit").get("lines");

    assertThat(lines.valueStream().toList())
        .extracting(
            line -> line.at("/observationId").asString(),
            line -> line.at("/outcome").asString(),
            line -> line.at("/revision").asInt(),
            line -> line.at("/previousValue").asString(""),
            line -> line.at("/value").asString(),
            line -> line.at("/source/submittedBy").asString())
        .containsExactly(
            tuple("first", "RECORDED", 1, "", "120", "sato"),
            tuple("correction", "RECORDED", 2, "120", "-3", "suzuki"),
            tuple("again", "UNCHANGED", 2, "-3", "-3", "feed:desk"),
            tuple("late", "SUPERSEDED", 2, "-3", "118", "sato"));
    assertThat(lines.valueStream().map(line -> line.at("/reason").asString("")))
        .containsExactly("", "", "SAID_BEFORE", "SETTLED_HOLDS");
    JsonNode correction = lines.get(1).get("source");
    assertThat(correction.get("file").asString()).isEqualTo("相談.xlsx#6月");
    assertThat(correction.get("row").asInt()).isEqualTo(14);
    assertThat(correction.get("approvedBy").asString()).isEqualTo("tanaka");
    assertThat(correction.get("approvedAt").asString()).isEqualTo("2024-07-05T00:01:30Z");
    assertThat(lines.get(2).at("/submittedAt").asString()).isEqualTo("2024-07-05T00:02:00Z");
  }

  @Test
  void theExportOpensInASpreadsheetAndRunsNothing() throws Exception {
    HttpResponse<String> answer = get("/api/indicators/AUD1/audit.csv", "clerk");

    assertThat(answer.headers().firstValue("Content-Disposition"))
        .hasValueSatisfying(name -> assertThat(name).contains("audit-AUD1.csv"));
    List<String> lines = answer.body().lines().toList();
    assertThat(lines.getFirst()).startsWith("\uFEFF指標,地域,地域名,期間,値");
    assertThat(lines).hasSize(5);
    assertThat(lines.get(1)).contains(",120,").contains(",採用,1,").contains(",'=1+1,first");
    assertThat(lines.get(2))
        .contains("AUD1,020001,青森県,2024-06,-3,")
        .contains("suzuki,2024-07-05T09:01:00+09:00,tanaka,2024-07-05T09:01:30+09:00")
        .contains("ファイル,相談.xlsx,相談.xlsx#6月,14,");
    assertThat(lines.get(4)).contains("不採用（確報が優先）");
    assertThat(get("/api/indicators/AUD1/audit.csv?lang=en", "clerk").body())
        .startsWith("\uFEFFIndicator,Area,Area name,Period")
        .contains("unchanged: the same held");
  }

  @Test
  void theValuesOfAMunicipalityAreFoundByItsNameAndToldApart() throws Exception {
    JsonNode areas = json("/api/indicators/AUD1/areas").get("areas");
    JsonNode lines = json("/api/indicators/AUD1/audit?area=" + HIROSAKI).get("lines");

    assertThat(areas.valueStream())
        .extracting(
            each -> each.get("area").asString(),
            each -> each.at("/name/ja").asString(),
            each -> each.at("/name/en").asString())
        .containsExactly(
            tuple("020001", "青森県", "Aomori Prefecture"), tuple("022021", "弘前市", "Hirosaki City"));
    assertThat(lines.valueStream())
        .extracting(
            line -> line.get("area").asString(), line -> line.get("observationId").asString())
        .containsExactly(tuple("022021", "town"));
  }

  @Test
  void theExportIsOfOneAreaOrOfAll() throws Exception {
    List<String> one =
        get("/api/indicators/AUD1/audit.csv?area=022021", "clerk").body().lines().toList();
    List<String> all =
        get("/api/indicators/AUD1/audit.csv?area=all&lang=en", "clerk").body().lines().toList();

    assertThat(one).hasSize(2);
    assertThat(one.get(1)).startsWith("AUD1,022021,弘前市,2024-06,31,").contains(",'@支所を含む,town");
    assertThat(all).hasSize(6);
    assertThat(all.getFirst()).startsWith("\uFEFFIndicator,");
    assertThat(all.get(1)).startsWith("AUD1,020001,Aomori Prefecture,");
    assertThat(all.getLast()).startsWith("AUD1,022021,Hirosaki City,");
    assertThat(get("/api/indicators/AUD1/audit.csv?area=022020", "clerk").statusCode())
        .isEqualTo(400);
    assertThat(get("/api/indicators/AUD1/audit?area=all", "clerk").body())
        .contains("\"status\":400", "area：「all」は使えません（", " / area: \\\"all\\\" (expected: ");
  }

  @Test
  void namesAreForStaffOnly() throws Exception {
    for (String staff : List.of("clerk", "approver", "office", "committee")) {
      assertThat(get("/api/indicators/AUD1/audit", staff).statusCode()).as(staff).isEqualTo(200);
    }
    assertThat(get("/api/indicators/AUD1/audit", "feed").statusCode()).isEqualTo(403);
    assertThat(get("/api/indicators/AUD1/audit.csv", "feed").statusCode()).isEqualTo(403);
    HttpRequest nobody = HttpRequest.newBuilder(at("/api/indicators/AUD1/audit")).GET().build();
    assertThat(client.send(nobody, BodyHandlers.ofString()).statusCode()).isEqualTo(401);
  }

  @Test
  void whatCannotBeReadIsRefusedWithItsPlace() throws Exception {
    assertThat(get("/api/indicators/AUD404/audit", "clerk").statusCode()).isEqualTo(404);
    assertThat(get("/api/indicators/AUD1/audit?from=soon", "clerk").body())
        .contains("from: \\\"soon\\\"");
    assertThat(get("/api/indicators/AUD1/audit.csv?lang=fr", "clerk").body())
        .contains("\"status\":400", "lang：「fr」は使えません（ja か enにしてください）");
    assertThat(json("/api/indicators/AUD1/audit?from=2024-07").get("lines")).isEmpty();
    assertThat(json("/api/indicators/AUD1/audit?asOf=2024-07-01").get("lines")).isEmpty();
  }

  private static ObservationSubmitted said(
      String id,
      String value,
      ValueStatus status,
      Source source,
      int seconds,
      @Nullable String note) {
    return new ObservationSubmitted(
        id,
        AOMORI,
        new IndicatorCode("AUD1"),
        AOMORI.asArea(),
        Period.parse("2024-06"),
        new BigDecimal(value),
        null,
        null,
        null,
        status,
        false,
        note,
        source,
        MORNING.plusSeconds(seconds));
  }

  private static ObservationSubmitted in(AreaCode area, ObservationSubmitted figure) {
    return new ObservationSubmitted(
        figure.observationId(),
        figure.organization(),
        figure.indicator(),
        area,
        figure.period(),
        figure.value(),
        null,
        null,
        null,
        figure.status(),
        false,
        figure.note(),
        figure.source(),
        figure.submittedAt());
  }

  private JsonNode json(String path) throws Exception {
    return HttpFormat.mapper().readTree(get(path, "office").body());
  }

  private HttpResponse<String> get(String path, String user) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(at(path))
            .header("Authorization", TestTokens.bearer(user))
            .GET()
            .build();
    return client.send(request, BodyHandlers.ofString());
  }

  private URI at(String path) {
    return URI.create("http://127.0.0.1:" + server.getPort() + path);
  }
}
