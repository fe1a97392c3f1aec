package dxpulse.infra.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// A clerk mends what could not be used. The figures are of a municipality that nobody else
/// reports, and nothing is left to be mended or to be approved.
@Order(4)
class QuarantinePageIT extends EntryBrowser {
  private static final String FILE =
      """
      指標コード,地域コード,期間,値
      I16,022012,FY2023-Q1,約2
      I16,022013,FY2023-Q2,3
      I16,022013,FY2023-Q3,3
      I16,022012,いつか,4
      I16,022012,FY2023-Q4,5
      """;

  @Test
  void aRowIsMendedWhereItStandsManyAtOnceAndWhatWasDiscardedComesBack() {
    page.setViewportSize(1440, 900);
    open("clerk", "");
    look("市の値.csv", FILE).getByText("使える1行を送信する").click();
    assertThat(page.locator("dxp-entry nav a[href='#quarantine']"))
        .containsText("直しが必要なもの（4）", contained());

    Locator quarantine = section("quarantine");
    Locator row = item("約2");
    row.getByText("直して送る", exactly()).click();
    Locator value = row.locator("input[id$='-value']");
    assertThat(value).hasValue("約2");
    value.fill("二");
    row.getByText("送信する", exactly()).click();
    assertThat(value).hasAttribute("aria-invalid", "true");
    assertThat(value).isFocused();
    assertThat(row.locator("span[id$='-value-said']")).containsText("⚠", contained());
    assertFree();
    photographAtBothWidths("quarantine-mend");
    value.fill("２");
    row.getByText("送信する", exactly()).click();
    assertThat(status()).containsText("送り直しました", contained());
    assertThat(status()).isFocused();
    assertThat(quarantine.locator("li[data-id]")).hasCount(3);

    for (String period : new String[] {"FY2023-Q2", "FY2023-Q3"}) {
      item(period).locator("[data-choice]").check();
    }
    assertThat(page.locator("#dxp-quarantine-chosen")).hasText("2件を選択中", text());
    page.locator("#dxp-quarantine-many-mend").click();
    page.locator("#dxp-quarantine-mend-areaFrom").fill("022013");
    page.locator("#dxp-quarantine-mend-areaTo").fill("022012");
    assertFree();
    photographAtBothWidths("quarantine-bulk");
    page.locator("#dxp-quarantine-mend button[type=submit]").click();
    assertThat(status()).containsText("2件を送りました、うち2件は承認を待ちます", contained());
    assertThat(quarantine.locator("li[data-id]")).hasCount(1);

    discard();
    assertThat(quarantine).containsText("直しが必要なものはありません", contained());
    page.locator("#dxp-quarantine-undo").click();
    assertThat(status()).containsText("1件を元に戻しました", contained());
    assertThat(item("いつか")).isVisible();
    discard();
    assertThat(quarantine).containsText("直しが必要なものはありません", contained());
    assertNoOtherComplaintThan("422");
    approveAll(4);
  }

  private void discard() {
    Locator row = item("いつか");
    row.getByText("取り下げる", exactly()).click();
    row.locator("input[id$='-reason']").fill("時期が分からない");
    row.locator("button", new Locator.LocatorOptions().setHasText("取り下げる")).last().click();
  }

  private Locator status() {
    return page.locator("#dxp-quarantine-status");
  }

  private Locator item(String text) {
    return page.locator("#dxp-quarantine-list li[data-id]")
        .filter(new Locator.FilterOptions().setHasText(text));
  }

  private static Locator.GetByTextOptions exactly() {
    return new Locator.GetByTextOptions().setExact(true);
  }
}
