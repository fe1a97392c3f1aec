package dxpulse.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dxpulse.contracts.types.Accumulation;
import dxpulse.contracts.types.Frequency;
import dxpulse.contracts.types.Topics;
import dxpulse.contracts.types.event.IndicatorDefined;
import dxpulse.contracts.types.event.IndicatorDefined.Version;
import dxpulse.contracts.types.time.JapanTime;
import dxpulse.contracts.wire.HttpFormat;
import dxpulse.infra.testkit.RealParts;
import dxpulse.infra.testkit.TestTokens;
import dxpulse.ingestion.round.SampleValues;
import java.io.ByteArrayInputStream;
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
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import tools.jackson.databind.JsonNode;

/// The office asks, departments answer, everybody sees how it stands.
@WithRealParts
@DirtiesContext // its consumer would hold partitions that the next context needs
class RoundIT {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String ROUNDS = "/api/ingestion/rounds";
  private static final LocalDate TODAY = JapanTime.day(Instant.now());

  private final HttpClient client = HttpClient.newHttpClient();

  @LocalServerPort private int port;

  @BeforeAll
  void learnsIndicators() {
    SampleIndicators.announce(
        SampleIndicators.trained("R01"),
        SampleIndicators.trained("R02"),
        ofDepartment("R03", "agriculture"));
    await()
        .atMost(SOON)
        .untilAsserted(() ->
            assertThat(get(ROUNDS + "/indicators?period=FY2025-Q3", "office", "").body())
                .contains("R01", "R02", "R03", "農林水産部 農林水産政策課"));
  }

  @Test
  void aRoundIsAnsweredByRecordedValuesAlsoByThoseFromBeforeItsOpening() {
    record("R01", "FY2025-Q1", Instant.now().minus(Duration.ofDays(40)), "FEED");
    String id = open("FY2025-Q1", TODAY.plusDays(3), "R01", "R02", "R03");
    await()
        .atMost(SOON)
        .untilAsserted(() ->
            assertThat(board(id, "office", "").at("/round/tally/reported").intValue()).isOne());

    record("R02", "FY2025-Q1", Instant.now(), "ENTRY");
    await()
        .atMost(SOON)
        .untilAsserted(() ->
            assertThat(board(id, "office", "").at("/round/tally/onTime").intValue()).isEqualTo(2));

    JsonNode board = board(id, "office", "");
    assertThat(board.at("/round/tally/completeness").decimalValue()).isEqualByComparingTo("0.6667");
    assertThat(board.at("/round/daysLeft").intValue()).isEqualTo(3);
    assertThat(board.at("/round/following/period").asString()).isEqualTo("FY2025-Q2");
    assertThat(board.at("/round/following/due").asString())
        .isEqualTo(TODAY.plusDays(3 + 92).toString());
    assertThat(board.at("/departments/0/department").asString()).isEqualTo("agriculture");
    assertThat(board.at("/departments/0/tally/missing").intValue()).isOne();
    assertThat(board.at("/departments/1/name/ja").asString()).isEqualTo("総合政策部 ＤＸ推進課");
    assertThat(board.at("/departments/1/burden/fedShare").decimalValue())
        .isEqualByComparingTo("0.5");
    assertThat(board.at("/items/2/state").asString()).isEqualTo("NOT_REPORTED");
    assertThat(board.at("/items/2/timeliness").asString()).isEqualTo("OPEN");
    assertThat(board.at("/mail").booleanValue()).as("no mail server is set up").isFalse();
  }

