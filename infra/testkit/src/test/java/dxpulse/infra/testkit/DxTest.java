package dxpulse.infra.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `./dx` says on a machine that lacks what it needs: a copy of it runs in an empty checkout.
class DxTest {
  private static final List<String> TOOLS =
      List.of("bash", "dirname", "find", "grep", "ls", "mkdir", "readlink", "rm", "tail", "touch");

  @TempDir Path folder;

  @BeforeEach
  void aMachineWithAShellAndLittleElse() throws IOException {
    Path tools = Files.createDirectory(folder.resolve("bin"));
    for (String tool : TOOLS) {
      Files.createSymbolicLink(tools.resolve(tool), found(tool));
    }
  }

  private static Path found(String tool) {
    return Stream.of(System.getenv("PATH").split(":"))
        .map(each -> Path.of(each, tool))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow();
  }

  record Said(int status, String words) {}

  /// @param jdk the version that the copy asks for
  private Said dx(int jdk, String... words) throws IOException, InterruptedException {
    Path copy = folder.resolve("dx");
    Files.writeString(copy, Checkout.text("dx").replace("needed=25", "needed=" + jdk));
    List<String> command = new ArrayList<>(List.of("bash", copy.toString()));
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().clear();
    builder
        .environment()
        .putAll(
            Map.of(
                "PATH", folder.resolve("bin").toString(),
                "HOME", folder.toString(),
                "JAVA_HOME", System.getProperty("java.home")));
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Said(process.waitFor(), said);
  }

  @Test
  void upAndTestSayWhichJdkIsMissing() throws Exception {
    for (String command : List.of("up", "test", "fmt", "bench", "status")) {
      Said said = dx(99, command);

      assertThat(said.words())
          .as(command)
          .contains("JDK 99 is needed", "apt install")
          .doesNotContain("building");
      assertThat(said.status()).as(command).isEqualTo(1);
    }
  }

  @Test
  void upAndTestSayThatMavenIsMissing() throws Exception {
    for (String command : List.of("up", "test", "fmt")) {
      Said said = dx(Runtime.version().feature(), command);

      assertThat(said.words()).as(command).contains("Maven 3.8.7 or newer is needed");
      assertThat(said.status()).as(command).isEqualTo(1);
    }
  }

  @Test
  void anUnknownCommandOrOptionIsRefusedWithWhatThereIs() throws Exception {
    Said command = dx(99, "start");
    Said option = dx(99, "up", "--fast");
    Said nothing = dx(99);

    assertThat(command.words()).contains("usage: ./dx <command>");
    assertThat(command.status()).isEqualTo(2);
    assertThat(option.words()).contains("up: --fast (expected: --empty, --foreground or --detach)");
    assertThat(option.status()).isEqualTo(1);
    assertThat(nothing.words()).contains("usage: ./dx <command>");
    assertThat(nothing.status()).isZero();
  }
}
