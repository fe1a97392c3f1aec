package dxpulse.infra.bench;

import dxpulse.contracts.wire.HttpFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/// The way in: figures over HTTP beside a bare producer with the same batches, files beside the
/// library that reads them, and the memory that ingestion holds before and after.
final class IngestBench implements Bench.Benchmark {
  private static final int ROWS = 100_000;
  // What is tried when so many are refused.
  private static final int FEWER_ROWS = 10_000;
  // As many are judged and sent together.
  private static final int ROWS_IN_ONE = 5_000;
  private static final int WARM_UP_ROWS = 5_000;
  private static final int IN_ARRAYS = 60_000;
  private static final int ONE_BY_ONE = 8_000;
  // As often as what is measured: the compilers are done by then, here and there.
  private static final int WARM_UPS = 2;
  private static final int ARRAY = 100;
  private static final int ARRAY_SENDERS = 4;
  private static final int SINGLE_SENDERS = 16;
  private static final long LONGEST_SECONDS = 600;

  private final List<Report.Line> lines = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private double bareRowsPerSecond;
  private double writing;

  @Override
  public Report run(Workbench workbench) throws Exception {
    lines.clear();
    notes.clear();
    Platform platform = workbench.platform();
    IngestPlan plan = new IngestPlan(platform);
    plan.define();
    try (BareProducer bare = new BareProducer(platform)) {
      posts(plan, bare, "arrays of " + ARRAY, IN_ARRAYS, ARRAY, ARRAY_SENDERS);
      posts(plan, bare, "one by one", ONE_BY_ONE, 1, SINGLE_SENDERS);
      bareRowsPerSecond = bare.perSecond(ROWS, ROWS_IN_ONE, 1);
    }
    Path folder = Files.createTempDirectory("dxpulse-ingest-");
    try {
      Kind csv = new Kind("CSV, CP932", "bench.csv", plan::writeCsv, IngestPlan::readCsv);
      Kind xlsx = new Kind("XLSX", "bench.xlsx", plan::writeXlsx, IngestPlan::readXlsx);
      Optional<String> _ = uploaded(platform, csv, folder, WARM_UP_ROWS, 1);
      Optional<String> _ = uploaded(platform, xlsx, folder, WARM_UP_ROWS, 2);
      double before = platform.residentMebibytes("ingestion");
      file(platform, csv, folder, 3);
      file(platform, xlsx, folder, 4);
      double after = platform.residentMebibytes("ingestion");
      lines.add(new Report.Line("memory of ingestion, before files", "MiB", before, null, ""));
      lines.add(
          new Report.Line("memory of ingestion, after files", "MiB", after, before, "<= 1.25x"));
    } catch (IOException | UncheckedIOException broken) {
      // What was measured until then is told all the same.
      notes.add("ENDED EARLY: " + broken);
    } finally {
      Workbench.delete(folder);
    }
    notes.add(
        "%d senders of arrays, %d of single figures; the same for the bare producer, which sends events encoded beforehand"
            .formatted(ARRAY_SENDERS, SINGLE_SENDERS));
    notes.add("floor of a file: the library alone reads all its cells, third time of three");
    notes.add("the bare producer sends as many events in batches of " + ROWS_IN_ONE);
    return new Report("ingest", List.copyOf(lines), List.copyOf(notes));
  }

  private void posts(
      IngestPlan plan, BareProducer bare, String how, int count, int inOne, int senders)
      throws Exception {
    double unused = bare.perSecond(count * WARM_UPS, inOne, senders);
    double floor = bare.perSecond(count, inOne, senders);
    unused = perSecond(plan, count * WARM_UPS, inOne, senders);
    double ours = perSecond(plan, count, inOne, senders);
    lines.add(new Report.Line("POST accepted, " + how, "1/s", ours, floor, ">= 0.5x"));
  }

