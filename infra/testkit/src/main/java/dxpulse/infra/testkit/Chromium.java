package dxpulse.infra.testkit;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The installed Chromium without a window; one for all classes, since its start takes seconds.
public record Chromium(Browser browser) {
  private static @Nullable Chromium opened;

  /// It ends with the JVM.
  public static synchronized Chromium open() {
    if (opened == null) {
      opened = start();
    }
    return opened;
  }

  private static Chromium start() {
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    Browser browser =
        playwright
            .chromium()
            .launch(
                new LaunchOptions()
                    .setExecutablePath(InstalledBrowser.path())
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-quic",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync")));
    return new Chromium(browser);
  }
}
