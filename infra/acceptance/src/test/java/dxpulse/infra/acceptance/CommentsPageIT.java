package dxpulse.infra.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// The committee comments, the prefecture answers, the office withholds.
@Order(4)
class CommentsPageIT extends StaffBrowser {
  @Test
  void aCommentIsDraftedSharedAnsweredAndWithheldWithAReason() {
    openAs("committee", "#projects/7");
    writing().fill("対象の品目を増やしてはどうか");
    press("下書きとして保存する");
    assertThat(said()).containsText("下書きを保存しました", contained());
    assertThat(said()).isFocused();
    Locator draft = comment("✎ 下書き").locator("textarea");
    assertThat(draft).hasValue("対象の品目を増やしてはどうか");
    draft.fill("対象の品目を、ながいもにも広げてはどうか");
    comment("✎ 下書き").getByText("共有する", exactly()).click();
    assertThat(said()).containsText("コメントを共有しました", contained());
    assertThat(comment("ながいもにも")).containsText("▲ 回答待ち");
    assertThat(comment("ながいもにも").locator("textarea")).hasCount(0);
    assertThat(comment("ながいもにも").locator("button")).hasCount(0);
    assertFree();

    nextPerson();
    openAs("clerk-agriculture", "#comments");
    assertThat(page.locator("nav a[href='/staff/roadmap'] .waits"))
        .containsText("回答待ち", contained());
    assertThat(page.locator("dxp-roadmap nav a[href='#comments']"))
        .containsText("（回答待ち", contained());
    Locator asked = comment("ながいもにも");
    asked.getByText("回答する", exactly()).click();
    assertThat(asked.locator("textarea")).isFocused();
    asked.getByText("回答を送る").click();
    assertThat(asked.locator(".fault").first()).containsText("⚠", contained());
    asked.locator("textarea").fill("来年度の実証に加える");
    assertFree();
    asked.getByText("回答を送る").click();
    assertThat(said()).containsText("回答しました", contained());
    assertThat(comment("ながいもにも")).containsText("来年度の実証に加える");
    assertThat(comment("ながいもにも")).containsText("✔ 回答済み");
    assertThat(comment("ながいもにも").getByText("非表示にする")).hasCount(0);

    nextPerson();
    openAs("office", "#comments");
    comment("ながいもにも").getByText("非表示にする", exactly()).click();
    comment("ながいもにも").locator("textarea").fill("産地が特定されるため");
    comment("ながいもにも").locator(".write").getByText("非表示にする", exactly()).click();
    assertThat(said()).containsText("非表示にしました", contained());
    page.locator("#dxp-roadmap-comments-standing").selectOption("WITHHELD");
    assertThat(comment("ながいもにも")).containsText("理由：産地が特定されるため");
    assertFree();

    nextPerson();
    openAs("committee", "#comments");
    assertThat(comment("ながいもにも")).containsText("理由：産地が特定されるため", contained());
    writing().fill("町村の体制を強める支援も検討してはどうか");
    press("下書きとして保存する");
    assertThat(said()).containsText("下書きを保存しました", contained());
    photographAtBothWidths("comments");

    nextPerson();
    openAs("office", "#projects/7");
    comment("ながいもにも").getByText("もう一度表示する").click();
    assertThat(comment("ながいもにも")).containsText("✔ 回答済み", contained());
    assertThat(complaints)
        .as("the answer without words is told by the browser, too")
        .allMatch(line -> line.contains("422"));
  }

  @Test
  void aCommentOnThePlanAsAWholeWaitsForTheOfficeAloneAndIsReadOnAPhone() {
    page.setViewportSize(PHONE, 844);
    openAs("committee", "#comments");
    page.locator("#dxp-roadmap-comment-about").selectOption("72");
    writing().fill("書きかけの意見");
    page.reload();
    awaitElement();
    assertThat(writing()).hasValue("書きかけの意見");
    assertThat(page.locator("#dxp-roadmap-comment-about")).hasValue("72");

    page.locator("#dxp-roadmap-comment-about").selectOption("");
    writing().fill("町村への支援を厚くしてはどうか");
    writing().locator("xpath=..").getByText("共有する", exactly()).click();
    assertThat(said()).containsText("コメントを共有しました", contained());
    assertThat(comment("町村への")).containsText("計画全体");
    assertThat(writing()).hasValue("");
    assertNarrow();
    assertFree();

    nextPerson();
    openAs("clerk", "#comments");
    page.locator("#dxp-roadmap-comments-about").selectOption("plan");
    assertThat(comment("町村への")).containsText("▲ 回答待ち", contained());
    assertThat(comment("町村への").locator("button")).hasCount(0);

    nextPerson();
    openAs("office", "?lang=en#comments");
    assertThat(comment("町村への")).containsText("▲ Waits for an answer", contained());
    assertThat(comment("町村への")).containsText("The plan as a whole");
    assertFree();
    comment("町村への").getByText("Answer", exactly()).click();
    comment("町村への").locator("textarea").fill("来年度の予算で検討する");
    press("Send the answer");
    assertThat(said()).containsText("Answered", contained());
    assertThat(complaints).isEmpty();
  }

  @Test
  void whatCannotBeLoadedIsToldAndTriedAgain() {
    page.route("**/api/roadmap/comments", route -> route.abort());
    openAs("approver", "#comments");
    assertThat(section()).containsText("コメントを読み込めませんでした", contained());
    page.unroute("**/api/roadmap/comments");
    section().getByText("もう一度試す").click();

    assertThat(page.locator("#dxp-roadmap-comments-standing")).isVisible();
  }

  private void openAs(String user, String place) {
    signIn(user, "/staff");
    page.navigate(PLATFORM.portal() + "/staff/roadmap" + place);
    page.locator("h2[id$=comments-title]").waitFor();
  }

  private static Locator.GetByTextOptions exactly() {
    return new Locator.GetByTextOptions().setExact(true);
  }

  private void press(String word) {
    page.locator("dxp-roadmap").getByText(word, exactly()).click();
  }

  private Locator section() {
    return page.locator("#dxp-roadmap-comments-section");
  }

  private Locator writing() {
    return page.locator("textarea[id$=-comment]:visible");
  }

  private Locator said() {
    return page.locator("dxp-roadmap .said");
  }

  private Locator comment(String words) {
    return page.locator("dxp-roadmap li[data-comment]")
        .filter(new Locator.FilterOptions().setHasText(words));
  }
}
