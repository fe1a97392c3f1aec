package dxpulse.infra.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Where a program's jar runs from: an executable Spring jar is unpacked beside it, because it
/// starts sooner so, and its ahead-of-time cache lies in the same folder.
final class ServiceJar {
  private ServiceJar() {}

  /// @param jar what `java -jar` runs
  /// @param cache its ahead-of-time cache, once one was recorded
  record Prepared(Path jar, Path cache) {}

  static Prepared prepared(Checkout checkout, String name, Path jar) {
    if (!Files.isRegularFile(jar)) {
      throw new IllegalStateException(
          checkout.root().relativize(jar) + ": missing (expected: built by ./dx up)");
    }
    Path folder = jar.resolveSibling("run");
    boolean thin = Files.isDirectory(jar.resolveSibling("lib"));
    return new Prepared(
        thin ? jar : folder.resolve(jar.getFileName()), folder.resolve(name + ".aot"));
  }

  /// Unpacks it anew; a cache that was recorded for an earlier one is gone then.
  static void unpack(Checkout checkout, String name, Path jar) {
    Prepared prepared = prepared(checkout, name, jar);
    Path folder = jar.resolveSibling("run");
    try {
      Rehearsal.delete(folder);
      Files.createDirectories(folder);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    if (!prepared.jar().equals(jar)) {
      List<String> command = new ArrayList<>();
      command.add(Java.executable().toString());
      command.addAll(Java.BRIEFLY);
      command.addAll(List.of("-Djarmode=tools", "-jar", jar.toString()));
      command.addAll(List.of("extract", "--force", "--destination", folder.toString()));
      run(command, folder.resolve("unpack.log"));
    }
  }

  private static void run(List<String> command, Path log) {
    try {
      Files.createDirectories(log.toAbsolutePath().getParent());
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start();
      if (process.waitFor() != 0) {
        throw new IllegalStateException(command.getLast() + ": failed, see " + log);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(hurried);
    }
  }
}
