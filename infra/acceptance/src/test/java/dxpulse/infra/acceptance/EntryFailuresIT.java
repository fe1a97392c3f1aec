package dxpulse.infra.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.Route.FulfillOptions;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every section of the entry page says in the reader's language what failed, and goes on when the
/// service is back.
@Order(4)
class EntryFailuresIT extends StaffBrowser {
  private static final Pattern API = Pattern.compile(".*/api/(ingestion|kpis).*");
  private static final Pattern OF_PROGRAMS =
      Pattern.compile("undefined|null|NaN|\\[object|Error|fetch|urn:|\\b[45]\\d\\d\\b|Internal");
  private static final Pattern JAPANESE = Pattern.compile("[ぁ-んァ-ヶ一-龠]");
  private static final Pattern ENGLISH = Pattern.compile("[A-Za-z]{2,} [a-z]{2,}");

  /// A section, what it says when it cannot be loaded, and what it shows otherwise.
  private enum Section {
    SHEET("入力する指標を読み込めませんでした", "The indicators to report could not be loaded", "table, h2"),
    APPROVE("報告の一覧を読み込めませんでした", "The reports could not be loaded", "form ~ div:last-child > *"),
    QUARANTINE(
        "直しが必要なものを読み込めませんでした", "What needs to be mended could not be loaded", "[role=search]"),
    ROUNDS("照会を読み込めませんでした", "The collection rounds could not be loaded", "h2"),
    DEPARTMENTS("部署を読み込めませんでした", "The departments could not be loaded", "ul.cards"),
    FEEDS("自動連携を読み込めませんでした", "The feeds could not be loaded", "table");

    private final String ja;
    private final String en;
    private final String content;

    Section(String ja, String en, String content) {
      this.ja = ja;
      this.en = en;
      this.content = content;
    }

    private String id() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  @ParameterizedTest
  @CsvSource({"ja, true", "ja, false", "en, true", "en, false"})
  void everySectionSaysWhatFailedAndTriesAgain(String language, boolean isReached) {
    boolean japanese = language.equals("ja");
    Consumer<Route> fails = isReached ? EntryFailuresIT::brokenDown : Route::abort;
    String why =
        isReached
            ? (japanese ? "サービスが応答できません" : "The service cannot answer")
            : (japanese ? "通信できません" : "There is no connection");
    String again = japanese ? "もう一度試す" : "Try again";
    page.route(API, fails);
    signIn("office", "/staff/ingestion?lang=" + language);

    for (Section each : Section.values()) {
      Locator section = opened(each.id());
      Locator alert = section.locator("[role=alert]").first();
      assertThat(alert).containsText(japanese ? each.ja : each.en, contained());
      assertThat(alert).containsText(why);
      assertReadable(section, japanese);
      assertFree();
    }
    page.unroute(API);
    for (Section each : Section.values()) {
      Locator section = opened(each.id());
      for (Locator retry : button(section, again).all().reversed()) {
        retry.click();
      }
      assertThat(section.locator(each.content).first()).isVisible();
      assertThat(button(section, again)).hasCount(0);
    }

    page.route(API, fails);
    Locator upload = opened("upload");
    page.locator("#dxp-entry-file")
        .setInputFiles(
            new FilePayload(
                "figures.csv",
                "text/csv",
                "指標,期間,値\nI16,FY2024-Q4,22\n".getBytes(StandardCharsets.UTF_8)));
    upload.getByText(japanese ? "内容を確認する" : "Check it first").click();
    assertThat(upload.locator("[role=alert]"))
        .containsText(japanese ? "ファイルを送れませんでした" : "The file could not be sent", contained());
    assertThat(upload.locator("[role=alert]")).containsText(why);
    assertReadable(upload, japanese);
    assertFree();
    page.unroute(API);
    button(upload, again).click();
    assertThat(upload.locator("h3"))
        .containsText(japanese ? "まだ送信していません" : "nothing was sent yet", contained());
    assertThat(complaints)
        .as("what the browser itself says of refused requests")
        .allMatch(line -> line.contains("Failed to load resource"));
  }

  private static void brokenDown(Route route) {
    route.fulfill(
        new FulfillOptions()
            .setStatus(500)
            .setContentType("text/html")
            .setBody("<html><h1>Internal Server Error</h1></html>"));
  }

  private Locator opened(String id) {
    // Read alarms are closed: they would lie over what comes next.
    for (Locator close : page.locator("#alarms button").all().reversed()) {
      close.click();
    }
    page.locator("dxp-entry nav a[href='#" + id + "']").click();
    return page.locator("#dxp-entry-" + id + "-section");
  }

  private static Locator button(Locator section, String word) {
    return section.locator("button", new Locator.LocatorOptions().setHasText(word));
  }

  private static void assertReadable(Locator section, boolean japanese) {
    assertThat(section.innerText())
        .doesNotContainPattern(OF_PROGRAMS)
        .doesNotContainPattern(japanese ? ENGLISH : JAPANESE);
  }
}
