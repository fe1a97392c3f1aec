package dxpulse.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dxpulse.contracts.types.event.ObservationSubmitted;
import dxpulse.contracts.wire.EventType;
import dxpulse.contracts.wire.HttpFormat;
import dxpulse.infra.testkit.RealParts;
import dxpulse.infra.testkit.TestTokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/// Clerks of a department with four eyes report, their approver decides, the office reopens.
@WithRealParts
class ReportIT {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String DEPARTMENT = "forestry";

  private final HttpClient client = HttpClient.newHttpClient();

  @LocalServerPort private int port;

  @BeforeAll
  void learnsIndicators() {
    SampleIndicators.announce(
        Stream.of("I61", "I62", "I63", "I64", "I65", "I66")
            .map(code -> SampleIndicators.trained(code, DEPARTMENT))
            .toArray(dxpulse.contracts.types.event.IndicatorDefined[]::new));
    await()
        .atMost(SOON)
        .until(
            () -> get("/api/ingestion/sheet?period=FY2025-Q1", "clerk").get("items").size() == 6);
  }

  @Test
  void whatAClerkReportsGoesToTheLogOnceTheApproverHasApprovedIt() {
    JsonNode answer =
        post(
            "/api/ingestion/reports", "[%s]".formatted(figure("I61", "FY2025-Q1", "610")), "clerk");
    assertThat(answer.at("/results/0/outcome").asString()).isEqualTo("SUBMITTED");
    assertThat(sent("610")).isEmpty();
    JsonNode waiting = waiting("I61");
    assertThat(waiting.get("mine").booleanValue()).isFalse();
    assertThat(waiting.at("/name/ja").asString()).isEqualTo("研修受講者数");
    assertThat(waiting.at("/unitName/en").asString()).isEqualTo("people");
    assertThat(waiting.at("/unitOne").asString()).isEqualTo("person");
    assertThat(item("FY2025-Q1", "I61").at("/unitName/en").asString()).isEqualTo("people");

    JsonNode own = decide("approve", waiting, null, "clerk");
    JsonNode approved = decide("approve", waiting, null, "approver");

    assertThat(own.get("code").asString()).isEqualTo("NOT_AN_APPROVER");
    assertThat(approved.get("outcome").asString()).isEqualTo("APPROVED");
    assertThat(approved.get("sent").booleanValue()).isTrue();
    assertThat(sent("610"))
        .singleElement()
        .satisfies(each -> {
          assertThat(each.source().submittedBy()).isEqualTo("clerk");
          assertThat(each.source().approvedBy()).isEqualTo("approver");
          assertThat(each.source().approvedAt()).isNotNull();
        });
    JsonNode again = decide("approve", waiting, null, "approver");
    assertThat(again.get("outcome").asString()).isEqualTo("APPROVED");
    assertThat(sent("610")).hasSize(1);
  }

  @Test
  void figuresThatComeAnotherWayWaitToo() {
    HttpResponse<String> answer =
        send("POST", "/api/ingestion/observations", figure("I62", "FY2025-Q1", "620"), "clerk");

    JsonNode body = HttpFormat.mapper().readTree(answer.body());
    String id = body.at("/accepted/0").asString();
    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(body.at("/awaitingApproval/0").asString()).isEqualTo(id);
    assertThat(get("/api/ingestion/observations/" + id, "clerk").get("state").asString())
        .isEqualTo("AWAITING_APPROVAL");
    assertThat(sent("620")).isEmpty();
    JsonNode returned = decide("return", waiting("I62"), "桁が違いませんか", "approver");
    assertThat(returned.get("outcome").asString()).isEqualTo("RETURNED");
    assertThat(get("/api/ingestion/observations/" + id, "clerk").get("state").asString())
        .isEqualTo("RETURNED");
    JsonNode item = item("FY2025-Q1", "I62");
    assertThat(item.at("/report/state").asString()).isEqualTo("RETURNED");
    assertThat(item.at("/report/last/note").asString()).isEqualTo("桁が違いませんか");
    assertThat(item.get("due").booleanValue()).isTrue();
  }

