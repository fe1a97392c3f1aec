package dxpulse.infra.bench;

import dxpulse.contracts.wire.HttpFormat;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import redis.clients.jedis.JedisPubSub;
import redis.clients.jedis.RedisClient;
import tools.jackson.databind.JsonNode;

/// From sending a value to its board in Redis, at an even rate, beside the raw chain at the same
/// rate in the same run.
final class FreshnessBench implements Bench.Benchmark {
  private static final int KPIS = 40;
  private static final int PER_SECOND = 100;
  private static final int WARM_UP_SECONDS = 20;
  private static final int SECONDS = 20;

  private final Map<String, Long> sentAt = new ConcurrentHashMap<>();
  private final Map<String, Long> shownAt = new ConcurrentHashMap<>();

  @Override
  public Report run(Platform platform) throws Exception {
    define(platform);
    Latencies floor;
    try (RawChain chain = new RawChain(platform)) {
      floor = chain.latencies(PER_SECOND, WARM_UP_SECONDS, SECONDS);
    }
    Latencies ours = ours(platform);
    return new Report(
        "freshness",
        List.of(
            new Report.Line(
                "POST sent to board in Redis, p50",
                "ms",
                ours.percentile(0.5),
                floor.percentile(0.5),
                "<= 2x"),
            new Report.Line(
                "POST sent to board in Redis, p99",
                "ms",
                ours.percentile(0.99),
                floor.percentile(0.99),
                "<= 3x")),
        List.of(
            ours.count()
                + " values at "
                + PER_SECOND
                + "/s, after "
                + WARM_UP_SECONDS
                + " s of warm-up",
            "floor: three Kafka hops (acks=all), one store write, one Redis SET, plain clients"));
  }

  private static void define(Platform platform) throws Exception {
    for (int i = 0; i < KPIS; i++) {
      put(
          platform,
          "INDICATOR",
          "/api/indicators/B" + i,
          Map.of(
              "name", Map.of("ja", "測定" + i),
              "unit", "件",
              "decimals", 1,
              "direction", "HIGHER_IS_BETTER",
              "accumulation", "STOCK",
              "frequency", "MONTH",
              "targets", List.of(Map.of("period", "FY2030", "value", 1_000_000)),
              "department", "dx-promotion",
              "validFrom", "FY2020"));
      put(
          platform,
          "KPI_SCORING",
          "/api/kpis/BK" + i,
          Map.of(
              "field",
              "industry",
              "name",
              Map.of("ja", "測定KPI" + i),
              "components",
              List.of(Map.of("indicator", "B" + i, "weight", 1)),
              "validFrom",
              "FY2020"));
    }
  }

  private static void put(Platform platform, String service, String path, Object body)
      throws Exception {
    HttpResponse<String> answer = platform.send(service, "PUT", path, "office", body).get();
    if (answer.statusCode() / 100 != 2) {
      throw new IllegalStateException(path + ": " + answer.statusCode() + " " + answer.body());
    }
  }

  private Latencies ours(Platform platform) throws Exception {
    RedisClient redis = RedisClient.create(platform.redis());
    JedisPubSub listener =
        new JedisPubSub() {
          @Override
          public void onMessage(String channel, String text) {
            long now = System.nanoTime();
            JsonNode change = HttpFormat.mapper().readTree(text);
            JsonNode cause = change.path("cause").path("observationId");
            if (cause.isString() && change.get("board").asString().startsWith("kpi/")) {
              var unused = shownAt.putIfAbsent(cause.asString(), now);
            }
          }
        };
    Thread listening =
        Thread.ofPlatform()
            .daemon()
            .start(() -> redis.subscribe(listener, "dxpulse:boards:020001"));
    send(platform, WARM_UP_SECONDS, 0);
    sentAt.clear();
    send(platform, SECONDS, WARM_UP_SECONDS * PER_SECOND);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (!shownAt.keySet().containsAll(sentAt.keySet()) && System.nanoTime() < end) {
      Pace.until(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(20));
    }
    listener.unsubscribe();
    listening.join(5_000);
    List<Long> latencies = new ArrayList<>();
    sentAt.forEach((id, sent) -> {
      Long shown = shownAt.get(id);
      if (shown != null) {
        latencies.add(shown - sent);
      }
    });
    return new Latencies(latencies);
  }

  private void send(Platform platform, int seconds, int from) throws Exception {
    List<CompletableFuture<Void>> answers = new ArrayList<>();
    long start = System.nanoTime();
    for (int i = 0; i < seconds * PER_SECOND; i++) {
      Pace.until(start + i * 1_000_000_000L / PER_SECOND);
      int number = from + i;
      long sent = System.nanoTime();
      answers.add(
          platform
              .send(
                  "INGESTION",
                  "POST",
                  "/api/ingestion/observations",
                  "feed",
                  Map.of(
                      "indicator", "B" + number % KPIS,
                      "period", "2026-09",
                      "value", 1000 + number))
              .thenAccept(answer -> {
                JsonNode body = HttpFormat.mapper().readTree(answer.body());
                var unused = sentAt.put(body.at("/accepted/0").asString(), sent);
              }));
    }
    CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).get(30, TimeUnit.SECONDS);
  }
}
