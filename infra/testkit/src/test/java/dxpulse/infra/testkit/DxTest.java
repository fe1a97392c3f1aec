package dxpulse.infra.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
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
      List.of(
          "bash",
          "dirname",
          "find",
          "grep",
          "ls",
          "mkdir",
          "readlink",
          "rm",
          "sed",
          "sleep",
          "sort",
          "tail",
          "touch",
          "wc");

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
    Process process = start(command.toArray(String[]::new));
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Said(process.waitFor(), said);
  }

  private Process start(String... command) throws IOException {
    Path made = folder.resolve("jdk");
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().clear();
    builder
        .environment()
        .putAll(
            Map.of(
                "PATH", folder.resolve("bin").toString(),
                "HOME", folder.toString(),
                "JAVA_HOME",
                    Files.isDirectory(made) ? made.toString() : System.getProperty("java.home")));
    return builder.start();
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

  /// Everything in the foreground gets a Ctrl-C at once; the processes of the platform must not,
  /// because they end in order.
  @Test
  void inTheForegroundTheLauncherAloneIsToldToStop() throws Exception {
    Path jdk = Files.createDirectories(folder.resolve("jdk/bin"));
    executable(jdk.resolve("javac"), "echo javac 99.0.1");
    executable(
        jdk.resolve("java"),
        """
        case "${@: -1}" in up) ;; *) exit 0 ;; esac
        exec 3<>"$HOME/pipe"
        (trap 'echo service told' TERM; echo started; until read -r -t 30 word <&3; do :; done) &
        trap 'echo launcher told; echo end >&3; wait; exit 143' TERM
        wait
        """);
    executable(folder.resolve("bin/mvn"), "mkdir -p infra/standalone/launcher/target");
    mkfifo();
    Files.createDirectories(folder.resolve("infra/standalone/launcher/target"));
    Files.writeString(folder.resolve("infra/standalone/launcher/target/launcher.jar"), "");
    Path copy = folder.resolve("dx");
    Files.writeString(copy, Checkout.text("dx").replace("needed=25", "needed=99"));

    // A shell with job control gives the command a process group of its own, as a terminal does.
    Process terminal =
        start(
            "bash",
            "-c",
            "set -m; bash " + copy + " up --foreground & echo group $!; wait $!; echo ended $?");
    try (BufferedReader said = terminal.inputReader(StandardCharsets.UTF_8)) {
      String group = awaited(said, "group ").replace("group ", "");
      String started = awaited(said, "started");
      int told = start("bash", "-c", "kill -TERM -- -" + group).waitFor();

      assertThat(told).as(started).isZero();
      assertThat(said.lines().takeWhile(line -> !line.startsWith("ended")))
          .contains("launcher told")
          .doesNotContain("service told");
    }
  }

  @Test
  void upIsContentWithAPlatformThatRunsAlready() throws Exception {
    builtWithLauncher("echo is already running; exit 3");

    for (String how : List.of("--detach", "--foreground")) {
      Said said = dx(99, "up", how);

      assertThat(said.words()).as(how).contains("is already running");
      assertThat(said.status()).as(how).isZero();
    }
  }

  @Test
  void upFailsWithWhatTheLauncherSays() throws Exception {
    builtWithLauncher("echo port 8080 is taken >&2; exit 1");

    Said said = dx(99, "up");

    assertThat(said.words()).contains("port 8080 is taken").doesNotContain("sign-ins");
    assertThat(said.status()).isEqualTo(1);
  }

  /// The log goes on where an earlier start was killed within a line.
  @Test
  void upShowsItsOwnLinesAndTheSignIns() throws Exception {
    builtWithLauncher("echo ready: kafka; echo up: http://127.0.0.1:8080");
    Path logs = Files.createDirectories(folder.resolve(".dxpulse/logs"));
    Files.writeString(logs.resolve("launcher.log"), "ready: earlier\nready: ea");
    Files.writeString(
        folder.resolve(".dxpulse/secrets.properties"), "redis=hidden\nuser-clerk=a_secret\n");

    Said said = dx(99, "up");

    assertThat(said.words().lines())
        .startsWith("ready: kafka", "up: http://127.0.0.1:8080")
        .contains("公開ボード / public board   http://127.0.0.1:8080/", "  clerk              a_secret")
        .noneMatch(line -> line.contains("hidden"));
    assertThat(said.status()).isZero();
  }

  /// @param script what the launcher does
  private void builtWithLauncher(String script) throws IOException {
    Path jdk = Files.createDirectories(folder.resolve("jdk/bin"));
    executable(jdk.resolve("javac"), "echo javac 99.0.1");
    executable(jdk.resolve("java"), script);
    Path jar = folder.resolve("infra/standalone/launcher/target/launcher.jar");
    Files.createDirectories(jar.getParent());
    Files.writeString(jar, "");
    Path cache = Files.writeString(jar.resolveSibling("launcher.aot"), "");
    Files.setLastModifiedTime(
        cache, FileTime.from(Files.getLastModifiedTime(jar).toInstant().plusSeconds(1)));
    Files.createDirectories(folder.resolve("target"));
    Files.writeString(folder.resolve("target/built"), "");
  }

  private void mkfifo() throws IOException, InterruptedException {
    assertThat(new ProcessBuilder("mkfifo", folder.resolve("pipe").toString()).start().waitFor())
        .isZero();
  }

  private static void executable(Path file, String script) throws IOException {
    Files.writeString(file, "#!/usr/bin/env bash\n" + script);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }

  private static String awaited(BufferedReader said, String beginning) throws IOException {
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      if (line.startsWith(beginning)) {
        return line;
      }
    }
    throw new AssertionError(beginning + ": not said");
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