  @Test
  void aDepartmentSeesItsPartAndWhatItOwes() {
    String late = open("FY2025-Q2", TODAY.plusDays(9), "R01", "R03");
    String first = open("FY2025-Q2", TODAY.plusDays(2), "R03");
    String others = open("FY2025-Q2", TODAY.plusDays(2), "R01");

    JsonNode board = board(late, "clerk", "agriculture");
    assertThat(board.get("items").size()).isOne();
    assertThat(board.at("/round/tally/asked").intValue()).isOne();
    assertThat(board.has("reminders")).as("what was sent is the office's").isFalse();
    assertThat(get(ROUNDS + "/" + others, "approver", "agriculture").statusCode()).isEqualTo(404);
    assertThat(get(ROUNDS, "approver", "agriculture").body()).contains(late).doesNotContain(others);

    JsonNode due = json(get(ROUNDS + "/due", "clerk", "agriculture"));
    assertThat(due.at("/name/ja").asString()).isEqualTo("農林水産部 農林水産政策課");
    assertThat(due.get("items").valueStream().map(item -> item.get("id").asString()))
        .containsSubsequence(first, late)
        .doesNotContain(others);
    JsonNode soonest =
        due.get("items")
            .valueStream()
            .filter(item -> item.get("id").asString().equals(first))
            .findFirst()
            .orElseThrow();
    assertThat(soonest.get("daysLeft").intValue()).isEqualTo(2);
    assertThat(soonest.at("/owed/0/indicator").asString()).isEqualTo("R03");
  }

  @Test
  void onlyTheOfficeOpensChangesAndCloses() {
    String id = open("FY2025-Q3", TODAY.plusDays(5), "R01");
    String body = asked("FY2025-Q3", TODAY.plusDays(5), "R01").formatted("");
    for (String role : List.of("clerk", "approver", "operator", "committee", "feed")) {
      assertThat(send("POST", ROUNDS, body, role, "dx-promotion").statusCode()).isEqualTo(403);
      assertThat(send("PUT", ROUNDS + "/" + id, body, role, "dx-promotion").statusCode())
          .isEqualTo(403);
      assertThat(send("POST", ROUNDS + "/" + id + "/close", "", role, "dx-promotion").statusCode())
          .isEqualTo(403);
    }
    assertThat(get(ROUNDS, "operator", "").statusCode()).isEqualTo(200);
    assertThat(get(ROUNDS + "/" + id + "/board", "operator", "").statusCode()).isEqualTo(200);
    assertThat(get(ROUNDS, "committee", "").statusCode()).isEqualTo(403);
    assertThat(get(ROUNDS + "/" + id + "/board.xlsx", "feed", "").statusCode()).isEqualTo(403);
  }

  @Test
  void aChangeNamesTheVersionThatItWasMadeFor() {
    String id = open("FY2025-Q3", TODAY.plusDays(5), "R01");
    String path = ROUNDS + "/" + id;
    String change = asked("FY2025-Q3", TODAY.plusDays(8), "R01\",\"R02");

    HttpResponse<String> changed =
        send("PUT", path, change.formatted("\"version\":1,"), "office", "");
    assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
    assertThat(json(changed).get("due").asString()).isEqualTo(TODAY.plusDays(8).toString());
    assertThat(json(changed).get("version").intValue()).isEqualTo(2);
    assertThat(send("PUT", path, change.formatted("\"version\":1,"), "office", "").statusCode())
        .as("somebody else changed it meanwhile")
        .isEqualTo(409);
    assertThat(send("PUT", path, change.formatted(""), "office", "").body()).contains("/version");

    HttpResponse<String> closed = send("POST", path + "/close", "", "office", "");
    assertThat(json(closed).get("state").asString()).isEqualTo("CLOSED");
    assertThat(send("POST", path + "/close", "", "office", "").statusCode()).isEqualTo(200);
    assertThat(send("PUT", path, change.formatted("\"version\":3,"), "office", "").statusCode())
        .isEqualTo(409);
    assertThat(get(ROUNDS + "/due", "clerk", "dx-promotion").body()).doesNotContain(id);
  }

