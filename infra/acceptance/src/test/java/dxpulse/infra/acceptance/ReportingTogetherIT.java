package dxpulse.infra.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// Two pairs of eyes, and who decides when two people report the same. Figures are of periods that
/// nobody else reports; nothing is left that waits.
@Order(4)
class ReportingTogetherIT extends EntryBrowser {
  private static final String RULE = "/api/ingestion/approval-rules/dx-promotion";

  @Test
  void nobodyApprovesWhatTheyReportedThemselves() {
    open("approver", "?period=FY2023-Q2");
    type("I20", "55");
    submit();
    assertThat(message("I20")).containsText("提出しました", contained());

    Locator approve = section("approve");
    Locator own = approve.locator("tr[data-report='020001|I20|020001|FY2023-Q2']");
    assertThat(own).containsText("自分の報告は自分で承認できません", contained());
    assertThat(own.locator("input[type=checkbox]")).isDisabled();
    approve.locator("thead input[type=checkbox]").check();
    assertThat(approve.getByText("選んだ0件を承認する")).isDisabled();
    assertFree();
    photograph("approve-own");

    own.getByText("取り下げる").click();
    assertThat(approve).containsText("取り下げました", contained());
    assertThat(approve).containsText("承認を待っている報告はありません", contained());
    assertThat(complaints).isEmpty();
  }

  @Test
  void theOfficeDecidesWhichDepartmentsNeedASecondPairOfEyes() {
    try {
      open("office", "");
      Locator approve = section("approve");
      page.locator("#dxp-entry-rule-dx-promotion").uncheck();
      assertThat(approve).containsText("総合政策部 ＤＸ推進課: 承認なしで公開", contained());
      assertFree();

      nextPerson();
      open("clerk", "?period=2023-05");
      assertThat(page.locator("#dxp-entry-sheet-section button[type=submit]"))
          .hasText("送信する", text());
      type("I15", "40.5");
      submit();
      assertThat(message("I15")).containsText("記録しました", contained());
      assertThat(page.locator("tr[data-indicator=I15]")).containsText("登録済み");
      assertThat(complaints).isEmpty();

      nextPerson();
      open("office", "");
      section("approve");
      page.locator("#dxp-entry-rule-dx-promotion").check();
      assertThat(approve()).containsText("総合政策部 ＤＸ推進課: 承認が必要", contained());

      nextPerson();
      open("clerk", "?period=2023-05");
      assertThat(page.locator("#dxp-entry-sheet-section button[type=submit]"))
          .hasText("承認者に提出する", text());
      assertThat(complaints).isEmpty();
    } finally {
      PLATFORM.send("PUT", RULE, "office", "{\"fourEyes\":true}");
    }
  }

  @Test
  void whoReportsSecondIsShownTheFirstsReportAndDecides() {
    open("clerk", "?period=FY2023-Q3");
    type("I20", "61");
    var first =
        PLATFORM.send(
            "POST",
            "/api/ingestion/reports",
            "approver",
            "[{\"indicator\":\"I20\",\"period\":\"FY2023-Q3\",\"value\":60,\"note\":\"名簿から\"}]");
    assertThat(first.body()).contains("SUBMITTED");

    submit();

    Locator row = page.locator("tr[data-indicator=I20]");
    assertThat(row).containsText("右の内容を確かめてください", contained());
    assertThat(row).containsText("60人");
    assertThat(row).containsText("承認待ち");
    assertThat(page.locator("#dxp-entry-I20-value")).hasValue("61");
    assertFree();
    photograph("entry-second");
    submit();
    assertThat(message("I20")).containsText("提出しました", contained());
    row.getByText("取り下げる").click();
    assertThat(message("I20")).containsText("取り下げました", contained());
    assertThat(complaints).isEmpty();
  }

