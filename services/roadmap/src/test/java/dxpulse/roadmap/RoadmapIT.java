package dxpulse.roadmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dxpulse.contracts.types.Aggregation;
import dxpulse.contracts.types.Field;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.KpiCode;
import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.Topics;
import dxpulse.contracts.types.event.KpiDefined;
import dxpulse.contracts.types.event.ProjectUpdated;
import dxpulse.contracts.types.time.FiscalYear;
import dxpulse.contracts.wire.EventCodec;
import dxpulse.contracts.wire.EventType;
import dxpulse.contracts.wire.HttpFormat;
import dxpulse.contracts.wire.KafkaClients;
import dxpulse.contracts.wire.Partitioning;
import dxpulse.infra.testkit.RealParts;
import dxpulse.infra.testkit.TestTokens;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DirtiesContext // its consumer would hold partitions that the next context needs
class RoadmapIT {
  private static final OrganizationCode AOMORI = new OrganizationCode("020001");
  private static final String BROKEN = "broken by RoadmapIT";
  private static final String SMART_WORK =
      """
      {"name": {"ja": "県庁スマートワーク推進事業"}, "field": "administration", "item": "業務の効率化",
       "departmentKey": "administration-reform", "kpis": ["K7"],
       "budgets": [{"year": "FY2024", "thousandYen": 176289}],
       "measures": [
         {"label": "取組１", "name": "紙から", "budgets": [{"year": "FY2024", "thousandYen": 30677}]},
         {"label": "取組２", "name": "場所から", "budgets": [{"year": "FY2024", "thousandYen": 145612}]}]}
      """;

  private final HttpClient client = HttpClient.newHttpClient();

  @LocalServerPort private int port;

  @DynamicPropertySource
  static void parts(DynamicPropertyRegistry registry) {
    registry.add("dxpulse.kafka", RealParts::kafka);
    registry.add("dxpulse.mongo", RealParts::mongo);
    registry.add("dxpulse.issuer", TestTokens::issuer);
    registry.add("dxpulse.jwks", TestTokens::jwks);
  }