  @Test
  void openingTwiceOpensOnce() {
    String id = UUID.randomUUID().toString();
    String body = asked("FY2025-Q3", TODAY.plusDays(5), "R01").formatted("\"id\":\"" + id + "\",");

    assertThat(send("POST", ROUNDS, body, "office", "").statusCode()).isEqualTo(201);
    assertThat(send("POST", ROUNDS, body, "office", "").statusCode()).isEqualTo(200);
    assertThat(send("POST", ROUNDS, body.replace("R01", "R02"), "office", "").statusCode())
        .isEqualTo(409);
  }

  @Test
  void whatIsWrongIsToldWithItsPlaceAllAtOnce() {
    HttpResponse<String> shape =
        send(
            "POST",
            ROUNDS,
            "{\"title\":{\"en\":\"x\"},\"period\":\"someday\",\"indicators\":[7,\"R01\",\"R01\"],"
                + "\"due\":\"31/12\",\"reminderDays\":[99],\"deu\":1}",
            "office",
            "");
    assertThat(shape.statusCode()).isEqualTo(422);
    assertThat(json(shape).get("errors").valueStream().map(e -> e.get("pointer").asString()))
        .contains(
            "/title/ja",
            "/period",
            "/indicators/0",
            "/indicators/2",
            "/due",
            "/reminderDays",
            "/deu");

    HttpResponse<String> sense =
        send(
            "POST",
            ROUNDS,
            asked("FY2025", TODAY.minusDays(1), "R01\",\"R99").formatted(""),
            "office",
            "");
    assertThat(sense.statusCode()).isEqualTo(422);
    assertThat(sense.body())
        .contains("COARSER_THAN_EXPECTED", "UNKNOWN_INDICATOR", "DUE_IN_THE_PAST");
    assertThat(get(ROUNDS + "/indicators?period=someday", "office", "").statusCode())
        .isEqualTo(400);
  }

  @Test
  void anEffortCountsOnceAndIsShownOnTheBoardAndInFiles() throws Exception {
    String id = open("FY2024-Q4", TODAY.plusDays(5), "R01", "R03");
    String effort =
        "{\"submission\":\"submission-1\",\"period\":\"FY2024-Q4\",\"seconds\":90,\"values\":3}";
    String path = "/api/ingestion/efforts";

    assertThat(send("POST", path, effort, "clerk", "agriculture").statusCode()).isEqualTo(201);
    assertThat(send("POST", path, effort, "clerk", "agriculture").statusCode()).isEqualTo(200);
    assertThat(send("POST", path, effort.replace("90", "91"), "clerk", "agriculture").statusCode())
        .isEqualTo(409);
    assertThat(send("POST", path, effort.replace("90", "-1"), "clerk", "agriculture").statusCode())
        .isEqualTo(422);
    assertThat(send("POST", path, effort, "feed", "agriculture").statusCode()).isEqualTo(403);

    for (String work : List.of("UPLOAD", "APPROVAL")) {
      String other =
          effort.replace("submission-1", "of-" + work).replace("}", ",\"work\":\"" + work + "\"}");
      assertThat(
              send("POST", path, other.replace(":3", ":40"), "clerk", "agriculture").statusCode())
          .as(work)
          .isEqualTo(201);
    }
    assertThat(
            send("POST", path, effort.replace("}", ",\"work\":\"TEA\"}"), "clerk", "agriculture")
                .body())
        .contains("UNKNOWN_WORK", "/work");

    JsonNode burden = board(id, "office", "").at("/departments/0/burden");
    assertThat(burden.at("/uploads/values").intValue()).isEqualTo(40);
    assertThat(burden.at("/uploads/minutes").decimalValue()).isEqualByComparingTo("1.5");
    assertThat(burden.at("/approvals/submissions").intValue()).isOne();
    assertThat(burden.get("submissions").intValue()).isOne();
    assertThat(burden.get("minutes").decimalValue()).isEqualByComparingTo("1.5");
    assertThat(burden.get("valuesPerMinute").decimalValue()).isEqualByComparingTo("2");
    assertThat(burden.get("fedShare").isNull()).isTrue();

    HttpResponse<byte[]> csv = bytes(ROUNDS + "/" + id + "/board.csv?by=department", "office");
    String text = new String(csv.body(), StandardCharsets.UTF_8);
    assertThat(text).startsWith("\uFEFF照会 / Round,対象期 / Period");
    assertThat(text.lines().filter(line -> line.contains("agriculture")))
        .singleElement()
        .asString()
        .contains(",1.5,3,2.0,,1.5,40,1.5,40");
    assertThat(
            new String(
                bytes(ROUNDS + "/" + id + "/board.csv", "office").body(), StandardCharsets.UTF_8))
        .contains("R01,研修受講者数,未入力 / Not entered");
    try (ReadableWorkbook book =
        new ReadableWorkbook(
            new ByteArrayInputStream(bytes(ROUNDS + "/" + id + "/board.xlsx", "office").body()))) {
      assertThat(book.getSheets().map(sheet -> sheet.getName()))
          .containsExactly("部署別 Departments", "指標別 Indicators");
    }
    assertThat(get(ROUNDS + "/" + id + "/board.csv?by=colour", "office", "").statusCode())
        .isEqualTo(400);
  }

