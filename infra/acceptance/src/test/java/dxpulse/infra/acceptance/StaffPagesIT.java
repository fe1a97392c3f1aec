package dxpulse.infra.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.PageAssertions;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Staff sign in, find the pages of their role, and do their work there.
@Order(4)
class StaffPagesIT extends StaffBrowser {
  @ParameterizedTest
  @CsvSource({
    "clerk, 'ingestion,indicator,roadmap'",
    "clerk-agriculture, 'ingestion,indicator,roadmap'",
    "approver, 'ingestion,indicator,roadmap'",
    "office, 'ingestion,indicator,kpi-scoring,roadmap,publication'",
    "committee, 'indicator,kpi-scoring,roadmap'",
    "operator, 'ingestion,indicator'"
  })
  void everybodyFindsThePagesOfTheirRole(String user, String services) {
    signIn(user, "/staff");

    assertThat(
            page.locator("li[data-service]").all().stream()
                .map(card -> card.getAttribute("data-service"))
                .toList())
        .containsExactly(services.split(","));
    assertFree();
    for (String service : services.split(",")) {
      page.navigate(PLATFORM.portal() + "/staff/" + service);
      awaitElement();
      assertFree();
    }
    assertThat(complaints).isEmpty();
  }

  @Test
  void theAddressInALetterLeadsThroughTheSignInToItsSection() {
    signIn("clerk", "/staff/ingestion?show=rounds");
    awaitElement();

    assertThat(page.locator("dxp-entry .tabs a[href='#rounds']"))
        .hasAttribute("aria-current", "page");
    assertThat(page).hasURL(PLATFORM.portal() + "/staff/ingestion#rounds");
    page.locator("dxp-entry .tabs a").first().click();
    assertThat(page.locator("dxp-entry .tabs a[href='#rounds']"))
        .not()
        .hasAttribute("aria-current", "page");
    assertThat(complaints).isEmpty();
  }

  @Test
  void aClerkDoesNotSeeTheOfficesPage() {
    signIn("clerk", "/staff");

    assertThat(page.locator("a[href='/staff/kpi-scoring']")).hasCount(0);
    assertThat(page.navigate(PLATFORM.portal() + "/staff/kpi-scoring").status()).isEqualTo(404);
    assertThat(page.navigate(PLATFORM.portal() + "/staff/indicator").status()).isEqualTo(200);
    awaitElement();
    assertThat(page.getByText("指標を追加")).hasCount(0);
  }

  @Test
  void theOfficeSeesMethodAndCatalogueWithTheirContent() {
    signIn("office", "/staff/kpi-scoring");
    awaitElement();
    page.locator("#dxp-method-kpi").selectOption("K8");
    assertThat(page.locator("dxp-method tbody th").first()).hasText("I19", text());

    page.navigate(PLATFORM.portal() + "/staff/indicator");
    awaitElement();
    assertThat(page.getByText("指標を追加")).hasCount(1);
    page.locator("dxp-catalogue tbody tr")
        .filter(new Locator.FilterOptions().setHasText("I19"))
        .locator("button")
        .click();
    assertThat(page.locator("dxp-catalogue h2")).containsText("I19", contained());
    assertThat(complaints).isEmpty();
  }

  @Test
  void aValueThatAClerkEntersReachesThePublicBoardOnceItIsApproved() {
    signIn("clerk", "/staff/ingestion?period=FY2025-Q1");
    awaitElement();
    page.locator("#dxp-entry-all").check();
    page.locator("#dxp-entry-I19-value").fill("３２０");
    page.locator("#dxp-entry-I19-note").fill("研修を前倒しした");
    assertThat(page.locator("dxp-entry .save [role=status]")).containsText("下書き保存済み", contained());
    assertFree();
    page.locator("dxp-entry button[type=submit]").click();
    assertThat(page.locator("#dxp-entry-I19-message")).containsText("提出しました", contained());
    assertThat(complaints).isEmpty();

    nextPerson();
    approveAll(1);

    Figures.awaitBoard("FY2025-Q1", 32.0);
    page.navigate(PLATFORM.portal() + "/kpis/K8?period=FY2025-Q1");
    assertThat(page.locator("[data-kpi=K8]").first()).containsText("32.0", contained());
    assertThat(complaints).isEmpty();
  }

