package dxpulse.infra.bench;

import dxpulse.contracts.wire.HttpFormat;
import java.net.http.HttpResponse;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import redis.clients.jedis.JedisPubSub;
import redis.clients.jedis.RedisClient;
import tools.jackson.databind.JsonNode;

/// From sending a value to its board in Redis, at an even rate, with as many KPIs as the plan has
/// and three years of months, beside the raw chain at the same rate in the same run.
final class FreshnessBench implements Bench.Benchmark {
  private static final int KPIS = 8;
  private static final List<String> FIELDS = List.of("industry", "living", "administration");
  private static final int MONTHS = 36;
  private static final YearMonth FIRST_MONTH = YearMonth.of(2023, 10);
  private static final int PER_SECOND = 100;
  private static final int WARM_UP_SECONDS = 20;
  private static final int SECONDS = 20;

  private final Map<String, Sent> sent = new ConcurrentHashMap<>();
  private final Map<String, Long> shownAt = new ConcurrentHashMap<>();

  /// @param number in the order of sending
  private record Sent(int number, long at) {
    /// Values of the same KPI and month share a slot; a later one corrects the earlier.
    int slot() {
      return number % (KPIS * MONTHS);
    }

    static String period(int number) {
      return FIRST_MONTH.plusMonths(number / KPIS % MONTHS).toString();
    }
  }

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
              FIELDS.get(i % FIELDS.size()),
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
    sent.clear();
    send(platform, SECONDS, WARM_UP_SECONDS * PER_SECOND);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (latencies().size() < sent.size() && System.nanoTime() < end) {
      Pace.until(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(20));
    }
    listener.unsubscribe();
    listening.join(5_000);
    List<Long> latencies = latencies();
    if (latencies.size() < sent.size()) {
      throw new IllegalStateException(latencies.size() + " of " + sent.size() + " reached a board");
    }
    return new Latencies(latencies);
  }

  /// A value is shown as soon as its board shows it or a later value of the same KPI and month:
  /// boards that change twice within a batch are published once.
  private List<Long> latencies() {
    List<TreeMap<Integer, Long>> shown =
        Stream.generate(TreeMap<Integer, Long>::new).limit(KPIS * MONTHS).toList();
    sent.forEach((id, value) -> {
      Long at = shownAt.get(id);
      if (at != null) {
        var unused = shown.get(value.slot()).put(value.number(), at);
      }
    });
    List<Long> latencies = new ArrayList<>();
    for (Sent value : sent.values()) {
      shown.get(value.slot()).tailMap(value.number()).values().stream()
          .min(Long::compare)
          .ifPresent(at -> latencies.add(at - value.at()));
    }
    return latencies;
  }

  private void send(Platform platform, int seconds, int from) throws Exception {
    List<CompletableFuture<Void>> answers = new ArrayList<>();
    long start = System.nanoTime();
    for (int i = 0; i < seconds * PER_SECOND; i++) {
      Pace.until(start + i * 1_000_000_000L / PER_SECOND);
      int number = from + i;
      long at = System.nanoTime();
      answers.add(
          platform
              .send(
                  "INGESTION",
                  "POST",
                  "/api/ingestion/observations",
                  "feed",
                  Map.of(
                      "indicator", "B" + number % KPIS,
                      "period", Sent.period(number),
                      "value", 1000 + number))
              .thenAccept(answer -> {
                JsonNode body = HttpFormat.mapper().readTree(answer.body());
                var unused = sent.put(body.at("/accepted/0").asString(), new Sent(number, at));
              }));
    }
    CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).get(30, TimeUnit.SECONDS);
  }
}
