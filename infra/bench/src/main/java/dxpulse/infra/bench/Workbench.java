package dxpulse.infra.bench;

import java.io.IOException;
import java.nio.file.Path;
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

  @Override
  public void close() throws IOException {
    if (platform != null) {
      platform.close();
    }
  }
}