  private String open(String period, LocalDate due, String... indicators) {
    HttpResponse<String> answer =
        send(
            "POST",
            ROUNDS,
            asked(period, due, String.join("\",\"", indicators)).formatted(""),
            "office",
            "");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return json(answer).get("id").asString();
  }

  /// With a place for one more member.
  private static String asked(String period, LocalDate due, String indicators) {
    return "{%%s\"title\":{\"ja\":\"四半期の照会\",\"en\":null},\"period\":\"%s\",\"due\":\"%s\",\"indicators\":[\"%s\"]}"
        .formatted(period, due, indicators);
  }

  private static void record(String indicator, String period, Instant at, String kind) {
    RealParts.sendRaw(
        Topics.VALUE_RECORDED,
        "020001",
        List.of(SampleValues.of(indicator, "020001", period, 1, "RECORDED", at, kind)));
  }

  private static IndicatorDefined ofDepartment(String code, String department) {
    Version v = SampleIndicators.version(1, Frequency.QUARTER, Accumulation.FLOW, 2024, null);
    return SampleIndicators.defined(
        code,
        new Version(
            v.version(),
            v.name(),
            v.definition(),
            v.unit(),
            v.decimals(),
            v.direction(),
            v.accumulation(),
            v.frequency(),
            v.baseline(),
            v.targets(),
            v.targetPath(),
            v.normalisation(),
            v.sample(),
            department,
            v.sourceStatistic(),
            v.validFrom(),
            v.validTo(),
            v.reason(),
            v.changedBy(),
            v.changedAt()));
  }

  private JsonNode board(String id, String role, String department) {
    HttpResponse<String> answer = get(ROUNDS + "/" + id + "/board", role, department);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return json(answer);
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return HttpFormat.mapper().readTree(answer.body());
  }

  private HttpResponse<String> get(String path, String role, String department) {
    return send("GET", path, "", role, department);
  }

  private HttpResponse<byte[]> bytes(String path, String role)
      throws IOException, InterruptedException {
    HttpResponse<byte[]> answer =
        client.send(
            HttpRequest.newBuilder(at(path))
                .header("Authorization", TestTokens.bearer(role))
                .build(),
            BodyHandlers.ofByteArray());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
        .startsWith("attachment; filename=\"round-");
    return answer;
  }

  private HttpResponse<String> send(
      String method, String path, String body, String role, String department) {
    try {
      return client.send(
          HttpRequest.newBuilder(at(path))
              .header("Content-Type", "application/json")
              .header(
                  "Authorization",
                  TestTokens.bearer(role, department.isEmpty() ? "dx-promotion" : department))
              .method(
                  method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
              .build(),
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
}
