package dxpulse.infra.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/// Indexes are shown by fiscal periods: of a figure of a calendar year an approver is told that its
/// effect cannot be computed, and not that there is none.
class CalendarYearPageIT extends StaffBrowser {
  @Test
  void anApproverIsToldThatTheEffectOfACalendarYearCannotBeComputed() {
    HttpResponse<String> sent =
        PLATFORM.observe(
            "clerk", "{\"indicator\": \"R03\", \"period\": \"CY2022\", \"value\": 1204392}");
    assertThat(sent.statusCode()).as(sent.body()).isEqualTo(202);

    signIn("approver", "/staff/ingestion");
    awaitElement();
    page.locator("dxp-entry nav a[href='#approve']").click();
    Locator approve = page.locator("#dxp-entry-approve-section");
    Locator row = approve.locator("tr[data-report$='CY2022']");
    assertThat(row).containsText("令和4年（暦年）", contained());
    row.locator("input[type=checkbox]").first().check();

    assertThat(approve).containsText("暦年の報告1件の影響は、ここでは計算できません", contained());
    assertThat(approve).not().containsText("どの指数にも影響しません");
    assertFree();

    page.navigate(PLATFORM.portal() + "/staff/ingestion?lang=en#approve");
    awaitElement();
    page.locator("dxp-entry nav a[href='#approve']").click();
    row.locator("input[type=checkbox]").first().check();
    assertThat(approve)
        .containsText(
            "The effect of 1 report(s) of calendar years cannot be computed", contained());
    assertThat(complaints).isEmpty();
  }
}