  /// Figures per second that were accepted, which is when Kafka has acknowledged them.
  private static double perSecond(IngestPlan plan, int count, int inOne, int senders)
      throws Exception {
    AtomicInteger next = new AtomicInteger();
    AtomicReference<Exception> failure = new AtomicReference<>();
    CountDownLatch ended = new CountDownLatch(senders);
    long start = System.nanoTime();
    for (int i = 0; i < senders; i++) {
      var unused =
          Thread.ofPlatform()
              .daemon()
              .start(() -> {
                try {
                  for (int at = next.getAndAdd(inOne); at < count; at = next.getAndAdd(inOne)) {
                    accepted(plan, at, inOne);
                  }
                } catch (Exception failed) {
                  failure.set(failed);
                } finally {
                  ended.countDown();
                }
              });
    }
    if (!ended.await(LONGEST_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException("POST: not ended");
    }
    if (failure.get() != null) {
      throw failure.get();
    }
    return count / ((System.nanoTime() - start) / 1e9);
  }

  private static void accepted(IngestPlan plan, int first, int count) throws Exception {
    Platform.Answer answer =
        plan.post(IntStream.range(first, first + count).mapToObj(plan::figure).toList());
    int accepted = HttpFormat.mapper().readTree(answer.body()).path("accepted").size();
    if (answer.status() != 202 || accepted != count) {
      throw new IllegalStateException(answer.status() + " " + answer.body());
    }
  }

  /// A kind of file: how one is written, and how its library alone reads it.
  private record Kind(String name, String file, Writer writer, Reader reader) {
    interface Writer {
      void write(Path file, int rows, int salt) throws IOException;
    }

    interface Reader {
      double read(Path file) throws IOException;
    }
  }

  private void file(Platform platform, Kind kind, Path folder, int salt) throws Exception {
    int rows = ROWS;
    long start = System.nanoTime();
    Optional<String> refused = uploaded(platform, kind, folder, rows, salt);
    if (refused.isPresent()) {
      notes.add("%s, %,d rows: REFUSED, %s".formatted(kind.name(), rows, refused.get()));
      rows = FEWER_ROWS;
      start = System.nanoTime();
      refused = uploaded(platform, kind, folder, rows, salt);
    }
    if (refused.isPresent()) {
      notes.add("%s, %,d rows: REFUSED, %s".formatted(kind.name(), rows, refused.get()));
      return;
    }
    double ours = (System.nanoTime() - start) / 1e9 - writing;
    Path file = folder.resolve(kind.file());
    double floor = 0;
    for (int i = 0; i < 3; i++) {
      floor = kind.reader().read(file);
    }
    lines.add(
        new Report.Line(
            "%s, %,d rows, to accepted".formatted(kind.name(), rows), "s", ours, floor, "<= 3x"));
    lines.add(
        new Report.Line(
            "%s, beside library and bare producer".formatted(kind.name()),
            "s",
            ours,
            floor + rows / bareRowsPerSecond,
            ""));
  }

  /// Sends a file that is written anew, and waits until all of its rows are accepted.
  ///
  /// @return why it was refused, if it was
  private Optional<String> uploaded(Platform platform, Kind kind, Path folder, int rows, int salt)
      throws Exception {
    Path file = folder.resolve(kind.file());
    long start = System.nanoTime();
    kind.writer().write(file, rows, salt);
    writing = (System.nanoTime() - start) / 1e9;
    Platform.Answer answer =
        platform.upload("INGESTION", "/api/ingestion/imports?dryRun=false", "feed", file);
    if (answer.status() / 100 != 2) {
      JsonNode problem = HttpFormat.mapper().readTree(answer.body());
      return Optional.of(answer.status() + " " + problem.path("detail").asString(""));
    }
    JsonNode upload = HttpFormat.mapper().readTree(answer.body());
    long deadline = System.nanoTime() + LONGEST_SECONDS * 1_000_000_000L;
    while (upload.path("state").asString("").equals("READING")) {
      if (System.nanoTime() > deadline) {
        return Optional.of("still reading after " + LONGEST_SECONDS + " s");
      }
      Pace.until(System.nanoTime() + 100_000_000L);
      upload =
          HttpFormat.mapper()
              .readTree(
                  platform
                      .get(
                          "INGESTION",
                          "/api/ingestion/imports/" + upload.get("id").asString(),
                          "feed")
                      .body());
    }
    long accepted = upload.path("accepted").asLong();
    return accepted == rows
        ? Optional.empty()
        : Optional.of(Map.of("accepted", accepted, "of", rows).toString());
  }
}
