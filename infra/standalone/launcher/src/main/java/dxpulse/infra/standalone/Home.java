package dxpulse.infra.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/// The data folder of one platform (`.dxpulse`, or `DXPULSE_HOME`): data, logs, secrets, and who
/// runs it.
public record Home(Path folder) {
  private static final int SECRET_BYTES = 18;

  static Home of(Checkout checkout, Map<String, String> environment) {
    String chosen = environment.getOrDefault("DXPULSE_HOME", "").strip();
    return new Home(
        chosen.isEmpty()
            ? checkout.root().resolve(".dxpulse")
            : Path.of(chosen).toAbsolutePath().normalize());
  }

  Path data(String part) {
    return folder.resolve("data").resolve(part);
  }

  Path log(String process) {
    return folder.resolve("logs").resolve(process + ".log");
  }

  Path loadedMark() {
    return folder.resolve("data/plan-loaded");
  }

  private Path runFile() {
    return folder.resolve("run.properties");
  }

  /// A secret by its name: random, made the first time it is asked for, readable by the owner
  /// alone.
  public synchronized String secret(String name) {
    Path file = folder.resolve("secrets.properties");
    Properties secrets = read(file);
    if (secrets.getProperty(name) == null) {
      byte[] random = new byte[SECRET_BYTES];
      new SecureRandom().nextBytes(random);
      secrets.setProperty(name, Base64.getUrlEncoder().withoutPadding().encodeToString(random));
      write(file, secrets);
      try {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
      } catch (UnsupportedOperationException | IOException noPosix) {
        // Some file systems know no owners; the folder's own protection is all there is.
      }
    }
    return secrets.getProperty(name);
  }

  /// Notes which processes run, so that other commands find them.
  void noteRunning(Map<String, String> processes) {
    Properties run = new Properties();
    run.putAll(processes);
    write(runFile(), run);
  }

  void noteStopped() {
    try {
      Files.deleteIfExists(runFile());
    } catch (IOException kept) {
      throw new UncheckedIOException(kept);
    }
  }

  /// What runs, by name: `launcher` and every process, with `pid:port`.
  Properties running() {
    return read(runFile());
  }

  /// The launcher that runs on this folder now.
  Optional<ProcessHandle> launcher() {
    String pid = running().getProperty("launcher", "");
    return pid.isEmpty()
        ? Optional.empty()
        : ProcessHandle.of(Long.parseLong(pid)).filter(ProcessHandle::isAlive);
  }

  private static Properties read(Path file) {
    Properties properties = new Properties();
    if (Files.isRegularFile(file)) {
      try (var in = Files.newBufferedReader(file)) {
        properties.load(in);
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
    }
    return properties;
  }

  private static void write(Path file, Properties properties) {
    try {
      Files.createDirectories(file.getParent());
      try (var out = Files.newBufferedWriter(file)) {
        properties.store(out, null);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
