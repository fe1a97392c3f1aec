package dxpulse.infra.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Prometheus' own checker; where it is not installed the test is skipped, and says so.
final class Promtool {
  private Promtool() {}

  static void run(String... arguments) throws IOException, InterruptedException {
    boolean installed =
        Stream.of(String.valueOf(System.getenv("PATH")).split(":"))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "promtool")));
    if (!installed) {
      System.out.println("skipped: promtool " + String.join(" ", arguments) + " (not installed)");
    }
    assumeTrue(installed, "promtool is not installed (Debian: prometheus)");
    List<String> command = new ArrayList<>(List.of("promtool"));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).as(said).isZero();
  }
}
