package dxpulse.infra.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// The office makes a feed, which goes late and red, says so to the public, and recovers.
@Order(4)
class FeedsPageIT extends StaffBrowser {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final FeedSource SOURCE = new FeedSource("期間,件数\nFY2026-Q1,411\n");

  @AfterAll
  static void closeSource() {
    SOURCE.close();
  }

  @Test
  void aFeedIsMadeLookedAtSwitchedOnGoesLateSaysSoInPublicAndRecovers() {
    signIn("office", "/staff/ingestion");
    awaitElement();
    press(page.locator("dxp-entry nav a[href='#feeds']"));
    Locator feeds = page.locator("#dxp-entry-feeds-section");
    assertThat(feeds.locator("tr[data-feed=road-surface]"))
        .containsText("○ まだ届いていません", contained());
    assertFree();
    photograph("feeds-list");

    press(feeds.getByText("自動連携を追加"));
    type("名前（英小文字・数字・-）", "training");
    type("名称（日本語）", "研修の実績");
    type("名称（英語）", "Training");
    feeds
        .getByLabel("所管課", new Locator.GetByLabelOptions().setExact(true))
        .selectOption("dx-promotion");
    type("アドレス", SOURCE.address());
    type("または間隔", "PT1S");
    type("遅れとみなすまで", "PT5S");
    type("数値が更新されていないとみなすまで", "P9999D");
    type("期間", "{期間}");
    type("指標コード", "I19");
    type("値の列", "件数");
    page.getByLabel("承認なしで登録する").press("Space");
    assertFree();
    photographAtBothWidths("feeds-form");
    press(feeds.getByText("保存する"));
    assertThat(feeds.locator("[role=status]").first()).containsText("保存しました", contained());
    assertThat(feeds.getByText("開始する", exactly())).isDisabled();

    press(feeds.getByText("実際の応答で確認する"));
    assertThat(feeds).containsText("1行を読みました", contained());
    assertFree();
    photograph("feeds-preview");
    press(feeds.getByText("開始する", exactly()));
    assertThat(feeds).containsText("開始しました", contained());
    awaitHealth("OK");
    assertThat(PLATFORM.get("/", null).body()).doesNotContain("研修の実績");

    SOURCE.says("");
    awaitHealth("LATE");
    await("the public boards say so")
        .atMost(SOON)
        .untilAsserted(() -> assertThat(publicPage()).contains("データ更新の遅れ", "研修の実績"));
    page.reload();
    awaitElement();
    Locator row = feeds.locator("tr[data-feed=training]");
    assertThat(row.locator(".chip.er")).hasText("⚠ 遅れ", text());
    assertThat(row).containsText("500", contained());
    assertFree();
    photograph("feeds-late");
    page.navigate(PLATFORM.portal() + "/fields/administration");
    assertThat(page.locator("body")).containsText("データ更新の遅れ", contained());
    assertFree();
    photographAtBothWidths("board-late");
    page.goBack();
    awaitElement();

    SOURCE.says("期間,件数\nFY2026-Q1,412\n");
    press(row.locator("button"));
    press(feeds.getByText("いま実行する"));
    assertThat(feeds).containsText("実行しました", contained());
    awaitHealth("OK");
    await("the public boards say nothing any more")
        .atMost(SOON)
        .untilAsserted(() -> assertThat(publicPage()).doesNotContain("研修の実績"));
    assertFree();
    photographAtBothWidths("feeds-one");
    press(feeds.getByText("停止する"));
    assertThat(feeds).containsText("停止しました", contained());
    assertThat(complaints).isEmpty();
  }