  @Test
  void theSecondOfTwoClerksIsShownWhatTheFirstReported() {
    JsonNode first =
        post(
            "/api/ingestion/reports",
            "[%s]".formatted(seen("I63", "FY2025-Q1", "630", 0)),
            "clerk");
    JsonNode second =
        post(
            "/api/ingestion/reports",
            "[%s]".formatted(seen("I63", "FY2025-Q1", "631", 0)),
            "approver");

    assertThat(first.at("/results/0/outcome").asString()).isEqualTo("SUBMITTED");
    assertThat(second.at("/results/0/errors/0/code").asString()).isEqualTo("CHANGED_MEANWHILE");
    assertThat(second.at("/results/0/report/value").decimalValue()).isEqualByComparingTo("630");
    assertThat(second.at("/results/0/report/by").asString()).isEqualTo("clerk");
    JsonNode knowing =
        post(
            "/api/ingestion/reports",
            "[%s]".formatted(seen("I63", "FY2025-Q1", "631", 1)),
            "approver");
    assertThat(knowing.at("/results/0/outcome").asString()).isEqualTo("SUBMITTED");
    assertThat(decide("approve", waiting("I63"), null, "approver").get("code").asString())
        .isEqualTo("OWN_REPORT");
    JsonNode old = decide("approve", waiting("I63"), 1, null, "office");
    assertThat(old.get("code").asString()).isEqualTo("CHANGED_MEANWHILE");
  }

  @Test
  void anApprovedFigureIsLockedForEveryWayInUntilTheOfficeReopensIt() {
    var _ =
        post(
            "/api/ingestion/reports", "[%s]".formatted(figure("I64", "FY2025-Q1", "640")), "clerk");
    var _ = decide("approve", waiting("I64"), null, "approver");

    HttpResponse<String> locked =
        send("POST", "/api/ingestion/observations", figure("I64", "FY2025-Q1", "641"), "clerk");
    assertThat(locked.statusCode()).isEqualTo(422);
    assertThat(locked.body()).contains("LOCKED", "再開を依頼してください");
    JsonNode approved =
        get("/api/ingestion/reports?state=approved", "office")
            .get("reports")
            .valueStream()
            .filter(each -> each.get("indicator").asString().equals("I64"))
            .findFirst()
            .orElseThrow();
    for (String role : List.of("office", "feed")) {
      HttpResponse<String> byOthers =
          send("POST", "/api/ingestion/observations", figure("I64", "FY2025-Q1", "641"), role);
      assertThat(byOthers.statusCode()).as(role).isEqualTo(422);
      assertThat(byOthers.body()).as(role).contains("LOCKED");
    }
    assertThat(sent("641")).isEmpty();
    assertThat(decide("reopen", approved, "訂正のため", "approver").get("code").asString())
        .isEqualTo("NOT_THE_OFFICE");
    assertThat(decide("reopen", approved, "訂正のため", "office").get("outcome").asString())
        .isEqualTo("REOPENED");
    assertThat(
            send("POST", "/api/ingestion/observations", figure("I64", "FY2025-Q1", "641"), "clerk")
                .statusCode())
        .isEqualTo(202);
    HttpResponse<String> noNote =
        send(
            "POST",
            "/api/ingestion/reports/return",
            decision(waiting("I64"), null, null),
            "approver");
    assertThat(noNote.statusCode()).isEqualTo(422);
    assertThat(noNote.body()).contains("/note");
  }

