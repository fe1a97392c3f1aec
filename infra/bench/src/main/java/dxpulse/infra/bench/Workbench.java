package dxpulse.infra.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What benchmarks run on. The platform is started when the first of them asks for it.
final class Workbench implements AutoCloseable {
  private final Path root;
  private @Nullable Platform platform;

  Workbench(Path root) {
    this.root = root;
  }

  Path root() {
    return root;
  }

  Platform platform() throws IOException {
    if (platform == null) {
      platform = Platform.start(root);
    }
    return platform;
  }

  /// Deletes a folder with all that is in it.
  static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  @Override
  public void close() throws IOException {
    if (platform != null) {
      platform.close();
    }
  }
}
