package dxpulse.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dxpulse.contracts.wire.HttpFormat;
import dxpulse.infra.testkit.RealParts;
import dxpulse.infra.testkit.TestTokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/// Files of a department with four eyes, beside what its people report on the page.
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportedFilesIT {
  private static final String DEPARTMENT = "fisheries";

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

  private static String outcome(JsonNode upload) {
    return upload.at("/rows/0/outcome").asString();
  }

  private JsonNode upload(String dryRun, String period, int value, String role) {
    String form =
        "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"値.csv\"\r\n\r\n"
            + "指標コード,期間,値\nRF1,%s,%d\n".formatted(period, value)
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
                          .header("Authorization", TestTokens.bearer(role, DEPARTMENT))
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
