package dxpulse.infra.testkit;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import java.nio.file.Path;

/// Pictures of the pages that a test opens, for people who look at them: taken if
/// `-Ddxpulse.pictures` asks for them. Nothing is checked by them, and each costs more than most
/// checks.
public final class Pictures {
  private static final boolean WANTED = Boolean.getBoolean("dxpulse.pictures");

  private Pictures() {}

  /// The whole page, below its fold, too.
  public static void take(Page page, Path file) {
    if (WANTED) {
      page.screenshot(new ScreenshotOptions().setFullPage(true).setPath(file));
    }
  }
}
