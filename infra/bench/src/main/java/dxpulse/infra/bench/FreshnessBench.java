package dxpulse.infra.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// From sending a value to its board in Redis, at an even rate, beside the raw chain at the same
/// rate in the same run. Both are warmed up for as long as the compilers keep the two cores busy.
final class FreshnessBench implements Bench.Benchmark {
  private static final int PER_SECOND = 100;
  private static final int WARM_UP_SECONDS = 120;
  private static final int SECONDS = 20;

  @Override
  public Report run(Workbench workbench) throws Exception {
    Platform platform = workbench.platform();
    Latencies floor;
    try (RawChain chain = new RawChain(platform)) {
      floor = chain.latencies(PER_SECOND, WARM_UP_SECONDS, SECONDS);
    }
    BenchPlan plan = new BenchPlan(platform);
    plan.define();
    Latencies ours;
    try (BoardWatch watch = new BoardWatch(platform)) {
      send(plan, watch, WARM_UP_SECONDS, 0);
      watch.restart();
      send(plan, watch, SECONDS, WARM_UP_SECONDS * PER_SECOND);
      ours = new Latencies(watch.latencies(10));
    }
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

  private static void send(BenchPlan plan, BoardWatch watch, int seconds, int from)
      throws Exception {
    List<CompletableFuture<Void>> answers = new ArrayList<>();
    long start = System.nanoTime();
    for (int i = 0; i < seconds * PER_SECOND; i++) {
      Pace.until(start + i * 1_000_000_000L / PER_SECOND);
      int number = from + i;
      long at = System.nanoTime();
      answers.add(plan.send(number, 1).thenAccept(ids -> watch.sent(ids.getFirst(), number, at)));
    }
    CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).get(60, TimeUnit.SECONDS);
  }
}