  @Test
  void whatTheOfficeSendsTakesThePlaceOfWhatWaits() {
    var _ =
        post(
            "/api/ingestion/reports", "[%s]".formatted(figure("I64", "FY2025-Q2", "642")), "clerk");
    JsonNode waiting = waiting("I64");
    HttpResponse<String> office =
        send("POST", "/api/ingestion/observations", figure("I64", "FY2025-Q2", "643"), "office");

    assertThat(office.statusCode()).isEqualTo(202);
    assertThat(sent("643")).hasSize(1);
    assertThat(item("FY2025-Q2", "I64").at("/report/state").asString()).isEqualTo("RECORDED");
    assertThat(decide("approve", waiting, null, "approver").get("code").asString())
        .isEqualTo("NOT_WAITING");
    assertThat(sent("642")).isEmpty();
  }

  @Test
  void ofTwoPeopleOfTheOfficeTheSecondIsShownWhatTheFirstTyped() {
    String typed = "[%s]".formatted(seen("I63", "FY2025-Q2", "632", 0));
    JsonNode first = post("/api/ingestion/reports", typed, "office");
    JsonNode second = post("/api/ingestion/reports", typed.replace("632", "633"), "office");

    assertThat(first.at("/results/0/outcome").asString()).isEqualTo("SENT");
    assertThat(second.at("/results/0/errors/0/code").asString()).isEqualTo("CHANGED_MEANWHILE");
    assertThat(second.at("/results/0/report/value").decimalValue()).isEqualByComparingTo("632");
    assertThat(sent("633")).isEmpty();
  }

  @Test
  void aReasonForNoFigureIsReportedAndApprovedAndNothingIsSent() {
    JsonNode answer =
        post(
            "/api/ingestion/reports",
            "[{\"indicator\":\"I65\",\"period\":\"FY2025-Q1\",\"absence\":\"調査が中止\"}]",
            "clerk");

    assertThat(answer.at("/results/0/outcome").asString()).isEqualTo("SUBMITTED");
    JsonNode approved = decide("approve", waiting("I65"), null, "approver");
    assertThat(approved.get("outcome").asString()).isEqualTo("APPROVED");
    assertThat(item("FY2025-Q1", "I65").at("/report/absence").asString()).isEqualTo("調査が中止");
    JsonNode both =
        post(
            "/api/ingestion/reports",
            "[{\"indicator\":\"I65\",\"period\":\"FY2025-Q2\",\"absence\":\"x\",\"value\":1}]",
            "clerk");
    assertThat(both.at("/results/0/errors/0/code").asString()).isEqualTo("FIGURE_OR_REASON");
  }

  @Test
  void aReasonOfTheOfficeNeedsNoApprovalAndIsKept() {
    JsonNode answer =
        post(
            "/api/ingestion/reports",
            "[{\"indicator\":\"I66\",\"period\":\"FY2025-Q2\",\"absence\":\"廃止\"}]",
            "office");

    assertThat(answer.at("/results/0/outcome").asString()).isEqualTo("NOTED");
    JsonNode item = item("FY2025-Q2", "I66");
    assertThat(item.at("/report/absence").asString()).isEqualTo("廃止");
    assertThat(item.get("due").booleanValue()).isFalse();
  }

  @Test
  void aDraftSurvivesAndTheSecondWriterIsShownTheFirstOnes() {
    String path = "/api/ingestion/drafts/I61/FY2025-Q3";
    HttpResponse<String> first =
        send("PUT", path, "{\"version\":0,\"typed\":{\"value\":\"約43\"}}", "clerk");
    HttpResponse<String> second =
        send("PUT", path, "{\"version\":0,\"typed\":{\"value\":\"44\"}}", "approver");

    assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
    assertThat(second.statusCode()).isEqualTo(409);
    assertThat(HttpFormat.mapper().readTree(second.body()).at("/draft/typed/value").asString())
        .isEqualTo("約43");
    assertThat(item("FY2025-Q3", "I61").at("/draft/typed/value").asString()).isEqualTo("約43");
    assertThat(item("FY2025-Q3", "I61").at("/draft/by").asString()).isEqualTo("clerk");
    var _ =
        post("/api/ingestion/reports", "[%s]".formatted(figure("I61", "FY2025-Q3", "43")), "clerk");
    assertThat(item("FY2025-Q3", "I61").get("draft").isNull()).isTrue();
    assertThat(send("PUT", path, "{\"version\":0,\"typed\":{}}", "feed").statusCode())
        .isEqualTo(200);
  }