  @Test
  void aValueCanBeEnteredWithTheKeyboardAlone() {
    page.navigate(PLATFORM.portal() + "/staff");
    assertThat(page.locator("#username")).isFocused();
    page.keyboard().type("clerk");
    page.keyboard().press("Tab");
    page.keyboard().type(PLATFORM.password("clerk"));
    page.keyboard().press("Enter");
    awaitShell();
    tabTo("nav a[href='/staff/ingestion']");
    page.keyboard().press("Enter");
    page.waitForURL("**/staff/ingestion");
    awaitElement();
    tabTo("#dxp-entry-period");
    page.keyboard().press("ControlOrMeta+a");
    page.keyboard().type("FY2025-Q2");
    page.keyboard().press("Enter");
    assertThat(page.locator("dxp-entry form h2").last()).containsText("第2四半期", contained());
    assertThat(page.locator("#dxp-entry-period")).hasValue("FY2025-Q2");
    tabTo("#dxp-entry-all");
    if (!page.locator("#dxp-entry-all").isChecked()) {
      page.keyboard().press("Space");
    }
    tabTo("#dxp-entry-I19-value");
    page.keyboard().type("330");
    tabTo("#dxp-entry-I19-note");
    page.keyboard().type("keyboard");
    tabTo("dxp-entry button[type=submit]");
    page.keyboard().press("Enter");

    assertThat(page.locator("#dxp-entry-I19-message")).containsText("提出しました", contained());
    nextPerson();
    approveAll(1);
    Figures.awaitBoard("FY2025-Q2", 33.0);
    assertThat(complaints).isEmpty();
  }

  @Test
  void aFileIsCheckedBeforeItIsSentAndABadLineIsTakenBackWithAReason() {
    signIn("clerk", "/staff/ingestion");
    awaitElement();
    page.locator("dxp-entry nav a[href='#upload']").click();
    page.locator("#dxp-entry-file")
        .setInputFiles(
            new FilePayload(
                "figures.csv",
                "text/csv",
                "指標,期間,値\nI19,FY2025-Q3,340\nI19,いつか,1\n".getBytes(StandardCharsets.UTF_8)));
    page.getByText("内容を確認する").click();
    assertThat(page.locator("#dxp-entry-upload-section")).containsText("✗ 使えません", contained());
    assertThat(page.locator("#dxp-entry-upload-section")).containsText("まだ送信していません");
    assertFree();

    page.getByText("使える1行を送信する").click();

    page.locator("dxp-entry nav a[href='#quarantine']").click();
    Locator waiting = page.locator("#dxp-entry-quarantine-section");
    assertThat(waiting).containsText("いつか", contained());
    assertFree();
    Locator item = waiting.locator("li").first();
    item.getByText("取り下げる").click();
    item.locator("input[id$='-reason']").fill("書式の見本でした");
    item.locator("button", new Locator.LocatorOptions().setHasText("取り下げる")).last().click();
    assertThat(waiting).containsText("取り下げました", contained());
    assertThat(waiting).containsText("直しが必要なものはありません", contained());
    assertThat(complaints).isEmpty();
    nextPerson();
    approveAll(1);
    Figures.awaitBoard("FY2025-Q3", 34.0);
    Figures.reopenAndCorrect("FY2025-Q3", 341);
  }

  /// The approver sees what the index would be, and approves all that wait at once.
  private void approveAll(int count) {
    signIn("approver", "/staff/ingestion");
    awaitElement();
    page.locator("dxp-entry nav a[href='#approve']").click();
    Locator section = page.locator("#dxp-entry-approve-section");
    section.locator("thead input[type=checkbox]").check();
    assertThat(section).containsText("承認した場合の指数の見込み", contained());
    assertThat(section.locator(".effect")).containsText("→", contained());
    assertFree();
    section.getByText("選んだ" + count + "件を承認する").click();
    assertThat(section).containsText(count + "件を承認しました", contained());
    assertThat(section).containsText("承認を待っている報告はありません", contained());
    assertThat(complaints).isEmpty();
  }

  @Test
  void aWrongPasswordIsSaidAndLetsNobodyIn() {
    page.navigate(PLATFORM.portal() + "/staff");
    fill("clerk", "wrong");

    assertThat(page.locator("[role=alert]")).containsText("違います", contained());
    assertFree();
    page.navigate(PLATFORM.portal() + "/staff");
    assertThat(page.locator("#username")).isVisible();
  }

  @Test
  void whoSignsOutMustSignInAgain() {
    signIn("approver", "/staff");
    page.locator("form[action='/logout'] button").click();
    assertThat(page)
        .hasURL(PLATFORM.portal() + "/", new PageAssertions.HasURLOptions().setTimeout(PATIENCE));

    page.navigate(PLATFORM.portal() + "/staff");

    assertThat(page.locator("#username")).isVisible();
    assertThat(complaints).isEmpty();
  }
}
