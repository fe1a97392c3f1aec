package dxpulse.infra.bench;

import com.microsoft.playwright.Page;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// What readers get: boards beside the same bytes as a static file, the first page in a slow
/// browser, ten thousand open streams, and the way of a value onto an open page.
final class BoardsBench implements Bench.Benchmark {
  private static final int CONNECTIONS = 64;
  private static final int WARM_UP_SECONDS = 30;
  private static final int SECONDS = 8;
  private static final int RUNS = 5;
  private static final int STREAMS = 10_000;
  private static final int WAVES = 5;
  private static final int WARM_UP_WAVES = 15;
  private static final int CHANGES = 60;
  private static final int WARM_UP_CHANGES = 20;
  private static final int MONTHS = 120;
  private static final YearMonth LAST = BenchPlan.FIRST_MONTH.plusMonths(MONTHS - 1);
  private static final String BOARD = "/api/boards/kpi/BK0?granularity=quarter";

  private double value = 100_000;

  @Override
  public Report run(Workbench workbench) throws Exception {
    Platform platform = workbench.platform();
    BenchPlan plan = fill(platform);
    List<Report.Line> lines = new ArrayList<>();
    lines.addAll(rates(platform));
    lines.addAll(pages(platform, plan));
    lines.addAll(streams(platform, plan));
    return new Report(
        "boards",
        lines,
        List.of(
            "rates: " + CONNECTIONS + " connections, the median of " + RUNS + " turns beside nginx",
            "pages: the median of " + RUNS + " first visits, the processor slowed down four times",
            "streams: "
                + STREAMS
                + " of one node; the slowest of "
                + WAVES
                + " changes, the first ones and those after "
                + (WAVES + WARM_UP_WAVES)
                + " others; memory as resident in the system"));
  }

  private static BenchPlan fill(Platform platform) throws Exception {
    BenchPlan plan = new BenchPlan(platform);
    plan.define();
    try (BoardWatch watch = new BoardWatch(platform)) {
      for (int month = 0; month < MONTHS; month++) {
        int first = month * BenchPlan.INDICATORS;
        long at = System.nanoTime();
        List<String> ids = plan.send(first, BenchPlan.INDICATORS).get();
        for (int i = 0; i < ids.size(); i++) {
          watch.sent(ids.get(i), first + i, at);
        }
      }
      long unused = watch.lastArrival(120);
    }
    return plan;
  }

  private static List<Report.Line> rates(Platform platform) throws Exception {
    String board = platform.address("PUBLICATION", BOARD);
    String throughPortal = platform.address("PORTAL", BOARD);
    try (StaticFiles nginx = StaticFiles.serving(body(board))) {
      double unused =
          Tools.requestsPerSecond(board, CONNECTIONS, WARM_UP_SECONDS)
              + Tools.requestsPerSecond(throughPortal, CONNECTIONS, WARM_UP_SECONDS)
              + Tools.requestsPerSecond(nginx.address(), CONNECTIONS, SECONDS);
      double[] boards = new double[RUNS];
      double[] portal = new double[RUNS];
      double[] floor = new double[RUNS];
      for (int i = 0; i < RUNS; i++) {
        floor[i] = Tools.requestsPerSecond(nginx.address(), CONNECTIONS, SECONDS);
        boards[i] = Tools.requestsPerSecond(board, CONNECTIONS, SECONDS);
        portal[i] = Tools.requestsPerSecond(throughPortal, CONNECTIONS, SECONDS);
      }
      return List.of(
          new Report.Line(
              "cached board, GET per second", "1/s", median(boards), median(floor), ">= 0.5x"),
          new Report.Line("the same through the portal", "1/s", median(portal), median(floor), ""));
    }
  }

  private List<Report.Line> pages(Platform platform, BenchPlan plan) throws Exception {
    String overview = platform.address("PORTAL", "/");
    try (OpenBrowser browser = new OpenBrowser()) {
      double[] paints = new double[RUNS];
      double[] hurried = new double[RUNS];
      for (int i = 0; i < RUNS; i++) {
        paints[i] = browser.largestContentfulPaint(overview, true);
        hurried[i] = browser.largestContentfulPaint(overview, false);
      }
      List<Report.Line> lines = new ArrayList<>();
      lines.add(
          new Report.Line(
              "script and style of the first page",
              "kB",
              browser.kilobytesOfScriptAndStyle(overview),
              null,
              "<= 60 kB"));
      lines.add(
          new Report.Line(
              "largest contentful paint, overview", "ms", median(paints), null, "<= 1000 ms"));
      lines.add(
          new Report.Line(
              "the same, beside the browser's own start", "ms", median(hurried), null, ""));
      Page page = browser.watch(platform.address("PORTAL", "/kpis/BK0"));
      List<Long> took = new ArrayList<>();
      for (int i = 0; i < WARM_UP_CHANGES + CHANGES; i++) {
        String unused = plan.sendFirst(LAST, next()).get();
        Instant accepted = Instant.now();
        double drawn = OpenBrowser.drawn(page, i + 1);
        if (i >= WARM_UP_CHANGES) {
          took.add((long) ((drawn - accepted.getEpochSecond() * 1e3) * 1e6 - accepted.getNano()));
        }
      }
      Latencies latencies = new Latencies(took);
      lines.add(
          new Report.Line(
              "accepted POST to changed pixel, p50", "ms", latencies.percentile(0.5), null, ""));
      lines.add(
          new Report.Line(
              "accepted POST to changed pixel, p99", "ms", latencies.percentile(0.99), null, ""));
      return lines;
    }
  }

  private List<Report.Line> streams(Platform platform, BenchPlan plan) throws Exception {
    double before = platform.residentMebibytes("publication");
    try (Subscribers subscribers =
        new Subscribers("127.0.0.1", platform.port("PUBLICATION"), STREAMS)) {
      double first = slowest(subscribers, plan, WAVES);
      double unused = slowest(subscribers, plan, WARM_UP_WAVES);
      double warm = slowest(subscribers, plan, WAVES);
      double after = platform.residentMebibytes("publication");
      return List.of(
          new Report.Line("POST sent to all of 10,000 streams", "ms", first, null, "<= 2000 ms"),
          new Report.Line("the same, later on", "ms", warm, null, "<= 2000 ms"),
          new Report.Line(
              "memory of a stream", "kB", (after - before) * 1048.576 / STREAMS, null, "<= 20 kB"));
    }
  }

  private double slowest(Subscribers subscribers, BenchPlan plan, int waves) throws Exception {
    double slowest = 0;
    for (int i = 0; i < waves; i++) {
      subscribers.expect("\"board\":\"kpi/BK0\"");
      long sent = System.nanoTime();
      String unused = plan.sendFirst(LAST, next()).get();
      slowest = Math.max(slowest, (subscribers.lastHeard() - sent) / 1e6);
      Pace.until(System.nanoTime() + TimeUnit.SECONDS.toNanos(3));
    }
    return slowest;
  }

  /// A value that moves the index by more than its last digit.
  private double next() {
    value = value < 900_000 ? value + 10_000 : 100_000;
    return value;
  }

  private static byte[] body(String address) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<byte[]> answer =
          client.send(
              HttpRequest.newBuilder(URI.create(address)).build(),
              HttpResponse.BodyHandlers.ofByteArray());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(address + ": " + answer.statusCode());
      }
      return answer.body();
    }
  }

  private static double median(double[] figures) {
    double[] sorted = figures.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