  @Test
  void othersSeeAndDecideNothing() {
    var _ =
        post(
            "/api/ingestion/reports", "[%s]".formatted(figure("I66", "FY2025-Q3", "629")), "clerk");
    JsonNode waiting = waiting("I66");

    assertThat(send("GET", "/api/ingestion/reports", null, "committee").statusCode())
        .isEqualTo(403);
    assertThat(
            HttpFormat.mapper()
                .readTree(
                    send(
                            "POST",
                            "/api/ingestion/reports/approve",
                            decision(waiting, null, null),
                            TestTokens.bearer("approver", "fishery"),
                            true)
                        .body())
                .at("/results/0/outcome")
                .asString())
        .isEqualTo("NOT_FOUND");
    assertThat(
            send(
                    "PUT",
                    "/api/ingestion/approval-rules/forestry",
                    "{\"fourEyes\":false}",
                    "approver")
                .statusCode())
        .isEqualTo(403);
  }

  private JsonNode waiting(String indicator) {
    return get("/api/ingestion/reports?state=submitted", "approver")
        .get("reports")
        .valueStream()
        .filter(each -> each.get("indicator").asString().equals(indicator))
        .findFirst()
        .orElseThrow();
  }

  private JsonNode item(String period, String indicator) {
    return get("/api/ingestion/sheet?period=" + period, "clerk")
        .get("items")
        .valueStream()
        .filter(each -> each.get("indicator").asString().equals(indicator))
        .findFirst()
        .orElseThrow();
  }

  private JsonNode decide(String what, JsonNode report, @Nullable String note, String role) {
    return decide(what, report, null, note, role);
  }

  private JsonNode decide(
      String what, JsonNode report, @Nullable Integer version, @Nullable String note, String role) {
    return post("/api/ingestion/reports/" + what, decision(report, version, note), role)
        .path("results")
        .path(0);
  }

  private static String decision(
      JsonNode report, @Nullable Integer version, @Nullable String note) {
    Map<String, Object> seen =
        Map.of(
            "id",
            report.get("id").asString(),
            "version",
            version == null ? report.get("version").asInt() : version);
    return HttpFormat.mapper()
        .writeValueAsString(
            note == null
                ? Map.of("reports", List.of(seen))
                : Map.of("reports", List.of(seen), "note", note));
  }

  private static String figure(String indicator, String period, String value) {
    return "{\"indicator\":\"%s\",\"period\":\"%s\",\"value\":%s}"
        .formatted(indicator, period, value);
  }

  private static String seen(String indicator, String period, String value, int version) {
    return "{\"indicator\":\"%s\",\"period\":\"%s\",\"value\":%s,\"seen\":%d}"
        .formatted(indicator, period, value, version);
  }

  private JsonNode get(String path, String role) {
    return HttpFormat.mapper().readTree(send("GET", path, null, role).body());
  }

  private JsonNode post(String path, String body, String role) {
    return HttpFormat.mapper().readTree(send("POST", path, body, role).body());
  }

  private HttpResponse<String> send(
      String method, String path, @Nullable String body, String role) {
    return send(method, path, body, TestTokens.bearer(role, DEPARTMENT), true);
  }

  private HttpResponse<String> send(
      String method, String path, @Nullable String body, String token, boolean json) {
    try {
      return client.send(
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
              .header("Authorization", token)
              .header("Content-Type", json ? "application/json" : "text/plain")
              .method(
                  method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
              .build(),
          BodyHandlers.ofString());
    } catch (IOException | InterruptedException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /// What the log holds with a value.
  private static List<ObservationSubmitted> sent(String value) {
    return RealParts.events(EventType.OBSERVATION_SUBMITTED).stream()
        .filter(each -> value.equals(String.valueOf(each.value())))
        .toList();
  }
}
