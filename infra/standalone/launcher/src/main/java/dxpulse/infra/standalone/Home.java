package dxpulse.infra.standalone;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/// The data folder of one platform (`.dxpulse`, or `DXPULSE_HOME`): data, logs, secrets, and who
/// runs it.
public record Home(Path folder) {
  static final String LAUNCHER = "launcher";
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
    }
    return secrets.getProperty(name);
  }

  /// Makes the folder, for its owner alone, before anything is put into it.
  void create() {
    try {
      OwnerOnly.create(folder);
    } catch (IOException refused) {
      throw new IllegalStateException(
          folder + ": cannot be made the owner's alone: " + refused.getMessage(), refused);
    }
  }

  /// Notes which processes run, so that other commands find them.
  void note(List<NotedProcess> processes) {
    Properties run = new Properties();
    processes.forEach(process -> run.setProperty(process.name(), process.text()));
    write(runFile(), run);
  }

  void noteStopped() {
    try {
      Files.deleteIfExists(runFile());
    } catch (IOException kept) {
      throw new UncheckedIOException(kept);
    }
  }

  /// What was noted last, in the order of names: the launcher and every process.
  List<NotedProcess> noted() {
    Properties run = read(runFile());
    return run.stringPropertyNames().stream()
        .sorted()
        .map(name -> NotedProcess.parse(name, run.getProperty(name)))
        .toList();
  }

  /// The launcher that runs on this folder now.
  Optional<ProcessHandle> launcher() {
    return noted().stream()
        .filter(process -> process.name().equals(LAUNCHER))
        .flatMap(process -> process.alive().stream())
        .findFirst();
  }

  /// Noted processes that live, but for the launcher.
  List<NotedProcess> left() {
    return noted().stream()
        .filter(process -> !process.name().equals(LAUNCHER))
        .filter(process -> process.alive().isPresent())
        .toList();
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

  private void write(Path file, Properties properties) {
    create();
    StringWriter text = new StringWriter();
    try {
      properties.store(text, null);
      OwnerOnly.write(file, text.toString());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
