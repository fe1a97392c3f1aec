package dxpulse.infra.bench;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Programs of the machine that the benchmark of boards needs beside the platform.
final class Tools {
  private static final List<String> FOLDERS = List.of("/usr/bin", "/usr/sbin", "/usr/local/bin");
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(20);

  private Tools() {}

  /// Where a program is.
  ///
  /// @throws IllegalStateException naming it, when it is not installed
  static String path(String... names) {
    for (String name : names) {
      for (String folder : FOLDERS) {
        Path program = Path.of(folder, name);
        if (Files.isExecutable(program)) {
          return program.toString();
        }
      }
    }
    throw new IllegalStateException(
        "this benchmark needs " + names[0] + " (Debian: apt install nginx-light wrk chromium)");
  }

  /// How many requests a second an address answers, to so many connections that always wait for an
  /// answer.
  ///
  /// @throws IllegalStateException if one answer was no success
  static double requestsPerSecond(String address, int connections, int seconds) throws IOException {
    Process process =
        new ProcessBuilder(path("wrk"), "-t1", "-c" + connections, "-d" + seconds + "s", address)
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (said.contains("Non-2xx") || said.contains("Socket errors")) {
      throw new IllegalStateException(address + ": " + said);
    }
    return said.lines()
        .filter(line -> line.startsWith("Requests/sec:"))
        .mapToDouble(line -> Double.parseDouble(line.substring("Requests/sec:".length()).strip()))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(said));
  }

  static void awaitAnswer(String address) throws IOException {
    long end = System.nanoTime() + PATIENCE;
    while (true) {
      try {
        if (((HttpURLConnection) URI.create(address).toURL().openConnection()).getResponseCode()
            == 200) {
          return;
        }
      } catch (IOException away) {
        if (System.nanoTime() > end) {
          throw away;
        }
      }
      Pace.until(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(50));
    }
  }
}
