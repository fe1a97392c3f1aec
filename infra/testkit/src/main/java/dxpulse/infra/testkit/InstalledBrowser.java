package dxpulse.infra.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// The Chromium of this machine, for tests. The one that never has a window comes first: it shows
/// pages as the other does, with a third less of the processor's time.
public final class InstalledBrowser {
  private InstalledBrowser() {}

  public static Path path() {
    return Stream.of(
            "/usr/bin/chromium-headless-shell",
            "/usr/bin/chromium",
            "/usr/bin/google-chrome",
            "/usr/bin/chromium-browser")
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("these tests need Chromium"));
  }
}
