package dxpulse.infra.acceptance;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import dxpulse.infra.testkit.Chromium;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;

/// One module of a staff page by itself, in a browser without the platform.
@Tag(StaffStories.TAG)
abstract class ModuleBrowser {
  private static Chromium chromium;
  private final Path module;
  private final NewContextOptions reader;
  private BrowserContext context;
  Page page;

  ModuleBrowser(Path module) {
    this(module, new NewContextOptions());
  }

  /// @param reader where the reader is, and how
  ModuleBrowser(Path module, NewContextOptions reader) {
    this.module = module;
    this.reader = reader;
  }

  @BeforeAll
  static void opens() {
    chromium = Chromium.open();
  }

  @BeforeEach
  void reads() throws IOException {
    context = chromium.browser().newContext(reader);
    page = context.newPage();
    ServedModule.open(page, module);
  }

  @AfterEach
  void closes() {
    context.close();
  }
}
