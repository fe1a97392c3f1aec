package dxpulse.infra.bench;

import dxpulse.contracts.wire.HttpFormat;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import redis.clients.jedis.JedisPubSub;
import redis.clients.jedis.RedisClient;
import tools.jackson.databind.JsonNode;

/// Hears which observations arrive on boards, and knows when each was sent.
final class BoardWatch implements AutoCloseable {
  private final Map<String, Sent> sent = new ConcurrentHashMap<>();
  private final Map<String, Long> shownAt = new ConcurrentHashMap<>();
  private static final long QUIET = TimeUnit.SECONDS.toNanos(2);

  private volatile long lastHeard;
  private final RedisClient redis;
  private final JedisPubSub listener;
  private final Thread listening;

  private record Sent(int number, long at) {}

  private record Arrival(long sent, long at) {}

  BoardWatch(Platform platform) throws Exception {
    redis = RedisClient.create(platform.redis());
    listener =
        new JedisPubSub() {
          @Override
          public void onMessage(String channel, String text) {
            heard(HttpFormat.mapper().readTree(text), System.nanoTime());
          }
        };
    listening =
        Thread.ofPlatform()
            .daemon()
            .start(() -> redis.subscribe(listener, "dxpulse:boards:020001"));
  }

  private void heard(JsonNode change, long now) {
    JsonNode cause = change.path("cause").path("observationId");
    if (cause.isString() && change.get("board").asString().startsWith("kpi/")) {
      lastHeard = now;
      var unused = shownAt.putIfAbsent(cause.asString(), now);
    }
  }

  /// @param number in the order of sending
  /// @param at when it was sent, in nanoseconds
  void sent(String observation, int number, long at) {
    var unused = sent.put(observation, new Sent(number, at));
  }

  /// Counts from here on.
  void restart() {
    sent.clear();
  }

  /// Waits until every value is on its board.
  ///
  /// @throws IllegalStateException if some are not in time
  List<Long> latencies(int seconds) {
    return awaited(seconds).stream().map(each -> each.at() - each.sent()).toList();
  }

  /// When the last board changed after every value was shown, in nanoseconds.
  ///
  /// @throws IllegalStateException if some are not there in time
  long lastArrival(int seconds) {
    var unused = awaited(seconds);
    while (System.nanoTime() - lastHeard < QUIET) {
      Pace.until(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(50));
    }
    return lastHeard;
  }

  private List<Arrival> awaited(int seconds) {
    List<String> newest = newestOfEachKpi();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    while (!shownAt.keySet().containsAll(newest) && System.nanoTime() < end) {
      Pace.until(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(20));
    }
    List<Arrival> arrivals = arrived();
    if (arrivals.size() < sent.size()) {
      throw new IllegalStateException(arrivals.size() + " of " + sent.size() + " reached a board");
    }
    return arrivals;
  }

  private List<String> newestOfEachKpi() {
    Map<Integer, String> newest = new HashMap<>();
    sent.forEach((id, value) ->
        newest.merge(
            BenchPlan.kpi(value.number()), id, BinaryOperator.maxBy(Comparator.naturalOrder())));
    return List.copyOf(newest.values());
  }

  /// A value is shown as soon as a board tells it or one of the same KPI that was accepted later as
  /// its cause: values keep their order from then on, and those that are scored together name the
  /// newest. Identifiers sort by the time of acceptance; requests overtake each other before it.
  private List<Arrival> arrived() {
    List<TreeMap<String, Long>> shown =
        Stream.generate(TreeMap<String, Long>::new).limit(BenchPlan.KPIS).toList();
    sent.forEach((id, value) -> {
      Long at = shownAt.get(id);
      if (at != null) {
        var unused = shown.get(BenchPlan.kpi(value.number())).put(id, at);
      }
    });
    List<Arrival> arrivals = new ArrayList<>();
    sent.forEach((id, value) ->
        shown.get(BenchPlan.kpi(value.number())).tailMap(id).values().stream()
            .min(Long::compare)
            .ifPresent(at -> arrivals.add(new Arrival(value.at(), at))));
    return arrivals;
  }

  @Override
  public void close() throws Exception {
    listener.unsubscribe();
    listening.join(5_000);
    redis.close();
  }
}
