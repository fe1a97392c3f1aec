package dxpulse.infra.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// From sending a value to its board in Redis, at an even rate, beside the raw chain at the same
/// rate in the same run. Both are warmed up for as long as the compilers keep the two cores busy.
final class FreshnessBench implements Bench.Benchmark {
  private static final int PER_SECOND = 100;
  private static final int SECONDS = 20;
  // In rounds, until one in which all compilers together used less than this share of a core.
  private static final int ROUND_SECONDS = 20;
  private static final double REST = 0.1;
  private static final int LEAST_SECONDS = 120;
  private static final int MOST_SECONDS = 600;

  @Override
  public Report run(Workbench workbench) throws Exception {
    Platform platform = workbench.platform();
    Latencies floor;
    int floorWarm;
    try (RawChain chain = new RawChain(platform)) {
      floorWarm = warmUp(platform, from -> chain.paced(PER_SECOND, ROUND_SECONDS));
      floor = chain.latencies(PER_SECOND, SECONDS);
    }
    BenchPlan plan = new BenchPlan(platform);
    plan.define();
    Latencies ours;
    int warm;
    try (BoardWatch watch = new BoardWatch(platform)) {
      warm = warmUp(platform, from -> send(plan, watch, ROUND_SECONDS, from * PER_SECOND));
      watch.restart();
      send(plan, watch, SECONDS, warm * PER_SECOND);
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
                + warm
                + " s of warm-up (the floor "
                + floorWarm
                + ")",
            "floor: three Kafka hops (acks=all), one store write, one Redis SET, plain clients"));
  }

  /// Sends values for some seconds.
  private interface Sending {
    /// @param from how many seconds of values were sent before
    void send(int from) throws Exception;
  }

  /// @return for how many seconds
  private static int warmUp(Platform platform, Sending sending) throws Exception {
    List<Long> programs = new ArrayList<>(platform.processes());
    programs.add(ProcessHandle.current().pid());
    int warm = 0;
    double used = Compilers.seconds(programs);
    double last = Double.MAX_VALUE;
    while (warm < LEAST_SECONDS || (warm < MOST_SECONDS && last > REST * ROUND_SECONDS)) {
      sending.send(warm);
      warm += ROUND_SECONDS;
      double now = Compilers.seconds(programs);
      last = now - used;
      used = now;
    }
    return warm;
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
