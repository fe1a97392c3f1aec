package dxpulse.infra.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every public page, in both languages, on a desk and on a phone, with JavaScript and without.
@Order(2)
class PublicPagesIT {
  private static final RunningPlatform PLATFORM = RunningPlatform.get();
  private static final List<String> PAGES =
      List.of(
          "/",
          "/fields/industry",
          "/fields/living",
          "/fields/administration",
          "/kpis/K1",
          "/kpis/K8",
          "/projects",
          "/projects/72",
          "/cases",
          "/about",
          "/releases",
          "/compare",
          "/compare?kpi=K1",
          "/glossary",
          "/indicators/I15",
          "/embed/kpi/K1");
  private static final String TOO_WIDE =
      """
      [...document.querySelectorAll('body *')]
        .filter(each => each.getBoundingClientRect().right > document.documentElement.clientWidth)
        .map(each => each.outerHTML.slice(0, each.outerHTML.indexOf('>') + 1))
        .slice(-5)
        .join(' ')
      """;
  private static final int DESK = 1280;
  private static final int PHONE = 390;
  private static Chromium chromium;

  @BeforeAll
  static void openBrowser() {
    chromium = Chromium.open();
  }

  @AfterAll
  static void closeBrowser() {
    chromium.close();
  }

  static Stream<Arguments> pagesAndWidths() {
    return pages().flatMap(path -> Stream.of(Arguments.of(path, DESK), Arguments.of(path, PHONE)));
  }

  static Stream<String> pages() {
    return PAGES.stream().flatMap(path -> Stream.of(path, "/en" + path));
  }

  @ParameterizedTest
  @MethodSource("pagesAndWidths")
  void aPageIsThereWholeAndFreeOfAccessibilityFaults(String path, int width) {
    List<String> complaints = new ArrayList<>();
    try (BrowserContext context = context(width, true)) {
      Page page = context.newPage();
      page.onConsoleMessage(message -> {
        if (message.type().equals("error")) {
          complaints.add(message.text());
        }
      });
      page.onPageError(complaints::add);

      assertShown(page, path, width);

      assertThat(new AxeBuilder(page).analyze().getViolations())
          .as(path)
          .extracting(rule -> rule.getId() + " " + rule.getNodes().getFirst().getHtml())
          .isEmpty();
    }
    assertThat(complaints).as(path).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void aPageNeedsNoJavaScript(String path) {
    try (BrowserContext context = context(PHONE, false)) {
      assertShown(context.newPage(), path, PHONE);
    }
  }

  private static BrowserContext context(int width, boolean withJavaScript) {
    return chromium
        .browser()
        .newContext(
            new Browser.NewContextOptions()
                .setViewportSize(width, 900)
                .setJavaScriptEnabled(withJavaScript));
  }

  private static void assertShown(Page page, String path, int width) {
    Response answer = page.navigate(PLATFORM.portal() + path);

    assertThat(answer.status()).as(path).isEqualTo(200);
    assertThat(page.locator("h1").count()).as("headings of " + path).isEqualTo(1);
    assertThat(page.locator("h1").innerText()).as("heading of " + path).isNotBlank();
    assertThat(page.locator("main").innerText()).as("content of " + path).hasSizeGreaterThan(100);
    assertThat(page.locator("html").getAttribute("lang"))
        .as("language of " + path)
        .isEqualTo(path.startsWith("/en") ? "en" : "ja");
    Number needed = (Number) page.evaluate("document.documentElement.scrollWidth");
    assertThat(needed.intValue())
        .as(() -> "width of " + path + ", too wide are: " + page.evaluate(TOO_WIDE))
        .isLessThanOrEqualTo(width);
  }
}
