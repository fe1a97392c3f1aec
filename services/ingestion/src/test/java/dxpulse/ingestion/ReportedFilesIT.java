package dxpulse.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dxpulse.contracts.wire.HttpFormat;
import dxpulse.infra.testkit.TestTokens;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/// Files of a department with four eyes, beside what its people report on the page.
@WithRealParts
class ReportedFilesIT {
  private static final String DEPARTMENT = "fisheries";

  private final HttpClient client = HttpClient.newHttpClient();

  @LocalServerPort private int port;

  @BeforeAll
  void learnsIndicators() {
    SampleIndicators.announce(SampleIndicators.trained("RF1", DEPARTMENT));
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> upload("true", "FY2023-Q1", 1, "clerk").get("accepted").asInt() == 1);
  }

  @Test
  void aFigureThatWasReplacedOnThePageIsTakenFromTheSameFileAgain() {
    assertThat(upload("false", "FY2024-Q1", 5, "clerk").get("awaitingApproval").asInt())
        .isEqualTo(1);
    assertThat(outcome(upload("false", "FY2024-Q1", 5, "clerk"))).isEqualTo("TAKEN_BEFORE");
    assertThat(report("FY2024-Q1", 6, "clerk").at("/results/0/outcome").asString())
        .isEqualTo("SUBMITTED");

    JsonNode look = upload("true", "FY2024-Q1", 5, "clerk");
    JsonNode again = upload("false", "FY2024-Q1", 5, "clerk");

    assertThat(outcome(look)).as(look.toString()).isEqualTo("ACCEPTED");
    assertThat(look.at("/rows/0/warnings/0/code").asString()).isEqualTo("REPORT_WAITS");
    assertThat(outcome(again)).isEqualTo("ACCEPTED");
    assertThat(waiting("FY2024-Q1").get("value").asInt()).isEqualTo(5);
  }

  @Test
  void whatWasGivenBackIsTakenFromTheSameFileAgain() {
    var _ = upload("false", "FY2024-Q2", 7, "clerk");
    assertThat(decide("return", waiting("FY2024-Q2"))).isEqualTo("RETURNED");

    JsonNode again = upload("false", "FY2024-Q2", 7, "clerk");

    assertThat(outcome(again)).as(again.toString()).isEqualTo("ACCEPTED");
    assertThat(decide("approve", waiting("FY2024-Q2"))).isEqualTo("APPROVED");
    assertThat(outcome(upload("false", "FY2024-Q2", 7, "clerk"))).isEqualTo("TAKEN_BEFORE");
  }

  @Test
  void aLookTellsThatAnApprovedFigureIsLocked() {
    var _ = upload("false", "FY2024-Q3", 8, "clerk");
    assertThat(decide("approve", waiting("FY2024-Q3"))).isEqualTo("APPROVED");

    JsonNode look = upload("true", "FY2024-Q3", 9, "clerk");

    assertThat(look.at("/rows/0/errors/0/code").asString()).as(look.toString()).isEqualTo("LOCKED");
    assertThat(look.get("refused").asInt()).isEqualTo(1);
  }

  @Test
  void allOfAFileIsSeenAndReleasedPageByPageAndOnlyByAnother() {
    assertThat(upload("false", months(450), "approver").get("awaitingApproval").asInt())
        .isEqualTo(450);
    var _ = report("FY2025-Q4", 6, "clerk");

    JsonNode batch = file("whole.csv").orElseThrow();
    String whole = "batch=" + batch.get("batch").asString();
    List<JsonNode> seen = pages(whole, "office");
    JsonNode own = decideAll("approve", pages(whole, "approver").subList(0, 2), "approver");
    JsonNode first = decideAll("approve", seen.subList(0, 200), "office");
    JsonNode twice = decideAll("approve", seen.subList(0, 200), "office");

    assertThat(batch.get("total").asInt()).isEqualTo(450);
    assertThat(batch.get("own").asInt()).isEqualTo(450);
    assertThat(seen).extracting(each -> each.get("id").asString()).doesNotHaveDuplicates();
    assertThat(seen)
        .hasSize(450)
        .allMatch(each -> each.at("/source/file").asString().equals("whole.csv"))
        .allMatch(each -> each.get("obstacle").isNull());
    assertThat(codes(own)).containsOnly("OWN_REPORT");
    assertThat(outcomes(first)).hasSize(200).containsOnly("APPROVED");
    assertThat(outcomes(twice)).as("asked twice").hasSize(200).containsOnly("APPROVED");
    assertThat(file("whole.csv").orElseThrow().get("total").asInt()).isEqualTo(250);
    assertThat(pages(whole, "office")).hasSize(250);

    assertThat(outcomes(decideAll("return", pages(whole, "office"), "office")))
        .hasSize(250)
        .containsOnly("RETURNED");
    assertThat(file("whole.csv")).isEmpty();
    assertThat(waiting("FY2025-Q4").get("value").asInt()).isEqualTo(6);
  }

  @Test
  void nobodySeesTheFilesOfAnotherDepartment() {
    var _ = upload("false", "FY2023-Q2", 5, "clerk");

    JsonNode groups =
        send("GET", "/api/ingestion/reports/groups", "text/plain", "", TestTokens.bearer("clerk"));

    assertThat(groups.get("departments").valueStream())
        .noneMatch(each -> each.get("department").asString().equals(DEPARTMENT));
  }

  @Test
  void theSummaryCountsWhatWaitsForWhoeverMayDecideIt() {
    int before = summary("approver").get("approve").intValue();

    var _ = report("FY2022-Q1", 4, "clerk");

    assertThat(summary("approver").get("approve").intValue()).isEqualTo(before + 1);
    assertThat(summary("approver").propertyNames())
        .containsExactlyInAnyOrder("sheet", "quarantine", "approve");
    assertThat(summary("clerk").propertyNames()).containsExactlyInAnyOrder("sheet", "quarantine");
    assertThat(summary("clerk").get("sheet").intValue()).as("the newest quarter").isPositive();
    assertThat(summary("operator").propertyNames()).containsExactly("feeds");
  }

  private JsonNode summary(String role) {
    return send(
        "GET", "/api/ingestion/summary", "text/plain", "", TestTokens.bearer(role, DEPARTMENT));
  }

  private static String months(int count) {
    YearMonth first = YearMonth.of(1986, 4);
    return IntStream.range(0, count)
        .mapToObj(i -> "RF1,%s,%d\n".formatted(first.plusMonths(i), i))
        .collect(Collectors.joining());
  }

  private Optional<JsonNode> file(String name) {
    return send("GET", "/api/ingestion/reports/groups", "text/plain", "", "approver")
        .get("batches")
        .valueStream()
        .filter(each -> each.get("file").asString().equals(name))
        .findFirst();
  }

  private List<JsonNode> pages(String narrowed, String role) {
    List<JsonNode> all = new ArrayList<>();
    String after = "";
    while (after != null) {
      JsonNode page =
          send(
              "GET",
              "/api/ingestion/reports/waiting?%s&after=%s"
                  .formatted(narrowed, URLEncoder.encode(after, StandardCharsets.UTF_8)),
              "text/plain",
              "",
              role);
      page.get("reports").forEach(all::add);
      after = page.get("next").isNull() ? null : page.get("next").asString();
    }
    return all;
  }

  private JsonNode decideAll(String what, List<JsonNode> reports, String role) {
    String seen =
        reports.stream()
            .map(each ->
                "{\"id\":\"%s\",\"version\":%d}"
                    .formatted(each.get("id").asString(), each.get("version").asInt()))
            .collect(Collectors.joining(","));
    return send(
        "POST",
        "/api/ingestion/reports/" + what,
        "application/json",
        "{\"reports\":[%s],\"note\":\"全件の単位\"}".formatted(seen),
        role);
  }

  private static List<String> outcomes(JsonNode decided) {
    return decided
        .get("results")
        .valueStream()
        .map(each -> each.get("outcome").asString())
        .toList();
  }

  private static List<String> codes(JsonNode decided) {
    return decided.get("results").valueStream().map(each -> each.get("code").asString()).toList();
  }

  private static String outcome(JsonNode upload) {
    return upload.at("/rows/0/outcome").asString();
  }

  private JsonNode upload(String dryRun, String period, int value, String role) {
    return upload(dryRun, "値.csv", "RF1,%s,%d\n".formatted(period, value), role);
  }

  private JsonNode upload(String dryRun, String rows, String role) {
    return upload(dryRun, "whole.csv", rows, role);
  }

  private JsonNode upload(String dryRun, String name, String rows, String role) {
    String form =
        "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n\r\n"
                .formatted(name)
            + "指標コード,期間,値\n"
            + rows
            + "\r\n--edge--\r\n";
    return send(
        "POST",
        "/api/ingestion/imports?dryRun=" + dryRun,
        "multipart/form-data; boundary=edge",
        form,
        role);
  }

  private JsonNode report(String period, int value, String role) {
    return send(
        "POST",
        "/api/ingestion/reports",
        "application/json",
        "[{\"indicator\":\"RF1\",\"period\":\"%s\",\"value\":%d}]".formatted(period, value),
        role);
  }

  private JsonNode waiting(String period) {
    return send("GET", "/api/ingestion/reports?state=submitted", "text/plain", "", "approver")
        .get("reports")
        .valueStream()
        .filter(each -> each.get("period").asString().equals(period))
        .findFirst()
        .orElseThrow();
  }

  private String decide(String what, JsonNode report) {
    JsonNode answer =
        send(
            "POST",
            "/api/ingestion/reports/" + what,
            "application/json",
            "{\"reports\":[{\"id\":\"%s\",\"version\":%d}],\"note\":\"桁\"}"
                .formatted(report.get("id").asString(), report.get("version").asInt()),
            "approver");
    return answer.at("/results/0/outcome").asString();
  }

  private JsonNode send(String method, String path, String type, String body, String role) {
    try {
      return HttpFormat.mapper()
          .readTree(
              client
                  .send(
                      HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                          .header(
                              "Authorization",
                              role.startsWith("Bearer ")
                                  ? role
                                  : TestTokens.bearer(role, DEPARTMENT))
                          .header("Content-Type", type)
                          .method(
                              method,
                              body.isEmpty()
                                  ? BodyPublishers.noBody()
                                  : BodyPublishers.ofString(body))
                          .build(),
                      BodyHandlers.ofString())
                  .body());
    } catch (IOException | InterruptedException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
