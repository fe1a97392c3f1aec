package dxpulse.infra.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/// One line for each process: health, port, memory.
final class Status {
  private final Home home;

  Status(Home home) {
    this.home = home;
  }

  void print() {
    boolean isWatched = home.launcher().isPresent();
    if (!isWatched && home.left().isEmpty()) {
      System.out.println("DX Pulse は起動していません / is not running");
      System.exit(1);
    }
    long total = 0;
    boolean all = isWatched;
    for (NotedProcess process : home.noted()) {
      int port = process.port();
      boolean healthy = healthy(process);
      long memory = process.alive().isPresent() ? residentKibibytes(process.pid()) : 0;
      total += memory;
      all &= healthy;
      System.out.printf(
          Locale.ROOT,
          "%-14s %-9s %6s %8.1f MiB  pid %d%n",
          process.name(),
          healthy ? "healthy" : "DOWN",
          port == 0 ? "" : Integer.toString(port),
          memory / 1024.0,
          process.pid());
    }
    System.out.printf(
        Locale.ROOT,
        "%-14s %-9s %6s %8.1f MiB%n",
        "total",
        all ? "healthy" : "DOWN",
        "",
        total / 1024.0);
    if (!isWatched) {
      System.out.println(
          "起動プログラムが失われています。./dx down で残りを終えられます。 / The launcher is gone; ./dx down ends what is left.");
    }
    if (!all) {
      System.exit(1);
    }
  }

  private static boolean healthy(NotedProcess process) {
    boolean alive = process.alive().isPresent();
    if (!alive || process.port() == 0) {
      return alive;
    }
    return Parts.isPart(process.name())
        ? Port.answers(process.port())
        : Readiness.of(process.port());
  }

  private static long residentKibibytes(long pid) {
    Path status = Path.of("/proc", Long.toString(pid), "status");
    if (!Files.isReadable(status)) {
      return 0;
    }
    try (Stream<String> lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .map(line -> line.replaceAll("[^0-9]", ""))
          .mapToLong(Long::parseLong)
          .findFirst()
          .orElse(0);
    } catch (IOException gone) {
      return 0;
    }
  }
}
