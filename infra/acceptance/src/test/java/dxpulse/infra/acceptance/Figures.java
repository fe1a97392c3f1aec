package dxpulse.infra.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Figures of I19 (people trained), which alone moves KPI K8: its targets are 200 in fiscal year
/// 2024 and 1000 after it.
final class Figures {
  /// Others may use the machine, too.
  static final Duration PATIENCE = Duration.ofSeconds(120);

  private static final RunningPlatform PLATFORM = RunningPlatform.get();

  private Figures() {}

  static String body(String period, int value) {
    return "{\"indicator\":\"I19\",\"period\":\"%s\",\"value\":%d,\"status\":\"FINAL\"}"
        .formatted(period, value);
  }

  static HttpResponse<String> post(String period, int value) {
    return PLATFORM.observe("feed", body(period, value));
  }

  /// The id of the one observation that was accepted.
  static String accepted(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    return JsonMapper.shared().readTree(answer.body()).at("/accepted/0").asString();
  }

  /// The office opens an approved value again and corrects it. From then on feeds may report it.
  static void reopenAndCorrect(String period, int value) {
    String id = "020001|I19|020001|" + period;
    HttpResponse<String> approved =
        PLATFORM.send(
            "GET", "/api/ingestion/reports?state=approved&period=" + period, "office", null);
    int version =
        JsonMapper.shared()
            .readTree(approved.body())
            .get("reports")
            .valueStream()
            .filter(report -> report.get("id").asString().equals(id))
            .findFirst()
            .orElseThrow(() -> new AssertionError(approved.body()))
            .get("version")
            .asInt();
    HttpResponse<String> reopened =
        PLATFORM.send(
            "POST",
            "/api/ingestion/reports/reopen",
            "office",
            "{\"reports\":[{\"id\":\"%s\",\"version\":%d}],\"note\":\"訂正のため\"}"
                .formatted(id, version));
    assertThat(reopened.body()).contains("REOPENED");
    accepted(PLATFORM.observe("office", body(period, value)));
    awaitBoard(period, value / 10.0);
  }

  static void awaitBoard(String period, double index) {
    await("the board of " + period)
        .atMost(PATIENCE)
        .ignoreExceptions()
        .untilAsserted(() -> assertThat(board(period)).isEqualTo(index));
  }

  static double board(String period) {
    return PLATFORM.board("kpi/K8?period=" + period).at("/card/line/index").asDouble();
  }

  /// What kpi-scoring itself answers for a quarter.
  static double score(String period) {
    HttpResponse<String> scores =
        PLATFORM.get(
            "/api/kpis/K8/scores?granularity=quarter&from=%s&to=%s".formatted(period, period),
            "office");
    assertThat(scores.statusCode()).as(scores.body()).isEqualTo(200);
    return JsonMapper.shared().readTree(scores.body()).at("/scores/0/index").asDouble();
  }

  /// Waits until a value was recorded so many times.
  static void awaitRevision(String indicator, String period, int revision) {
    String path = "/api/indicators/%s/values?from=%s&to=%s".formatted(indicator, period, period);
    await("revision %d of %s %s".formatted(revision, indicator, period))
        .atMost(PATIENCE)
        .ignoreExceptions()
        .untilAsserted(() ->
            assertThat(
                    JsonMapper.shared()
                        .readTree(PLATFORM.get(path, "office").body())
                        .get("values")
                        .valueStream()
                        .filter(each -> each.get("period").asString().equals(period))
                        .map(each -> each.get("revision").asInt()))
                .containsExactly(revision));
  }

  /// Every revision of a period's value, oldest first.
  static List<JsonNode> history(String period) {
    HttpResponse<String> values =
        PLATFORM.get(
            "/api/indicators/I19/values?from=%s&to=%s".formatted(period, period), "office");
    assertThat(values.statusCode()).as(values.body()).isEqualTo(200);
    return JsonMapper.shared()
        .readTree(values.body())
        .get("values")
        .valueStream()
        .filter(value -> value.get("period").asString().equals(period))
        .flatMap(value -> value.get("history").valueStream())
        .toList();
  }
}
