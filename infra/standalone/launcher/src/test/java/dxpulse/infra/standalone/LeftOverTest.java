package dxpulse.infra.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A launcher that was killed leaves processes behind: they are found, and nothing else is.
class LeftOverTest {
  private static final long NOBODY = Long.MAX_VALUE;

  @TempDir Path folder;
  private final List<Process> processes = new ArrayList<>();

  @AfterEach
  void end() {
    processes.forEach(Process::destroyForcibly);
  }

  private Home home() {
    return new Home(folder.resolve(".dxpulse"));
  }

  /// A process that lives until it is ended.
  private ProcessHandle running() throws IOException {
    Process process = new ProcessBuilder("tail", "-f", "/dev/null").start();
    processes.add(process);
    return process.toHandle();
  }

  @Test
  void endsServicesAndPartsThatTheirLauncherLeft() throws Exception {
    ProcessHandle portal = running();
    ProcessHandle kafka = running();
    home()
        .note(
            List.of(
                new NotedProcess("launcher", NOBODY, 0, 1),
                NotedProcess.of("kafka", kafka, 19092),
                NotedProcess.of("portal", portal, 8080)));

    assertThat(home().launcher()).isEmpty();
    assertThat(LeftOver.end(home())).containsExactly("kafka", "portal");

    assertThat(portal.isAlive()).isFalse();
    assertThat(kafka.isAlive()).isFalse();
    assertThat(home().left()).isEmpty();
  }

  @Test
  void sparesAProcessThatHasOnlyGotTheNumberOfOneThatWasNoted() throws Exception {
    ProcessHandle stranger = running();
    NotedProcess then = NotedProcess.of("portal", stranger, 8080);
    long anHourEarlier = then.startedMillis() - 3_600_000;
    assertThat(then.startedMillis()).as("told by this machine").isPositive();
    home()
        .note(
            List.of(
                new NotedProcess("launcher", stranger.pid(), 0, anHourEarlier),
                new NotedProcess("portal", stranger.pid(), 8080, anHourEarlier)));

    assertThat(home().launcher()).isEmpty();
    assertThat(LeftOver.end(home())).isEmpty();
    assertThat(stranger.isAlive()).isTrue();
  }

  @Test
  void findsTheLauncherThatRuns() {
    home().note(List.of(NotedProcess.of("launcher", ProcessHandle.current(), 0)));

    assertThat(home().launcher()).contains(ProcessHandle.current());
    assertThat(home().left()).isEmpty();
  }

  @Test
  void keepsWhatItWritesForItsOwner() throws Exception {
    Files.createDirectories(home().folder());
    Files.setPosixFilePermissions(home().folder(), PosixFilePermissions.fromString("rwxr-xr-x"));

    String secret = home().secret("redis");

    assertThat(secret).hasSizeGreaterThan(20).isEqualTo(home().secret("redis"));
    assertThat(permissions(home().folder())).isEqualTo("rwx------");
    assertThat(permissions(home().folder().resolve("secrets.properties"))).isEqualTo("rw-------");
  }

  @Test
  void keepsTheCachesPasswordForItsOwner() throws Exception {
    Path settings = folder.resolve("redis.conf");
    Files.writeString(settings, "left by an earlier start");
    Files.setPosixFilePermissions(settings, PosixFilePermissions.fromString("rw-r--r--"));

    ManagedProcess unused =
        Parts.redis(new Checkout(folder), folder, folder.resolve("redis.log"), 16379, "secret");

    assertThat(Files.readString(settings)).contains("requirepass secret");
    assertThat(permissions(settings)).isEqualTo("rw-------");
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
