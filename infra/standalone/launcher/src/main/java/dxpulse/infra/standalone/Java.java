package dxpulse.infra.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A Java program as a child process: heap, compiler tiers, ahead-of-time cache.
///
/// @param tiered whether the optimising compiler may run; without it a process starts sooner and
///   stays smaller
/// @param cache ahead-of-time cache that is used if it is there, or written if `recording`
record Java(
    Heap heap, boolean tiered, @Nullable Path cache, boolean recording, List<String> program) {
  /// Tests say so, whose programs live for minutes: the optimising compiler takes a quarter of the
  /// processor then, and is not done before they end.
  private static final boolean BRIEF = "true".equals(System.getenv("DXPULSE_BRIEF"));

  /// For a program that ends after some seconds.
  static final List<String> BRIEFLY = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  private static final boolean HAS_HUGE_PAGES = hasHugePages();

  /// Whether the system gives pages of two megabytes to programs that ask for them. Where each page
  /// has four kilobytes, to touch the heaps for the first time takes a good part of a start.
  private static boolean hasHugePages() {
    try {
      String offered = Files.readString(Path.of("/sys/kernel/mm/transparent_hugepage/enabled"));
      return offered.contains("[madvise]") || offered.contains("[always]");
    } catch (IOException anotherSystem) {
      return false;
    }
  }

  static Path executable() {
    return Path.of(System.getProperty("java.home"), "bin", "java");
  }

  List<String> command(Checkout checkout) {
    List<String> command = new ArrayList<>();
    command.add(executable().toString());
    command.add("-Xms" + heap.first() + "m");
    command.add("-Xmn" + heap.young() + "m");
    command.add("-Xmx" + heap.megabytes() + "m");
    command.add("-Xss512k");
    command.add("-XX:+UseSerialGC");
    if (HAS_HUGE_PAGES) {
      command.add("-XX:+UseTransparentHugePages");
    }
    command.add("-XX:+ExitOnOutOfMemoryError");
    command.add("-XX:MaxMetaspaceSize=160m");
    command.add("-XX:ReservedCodeCacheSize=64m");
    // To look for compiled code that nobody runs any more, the collector goes through everything:
    // by
    // default after each ten megabytes of it, which stopped programs for up to a second while they
    // were getting warm.
    command.add("-XX:SweeperThreshold=40");
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-Duser.timezone=Asia/Tokyo");
    // What Spring worked out when it was built; other programs do not ask.
    command.add("-Dspring.aot.enabled=true");
    // Beside the others there is no idle core on which Spring could load ahead what may be needed.
    command.add("-Dspring.backgroundpreinitializer.ignore=true");
    if (!tiered || BRIEF) {
      command.add("-XX:TieredStopAtLevel=1");
    } else {
      command.add("-XX:+UnlockDiagnosticVMOptions");
      command.add("-XX:CompilerDirectivesFile=" + checkout.startOnly());
    }
    if (cache != null && recording) {
      command.add("-XX:AOTCacheOutput=" + cache);
      command.add("-Xlog:aot=off");
      command.add("-Xlog:cds=off");
    } else if (cache != null && Files.isRegularFile(cache)) {
      command.add("-XX:AOTCache=" + cache);
      // What was busy in the rehearsal is compiled lightly as soon as it is met, and again for good
      // after eight thousand calls. The default, two thousand, is reached while a program is
      // starting, by code of which most never runs again; more leave what is called once for each
      // value slow for minutes.
      command.add("-XX:Tier2InvokeNotifyFreqLog=13");
      command.add("-XX:Tier2BackedgeNotifyFreqLog=16");
      command.add("-Xlog:aot=off");
      command.add("-Xlog:cds=off");
    }
    command.addAll(program);
    return command;
  }
}
