package dxpulse.infra.bench;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Values per second from the first request to the last board, sent in arrays as a feed sends them,
/// beside the raw chain with as many values in the same run.
final class ThroughputBench implements Bench.Benchmark {
  private static final int VALUES = 20_000;
  // Until the compilers of six services have done their work.
  private static final int WARM_UP = 40_000;
  private static final int IN_ONE_REQUEST = 200;
  private static final int OPEN_REQUESTS = 4;

  @Override
  public Report run(Workbench workbench) throws Exception {
    Platform platform = workbench.platform();
    double floor;
    try (RawChain chain = new RawChain(platform)) {
      double unused = chain.throughput(VALUES);
      floor = chain.throughput(VALUES);
    }
    BenchPlan plan = new BenchPlan(platform);
    plan.define();
    double ours;
    try (BoardWatch watch = new BoardWatch(platform)) {
      double unused = throughput(plan, watch, 0, WARM_UP);
      watch.restart();
      ours = throughput(plan, watch, WARM_UP, VALUES);
    }
    return new Report(
        "throughput",
        List.of(new Report.Line("values end to end", "1/s", ours, floor, ">= 0.5x")),
        List.of(
            VALUES
                + " values in requests of "
                + IN_ONE_REQUEST
                + ", after "
                + WARM_UP
                + " to warm up",
            "floor: the same number through three Kafka hops, one store write and one Redis SET each"));
  }

  private static double throughput(BenchPlan plan, BoardWatch watch, int from, int count)
      throws Exception {
    Semaphore open = new Semaphore(OPEN_REQUESTS);
    long start = System.nanoTime();
    List<CompletableFuture<Void>> answers =
        Stream.iterate(from, first -> first < from + count, first -> first + IN_ONE_REQUEST)
            .map(first -> send(plan, watch, open, first))
            .toList();
    CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).get(300, TimeUnit.SECONDS);
    return count / ((watch.lastArrival(300) - start) / 1e9);
  }

  private static CompletableFuture<Void> send(
      BenchPlan plan, BoardWatch watch, Semaphore open, int first) {
    try {
      open.acquire();
      long at = System.nanoTime();
      return plan.send(first, IN_ONE_REQUEST)
          .whenComplete((ids, failed) -> open.release())
          .thenAccept(ids -> {
            for (int i = 0; i < ids.size(); i++) {
              watch.sent(ids.get(i), first + i, at);
            }
          });
    } catch (Exception failed) {
      return CompletableFuture.failedFuture(failed);
    }
  }
}
