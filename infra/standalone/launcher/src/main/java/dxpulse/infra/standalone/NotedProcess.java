package dxpulse.infra.standalone;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// A process as it was noted when it started. Another process that has got its number since is not
/// taken for it.
///
/// @param port where it listens, 0 for nowhere
/// @param startedMillis since 1970, 0 when the machine does not tell
record NotedProcess(String name, long pid, int port, long startedMillis) {
  /// Machines count from their boot, whose time of day they may correct later.
  private static final Duration TOLERANCE = Duration.ofSeconds(2);

  static NotedProcess of(String name, ProcessHandle process, int port) {
    return new NotedProcess(name, process.pid(), port, startOf(process));
  }

  /// @throws IllegalArgumentException when the text is not one of [#text]
  static NotedProcess parse(String name, String text) {
    String[] parts = text.split(":");
    if (parts.length != 3) {
      throw new IllegalArgumentException(name + ": \"" + text + "\" (expected: pid:port:start)");
    }
    return new NotedProcess(
        name, Long.parseLong(parts[0]), Integer.parseInt(parts[1]), Long.parseLong(parts[2]));
  }

  String text() {
    return pid + ":" + port + ":" + startedMillis;
  }

  /// The process, while it lives.
  Optional<ProcessHandle> alive() {
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::isThis);
  }

  private boolean isThis(ProcessHandle process) {
    long start = startOf(process);
    return start == 0
        || startedMillis == 0
        || Math.abs(start - startedMillis) <= TOLERANCE.toMillis();
  }

  private static long startOf(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
  }
}
