package dxpulse.infra.standalone;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;

/// Makes a jar quick to start: an executable Spring jar is unpacked once, and a trial run records
/// an ahead-of-time cache.
///
/// Both lie beside the jar and are made again when it changes.
final class ServiceJar {
  private static final Duration TRIAL = Duration.ofSeconds(60);

  private ServiceJar() {}

  /// @param jar what `java -jar` runs
  /// @param cache its ahead-of-time cache, if one could be recorded
  record Prepared(Path jar, Path cache) {}

  static Prepared prepared(Checkout checkout, String name, Path jar) {
    if (!Files.isRegularFile(jar)) {
      throw new IllegalStateException(
          checkout.root().relativize(jar) + ": missing (expected: built by ./dx up)");
    }
    Path folder = jar.resolveSibling("run");
    boolean thin = Files.isDirectory(jar.resolveSibling("lib"));
    return new Prepared(
        thin ? jar : folder.resolve(jar.getFileName()), folder.resolve(name + ".aot"));
  }

  /// Unpacks and records, if the jar is another than what was prepared.
  static void prepare(Checkout checkout, String name, Path jar, Map<String, String> settings) {
    Prepared prepared = prepared(checkout, name, jar);
    Path folder = jar.resolveSibling("run");
    Path mark = folder.resolve("prepared");
    try {
      String built = checksum(jar);
      if (Files.isRegularFile(mark) && Files.readString(mark).equals(built)) {
        return;
      }
      delete(folder);
      Files.createDirectories(folder);
      Path log = folder.resolve("trial.log");
      if (!prepared.jar().equals(jar)) {
        Parts.run(
            List.of(
                Java.executable().toString(),
                "-Djarmode=tools",
                "-jar",
                jar.toString(),
                "extract",
                "--force",
                "--destination",
                folder.toString()),
            log);
      }
      record(name, prepared, settings, log);
      Files.writeString(mark, built);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static void record(
      String name, Prepared prepared, Map<String, String> settings, Path log) {
    // The trial run meets no broker and no store: it only has to load the classes that a start
    // needs.
    int port = Port.free();
    Map<String, String> alone = new HashMap<>(settings);
    for (Port each : Port.values()) {
      alone.put(each.variable(), Integer.toString(port));
    }
    alone.put("DXPULSE_TRIAL", "true");
    ManagedProcess trial =
        new ManagedProcess(
            name,
            new Java(
                    192,
                    true,
                    prepared.cache(),
                    true,
                    List.of("-Dspring.context.exit=onRefresh", "-jar", prepared.jar().toString()))
                .command(),
            alone,
            log,
            port,
            () -> Port.answers(port));
    trial.start();
    long end = System.nanoTime() + TRIAL.toNanos();
    while (trial.isAlive() && System.nanoTime() < end && !trial.isReady()) {
      ManagedProcess.pause();
    }
    if (trial.isReady()) {
      trial.stop(TRIAL);
      return;
    }
    while (trial.isAlive() && System.nanoTime() < end) {
      ManagedProcess.pause();
    }
    trial.stop(Duration.ofSeconds(1));
  }

  private static String checksum(Path jar) throws IOException {
    CRC32C sum = new CRC32C();
    try (InputStream in = new CheckedInputStream(Files.newInputStream(jar), sum)) {
      long _ = in.transferTo(OutputStream.nullOutputStream());
    }
    return Long.toHexString(sum.getValue()) + " " + Files.size(jar);
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
