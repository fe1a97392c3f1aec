package dxpulse.infra.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import dxpulse.infra.testkit.AxeFaults;
import dxpulse.infra.testkit.Chromium;
import dxpulse.infra.testkit.Pictures;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every public page, in both languages, on a desk, a tablet and a phone, with JavaScript and
/// without.
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
          "/indicators",
          "/indicators/I15",
          "/indicators/R01",
          "/opendata",
          "/opendata/scores",
          "/opendata/api",
          "/embed/kpi/K1");
  private static final String TOO_WIDE =
      """
      [...document.querySelectorAll('body *')]
        .filter(each => each.getBoundingClientRect().right > document.documentElement.clientWidth)
        .map(each => each.outerHTML.slice(0, each.outerHTML.indexOf('>') + 1))
        .slice(-5)
        .join(' ')
      """;
  private static final int DESK = 1440;
  private static final int TABLET = 768;
  private static final int PHONE = 390;
  private static final List<String> COMPLAINTS = new ArrayList<>();
  private static Page scripted;
  private static Page plain;

  /// A tab that is there costs less than a new one for each page.
  @BeforeAll
  static void openTabs() {
    scripted = tab(true);
    scripted.onConsoleMessage(message -> {
      if (message.type().equals("error")) {
        COMPLAINTS.add(message.text());
      }
    });
    scripted.onPageError(COMPLAINTS::add);
    plain = tab(false);
  }

  private static Page tab(boolean withJavaScript) {
    return Chromium.open()
        .browser()
        .newContext(new Browser.NewContextOptions().setJavaScriptEnabled(withJavaScript))
        .newPage();
  }

  @AfterAll
  static void closeTabs() {
    scripted.context().close();
    plain.context().close();
  }

  static Stream<String> pages() {
    return PAGES.stream().flatMap(path -> Stream.of(path, "/en" + path));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void aPageIsThereWholeAndFreeOfAccessibilityFaultsAtEveryWidth(String path) {
    COMPLAINTS.clear();
    scripted.setViewportSize(DESK, 900);
    assertShown(scripted, path);

    for (int width : new int[] {DESK, TABLET, PHONE}) {
      scripted.setViewportSize(width, 900);
      assertFits(scripted, path, width);
      assertThat(AxeFaults.of(scripted)).as(path + " at " + width).isEmpty();
      photograph(scripted, path, width);
    }
    assertThat(COMPLAINTS).as(path).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void aPageNeedsNoJavaScript(String path) {
    plain.setViewportSize(PHONE, 900);
    assertShown(plain, path);
    assertFits(plain, path, PHONE);
  }

  private static void assertShown(Page page, String path) {
    Response answer = page.navigate(PLATFORM.portal() + path);

    assertThat(answer.status()).as(path).isEqualTo(200);
    assertThat(page.locator("h1").count()).as("headings of " + path).isEqualTo(1);
    assertThat(page.locator("h1").innerText()).as("heading of " + path).isNotBlank();
    assertThat(page.locator("main").innerText()).as("content of " + path).hasSizeGreaterThan(100);
    assertThat(page.locator("html").getAttribute("lang"))
        .as("language of " + path)
        .isEqualTo(path.startsWith("/en") ? "en" : "ja");
  }

  private static void assertFits(Page page, String path, int width) {
    Number needed = (Number) page.evaluate("document.documentElement.scrollWidth");
    assertThat(needed.intValue())
        .as(() -> "width of " + path + ", too wide are: " + page.evaluate(TOO_WIDE))
        .isLessThanOrEqualTo(width);
  }

  /// Keeps a picture of the whole page, to be looked at.
  private static void photograph(Page page, String path, int width) {
    String name = path.replaceAll("[/?=]+", "-").replaceAll("^-|-$", "");
    Path picture =
        Path.of(
            "target",
            "screenshots",
            "public",
            (name.isEmpty() ? "overview" : name) + "-" + width + ".png");
    Pictures.take(page, picture);
  }
}
