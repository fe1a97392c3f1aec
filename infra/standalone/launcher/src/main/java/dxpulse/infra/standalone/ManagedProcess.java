package dxpulse.infra.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A child process with its log and its way of telling that it is ready.
public final class ManagedProcess {
  private static final int LONGEST_LINE = 400;

  private final String name;
  private final List<String> command;
  private final Map<String, String> environment;
  private final Path log;
  private final int port;
  private final BooleanSupplier ready;
  private @Nullable Process process;

  public ManagedProcess(
      String name,
      List<String> command,
      Map<String, String> environment,
      Path log,
      int port,
      BooleanSupplier ready) {
    this.name = name;
    this.command = List.copyOf(command);
    this.environment = Map.copyOf(environment);
    this.log = log;
    this.port = port;
    this.ready = ready;
  }

  public String name() {
    return name;
  }

  public int port() {
    return port;
  }

  public synchronized void start() {
    try {
      Files.createDirectories(log.toAbsolutePath().getParent());
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
      builder.environment().putAll(environment);
      process = builder.start();
    } catch (IOException failed) {
      throw new UncheckedIOException(name + ": could not be started", failed);
    }
  }

  public synchronized boolean isAlive() {
    return process != null && process.isAlive();
  }

  synchronized Optional<ProcessHandle> handle() {
    return Optional.ofNullable(process).map(Process::toHandle);
  }

  public boolean isReady() {
    return isAlive() && ready.getAsBoolean();
  }

  /// Waits until it is ready.
  ///
  /// @throws IllegalStateException when it ends or takes too long; the message quotes the end of
  ///   its log
  public void awaitReady(Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    while (!isReady()) {
      if (!isAlive()) {
        throw new IllegalStateException(name + ": ended while it was starting\n" + endOfLog());
      }
      if (System.nanoTime() > end) {
        throw new IllegalStateException(
            name + ": not ready after " + limit.toSeconds() + " s\n" + endOfLog());
      }
      pause();
    }
  }

  /// Asks it to end, and after the limit makes it.
  public synchronized void stop(Duration limit) {
    Process running = process;
    if (running == null) {
      return;
    }
    running.destroy();
    try {
      if (!running.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        running.destroyForcibly().waitFor();
      }
    } catch (InterruptedException hurried) {
      running.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    process = null;
  }

  /// Ends it without asking, as a power cut would.
  public synchronized void kill() {
    if (process != null) {
      process.destroyForcibly();
      try {
        process.waitFor();
      } catch (InterruptedException hurried) {
        Thread.currentThread().interrupt();
      }
    }
  }

  String endOfLog() {
    try {
      List<String> lines = Files.readAllLines(log);
      return lines.subList(Math.max(0, lines.size() - 15), lines.size()).stream()
          .map(line -> line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) + "…" : line)
          .collect(Collectors.joining("\n"));
    } catch (IOException | UncheckedIOException unreadable) {
      return log + ": unreadable";
    }
  }

  static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(50);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting", hurried);
    }
  }
}
