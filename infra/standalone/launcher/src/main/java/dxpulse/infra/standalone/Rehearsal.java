package dxpulse.infra.standalone;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import dxpulse.contracts.wire.WireFormat;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import tools.jackson.databind.JsonNode;

/// Makes all programs quick to start and quick from the first request: once for each build, the
/// whole platform runs for a moment in a folder and on ports of its own, takes in some thousand
/// values while pages are open, shows its pages, and every program records what it loaded and which
/// of its code was busy in an ahead-of-time cache.
///
/// A program whose cache does not fit it starts without one, a few seconds later.
final class Rehearsal {
  private static final Duration RECORDED = Duration.ofSeconds(180);
  private static final int AT_ONCE = 8;
  private static final YearMonth FIRST_MONTH = YearMonth.of(2019, 4);
  private static final int MONTHS = 72;

  private final Checkout checkout;
  private final Length length;
  private final Path folder;

  /// How much is sent and shown: as many as a quick machine makes in that time; a slow one has seen
  /// enough by then.
  enum Length {
    FULL(6_000, Duration.ofSeconds(30), 600, Duration.ofSeconds(15), 100),
    /// For tests, which measure nothing: each kind of work once.
    BRIEF(60, Duration.ofSeconds(10), 22, Duration.ofSeconds(10), 1);

    private final int values;
    private final Duration valuesTake;
    private final int pages;
    private final Duration pagesTake;
    private final int openPages;

    Length(int values, Duration valuesTake, int pages, Duration pagesTake, int openPages) {
      this.values = values;
      this.valuesTake = valuesTake;
      this.pages = pages;
      this.pagesTake = pagesTake;
      this.openPages = openPages;
    }

    private String note() {
      return name() + '\n';
    }
  }

  Rehearsal(Checkout checkout, Length length) {
    this.checkout = checkout;
    this.length = length;
    this.folder = checkout.root().resolve("target/rehearsal");
  }

