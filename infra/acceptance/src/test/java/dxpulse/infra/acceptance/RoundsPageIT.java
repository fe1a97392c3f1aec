package dxpulse.infra.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import dxpulse.contracts.types.time.JapanTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// The office asks for the figures of a period; a department sees what it owes, and everybody who
/// is late.
@Order(4)
class RoundsPageIT extends StaffBrowser {
  private static final LocalDate TODAY = JapanTime.day(Instant.now());
  private static final Duration SOON = Duration.ofSeconds(30);

  @Test
  void theOfficeOpensARoundWatchesItAndClosesIt() {
    signIn("office", "/staff/ingestion");
    awaitElement();
    page.locator("dxp-entry nav a[href='#rounds']").click();
    page.getByText("新しい照会を作る").click();
    page.locator("#dxp-round-period").fill("FY2026-Q1");
    page.locator("#dxp-round-period").press("Tab");
    assertThat(page.locator("#dxp-round-indicators")).containsText("令和8年度第1四半期", contained());
    page.getByText("照会を始める").click();
    assertThat(page.locator("dxp-entry .faults")).containsText("件名（日本語）", contained());
    assertFree();

    page.locator("#dxp-round-title-ja").fill("第1四半期の実績値");
    page.locator("#dxp-round-due").fill(TODAY.plusDays(3).toString());
    page.locator("#dxp-round-department").selectOption("dx-promotion");
    page.getByText("表示中をすべて選ぶ").click();
    photographAtBothWidths("rounds-form");
    page.getByText("照会を始める").click();

    Locator board = page.locator("#dxp-entry-rounds-section");
    assertThat(board.locator("h2")).hasText("第1四半期の実績値", text());
    // It may be past midnight by now.
    long left = ChronoUnit.DAYS.between(JapanTime.day(Instant.now()), TODAY.plusDays(3));
    assertThat(board).containsText("▲ あと" + left + "日", contained());
    assertThat(board).containsText("メールサーバーが設定されていない");
    Locator department = board.locator("button[aria-expanded]");
    assertThat(department).hasCount(1);
    department.click();
    assertThat(board).containsText("○ 未入力", contained());
    assertFree();
    photograph("rounds-board");

    PLATFORM.observe("feed", "{\"indicator\":\"I19\",\"period\":\"FY2026-Q1\",\"value\":410}");
    await("the recorded value")
        .atMost(SOON)
        .untilAsserted(() ->
            assertThat(PLATFORM.get("/api/ingestion/rounds", "office").body())
                .contains("\"fed\":1,"));
    page.getByText("一覧に戻る").click();
    Locator open = page.locator("dxp-entry button.open").getByText("第1四半期の実績値");
    open.waitFor();
    photograph("rounds-list");
    open.click();
    board.locator("button[aria-expanded]").click();
    assertThat(board.locator("tr.inner tr").filter(new Locator.FilterOptions().setHasText("I19")))
        .containsText("自動連携", contained());

    page.getByText("締め切る").click();
    page.getByText("締め切りを確定する").click();
    assertThat(board).containsText("■ 締め切り済み", contained());
    assertThat(complaints)
        .as("the form that was sent with a fault is told by the browser, too")
        .allMatch(line -> line.contains("422"));
  }

  @Test
  void aDepartmentSeesWhatItOwesAndGoesToItsFigures() {
    var opened =
        PLATFORM.send(
            "POST",
            "/api/ingestion/rounds",
            "office",
            "{\"id\":\"round-of-this-test\",\"title\":{\"ja\":\"農業の実績値\",\"en\":\"Agriculture\"},\"period\":\"FY2026-Q2\",\"due\":\"%s\",\"indicators\":[\"I05\"]}"
                .formatted(TODAY.plusDays(9)));
    assertThat(opened.statusCode()).as(opened.body()).isEqualTo(201);

    page.setViewportSize(PHONE, 844);
    signIn("clerk-agriculture", "/staff/ingestion");
    awaitElement();
    page.locator("dxp-entry nav a[href='#rounds']").click();
    Locator due = page.locator("#dxp-entry-rounds-section ol.due > li").first();
    assertThat(due).containsText("農業の実績値", contained());
    assertThat(due).containsText("あと9日");
    assertThat(page.locator("#dxp-entry-rounds-section")).not().containsText("新しい照会を作る");
    assertFree();
    assertNarrow();
    photograph("rounds-due-phone");

    due.getByText("値を入力する").click();
    assertThat(page.locator("#dxp-entry-sheet-section h2").last())
        .containsText("令和8年度第2四半期", contained());
    assertThat(page.locator("dxp-entry nav a[href='#sheet']")).hasAttribute("aria-current", "page");
    Locator sheet = page.locator("#dxp-entry-sheet-section");
    assertThat(sheet).containsText("提出期限 " + TODAY.plusDays(9), contained());
    assertThat(sheet.locator("tr[data-indicator=I05]")).isVisible();
    assertThat(sheet.locator(".progress")).containsText("1件のうち0件が報告済み、残り1件");
    assertThat(sheet).not().containsText("✓");
    assertThat(complaints).isEmpty();
  }
}
