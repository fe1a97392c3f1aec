package dxpulse.infra.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// A source calls a column otherwise; what came meanwhile is read once the office has mended the
/// mapping, and is recorded.
class UnreadAnswersPageIT extends StaffBrowser {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final int TABLET = 768;
  private static final String FEED = "/api/ingestion/feeds/surveys";
  private static final FeedSource SOURCE = new FeedSource("期間,件数\nFY2021-Q1,301\n");

  @AfterAll
  static void closeSource() {
    SOURCE.close();
  }

  @Test
  void whatCouldNotBeReadIsReadOnceTheMappingIsMended() {
    String definition = SOURCE.feedOfTraining("研修の調査", "Survey of training");
    assertThat(PLATFORM.send("PUT", FEED, "office", definition).statusCode()).isEqualTo(200);
    assertThat(PLATFORM.send("POST", FEED + "/preview", "office", "{}").body())
        .contains("\"accepted\":1");
    for (String row : new String[] {"FY2021-Q2,302", "FY2021-Q3,303"}) {
      SOURCE.says("期間,総件数\n" + row + "\n");
      assertThat(PLATFORM.send("POST", FEED + "/run", "office", "{}").body()).contains("FAILED");
    }

    signIn("office", "/staff/ingestion");
    awaitElement();
    page.locator("dxp-entry nav a[href='#feeds']").click();
    Locator feeds = page.locator("#dxp-entry-feeds-section");
    Locator row = feeds.locator("tr[data-feed=surveys]");
    assertThat(row).containsText("読めない応答 2件", contained());
    row.locator("button").click();
    Locator waiting = feeds.locator("tr[data-unread]");
    assertThat(waiting).hasCount(2);
    assertFree();
    photograph("feeds-unread-1440");
    page.setViewportSize(TABLET, 1024);
    photograph("feeds-unread-768");
    page.setViewportSize(PHONE, 844);
    assertNarrow();
    photograph("feeds-unread-390");
    page.setViewportSize(1440, 900);

    feeds.getByText("すべて読み直す（2件）").click();
    assertThat(
            feeds
                .locator("[role=alert]")
                .filter(new Locator.FilterOptions().setHasText("読み直せませんでした")))
        .hasCount(1);
    assertThat(waiting).hasCount(2);

    feeds.getByText("定義を直す").click();
    Locator column = feeds.getByLabel("値の列", new Locator.GetByLabelOptions().setExact(true));
    column.fill("総件数");
    feeds.getByText("読めなかった応答で確認する").click();
    assertThat(feeds).containsText("1行を読みました", contained());
    assertFree();
    photograph("feeds-unread-mending");
    feeds.getByText("保存する").click();
    assertThat(feeds).containsText("保存しました", contained());
    feeds.getByText("すべて読み直す（2件）").click();

    assertThat(feeds).containsText("2件を読み直しました（登録 2、変更なし 0、使えない 0）", contained());
    assertThat(waiting).hasCount(0);
    assertThat(feeds).containsText("片付いたもの 2件", contained());
    assertFree();
    photograph("feeds-unread-read");
    await("it is recorded")
        .atMost(SOON)
        .untilAsserted(() -> {
          assertThat(Figures.history("FY2021-Q2"))
              .extracting(entry -> entry.get("value").intValue())
              .containsExactly(302);
          assertThat(Figures.history("FY2021-Q3"))
              .extracting(entry -> entry.get("value").intValue())
              .containsExactly(303);
        });
    assertThat(complaints).isEmpty();
  }
}
