package dxpulse.kpiscoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import dxpulse.contracts.types.Topics;
import dxpulse.contracts.types.event.KpiScored;
import dxpulse.contracts.types.time.Period;
import dxpulse.contracts.wire.EventCodec;
import dxpulse.contracts.wire.EventType;
import dxpulse.contracts.wire.KafkaClients;
import dxpulse.infra.testkit.RealParts;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The office changes a method while values keep coming, with a real broker.
class MethodChangeIT {
  private static final int MONTHS = 24;
  private static final int VALUES = 2_000;
  private static final YearMonth FIRST = YearMonth.of(2022, 4);

  @TempDir private static Path folder;

  @Test
  void everyPeriodEndsWithTheNewestValuesByTheNewestMethod() throws Exception {
    try (RunningNode node = RunningNode.start(folder.resolve("state"));
        KafkaConsumer<byte[], byte[]> scored = TopicFacts.fromNowOn(Topics.KPI_SCORED)) {
      for (String code : List.of("M1", "M2")) {
        TopicFacts.send(Topics.INDICATOR_DEFINED, "020001|" + code, TopicFacts.indicator(code));
      }
      weigh(node.api(), 1, 1);
      Map<String, Integer> newest = new TreeMap<>();

      CompletableFuture<Void> weighed = new CompletableFuture<>();
      CompletableFuture<Void> load = CompletableFuture.runAsync(() -> send(newest, weighed));
      try {
        for (int weight = 2; weight <= 6; weight++) {
          weigh(node.api(), weight, 1);
        }
      } finally {
        weighed.complete(null);
      }
      load.get();
      weigh(node.api(), 3, 1);

      Map<String, Double> expected = recomputed(newest, 3, 1);
      await()
          .atMost(RunningNode.SOON)
          .untilAsserted(() -> {
            JsonNode scores =
                KpiApi.json(node.api().get("/api/kpis/KM/scores?granularity=month", "clerk"))
                    .at("/scores");
            for (Map.Entry<String, Double> each : expected.entrySet()) {
              JsonNode score = find(scores, each.getKey());
              assertThat(score.at("/kpiVersion").asInt()).as(each.getKey()).isEqualTo(7);
              assertThat(score.at("/index").asDouble())
                  .as(each.getKey())
                  .isCloseTo(each.getValue(), within(1e-9));
            }
          });
      assertThatRevisionsFollowEachOther(scored);
    }
  }

  private static void weigh(KpiApi api, int first, int second) throws Exception {
    HttpResponse<String> answer =
        api.put(
            "KM",
            """
            {"field": "administration", "name": {"ja": "行政"}, "validFrom": "FY2010",
             "components": [{"indicator": "M1", "weight": %d}, {"indicator": "M2", "weight": %d}],
             "reason": "weights %d"}
            """
                .formatted(first, second, first),
            "office");
    assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201);
  }

  /// In any order, a revision of some month of some indicator each, for as long as weights change.
  private static void send(Map<String, Integer> newest, CompletableFuture<Void> weighed) {
    Random random = new Random(7);
    Map<String, Integer> revisions = new HashMap<>();
    try (var producer = KafkaClients.producer(RealParts.kafka())) {
      for (int i = 0; i < VALUES || !weighed.isDone(); i++) {
        String indicator = random.nextBoolean() ? "M1" : "M2";
        String month = FIRST.plusMonths(random.nextInt(MONTHS)).toString();
        String place = indicator + " " + month;
        int revision = revisions.merge(place, 1, Integer::sum);
        int value = random.nextInt(130);
        TopicFacts.send(
            producer,
            Topics.VALUE_RECORDED,
            "020001",
            TopicFacts.valueBody("m" + i, indicator, month, value, revision));
        newest.put(place, value);
      }
    }
  }

  /// By the formula of the catalogue: shares of a target of 100, held at 100, weighted.
  private static Map<String, Double> recomputed(
      Map<String, Integer> newest, int first, int second) {
    Map<String, Double> indexes = new TreeMap<>();
    for (int i = 0; i < MONTHS; i++) {
      String month = FIRST.plusMonths(i).toString();
      int one = Math.min(100, newest.getOrDefault("M1 " + month, 0));
      int two = Math.min(100, newest.getOrDefault("M2 " + month, 0));
      indexes.put(month, (double) (first * one + second * two) / (first + second));
    }
    return indexes;
  }

  private static JsonNode find(JsonNode scores, String period) {
    for (JsonNode score : scores) {
      if (score.at("/period").asString().equals(period)) {
        return score;
      }
    }
    throw new AssertionError(period + ": not scored");
  }

  /// On the topic each revision of a score comes once and in its order, and none goes back to an
  /// earlier method.
  private static void assertThatRevisionsFollowEachOther(KafkaConsumer<byte[], byte[]> scored) {
    Map<Period, List<KpiScored>> told = new HashMap<>();
    await()
        .atMost(RunningNode.SOON)
        .until(() -> {
          int before = told.values().stream().mapToInt(List::size).sum();
          scored
              .poll(Duration.ofSeconds(1))
              .forEach(record -> {
                KpiScored score = EventCodec.decode(EventType.KPI_SCORED, record.value());
                if (score.kpi().value().equals("KM")) {
                  told.computeIfAbsent(score.period(), unseen -> new ArrayList<>()).add(score);
                }
              });
          return before > 0 && before == told.values().stream().mapToInt(List::size).sum();
        });
    assertThat(told).hasSizeGreaterThanOrEqualTo(MONTHS);
    told.forEach((period, scores) -> {
      for (int i = 1; i < scores.size(); i++) {
        assertThat(scores.get(i).revision()).as("%s", period).isEqualTo(i + 1);
        assertThat(scores.get(i).kpiVersion())
            .as("%s", period)
            .isGreaterThanOrEqualTo(scores.get(i - 1).kpiVersion());
      }
    });
  }
}