  /// Unpacks what changed, and rehearses if anything did. Who asks meanwhile waits and finds it
  /// done.
  void unlessDone() {
    Path lock = folder.resolveSibling("rehearsal.lock");
    try {
      Files.createDirectories(lock.getParent());
      try (FileChannel alone = FileChannel.open(lock, CREATE, WRITE);
          FileLock _ = alone.lock()) {
        rehearseUnlessDone();
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void rehearseUnlessDone() throws IOException {
    Path mark = folder.resolve("done");
    Path glance = folder.resolve("seen");
    String seen = fingerprint(Rehearsal::stamp);
    if (isDone(glance, seen)) {
      return;
    }
    // Other files are not yet other programs: equal sources make equal jars.
    String built = fingerprint(Rehearsal::checksum);
    if (isDone(mark, built)) {
      Files.writeString(glance, seen + Files.readString(mark).substring(built.length()));
      return;
    }
    delete(folder);
    Files.createDirectories(folder);
    Files.createDirectories(checkout.storeCache().getParent());
    checkout.programs().forEach((name, jar) -> ServiceJar.unpack(checkout, name, jar));
    System.out.println("初回の準備運転をしています… / rehearsing once for this build …");
    rehearse();
    Files.writeString(mark, built + length.note());
    Files.writeString(glance, seen + length.note());
  }

  private void rehearse() {
    Map<String, String> ports = new HashMap<>();
    for (Port port : Port.values()) {
      ports.put(port.variable(), Integer.toString(Port.free()));
    }
    ports.put("DXPULSE_HOME", folder.resolve("home").toString());
    Home home = Home.of(checkout, ports);
    Plan plan = new Plan(checkout, home, ports, true);
    Supervisor supervisor = new Supervisor(home, ready -> {});
    Thread hurried = new Thread(supervisor::stop, "stop rehearsal");
    Runtime.getRuntime().addShutdownHook(hurried);
    try {
      plan.start(supervisor);
      Demo demo = new Demo(home, plan);
      demo.loadPlan();
      demo.proveTheWay(Duration.ofSeconds(60));
      HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
      try (OpenPages _ = new OpenPages(plan, length.openPages)) {
        send(client, plan, demo);
      }
      show(client, plan);
    } catch (RuntimeException failed) {
      // What was recorded until now helps, too; the platform itself says what is wrong.
      System.out.println("rehearsal: ended early: " + failed.getMessage());
    }
    supervisor.stop(RECORDED);
    Runtime.getRuntime().removeShutdownHook(hurried);
  }

  private void send(HttpClient client, Plan plan, Demo demo) {
    String token = demo.token("feed");
    List<String> indicators = new ArrayList<>();
    JsonNode known =
        WireFormat.mapper()
            .readTree(
                get(client, plan.portal() + "/api/indicators", demo.token("office")).join().body());
    known.findValues("code").forEach(code -> indicators.add(code.asString()));
    all(
        length.values,
        length.valuesTake,
        number -> {
          String body =
              "{\"indicator\":\"%s\",\"period\":\"%s\",\"value\":%d}"
                  .formatted(
                      indicators.get(number % indicators.size()),
                      FIRST_MONTH.plusMonths(number / indicators.size() % MONTHS),
                      number);
          return client.sendAsync(
              HttpRequest.newBuilder(URI.create(plan.portal() + "/api/ingestion/observations"))
                  .header("Authorization", "Bearer " + token)
                  .header("Content-Type", "application/json")
                  .POST(HttpRequest.BodyPublishers.ofString(body))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
        });
  }

  private void show(HttpClient client, Plan plan) {
    List<String> pages =
        List.of(
            "/",
            "/en/",
            "/fields/industry",
            "/fields/living",
            "/fields/administration",
            "/kpis/K6",
            "/projects",
            "/cases",
            "/api/boards/overview",
            "/api/boards/kpi/K6",
            "/staff");
    all(
        length.pages,
        length.pagesTake,
        number -> get(client, plan.portal() + pages.get(number % pages.size()), null));
  }

  /// Makes requests, a few open at a time, as many as the limit allows; what they answer does not
  /// matter.
  private static void all(
      int count,
      Duration limit,
      java.util.function.IntFunction<CompletableFuture<HttpResponse<String>>> request) {
    Semaphore open = new Semaphore(AT_ONCE);
    long end = System.nanoTime() + limit.toNanos();
    try {
      for (int number = 0; number < count && System.nanoTime() < end; number++) {
        open.acquire();
        var _ = request.apply(number).whenComplete((answer, failed) -> open.release());
      }
      boolean _ = open.tryAcquire(AT_ONCE, 30, TimeUnit.SECONDS);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }

  private static CompletableFuture<HttpResponse<String>> get(
      HttpClient client, String address, @org.jspecify.annotations.Nullable String token) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    return client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  /// A full one serves as a brief one, too.
  private boolean isDone(Path file, String text) throws IOException {
    String noted = Files.isRegularFile(file) ? Files.readString(file) : "";
    return noted.equals(text + Length.FULL.note()) || noted.equals(text + length.note());
  }

  /// How one program is told from another.
  private interface Sign {
    String of(Path jar) throws IOException;
  }

  /// Changes with every program and with the Java that runs them.
  private String fingerprint(Sign sign) throws IOException {
    Map<String, Path> programs = new LinkedHashMap<>(checkout.programs());
    programs.put("store", checkout.storeJar());
    programs.put("broker", checkout.brokerJar());
    StringBuilder text = new StringBuilder(System.getProperty("java.vm.version"));
    for (Map.Entry<String, Path> program : programs.entrySet()) {
      text.append('\n').append(program.getKey()).append(' ').append(sign.of(program.getValue()));
    }
    return text.append('\n').append(checkout.brokerCache().getFileName()).append('\n').toString();
  }

  private static String stamp(Path jar) throws IOException {
    return Files.getLastModifiedTime(jar) + " " + Files.size(jar);
  }

  private static String checksum(Path jar) throws IOException {
    CRC32C sum = new CRC32C();
    try (InputStream in = new CheckedInputStream(Files.newInputStream(jar), sum)) {
      long _ = in.transferTo(OutputStream.nullOutputStream());
    }
    return Long.toHexString(sum.getValue()) + " " + Files.size(jar);
  }

  static void delete(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
