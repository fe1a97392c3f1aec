package dxpulse.publication;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dxpulse.contracts.wire.HttpFormat;
import dxpulse.infra.testkit.AxeFaults;
import dxpulse.infra.testkit.Chromium;
import dxpulse.infra.testkit.Pictures;
import dxpulse.infra.testkit.TestTokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.context.ConfigurableApplicationContext;

/// The office's page and what readers see of its work, in a browser, with everything behind.
abstract class OfficeBrowser {
  static Chromium chromium;

  /// Each class starts its own before its first test.
  @SuppressWarnings("NullAway.Init")
  static ConfigurableApplicationContext node;

  /// What the browser complained of.
  final List<String> complaints = new ArrayList<>();

  private final Path pictures;
  private final String section;

  /// @param pictures the folder of its screenshots
  /// @param section of the office's page
  OfficeBrowser(String pictures, String section) {
    this.pictures = Path.of("target/screenshots").resolve(pictures);
    this.section = section;
  }

  @BeforeAll
  static void opensABrowser() {
    PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
    chromium = Chromium.open();
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  /// Nothing to complain of for axe or the browser, and no sideways scrolling.
  void accessible(Page page, String picture) {
    page.waitForLoadState();
    assertThat(AxeFaults.of(page)).as(picture).isEmpty();
    assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
        .as(picture + " is too wide")
        .isEqualTo(true);
    Pictures.take(page, pictures.resolve(picture + ".png"));
    // A refusal is an answer.
    complaints.removeIf(each -> each.contains("422") || each.contains("409"));
    assertThat(complaints).as(picture).isEmpty();
  }

  BrowserContext context(int width, boolean office) {
    NewContextOptions options = new NewContextOptions().setViewportSize(width, 900);
    if (office) {
      options.setExtraHTTPHeaders(Map.of("Authorization", TestTokens.bearer("office")));
    }
    BrowserContext context = chromium.browser().newContext(options);
    context.onPage(page -> {
      page.onConsoleMessage(message -> {
        if (message.type().equals("error")) {
          complaints.add(message.text());
        }
      });
      page.onPageError(error -> complaints.add(error));
    });
    return context;
  }

  /// The page for staff in a shell like the portal's.
  Page staff(BrowserContext context, String lang) {
    String module =
        HttpFormat.mapper().readTree(get("/ui/publication/ui.json")).get("module").asString();
    String waiting =
        HttpFormat.mapper().readTree(get("/ui/publication/ui.json")).get("waiting").asString();
    String html =
        """
        <!doctype html><html lang="%s"><head><meta charset="utf-8"><title>公表</title>
        <meta name="viewport" content="width=device-width, initial-scale=1"><style>%s</style></head>
        <body><nav class="pages" aria-label="nav"><div class="wrap"><ul><li><a href="/staff/publication"
        aria-current="page" data-waiting="%s">%s</a></li></ul></div></nav><main><div class="wrap"><h1>公表</h1><div id="module"></div></div></main><script type="module">
        await import('%s');
        const element = document.createElement('dxp-publish');
        element.locale = '%s'; element.roles = ['office'];
        document.querySelector('#module').replaceChildren(element);
        </script><script type="module">%s</script></body></html>
        """
            .formatted(
                lang,
                shell("shell.css"),
                waiting,
                lang.equals("en") ? "Publishing" : "公表",
                module,
                lang,
                shell("waiting.js"));
    context.route(
        site() + "/staff/publication*",
        route ->
            route.fulfill(
                new Route.FulfillOptions()
                    .setContentType("text/html; charset=utf-8")
                    .setBody(html)));
    Page page = context.newPage();
    page.navigate(site() + "/staff/publication#" + section);
    return page;
  }

  private static String shell(String file) {
    try {
      return Files.readString(Path.of("../portal/src/main/resources/staff").resolve(file));
    } catch (IOException missing) {
      throw new AssertionError(missing);
    }
  }

  static String site() {
    return Node.site(node);
  }

  static String get(String path) {
    return send("GET", path, "");
  }

  static String send(String method, String path, String body) {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client
          .send(
              HttpRequest.newBuilder(URI.create(site() + path))
                  .header("Authorization", TestTokens.bearer("office"))
                  .header("Content-Type", "application/json")
                  .method(method, HttpRequest.BodyPublishers.ofString(body))
                  .build(),
              HttpResponse.BodyHandlers.ofString())
          .body();
    } catch (IOException | InterruptedException failed) {
      throw new AssertionError(path, failed);
    }
  }
}