  @Test
  void aFeedThatWasMadeByMistakeIsRemovedWithAReasonAndCanBeBroughtBack() {
    String feed = "/api/ingestion/feeds/mistaken";
    String definition = SOURCE.feedOfTraining("取り違えた連携", "Mixed-up feed");
    assertThat(PLATFORM.send("PUT", feed, "office", definition).statusCode()).isEqualTo(200);
    signIn("office", "/staff/ingestion");
    awaitElement();
    press(page.locator("dxp-entry nav a[href='#feeds']"));
    Locator feeds = page.locator("#dxp-entry-feeds-section");
    Locator row = feeds.locator("tr[data-feed=mistaken]");
    press(row.locator("button"));

    press(feeds.getByText("取り除く", exactly()));
    assertThat(feeds).containsText("実行の記録・届いた応答・登録した値は残り", contained());
    assertFree();
    photographAtBothWidths("feeds-removing");
    press(feeds.getByText("一覧から取り除く", exactly()));
    assertThat(feeds.locator("[role=alert]").first()).containsText("理由を書いてください", contained());
    assertThat(feeds.getByLabel("取り除く理由")).isFocused();
    page.keyboard().type("指標を取り違えた");
    press(feeds.getByText("一覧から取り除く", exactly()));

    assertThat(feeds).containsText("「取り違えた連携」を取り除きました", contained());
    assertThat(row).hasCount(0);
    press(feeds.locator("details.removed summary"));
    assertFree();
    photographAtBothWidths("feeds-removed");
    press(feeds.locator("details.removed button"));
    assertThat(feeds).containsText("理由：指標を取り違えた", contained());
    assertThat(feeds).containsText("まだ実行されていません", contained());
    assertThat(feeds.getByText("開始する", exactly())).hasCount(0);
    assertFree();
    press(feeds.getByText("元に戻す", exactly()));
    assertThat(feeds).containsText("元に戻しました。停止した状態です", contained());
    press(feeds.getByText("一覧へ"));
    assertThat(row).hasCount(1);

    assertThat(PLATFORM.send("DELETE", feed + "?reason=mixed+up", "office", null).statusCode())
        .isEqualTo(200);
    assertThat(complaints).isEmpty();
    nextPerson();
    signIn("operator", "/staff/ingestion?lang=en");
    awaitElement();
    press(page.locator("dxp-entry nav a[href='#feeds']"));
    press(feeds().locator("details.removed summary"));
    assertThat(feeds().locator("details.removed")).containsText("Removed feeds: 1", contained());
    press(feeds().locator("details.removed button"));
    assertThat(feeds()).containsText("This feed was removed.", contained());
    assertThat(feeds()).containsText("Reason: mixed up");
    assertThat(feeds()).not().containsText("Bring it back");
    assertThat(complaints).isEmpty();
  }

  private Locator feeds() {
    return page.locator("#dxp-entry-feeds-section");
  }

  @Test
  void aRunThatTakesLongerThanAnybodyWaitsIsShownWhenItEnds() {
    String feed = "/api/ingestion/feeds/dawdling";
    String definition = SOURCE.feedOfTraining("時間のかかる連携", "Slow feed");
    assertThat(PLATFORM.send("PUT", feed, "office", definition).statusCode()).isEqualTo(200);
    PLATFORM.send("POST", feed + "/preview", "office", "{}");
    signIn("office", "/staff/ingestion");
    awaitElement();
    press(page.locator("dxp-entry nav a[href='#feeds']"));
    Locator feeds = page.locator("#dxp-entry-feeds-section");
    press(feeds.locator("tr[data-feed=dawdling] button"));
    page.route(
        "**" + feed + "/run",
        route -> {
          PLATFORM.send("POST", feed + "/run", "office", "{}");
          route.fulfill(
              new Route.FulfillOptions()
                  .setStatus(202)
                  .setContentType("application/json")
                  .setBody("{\"goesOn\":true}"));
        });

    press(feeds.getByText("いま実行する", exactly()));

    assertThat(feeds).containsText("実行は続いており、終わるとここに結果を表示します。", contained());
    assertThat(feeds).containsText("✓ 実行しました。", contained());
    assertThat(feeds.locator("tbody tr").first()).containsText("手動", contained());
  }

  @Test
  void operatorsLookOnAPhoneInEnglish() {
    page.setViewportSize(PHONE, 844);
    signIn("operator", "/staff/ingestion?lang=en");
    awaitElement();
    press(page.locator("dxp-entry nav a[href='#feeds']"));
    Locator feeds = page.locator("#dxp-entry-feeds-section");
    assertThat(feeds).containsText("Road-surface inspection records", contained());
    assertThat(feeds).not().containsText("Add a feed");
    assertNarrow();
    assertFree();
    photograph("feeds-phone");

    press(feeds.locator("tr[data-feed=road-surface] button"));
    assertThat(feeds).containsText("/feeds/020001/road-surface", contained());
    press(feeds.getByText("All feeds"));
    press(feeds.locator("tr[data-feed=estat-population] button"));
    assertThat(feeds.locator("h2")).containsText("Total population", contained());
    assertThat(feeds).not().containsText("Switch on");
    assertThat(feeds).containsText("It has not run yet", contained());
    assertNarrow();
    assertFree();
    assertThat(complaints).isEmpty();
  }

  /// By the keyboard, as somebody without a mouse.
  private static void press(Locator button) {
    button.focus();
    button.press("Enter");
  }

  private void type(String label, String text) {
    Locator field =
        page.locator("#dxp-entry-feeds-section")
            .getByLabel(label, new Locator.GetByLabelOptions().setExact(true))
            .first();
    field.focus();
    page.keyboard().type(text);
  }

  private static Locator.GetByTextOptions exactly() {
    return new Locator.GetByTextOptions().setExact(true);
  }

  private static String publicPage() {
    return PLATFORM.get("/fields/administration", null).body();
  }

  private static void awaitHealth(String health) {
    await("the feed is " + health)
        .atMost(SOON)
        .untilAsserted(() ->
            assertThat(PLATFORM.get("/api/ingestion/feeds/training", "office").body())
                .contains("\"health\":\"" + health + "\""));
  }
}
