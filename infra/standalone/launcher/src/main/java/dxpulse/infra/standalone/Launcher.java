package dxpulse.infra.standalone;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The program behind `./dx`: `prepare`, `run`, `up` (both), `down`, `status`, `token`, `observe`.
public final class Launcher {
  /// Longer than it takes to stop one process after the other.
  private static final Duration STOP = Duration.ofSeconds(60);

  private final Checkout checkout;
  private final Home home;
  private final Plan plan;

  private Launcher(Checkout checkout, Map<String, String> environment) {
    this.checkout = checkout;
    this.home = Home.of(checkout, environment);
    this.plan = new Plan(checkout, home, environment, false);
  }

  public static void main(String[] args) throws Exception {
    Launcher launcher =
        new Launcher(
            Checkout.containing(Path.of(System.getProperty("dxpulse.root", "."))), System.getenv());
    List<String> words = List.of(args);
    try {
      switch (words.isEmpty() ? "" : words.getFirst()) {
        case "prepare" -> launcher.prepare(words.contains("--brief"));
        case "check" -> launcher.check();
        case "run" -> launcher.run(!words.contains("--empty"));
        case "up" -> {
          launcher.prepare(false);
          launcher.run(!words.contains("--empty"));
        }
        case "down" -> launcher.down();
        case "status" -> launcher.status();
        case "token" -> System.out.println(launcher.demo().token(words.get(1)));
        case "observe" -> launcher.demo().observe(words.get(1), words.get(2), words.get(3));
        default -> throw new IllegalArgumentException("launcher: " + words);
      }
    } catch (IllegalStateException | IllegalArgumentException said) {
      System.err.println(said.getMessage());
      System.exit(1);
    }
  }

  private Demo demo() {
    return new Demo(home, plan);
  }

  /// What comes before a start: nothing is in its way, and the programs are rehearsed.
  private void prepare(boolean briefly) {
    check();
    home.create();
    new Rehearsal(checkout, briefly ? Rehearsal.Length.BRIEF : Rehearsal.Length.FULL).unlessDone();
  }

  /// Says in one line why the platform cannot be started: it runs already, or a port is taken.
  private void check() {
    home.launcher()
        .ifPresent(launcher -> {
          System.out.println("DX Pulse は起動済みです / is already running: " + plan.portal());
          System.exit(3);
        });
    List<String> ended = LeftOver.end(home);
    if (!ended.isEmpty()) {
      System.out.println(
          "前回の残りを終えました / ended what an earlier start had left: " + String.join(", ", ended));
    }
    List<String> taken = new ArrayList<>();
    for (Port port : Port.values()) {
      if (!Port.isFree(plan.port(port))) {
        taken.add(
            "port %d (%s) is taken; free it or set %s"
                .formatted(
                    plan.port(port),
                    port.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'),
                    port.variable()));
      }
    }
    if (!taken.isEmpty()) {
      throw new IllegalStateException(String.join("\n", taken));
    }
  }

  private void run(boolean withPlan) throws Exception {
    Supervisor supervisor = new Supervisor(home, name -> System.out.println("ready: " + name));
    Thread stop = new Thread(supervisor::stop, "stop");
    Runtime.getRuntime().addShutdownHook(stop);
    try {
      plan.start(supervisor);
      if (withPlan && !Files.exists(home.loadedMark())) {
        System.out.println("loading the plan");
        demo().loadPlan();
        Files.createDirectories(home.loadedMark().getParent());
        Files.writeString(home.loadedMark(), "");
      }
      if (withPlan) {
        demo().proveTheWay(Duration.ofSeconds(60));
      }
    } catch (RuntimeException failed) {
      System.out.println("failed: " + failed.getMessage());
      System.exit(1);
    }
    System.out.println("up: " + plan.portal());
    supervisor.watch();
  }

  private void down() {
    Optional<ProcessHandle> launcher = home.launcher();
    if (launcher.isPresent()) {
      boolean unused = launcher.get().destroy();
      LeftOver.end(Home.LAUNCHER, launcher.get(), STOP);
    }
    List<String> left = LeftOver.end(home);
    home.noteStopped();
    System.out.println(
        launcher.isEmpty() && left.isEmpty()
            ? "DX Pulse は起動していません / is not running"
            : "停止しました / stopped");
  }

  private void status() {
    new Status(home).print();
  }
}
