package dxpulse.infra.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A feed says something that nobody can use, and says it right later: quarantine is empty by
/// itself, and how the value came about tells of both. Before the faults, which leave that value
/// with hundreds of revisions, each a row to be looked at.
@Order(5)
class RefusedFiguresPageIT extends StaffBrowser {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String FEED = "/api/ingestion/feeds/counters";
  private static final String PERIOD = "FY2024-Q4";
  private static final String MANY_FEED = "/api/ingestion/feeds/endless";
  private static final String MANY = "FY2023-Q2";
  private static final FeedSource SOURCE = new FeedSource("");

  @AfterAll
  static void closeSource() {
    SOURCE.close();
  }

  @Test
  void aLaterFigureEmptiesTheQuarantineAndItsValueTellsHowItCameAbout() {
    says("約290");
    String definition = SOURCE.feedOfTraining("研修の集計", "Counts of training");
    assertThat(PLATFORM.send("PUT", FEED, "office", definition).statusCode()).isEqualTo(200);
    assertThat(PLATFORM.send("POST", FEED + "/preview", "office", "{}").body())
        .contains("\"accepted\":1");
    run("PARTLY");
    assertThat(waiting()).contains("約290");
    assertThat(mending("office")).hasCount(1);
    nextPerson();
    // Operators see what was refused; the list of what they may mend would be empty.
    assertThat(mending("operator")).hasCount(0);
    nextPerson();

    says("291");
    run("OK");
    await("quarantine is empty by itself")
        .atMost(SOON)
        .untilAsserted(() -> assertThat(waiting()).doesNotContain("約290"));

    signIn("office", "/staff/ingestion");
    awaitElement();
    page.locator("dxp-entry nav a[href='#quarantine']").click();
    page.locator("#dxp-quarantine-discarded").check();
    Locator settled =
        page.locator("#dxp-quarantine-list li")
            .filter(new Locator.FilterOptions().setHasText("約290"));
    assertThat(settled).containsText("✓ 片付いています", contained());
    assertThat(settled).containsText("あとで届きました", contained());
    assertFree();
    photograph("quarantine-settled");

    page.navigate(PLATFORM.portal() + "/staff/indicator");
    awaitElement();
    page.locator("#dxp-catalogue-open-I19").click();
    Locator row = page.locator("tr[data-period='" + PERIOD + "']");
    row.locator("button").click();
    Locator refused =
        page.locator("#dxp-catalogue-revisions-" + PERIOD + " tr[data-refused=REPLACED]");
    assertThat(refused).containsText("使えず（隔離）", contained());
    assertThat(refused).containsText("約290", contained());
    assertThat(refused).containsText("あとの値で解決", contained());
    assertFree();
    photograph("value-history-refused-1440");
    page.setViewportSize(PHONE, 844);
    assertNarrow();
    photograph("value-history-refused-390");
    assertThat(complaints).isEmpty();
  }

  /// Of a source that says another nonsense in every row there is always more: the page lists a
  /// part of it and says so. That the file has all of it is the service's to prove.
  @Test
  void thatMoreWasRefusedThanIsShownIsSaidWhereTheyAreListedAndInBothLanguages() {
    SOURCE.says("期間,件数\nFY2024-Q3,280\n" + MANY + ",約1\n" + MANY + ",約2\n");
    String definition = SOURCE.feedOfTraining("数えきれない集計", "Counts without end");
    assertThat(PLATFORM.send("PUT", MANY_FEED, "office", definition).statusCode()).isEqualTo(200);
    assertThat(PLATFORM.send("POST", MANY_FEED + "/preview", "office", "{}").body())
        .contains("\"rejected\":2");
    assertThat(PLATFORM.send("POST", MANY_FEED + "/run", "office", "{}").body())
        .contains("\"rejected\":2");
    page.route("**/history/I19/refused?*", RefusedFiguresPageIT::andThereIsMore);

    signIn("office", "/staff/indicator");
    awaitElement();
    page.locator("#dxp-catalogue-open-I19").click();
    Locator values = page.locator("p.small", saying("使えなかった値が多いため、画面には一部だけを示しています。すべてはCSVにあります。"));
    assertThat(values).hasCount(1, soon());
    page.locator("tr[data-period='" + MANY + "'] button").click();
    Locator rows = page.locator("#dxp-catalogue-revisions-" + MANY + " tr[data-refused=WAITS]");
    assertThat(rows.filter(new Locator.FilterOptions().setHasText("約1")).first()).isVisible();
    assertThat(values).hasCount(2);
    assertFree();

    page.navigate(PLATFORM.portal() + "/staff/indicator?lang=en");
    awaitElement();
    page.locator("#dxp-catalogue-open-I19").click();
    assertThat(page.locator("p.small", saying("There are too many unusable figures for this page")))
        .hasCount(1, soon());
    assertThat(complaints).isEmpty();
  }

  private static void andThereIsMore(Route route) {
    APIResponse answer = route.fetch();
    ObjectNode body = (ObjectNode) JsonMapper.shared().readTree(answer.text());
    route.fulfill(
        new Route.FulfillOptions()
            .setResponse(answer)
            .setBody(body.put("next", "more").toString()));
  }

  private static Page.LocatorOptions saying(String words) {
    return new Page.LocatorOptions().setHasText(words);
  }

  private static LocatorAssertions.HasCountOptions soon() {
    return new LocatorAssertions.HasCountOptions().setTimeout(SOON.toMillis());
  }

  /// The way to the quarantine from how the value came about, as somebody sees it.
  private Locator mending(String user) {
    signIn(user, "/staff/indicator");
    awaitElement();
    page.locator("#dxp-catalogue-open-I19").click();
    page.locator("tr[data-period='" + PERIOD + "'] button").click();
    assertThat(page.locator("tr[data-refused=WAITS]")).containsText("約290", contained());
    return page.locator("a[href='/staff/ingestion#quarantine']");
  }

  private static void says(String figure) {
    SOURCE.says("期間,件数\n" + PERIOD + "," + figure + "\nFY2024-Q3,280\n");
  }

  private static void run(String outcome) {
    assertThat(PLATFORM.send("POST", FEED + "/run", "office", "{}").body())
        .contains("\"outcome\":\"" + outcome + "\"");
  }

  private static String waiting() {
    return PLATFORM.get("/api/ingestion/quarantine?feed=feed:counters", "office").body();
  }
}
