package dxpulse.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dxpulse.contracts.wire.HttpFormat;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/// A figure from a file is returned, reported as no value, approved and reopened; one of a
/// municipality is taken back: who did each is told to whom it concerns.
@WithRealParts
class HistoryIT {
  private static final String DEPARTMENT = "history";
  private static final String HISTORY = "/api/ingestion/history/HIS1";

  private final HttpClient client = HttpClient.newHttpClient();

  @LocalServerPort private int port;

  @BeforeAll
  void reportsReturnsApprovesReopensAndTakesBack() {
    SampleIndicators.announce(SampleIndicators.trained("HIS1", DEPARTMENT));
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> get("/api/ingestion/sheet?period=FY2025-Q1", "clerk").get("items").size() == 1);
    assertThat(upload("指標コード,期間,値\nHIS1,FY2025-Q1,425\n").get("awaitingApproval").asInt())
        .isEqualTo(1);
    decide("return", "FY2025-Q1", "=桁が違いませんか", "approver", "RETURNED");
    report("{\"indicator\":\"HIS1\",\"period\":\"FY2025-Q1\",\"absence\":\"調査が中止\"}");
    decide("approve", "FY2025-Q1", null, "approver", "APPROVED");
    decide("reopen", "FY2025-Q1", "調査が行われたため", "office", "REOPENED");
    report("{\"indicator\":\"HIS1\",\"period\":\"FY2025-Q2\",\"area\":\"022021\",\"value\":31}");
    decide("withdraw", "FY2025-Q2", null, "clerk", "WITHDRAWN");
  }

  @Test
  void theHistoryOfAValueSaysWhoDidWhatWhenAndFromWhichRow() {
    JsonNode values = get(HISTORY, "clerk").get("values");

    assertThat(values).hasSize(1);
    assertThat(values.get(0).get("lines").valueStream())
        .extracting(
            line -> line.get("state").asString(),
            line -> line.get("by").asString(),
            line -> line.path("figure").asString(""),
            line -> line.path("absence").asString(""),
            line -> line.path("note").asString(""))
        .containsExactly(
            tuple("SUBMITTED", "clerk", "425", "", ""),
            tuple("RETURNED", "approver", "425", "", "=桁が違いませんか"),
            tuple("SUBMITTED", "clerk", "", "調査が中止", ""),
            tuple("APPROVED", "approver", "", "調査が中止", ""),
            tuple("REOPENED", "office", "", "調査が中止", "調査が行われたため"));
    assertThat(values.at("/0/lines/0/source/file").asString()).isEqualTo("値.csv");
    assertThat(values.at("/0/lines/0/source/row").asInt()).isEqualTo(2);
  }

  @Test
  void aMunicipalityHasAHistoryOfItsOwn() {
    JsonNode areas = get(HISTORY + "/areas", "clerk").get("areas");
    JsonNode values = get(HISTORY + "?area=022021", "clerk").get("values");

    assertThat(areas.valueStream().map(each -> each.at("/name/ja").asString()))
        .containsExactly("青森県", "弘前市");
    assertThat(values).hasSize(1);
    assertThat(values.at("/0/lines").valueStream().map(line -> line.get("state").asString()))
        .containsExactly("SUBMITTED", "WITHDRAWN");
    assertThat(get(HISTORY + "?area=all", "clerk").get("values")).hasSize(2);
    assertThat(get(HISTORY + "?area=all&from=FY2025-Q2", "clerk").get("values")).hasSize(1);
    assertThat(get(HISTORY + "?area=all&asOf=2020-01-01", "clerk").get("values")).isEmpty();
  }

  @Test
  void theExportOfAllAreasOpensInASpreadsheetAndRunsNothing() {
    HttpResponse<String> answer =
        send(
            "GET", HISTORY + "/history.csv?area=all", null, TestTokens.bearer("clerk", DEPARTMENT));
    List<String> lines = answer.body().lines().toList();

    assertThat(answer.headers().firstValue("Content-Disposition"))
        .hasValueSatisfying(name -> assertThat(name).contains("history-HIS1.csv"));
    assertThat(lines.getFirst()).startsWith("\uFEFF指標,地域,地域名,期間");
    assertThat(lines).hasSize(8);
    assertThat(lines.get(1)).startsWith("HIS1,020001,青森県,FY2025-Q1,history,").contains("値.csv,2,");
    assertThat(lines.get(2)).contains(",差戻し,425,,approver,").contains(",'=桁が違いませんか,");
    assertThat(lines.get(7)).startsWith("HIS1,022021,弘前市,FY2025-Q2,").contains(",取下げ,31,");
    assertThat(
            send(
                    "GET",
                    HISTORY + "/history.csv?lang=en",
                    null,
                    TestTokens.bearer("clerk", "fishery"))
                .body())
        .startsWith("\uFEFFIndicator,")
        .contains("1 values are left out");
  }

  @Test
  void othersAreToldNoNames() {
    JsonNode stranger =
        HttpFormat.mapper()
            .readTree(send("GET", HISTORY, null, TestTokens.bearer("approver", "fishery")).body());

    assertThat(stranger.get("values")).isEmpty();
    assertThat(stranger.get("withheld").asInt()).isEqualTo(1);
    assertThat(get(HISTORY, "committee").at("/values/0/lines")).hasSize(4);
    for (String path : List.of(HISTORY, HISTORY + "/areas", HISTORY + "/history.csv")) {
      assertThat(send("GET", path, null, TestTokens.bearer("feed")).statusCode())
          .as(path)
          .isEqualTo(403);
      assertThat(send("GET", path, null, "none").statusCode()).as(path).isEqualTo(401);
    }
  }

  @Test
  void whatCannotBeReadIsRefusedWithItsPlace() {
    String clerk = TestTokens.bearer("clerk", DEPARTMENT);

    assertThat(send("GET", HISTORY.replace("HIS1", "1"), null, clerk).statusCode()).isEqualTo(404);
    assertThat(get(HISTORY.replace("HIS1", "NEW1"), "clerk").get("values")).isEmpty();
    assertThat(send("GET", HISTORY + "?area=1", null, clerk).statusCode()).isEqualTo(400);
    assertThat(send("GET", HISTORY + "?from=soon", null, clerk).body()).contains("from: ");
    assertThat(send("GET", HISTORY + "/history.csv?lang=fr", null, clerk).statusCode())
        .isEqualTo(400);
  }

  private void report(String item) {
    JsonNode answer =
        HttpFormat.mapper()
            .readTree(
                send(
                        "POST",
                        "/api/ingestion/reports",
                        "[" + item + "]",
                        TestTokens.bearer("clerk", DEPARTMENT))
                    .body());
    assertThat(answer.at("/results/0/outcome").asString())
        .as(answer.toString())
        .isEqualTo("SUBMITTED");
  }

  private void decide(
      String what, String period, @Nullable String note, String role, String outcome) {
    JsonNode report =
        get(
                "/api/ingestion/reports?state="
                    + (what.equals("reopen") ? "approved" : "submitted"),
                role)
            .get("reports")
            .valueStream()
            .filter(each -> each.get("indicator").asString().equals("HIS1"))
            .filter(each -> each.get("period").asString().equals(period))
            .findFirst()
            .orElseThrow();
    Map<String, Object> seen =
        Map.of("id", report.get("id").asString(), "version", report.get("version").asInt());
    String body =
        HttpFormat.mapper()
            .writeValueAsString(
                note == null
                    ? Map.of("reports", List.of(seen))
                    : Map.of("reports", List.of(seen), "note", note));
    JsonNode answer =
        HttpFormat.mapper()
            .readTree(
                send(
                        "POST",
                        "/api/ingestion/reports/" + what,
                        body,
                        TestTokens.bearer(role, DEPARTMENT))
                    .body());
    assertThat(answer.at("/results/0/outcome").asString()).as(answer.toString()).isEqualTo(outcome);
  }

  private JsonNode upload(String content) {
    String form =
        "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"値.csv\"\r\n\r\n"
            + content
            + "\r\n--edge--\r\n";
    return HttpFormat.mapper()
        .readTree(
            send(
                    "POST",
                    "/api/ingestion/imports?dryRun=false",
                    form,
                    TestTokens.bearer("clerk", DEPARTMENT),
                    "multipart/form-data; boundary=edge")
                .body());
  }

  private JsonNode get(String path, String role) {
    return HttpFormat.mapper()
        .readTree(send("GET", path, null, TestTokens.bearer(role, DEPARTMENT)).body());
  }

  private HttpResponse<String> send(
      String method, String path, @Nullable String body, String token) {
    return send(method, path, body, token, "application/json");
  }

  private HttpResponse<String> send(
      String method, String path, @Nullable String body, String token, String type) {
    try {
      return client.send(
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
              .header("Authorization", token)
              .header("Content-Type", type)
              .method(
                  method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
              .build(),
          BodyHandlers.ofString());
    } catch (IOException | InterruptedException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