  @BeforeAll
  void learnsTheKpi() {
    KpiDefined defined =
        new KpiDefined(
            AOMORI,
            new KpiCode("K7"),
            List.of(
                new KpiDefined.Version(
                    1,
                    Field.ADMINISTRATION,
                    new LocalizedText("業務の効率化に向けたDXの推進状況", "Efficient administration"),
                    List.of(new KpiDefined.Component(new IndicatorCode("I17"), BigDecimal.ONE)),
                    Aggregation.ARITHMETIC,
                    null,
                    null,
                    BigDecimal.ONE,
                    18,
                    new FiscalYear(2024),
                    null,
                    null,
                    "office",
                    Instant.EPOCH)),
            Instant.EPOCH);
    try (var producer = KafkaClients.producer(RealParts.kafka())) {
      KafkaClients.sendAll(
          producer,
          List.of(
              new ProducerRecord<>(
                  Topics.KPI_DEFINED,
                  Partitioning.of(AOMORI),
                  "020001|K0",
                  BROKEN.getBytes(StandardCharsets.UTF_8)),
              new EventCodec("/test").record(EventType.KPI_DEFINED, defined, null)));
    }
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> put("/api/roadmap/projects/70", SMART_WORK, "office").statusCode() == 201);
  }

  @Test
  void keepsAProjectAndTellsItOnce() {
    HttpResponse<String> first = put("/api/roadmap/projects/72", SMART_WORK, "office");
    HttpResponse<String> again = put("/api/roadmap/projects/72", SMART_WORK, "office");

    assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(json(again).get("version").asInt()).isEqualTo(1);
    assertThat(json(again).at("/linkedKpis/0/name/ja").asString()).contains("業務の効率化");
    assertThat(told(72)).extracting(ProjectUpdated::version).containsExactly(1);
  }

  @Test
  void setsAnUnreadableDefinitionAsideAndReadsOn() {
    List<String> dead =
        RealParts.records(Topics.deadLettersOf(Topics.KPI_DEFINED)).stream()
            .map(record -> new String(record.value(), StandardCharsets.UTF_8))
            .toList();

    assertThat(dead).contains(BROKEN);
  }

  @Test
  void tellsLaterWhatWasSavedWhileTheBrokerWasAway() {
    var broker = RealParts.kafkaProcess();
    broker.kill();
    HttpResponse<String> meanwhile = put("/api/roadmap/projects/77", SMART_WORK, "office");
    HttpResponse<String> held =
        send(request("/api/roadmap/projects/77", "office", "dx-promotion").GET());
    broker.start();
    broker.awaitReady(Duration.ofSeconds(60));

    assertThat(meanwhile.statusCode()).as(meanwhile.body()).isEqualTo(503);
    assertThat(meanwhile.headers().firstValue("Retry-After")).contains("5");
    assertThat(json(held).path("version").asInt()).isEqualTo(1);
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () -> assertThat(told(77)).extracting(ProjectUpdated::version).containsExactly(1));

    HttpResponse<String> again =
        send(
            request("/api/roadmap/projects/77", "office", "dx-promotion")
                .header("If-Match", "\"0\"")
                .PUT(BodyPublishers.ofString(SMART_WORK)));
    assertThat(again.statusCode()).as(again.body()).isEqualTo(200);
  }

  @Test
  void namesEveryFaultAtOnce() {
    HttpResponse<String> answer =
        put(
            "/api/roadmap/projects/71",
            SMART_WORK.replace("176289", "176290").replace("K7", "K99"),
            "office");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("MEASURES_ADD_UP", "UNKNOWN_KPI");
  }

  @Test
  void refusesAChangeOfAnOlderVersion() {
    var unused = put("/api/roadmap/projects/73", SMART_WORK, "office");
    HttpResponse<String> late =
        send(
            request("/api/roadmap/projects/73", "office", "dx-promotion")
                .header("If-Match", "\"7\"")
                .PUT(BodyPublishers.ofString(SMART_WORK.replace("業務の効率化", "働き方"))));

    assertThat(late.statusCode()).isEqualTo(412);
  }

  @Test
  void aLaterReportOfTheSameHalfReplacesTheEarlierWhichIsKept() {
    var unused = put("/api/roadmap/projects/74", SMART_WORK, "office");
    var earlier = report(74, "FY2024-H1", "端末の調達を始めた", "clerk", "administration-reform");
    var later = report(74, "FY2024-H1", "端末の調達を終えた", "clerk", "administration-reform");
    JsonNode shown =
        json(send(request("/api/roadmap/projects/74", "committee", "committee").GET()));

    assertThat(earlier.statusCode()).as(earlier.body()).isEqualTo(201);
    assertThat(later.statusCode()).isEqualTo(201);
    assertThat(shown.get("reports")).hasSize(1);
    assertThat(shown.at("/reports/0/text").asString()).isEqualTo("端末の調達を終えた");
    assertThat(shown.at("/reports/0/reportedByName").asString()).isEqualTo("clerk");
    assertThat(shown.at("/earlierReports/0/text").asString()).isEqualTo("端末の調達を始めた");
    assertThat(told(74)).extracting(ProjectUpdated::version).containsExactly(1, 2, 3);
  }

  @Test
  void refusesTheClerkOfAnotherDepartmentAndNobody() {
    var unused = put("/api/roadmap/projects/75", SMART_WORK, "office");

    assertThat(report(75, "FY2024-H1", "x", "clerk", "agriculture").statusCode()).isEqualTo(403);
    assertThat(put("/api/roadmap/projects/75", SMART_WORK, "clerk").statusCode()).isEqualTo(403);
    assertThat(send(HttpRequest.newBuilder(at("/api/roadmap/projects")).GET()).statusCode())
        .isEqualTo(401);
  }

  @Test
  void refusesAReportForAQuarter() {
    var unused = put("/api/roadmap/projects/76", SMART_WORK, "office");

    assertThat(report(76, "FY2024-Q1", "x", "office", "dx-promotion").body())
        .contains("IS_FOR_A_FISCAL_HALF");
  }

  @Test
  void offersItsPageAndItsHealth() {
    String card = send(HttpRequest.newBuilder(at("/ui/roadmap/ui.json")).GET()).body();

    assertThat(json(card).get("tag").asString()).isEqualTo("dxp-roadmap");
    assertThat(json(card).get("waiting").asString()).isEqualTo("/api/roadmap/comments/waiting");
    assertThat(send(HttpRequest.newBuilder(at(json(card).get("module").asString())).GET()).body())
        .contains("customElements.define");
    assertThat(send(HttpRequest.newBuilder(at("/openapi.yaml")).GET()).body())
        .contains("operationId: updateProject");
    assertThat(send(HttpRequest.newBuilder(at("/readyz")).GET()).statusCode()).isEqualTo(200);
    assertThat(send(HttpRequest.newBuilder(at("/metrics")).GET()).body())
        .contains(
            "dxpulse_dead_letters_total",
            "dxpulse_consumer_lag{consumer=\"roadmap\",topic=\"dxpulse.kpi.scored\"}")
        .contains("dxpulse_kpi_index{kpi=\"K7\",organization=\"020001\"}");
  }

  private HttpResponse<String> put(String path, String body, String role) {
    return send(request(path, role, "dx-promotion").PUT(BodyPublishers.ofString(body)));
  }

  private HttpResponse<String> report(
      int number, String half, String text, String role, String department) {
    String body =
        "{\"half\": \"%s\", \"state\": \"ON_TRACK\", \"percent\": 40, \"text\": \"%s\"}"
            .formatted(half, text);
    return send(
        request("/api/roadmap/projects/" + number + "/reports", role, department)
            .POST(BodyPublishers.ofString(body)));
  }

  private HttpRequest.Builder request(String path, String role, String department) {
    return HttpRequest.newBuilder(at(path))
        .header("Authorization", TestTokens.bearer(role, department))
        .header("Content-Type", "application/json");
  }

  private URI at(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (Exception failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return json(answer.body());
  }

  private static JsonNode json(String text) {
    return HttpFormat.mapper().readTree(text);
  }

  /// What Kafka holds of a project, in order.
  private static List<ProjectUpdated> told(int number) {
    return RealParts.records(Topics.PROJECT_UPDATED).stream()
        .map(record -> EventCodec.decode(EventType.PROJECT_UPDATED, record.value()))
        .filter(project -> project.number() == number)
        .toList();
  }
}