  @Test
  void aLockedValueIsReopenedWithAReasonCorrectedApprovedAndItsPageTellsAllOfIt() {
    open("clerk", "");
    look("報告①.csv", "指標コード,期間,値,備考\nI15,2023-06,41.5,窓口分を含む\n").getByText("1行を送信する").click();
    assertThat(page.locator("#dxp-entry-upload-section")).containsText("1行は承認を待っています", contained());
    approveAll(1);
    assertThat(complaints).isEmpty();

    nextPerson();
    page.setViewportSize(1440, 900);
    open("office", "");
    Locator approve = section("approve");
    page.locator("#dxp-entry-approve-view").selectOption("approved");
    page.locator("#dxp-entry-approve-period").fill("2023-06");
    page.locator("#dxp-entry-approve-period").press("Enter");
    Locator locked = approve.locator("tr[data-report='020001|I15|020001|2023-06']");
    assertThat(locked).containsText("報告①.csv 2行", contained());
    locked.locator("input[type=checkbox]").check();
    approve.getByText("1件を再開する").click();
    assertThat(approve).containsText("再開する理由を書いてください", contained());
    assertThat(page.locator("#dxp-entry-approve-note")).isFocused();
    page.keyboard().type("分母の数え方が変わったため");
    assertFree();
    photographAtBothWidths("approve-reopen");
    approve.getByText("1件を再開する").click();
    assertThat(approve).containsText("1件を再開しました", contained());
    assertThat(complaints).isEmpty();

    nextPerson();
    open("clerk", "");
    Locator sheet = page.locator("#dxp-entry-sheet-section");
    assertThat(sheet).containsText("差し戻された報告（1件）", contained());
    Locator row = sheet.locator("tr[data-report='020001|I15|020001|2023-06']");
    assertThat(row).containsText("分母の数え方が変わったため");
    row.locator("[id$='-value']").fill("42.5");
    submit();
    assertThat(row).containsText("承認待ち", contained());
    assertThat(complaints).isEmpty();
    nextPerson();
    open("approver", "");
    approve = section("approve");
    approve.locator("tbody input[type=checkbox]").check();
    assertThat(approve.locator("tbody tr")).containsText("42.5％");
    assertThat(approve.locator("tbody tr")).containsText("41.5％");
    approve.getByText("選んだ1件を承認する").click();
    assertThat(approve).containsText("1件を承認しました", contained());
    assertThat(complaints).isEmpty();

    assertItsPageTellsAllOfIt();
  }

  private void assertItsPageTellsAllOfIt() {
    nextPerson();
    page.setViewportSize(1440, 900);
    // The first one came with the sample of the plan.
    Figures.awaitRevision("I15", "2023-06", 3);
    signIn("office", "/staff/indicator");
    awaitElement();
    page.locator("#dxp-catalogue-open-I15").click();
    Locator value = page.locator("tr[data-period='2023-06']");
    assertThat(value).containsText("42.5");
    value.locator("button").click();
    Locator trail = page.locator("#dxp-catalogue-revisions-2023-06");
    assertThat(trail.locator("tr[data-step=SUBMITTED]")).hasCount(2);
    assertThat(trail.locator("tr[data-step=APPROVED]")).hasCount(2);
    assertThat(trail.locator("tr[data-step=REOPENED]")).containsText("分母の数え方が変わったため");
    Locator first = trail.locator("tr[data-outcome=RECORDED]").nth(1);
    assertThat(first).containsText("ファイル");
    assertThat(first).containsText("報告①.csv · 2行目");
    assertThat(first).containsText("窓口分を含む");
    assertThat(trail.locator("tr[data-outcome=RECORDED]").first()).containsText("41.5");
    assertFree();
    photographAtBothWidths("value-trail");

    String audit = page.locator("#dxp-catalogue-audit").getAttribute("href");
    assertThat(page.request().get(PLATFORM.portal() + audit).text())
        .contains("報告①.csv", "2023-06", "41.5", "42.5");
    String history = page.locator("#dxp-catalogue-history").getAttribute("href");
    assertThat(page.request().get(PLATFORM.portal() + history).text())
        .contains("分母の数え方が変わったため", "報告①.csv");
    assertThat(complaints).isEmpty();
  }

  private Locator approve() {
    return page.locator("#dxp-entry-approve-section");
  }
}
