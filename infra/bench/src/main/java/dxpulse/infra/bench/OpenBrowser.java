package dxpulse.infra.bench;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.WaitUntilState;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// What a reader's browser sees of public pages.
final class OpenBrowser implements AutoCloseable {
  private static final int SLOWDOWN = 4;
  private static final double PATIENCE = 30_000;
  private static final double LOOK = 500;

  /// Of one core, the share that a browser at rest takes at most.
  private static final double REST = 0.1;

  private static final String PAINTS =
      """
      window.paints = [];
      new PerformanceObserver((list) => window.paints.push(...list.getEntries().map((paint) => paint.startTime)))
        .observe({ type: 'largest-contentful-paint', buffered: true });
      """;

  /// Notes when the index of a KPI is drawn anew: the frame after the one that has it.
  private static final String CHANGES =
      """
      window.drawn = [];
      const main = document.querySelector('main');
      const text = () => main.querySelector('.over .index').textContent;
      let before = text();
      new MutationObserver(() => {
        const now = text();
        if (now === before) return;
        before = now;
        requestAnimationFrame(() => requestAnimationFrame(() => window.drawn.push(performance.timeOrigin + performance.now())));
      }).observe(main, { subtree: true, childList: true, characterData: true });
      """;

  private static final String SCRIPT_AND_STYLE =
      """
      performance.getEntriesByType('resource')
        .filter((part) => ['script', 'link', 'css'].includes(part.initiatorType))
        .reduce((sum, part) => sum + part.decodedBodySize, 0)
      """;

  private final Playwright playwright =
      Playwright.create(
          new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
  private final Browser browser =
      playwright
          .chromium()
          .launch(
              new LaunchOptions()
                  .setExecutablePath(Path.of(Tools.path("chromium", "google-chrome")))
                  .setArgs(List.of("--no-sandbox", "--disable-gpu")));

  /// Bytes of scripts and styles of a page, as they are after unpacking.
  double kilobytesOfScriptAndStyle(String address) {
    try (BrowserContext context = browser.newContext()) {
      Page page = context.newPage();
      page.navigate(address, new Page.NavigateOptions().setWaitUntil(WaitUntilState.LOAD));
      return ((Number) page.evaluate(SCRIPT_AND_STYLE)).doubleValue() / 1000;
    }
  }

  /// The largest contentful paint of a first visit with a slowed processor, in milliseconds.
  ///
  /// @param rested whether the visit begins only when the browser has drawn its own new window,
  ///   which takes both cores for seconds
  double largestContentfulPaint(String address, boolean rested) {
    try (BrowserContext context = askable()) {
      Page page = context.newPage();
      // Before the slowdown, which is work for the processor, too.
      if (rested) {
        awaitRest(page);
      }
      CDPSession session = context.newCDPSession(page);
      JsonObject rate = new JsonObject();
      rate.addProperty("rate", SLOWDOWN);
      session.send("Emulation.setCPUThrottlingRate", rate);
      page.addInitScript(PAINTS);
      page.navigate(address, new Page.NavigateOptions().setWaitUntil(WaitUntilState.LOAD));
      page.waitForFunction("window.paints.length > 0");
      page.waitForTimeout(1000);
      return ((Number) page.evaluate("window.paints.at(-1)")).doubleValue();
    }
  }

  private void awaitRest(Page page) {
    CDPSession session = browser.newBrowserCDPSession();
    double end = System.nanoTime() / 1e6 + PATIENCE;
    double used = processorSeconds(session);
    while (true) {
      page.waitForTimeout(LOOK);
      double now = processorSeconds(session);
      if (now - used < REST * LOOK / 1000) {
        session.detach();
        return;
      }
      if (System.nanoTime() / 1e6 > end) {
        throw new IllegalStateException("the browser does not come to rest");
      }
      used = now;
    }
  }

  /// What all processes of the browser have used so far.
  private static double processorSeconds(CDPSession session) {
    double seconds = 0;
    for (JsonElement process :
        session.send("SystemInfo.getProcessInfo").getAsJsonArray("processInfo")) {
      seconds += process.getAsJsonObject().get("cpuTime").getAsDouble();
    }
    return seconds;
  }

  /// Waiting for a script's word evaluates it anew, which the pages forbid to everybody.
  private BrowserContext askable() {
    return browser.newContext(new NewContextOptions().setBypassCSP(true));
  }

  /// Opens a KPI's page, which moves by itself from then on.
  Page watch(String address) {
    Page page = askable().newPage();
    page.navigate(address);
    page.waitForFunction("document.querySelector('dxp-live')?.connected");
    page.evaluate(CHANGES);
    return page;
  }

  /// When the index of a watched page was drawn for the nth time, in milliseconds since 1970.
  static double drawn(Page page, int times) {
    page.waitForFunction(
        "times => window.drawn.length >= times",
        times,
        new Page.WaitForFunctionOptions().setTimeout(PATIENCE).setPollingInterval(100));
    return ((Number) page.evaluate("window.drawn.at(-1)")).doubleValue();
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
