package dxpulse.infra.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ViewportSize;
import dxpulse.infra.testkit.AxeFaults;
import dxpulse.infra.testkit.Chromium;
import dxpulse.infra.testkit.Pictures;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;

/// A browser in which staff sign in and work, and what it complains about.
@Tag(StaffStories.TAG)
abstract class StaffBrowser {
  static final RunningPlatform PLATFORM = RunningPlatform.get();
  static final int PATIENCE = 60_000;
  static final int LONGEST_WAY = 150;

  /// How wide the page for signing in was when it was found to be free of faults; it is the same
  /// for everybody, and every story begins with it.
  private static final Set<Integer> SIGN_IN_WIDTHS = new HashSet<>();

  private static Chromium chromium;

  final List<String> complaints = new ArrayList<>();
  private BrowserContext context;
  Page page;

  @BeforeAll
  static void openBrowser() {
    // Others may use the machine, too.
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
    chromium = Chromium.open();
  }

  @BeforeEach
  void clearDesk() {
    Desk.clear();
  }

  @BeforeEach
  void openPage() {
    context = chromium.browser().newContext();
    page = context.newPage();
    page.setDefaultTimeout(PATIENCE);
    page.setDefaultNavigationTimeout(PATIENCE);
    page.onConsoleMessage(message -> {
      if (message.type().equals("error")) {
        complaints.add(page.url() + ": " + message.text());
      }
    });
    page.onPageError(error -> complaints.add(page.url() + ": " + error));
  }

  @AfterEach
  void closePage() {
    context.close();
  }

  /// Somebody else sits down at a browser of their own.
  void nextPerson() {
    closePage();
    openPage();
  }

  void signIn(String user, String path) {
    page.navigate(PLATFORM.portal() + path);
    if (!SIGN_IN_WIDTHS.contains(page.viewportSize().width)) {
      assertFree();
      SIGN_IN_WIDTHS.add(page.viewportSize().width);
    }
    fill(user, PLATFORM.password(user));
    awaitShell();
  }

  void fill(String user, String password) {
    page.locator("#username").fill(user);
    page.locator("#password").fill(password);
    page.locator("button[type=submit]").click();
  }

  void awaitShell() {
    page.waitForURL(Pattern.compile(Pattern.quote(PLATFORM.portal()) + "/staff.*"));
    page.locator("form[action='/logout']").waitFor();
  }

  /// Waits until the service's element has drawn itself.
  void awaitElement() {
    page.locator("#module:not([aria-busy]) > :not(p)").waitFor();
    page.locator("#module h2, #module table").first().waitFor();
    assertThat(page.locator("#module [data-state=er]")).hasCount(0);
  }

  /// What is still fading in has not the contrast yet that it will have.
  void assertFree() {
    var unused =
        page.evaluate(
            "Promise.all(document.getAnimations().map(each => each.finished.catch(() => 0)))");
    assertThat(AxeFaults.of(page)).as(page.url()).isEmpty();
  }

  void tabTo(String selector) {
    for (int step = 0; step < LONGEST_WAY; step++) {
      page.keyboard().press("Tab");
      Object there =
          page.evaluate("selector => document.activeElement?.matches(selector)", selector);
      if (Boolean.TRUE.equals(there)) {
        return;
      }
    }
    throw new AssertionError(selector + ": not reached with the Tab key on " + page.url());
  }

  static LocatorAssertions.ContainsTextOptions contained() {
    return new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE);
  }

  static LocatorAssertions.HasTextOptions text() {
    return new LocatorAssertions.HasTextOptions().setTimeout(PATIENCE);
  }

  static final int PHONE = 390;

  void assertNarrow() {
    assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
        .as("nothing is wider than the phone")
        .isLessThanOrEqualTo(PHONE);
  }

  /// Pictures of the same page on a desk and on a phone, on which nothing is wider than the screen.
  void photographAtBothWidths(String name) {
    ViewportSize before = page.viewportSize();
    page.setViewportSize(1440, 900);
    photograph(name);
    page.setViewportSize(PHONE, 844);
    assertNarrow();
    photograph(name + "-phone");
    page.setViewportSize(before.width, before.height);
  }

  /// Keeps a picture of the whole page, to be looked at.
  void photograph(String name) {
    Pictures.take(page, Path.of("target", "screenshots", name + ".png"));
  }
}
