package dxpulse.infra.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Prometheus' own checker. `./dx test` installs it where it may; where it may not, the test is
/// skipped and says so, but never in continuous integration (`CI` is set).
final class Promtool {
  private Promtool() {}

  static void run(String... arguments) throws IOException, InterruptedException {
    boolean installed =
        Stream.of(String.valueOf(System.getenv("PATH")).split(":"))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "promtool")));
    if (!installed && System.getenv("CI") == null) {
      System.out.println("skipped: promtool " + String.join(" ", arguments) + " (not installed)");
      abort("promtool is not installed (Debian: prometheus)");
    }
    assertThat(installed).as("promtool is installed (Debian: prometheus)").isTrue();
    List<String> command = new ArrayList<>(List.of("promtool"));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).as(said).isZero();
  }
}
