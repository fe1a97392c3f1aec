package dxpulse.infra.standalone;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Starts the processes in stages, watches them, restarts what crashes with growing pauses, stops
/// them in reverse.
final class Supervisor {
  private static final Duration START = Duration.ofSeconds(120);
  private static final Duration STOP = Duration.ofSeconds(15);

  private final Home home;
  private final Consumer<String> progress;
  private final List<ManagedProcess> running = new ArrayList<>();
  private final RestartPauses pauses = new RestartPauses();
  private final Map<String, Long> startedAt = new HashMap<>();
  private final Map<String, Long> nextTry = new HashMap<>();
  private volatile boolean stopping;

  Supervisor(Home home, Consumer<String> progress) {
    this.home = home;
    this.progress = progress;
  }

  /// Starts processes that do not wait for each other.
  void start(List<ManagedProcess> stage) {
    for (ManagedProcess process : stage) {
      synchronized (running) {
        running.add(process);
      }
      start(process);
    }
  }

  private void start(ManagedProcess process) {
    process.start();
    startedAt.put(process.name(), System.nanoTime());
    note();
  }

  void awaitReady(List<ManagedProcess> stage) {
    for (ManagedProcess process : stage) {
      process.awaitReady(START);
      progress.accept(process.name());
    }
  }

  /// Watches until it is told to stop.
  void watch() {
    while (!stopping) {
      try {
        TimeUnit.MILLISECONDS.sleep(250);
      } catch (InterruptedException end) {
        return;
      }
      for (ManagedProcess process : snapshot()) {
        if (!process.isAlive() && !stopping) {
          restart(process);
        }
      }
    }
  }

  private void restart(ManagedProcess process) {
    long now = System.nanoTime();
    Long due = nextTry.get(process.name());
    if (due == null) {
      Duration ran = Duration.ofNanos(now - startedAt.getOrDefault(process.name(), now));
      Duration pause = pauses.after(process.name(), ran);
      nextTry.put(process.name(), now + pause.toNanos());
      System.out.println(
          process.name() + ": ended by itself; restart in " + pause.toSeconds() + " s");
      return;
    }
    if (now < due) {
      return;
    }
    nextTry.remove(process.name());
    start(process);
  }

  /// Stops everything in reverse order. Services of one stage are asked together, so that stopping
  /// takes as long as the slowest.
  void stop() {
    stop(STOP);
  }

  /// @param limit how long each process may take to end by itself
  void stop(Duration limit) {
    stopping = true;
    List<ManagedProcess> reversed = snapshot().reversed();
    List<Thread> services = new ArrayList<>();
    for (ManagedProcess process : reversed) {
      if (Parts.isPart(process.name())) {
        join(services);
        process.stop(limit);
      } else {
        services.add(Thread.ofVirtual().start(() -> process.stop(limit)));
      }
    }
    join(services);
    home.noteStopped();
  }

  private static void join(List<Thread> threads) {
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException hurried) {
        Thread.currentThread().interrupt();
        return;
      }
    }
    threads.clear();
  }

  private List<ManagedProcess> snapshot() {
    synchronized (running) {
      return List.copyOf(running);
    }
  }

  private void note() {
    List<NotedProcess> processes = new ArrayList<>();
    processes.add(NotedProcess.of(Home.LAUNCHER, ProcessHandle.current(), 0));
    for (ManagedProcess process : snapshot()) {
      process
          .handle()
          .map(handle -> NotedProcess.of(process.name(), handle, process.port()))
          .ifPresent(processes::add);
    }
    home.note(processes);
  }
}
