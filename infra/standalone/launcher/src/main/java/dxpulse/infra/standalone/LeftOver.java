package dxpulse.infra.standalone;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Ends the processes that a launcher left behind when it was itself ended without being asked.
final class LeftOver {
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private LeftOver() {}

  /// Ends the services, then the parts that they lean on; each is asked first.
  ///
  /// @return the names of what was ended
  /// @throws IllegalStateException when one of them lives on
  static List<String> end(Home home) {
    List<NotedProcess> left = home.left();
    end(left.stream().filter(process -> !Parts.isPart(process.name())).toList());
    end(left.stream().filter(process -> Parts.isPart(process.name())).toList());
    return left.stream().map(NotedProcess::name).toList();
  }

  private static void end(List<NotedProcess> together) {
    together.forEach(process -> process.alive().ifPresent(ProcessHandle::destroy));
    together.forEach(
        process -> process.alive().ifPresent(alive -> end(process.name(), alive, PATIENCE)));
  }

  /// Waits for a process that was asked to end, and after the limit makes it.
  static void end(String name, ProcessHandle asked, Duration limit) {
    if (hasEnded(asked, limit)) {
      return;
    }
    boolean unused = asked.destroyForcibly();
    if (!hasEnded(asked, PATIENCE)) {
      throw new IllegalStateException(name + ": process " + asked.pid() + " cannot be ended");
    }
  }

  private static boolean hasEnded(ProcessHandle process, Duration limit) {
    CompletableFuture<ProcessHandle> end = process.onExit();
    try {
      ProcessHandle unused = end.get(limit.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException lives) {
      return false;
    } catch (ExecutionException failed) {
      throw new IllegalStateException(failed.getCause());
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(hurried);
    }
  }
}
