package dxpulse.infra.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dxpulse.contracts.types.AreaCode;
import java.net.http.HttpResponse;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// As many figures as one request may carry: every one is answered, every accepted one recorded.
@Order(3)
class LargePostIT {
  private static final RunningPlatform PLATFORM = RunningPlatform.get();
  private static final int MOST = 10_000;
  private static final int MONTHS = 25;
  private static final List<String> INDICATORS =
      List.of("I06", "I10", "I15", "I16", "I17", "I18", "I19", "I20");
  // Kept by another office: a clerk of the DX office may not send it.
  private static final String FOREIGN = "I17";

  @BeforeAll
  static void nobodyApproves() {
    approval(false);
  }

  @AfterAll
  static void somebodyApproves() {
    approval(true);
  }

  private static void approval(boolean needed) {
    String rule = "/api/ingestion/approval-rules/dx-promotion";
    HttpResponse<String> answer =
        PLATFORM.send("PUT", rule, "office", "{\"fourEyes\":" + needed + "}");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  @Test
  void everyItemIsAnsweredAndEveryAcceptedOneRecorded() {
    List<String> items = items();
    assertThat(items).hasSize(MOST);

    HttpResponse<String> answer = PLATFORM.observe("clerk", array(items));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    JsonNode body = JsonMapper.shared().readTree(answer.body());
    Set<String> accepted =
        body.get("accepted").valueStream().map(JsonNode::asString).collect(Collectors.toSet());
    Set<Integer> rejected =
        body.get("rejected")
            .valueStream()
            .map(each -> each.get("index").asInt())
            .collect(Collectors.toSet());
    assertThat(accepted).hasSize(MOST - MOST / INDICATORS.size());
    assertThat(rejected)
        .isEqualTo(
            IntStream.range(0, MOST)
                .filter(at -> items.get(at).contains(FOREIGN))
                .boxed()
                .collect(Collectors.toSet()));
    await("all of them recorded")
        .atMost(Figures.PATIENCE)
        .pollInterval(java.time.Duration.ofSeconds(1))
        .untilAsserted(() -> assertThat(recorded()).isEqualTo(accepted));
  }

  @Test
  void oneMoreIsTooLarge() {
    List<String> items = Stream.concat(items().stream(), items().stream().limit(1)).toList();

    HttpResponse<String> answer = PLATFORM.observe("clerk", array(items));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(413);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
  }

  private static String array(List<String> items) {
    return "[" + String.join(",", items) + "]";
  }

  private static List<String> items() {
    YearMonth first = YearMonth.of(2024, 4);
    return areas()
        .flatMap(area ->
            INDICATORS.stream()
                .flatMap(indicator ->
                    IntStream.range(0, MONTHS)
                        .mapToObj(month ->
                            """
                            {"indicator":"%s","area":"%s","period":"%s","value":%d,"status":"FINAL"}\
                            """
                                .formatted(indicator, area, first.plusMonths(month), month))))
        .toList();
  }

  /// The municipalities of the prefecture and some to come.
  private static Stream<String> areas() {
    return IntStream.rangeClosed(2201, 2250).mapToObj(LargePostIT::withCheckDigit);
  }

  private static String withCheckDigit(int number) {
    return IntStream.rangeClosed(0, 9)
        .mapToObj(digit -> "%05d%d".formatted(number, digit))
        .filter(LargePostIT::isArea)
        .findFirst()
        .orElseThrow();
  }

  private static boolean isArea(String code) {
    try {
      return new AreaCode(code).value().equals(code);
    } catch (IllegalArgumentException wrongDigit) {
      return false;
    }
  }

  private static Set<String> recorded() {
    Set<String> ids = new HashSet<>();
    areas()
        .forEach(area ->
            INDICATORS.forEach(indicator ->
                JsonMapper.shared()
                    .readTree(
                        PLATFORM
                            .get("/api/indicators/" + indicator + "/values?area=" + area, "office")
                            .body())
                    .get("values")
                    .forEach(value -> ids.add(value.get("observationId").asString()))));
    return ids;
  }
}
