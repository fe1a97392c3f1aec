package dxpulse.infra.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import dxpulse.infra.testkit.Chromium;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Reports on the roadmap page: who may write them, and that nothing begun is lost.
@Tag(StaffStories.TAG)
@Order(4)
class RoadmapPageIT {
  private static final RunningPlatform PLATFORM = RunningPlatform.get();
  private static final String PROJECT = "県庁スマートワーク推進事業";
  private static final int PATIENCE = 60_000;
  private static Chromium chromium;

  private BrowserContext context;
  private Page page;

  @BeforeAll
  static void openBrowser() {
    chromium = Chromium.open();
  }

  private void openProjectAs(String user) {
    context = chromium.browser().newContext();
    page = context.newPage();
    page.setDefaultTimeout(PATIENCE);
    page.navigate(PLATFORM.portal() + "/staff/roadmap");
    page.locator("#username").fill(user);
    page.locator("#password").fill(PLATFORM.password(user));
    page.locator("button[type=submit]").click();
    openProject();
  }

  private void openProject() {
    page.locator("dxp-roadmap tbody button").getByText(PROJECT).click();
    page.locator("dxp-roadmap h2").getByText(PROJECT).waitFor();
  }

  @AfterEach
  void closePage() {
    context.close();
  }

  @Test
  void aBegunReportIsThereAgainAfterALookAtTheList() {
    openProjectAs("office");
    page.locator("#report-state").selectOption("BEHIND");
    page.locator("#report-text").fill("端末の調達が遅れている");

    page.getByText("一覧に戻る").click();
    assertThat(page.locator("dxp-roadmap tbody tr").getByText("書きかけの報告あり")).hasCount(1);
    openProject();

    assertThat(page.locator("#report-text")).hasValue("端末の調達が遅れている");
    assertThat(page.locator("#report-state")).hasValue("BEHIND");
  }

  @Test
  void theFormIsOfferedOnlyToThoseWhoMayReport() {
    openProjectAs("committee");

    assertThat(page.locator("#report-text")).hasCount(0);
    assertThat(page.locator("dxp-roadmap").getByText("報告は、")).isVisible();
  }
}
