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
import dxpulse.contracts.types.event.ObservationSubmitted;
import dxpulse.contracts.types.time.FiscalYear;
import dxpulse.contracts.wire.EventCodec;
import dxpulse.contracts.wire.EventType;
import dxpulse.contracts.wire.HttpFormat;
import dxpulse.contracts.wire.KafkaClients;
import dxpulse.infra.testkit.RealParts;
import dxpulse.infra.testkit.TestTokens;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;

@WithRealParts
class UploadIT {
  private static final OrganizationCode AOMORI = new OrganizationCode("020001");
  private static final String MIXED =
      """
      指標コード,期間,値,確度,備考,担当
      I15,令和6年度第1四半期,４２．５％,速報,髙橋①,x
      I15,FY2024-Q2,約43,,,
      I15,FY2024-Q3,,,,
      I99,いつか,1,,,
      I20,FY2024-Q1,12,,,
      """;

  private final HttpClient client = HttpClient.newHttpClient();

  @LocalServerPort private int port;

  @BeforeAll
  void learnsTheCatalogue() {
    SampleIndicators.withoutApproval(port, "dx-promotion");
    EventCodec codec = new EventCodec("/test");
    try (var producer = KafkaClients.producer(RealParts.kafka())) {
      KafkaClients.sendAll(
          producer,
          Stream.of(indicator("I15", "dx-promotion"), indicator("I20", "agriculture"))
              .map(each -> codec.record(EventType.INDICATOR_DEFINED, each, null))
              .toList());
    }
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() ->
            assertThat(
                    upload("true", "指標,期間,値\nI15,FY2024-Q1,1\nI20,FY2024-Q1,1\n", "office").body())
                .contains("\"accepted\":2"));
  }

  @Test
  void aDryRunTellsEveryRowAndSendsNothing() {
    HttpResponse<String> answer = upload("true", MIXED.replace("42", "41"), "clerk");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    JsonNode body = json(answer);
    assertThat(body.get("rows").valueStream().map(row -> row.get("outcome").asString()))
        .containsExactly("ACCEPTED", "REFUSED", "WITHOUT_FIGURE", "REFUSED", "REFUSED");
    assertThat(body.get("rows").valueStream().map(row -> row.get("line").asInt()))
        .containsExactly(2, 3, 4, 5, 6);
    assertThat(body.at("/rows/0/tidied").toString()).contains("42.5", "FY2024-Q1");
    assertThat(body.at("/rows/1/errors/0/column").asString()).isEqualTo("値");
    assertThat(body.at("/rows/4/errors/0/code").asString()).isEqualTo("WRONG_DEPARTMENT");
    assertThat(body.get("unknownColumns").toString()).contains("担当");
    assertThat(json(get("/api/ingestion/imports/" + body.get("id").asString())).get("dryRun"))
        .isEqualTo(body.get("dryRun"));
    assertThat(submitted("髙橋①")).noneMatch(each -> each.source().system().equals("dry.csv"));
  }

  @Test
  void theSameFileTwiceHasTheSameObservationsAndKeepsBadRowsOnce() {
    String file = MIXED.replace("髙橋①", "二度");
    HttpResponse<String> first = upload("false", file, "clerk");
    HttpResponse<String> again = upload("false", file, "clerk");

    assertThat(first.statusCode()).as(first.body()).isEqualTo(202);
    assertThat(json(again).get("id")).isEqualTo(json(first).get("id"));
    assertThat(submitted("二度").stream().map(ObservationSubmitted::observationId).distinct())
        .containsExactly(json(first).at("/rows/0/observationId").asString());
    assertThat(submitted("二度").getFirst().source().kind())
        .isEqualTo(ObservationSubmitted.Source.Kind.IMPORT);
    String id = json(first).get("id").asString();
    assertThat(json(get("/api/ingestion/imports/" + id)).get("refused").asInt()).isEqualTo(3);
    assertThat(
            json(get("/api/ingestion/quarantine"))
                .get("rows")
                .valueStream()
                .filter(row -> row.get("upload").asString().equals(id))
                .map(row -> row.at("/cells/2").asString()))
        .containsExactly("約43", "1", "12");
  }

  @Test
  void aFileThatWasTakenInBeforeSaysSoAndIsNotAppliedAgain() {
    String file = MIXED.replace("髙橋①", "再び");
    assertThat(json(upload("true", file, "clerk")).get("takenBefore").isNull()).isTrue();
    HttpResponse<String> first = upload("false", file, "clerk");

    JsonNode looked = json(upload("true", file, "office"));
    JsonNode again = json(upload("false", file, "clerk"));

    for (JsonNode answer : List.of(looked, again)) {
      assertThat(answer.get("takenBefore")).isEqualTo(json(first).get("uploadedAt"));
      assertThat(answer.at("/rows/0/outcome").asString()).isEqualTo("TAKEN_BEFORE");
      assertThat(answer.at("/rows/0/observationId"))
          .isEqualTo(json(first).at("/rows/0/observationId"));
    }
    assertThat(again.get("accepted").asInt()).isZero();
    assertThat(submitted("再び")).hasSize(1);
  }

  @Test
  void aMendedRowIsAnotherObservationThanTheLineOfItsFile() {
    String file = "指標,期間,値,確度,備考\nI15,FY2025-Q1,約7,速報,写し\n";
    String upload = json(upload("false", file, "clerk")).get("id").asString();
    String row = upload + "-2";
    JsonNode waiting =
        json(get("/api/ingestion/quarantine"))
            .get("rows")
            .valueStream()
            .filter(each -> each.get("id").asString().equals(row))
            .findFirst()
            .orElseThrow();
    assertThat(waiting.get("members").toString())
        .isEqualTo(
            "{\"indicator\":\"I15\",\"note\":\"写し\",\"period\":\"FY2025-Q1\","
                + "\"status\":\"速報\",\"value\":\"約7\"}");

    HttpResponse<String> mended =
        send(
            HttpRequest.newBuilder(at("/api/ingestion/quarantine/" + row + "/replay"))
                .header("Authorization", TestTokens.bearer("clerk"))
                .POST(
                    BodyPublishers.ofString(
                        """
                        {"indicator":"I15","period":"FY2025-Q1","value":7,"status":"PROVISIONAL",
                         "note":"写し"}
                        """)));

    assertThat(mended.statusCode()).as(mended.body()).isEqualTo(202);
    assertThat(json(mended).get("observationId").asString()).isNotEqualTo(row);
    assertThat(submitted("写し"))
        .singleElement()
        .satisfies(each -> assertThat(each.status()).isEqualTo(ValueStatus.PROVISIONAL));
  }

  @Test
  void aRowIsToldItsBrokenRulesTogetherWithWhatCouldNotBeRead() {
    JsonNode row = json(upload("true", "指標,期間,値\nI99,いつか,1\n", "clerk")).at("/rows/0/errors");

    assertThat(row.valueStream().map(each -> each.get("code").asString()))
        .containsExactlyInAnyOrder("UNREADABLE", "UNKNOWN_INDICATOR");
  }

  @Test
  void aPeriodThatCouldBeTwoIsRefusedWithBothOfThem() {
    JsonNode errors =
        json(upload("true", "指標,期間,値\nI15,2024-Q1,1\n", "clerk")).at("/rows/0/errors");

    assertThat(errors).hasSize(1);
    assertThat(errors.at("/0/code").asString()).isEqualTo("AMBIGUOUS_PERIOD");
    assertThat(errors.at("/0/column").asString()).isEqualTo("期間");
    assertThat(errors.at("/0/value").asString()).isEqualTo("2024-Q1");
    assertThat(errors.at("/0/expected").asString())
        .isEqualTo(
            "FY2023-Q4（令和5年度第4四半期）かFY2024-Q1（令和6年度第1四半期） / "
                + "FY2023-Q4 (2024-01 to 2024-03) or FY2024-Q1 (2024-04 to 2024-06)");
  }

  @Test
  void readsEveryEncodingThatSpreadsheetsWrite() {
    String file = MIXED.replace("42", "40");
    byte[] marked = ("\uFEFF" + file).getBytes(StandardCharsets.UTF_8);
    byte[] windows = file.getBytes(Charset.forName("windows-31j"));

    assertThat(json(send("true", marked, "clerk")).get("encoding").asString())
        .isEqualTo("UTF-8 (BOM)");
    JsonNode cp932 = json(send("true", windows, "clerk"));
    assertThat(cp932.get("encoding").asString()).isEqualTo("CP932");
    assertThat(cp932.get("accepted").asInt()).isEqualTo(1);
  }

  @Test
  void refusesWhatIsNoTableOfFigures() {
    assertThat(send("true", new byte[] {'P', 'K', 3, 4, 0}, "clerk").statusCode()).isEqualTo(415);
    assertThat(send("true", new byte[] {'a', 0, 'b'}, "clerk").statusCode()).isEqualTo(415);
    assertThat(upload("true", "指標,値\nI15,1\n", "clerk").body()).contains("COLUMN_MISSING", "期間");
    assertThat(upload("maybe", MIXED, "clerk").statusCode()).isEqualTo(400);
    assertThat(upload("true", MIXED, "committee").statusCode()).isEqualTo(403);
    assertThat(upload("true", "指標,期間,値\n" + "I15,FY2024,1\n".repeat(100_001), "clerk").statusCode())
        .isEqualTo(413);
  }

  @Test
  void refusesTheSameFigureTwiceInAFile() {
    String file = "indicator,period,value\nI15,FY2024-Q1,1\nI15,R6年度第1四半期,2\n";

    assertThat(json(upload("true", file, "clerk")).at("/rows/1/errors/0/code").asString())
        .isEqualTo("ROW_TWICE");
  }

  @Test
  void theContractNamesEveryPathAndMethodOfTheService(
      @Autowired @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings) {
    Set<String> offered = new TreeSet<>();
    mappings
        .getHandlerMethods()
        .keySet()
        .forEach(mapping ->
            mapping.getPatternValues().stream()
                .filter(path -> path.startsWith("/api/"))
                .forEach(path ->
                    mapping
                        .getMethodsCondition()
                        .getMethods()
                        .forEach(method -> offered.add(method + " " + path))));
    Map<String, Map<String, Map<String, Object>>> contract =
        new Yaml().load(get("/openapi.yaml").body()); // only `paths` is looked at
    Set<String> promised = new TreeSet<>();
    contract
        .getOrDefault("paths", Map.of())
        .forEach((path, methods) ->
            methods.keySet().stream()
                .filter(member -> !member.equals("parameters"))
                .forEach(method -> promised.add(method.toUpperCase(Locale.ROOT) + " " + path)));

    assertThat(offered).hasSizeGreaterThan(5).isEqualTo(promised);
  }

  private static IndicatorDefined indicator(String code, String department) {
    return new IndicatorDefined(
        AOMORI,
        new IndicatorCode(code),
        List.of(
            new IndicatorDefined.Version(
                1,
                new LocalizedText("オンライン手続き利用率", "Online procedure use"),
                null,
                "％",
                1,
                Direction.HIGHER_IS_BETTER,
                Accumulation.RATE,
                Frequency.QUARTER,
                null,
                List.of(),
                TargetPath.STEP,
                new IndicatorDefined.Normalisation(NormalisationMethod.RATIO, null, null, null),
                false,
                department,
                null,
                new FiscalYear(2024),
                null,
                null,
                "office",
                Instant.EPOCH)),
        Instant.EPOCH);
  }

  private HttpResponse<String> upload(String dryRun, String text, String role) {
    return send(dryRun, text.getBytes(StandardCharsets.UTF_8), role);
  }

  private HttpResponse<String> send(String dryRun, byte[] file, String role) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    String name = dryRun.equals("true") ? "dry.csv" : "figures.csv";
    body.writeBytes(
        ("--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n"
                    .formatted(name)
                + "Content-Type: text/csv\r\n\r\n")
            .getBytes(StandardCharsets.UTF_8));
    body.writeBytes(file);
    body.writeBytes("\r\n--edge--\r\n".getBytes(StandardCharsets.UTF_8));
    return send(
        HttpRequest.newBuilder(at("/api/ingestion/imports?dryRun=" + dryRun))
            .header("Authorization", TestTokens.bearer(role))
            .header("Content-Type", "multipart/form-data; boundary=edge")
            .POST(BodyPublishers.ofByteArray(body.toByteArray())));
  }

  private HttpResponse<String> get(String path) {
    return send(
        HttpRequest.newBuilder(at(path)).header("Authorization", TestTokens.bearer("clerk")).GET());
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
    return HttpFormat.mapper().readTree(answer.body());
  }

  /// What Kafka holds of the observations with a note.
  private static List<ObservationSubmitted> submitted(String note) {
    List<ObservationSubmitted> told = new ArrayList<>();
    try (var consumer = KafkaClients.consumer(RealParts.kafka(), UUID.randomUUID().toString())) {
      var partitions =
          consumer.partitionsFor(Topics.OBSERVATION_SUBMITTED).stream()
              .map(p -> new TopicPartition(p.topic(), p.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
        for (var record : consumer.poll(Duration.ofMillis(200))) {
          told.add(EventCodec.decode(EventType.OBSERVATION_SUBMITTED, record.value()));
        }
      }
    }
    return told.stream().filter(each -> note.equals(each.note())).toList();
  }
}
