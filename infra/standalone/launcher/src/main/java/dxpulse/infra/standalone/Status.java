package dxpulse.infra.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Stream;

/// One line for each process: health, port, memory.
final class Status {
  private final Home home;

  Status(Home home) {
    this.home = home;
  }

  void print() {
    if (home.launcher().isEmpty()) {
      System.out.println("DX Pulse は起動していません / is not running");
      System.exit(1);
    }
    Properties running = home.running();
    long total = 0;
    boolean all = true;
    for (String name : running.stringPropertyNames().stream().sorted().toList()) {
      String[] entry = running.getProperty(name).split(":");
      long pid = Long.parseLong(entry[0]);
      int port = entry.length > 1 ? Integer.parseInt(entry[1]) : 0;
      long memory = residentKibibytes(pid);
      boolean healthy = healthy(name, pid, port);
      total += memory;
      all &= healthy;
      System.out.printf(
          Locale.ROOT,
          "%-14s %-9s %6s %8.1f MiB  pid %d%n",
          name,
          healthy ? "healthy" : "DOWN",
          port == 0 ? "" : Integer.toString(port),
          memory / 1024.0,
          pid);
    }
    System.out.printf(
        Locale.ROOT,
        "%-14s %-9s %6s %8.1f MiB%n",
        "total",
        all ? "healthy" : "DOWN",
        "",
        total / 1024.0);
    if (!all) {
      System.exit(1);
    }
  }

  private static boolean healthy(String name, long pid, int port) {
    boolean alive = ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    if (!alive || port == 0) {
      return alive;
    }
    return List.of("kafka", "mongo", "redis").contains(name)
        ? Port.answers(port)
        : Readiness.of(port);
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
