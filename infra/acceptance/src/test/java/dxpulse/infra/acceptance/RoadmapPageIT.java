package dxpulse.infra.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route.FulfillOptions;
import dxpulse.contracts.types.time.FiscalHalf;
import dxpulse.contracts.types.time.JapanTime;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// The projects of the plan: found, read, reported on; nothing begun is lost.
@Order(4)
class RoadmapPageIT extends StaffBrowser {
  private static final FiscalHalf HALF = FiscalHalf.containing(JapanTime.day(Instant.now()));
  private static final int SMART_WORK = 72;
  private static final int AGRICULTURE = 7;

  @Test
  void theOfficeFindsWhatIsBehindOpensItAndComesBackToTheSameList() {
    report(SMART_WORK, "BEHIND", 55, "端末の調達が遅れている");
    report(62, "ON_TRACK", 70, "計画のとおり");
    openAs("office", "");
    assertThat(list()).containsText(HALF.japaneseLabel() + "の状況", contained());
    assertThat(list()).containsText("76件中 76件");
    assertThat(row(1)).containsText(HALF.japaneseLabel() + "の報告なし");
    assertThat(row(62)).containsText("● 順調");
    assertFree();
    photographAtBothWidths("roadmap");

    count("BEHIND").press("Enter");
    assertThat(count("BEHIND")).isFocused();
    assertThat(count("BEHIND")).hasAttribute("aria-pressed", "true");
    assertThat(list().locator("tbody [data-state=BEHIND]"))
        .hasCount(list().locator("tbody tr").count());
    page.locator("#dxp-roadmap-department").selectOption("総務部 行政経営課");
    page.locator("#dxp-roadmap-words").fill("ｽﾏｰﾄﾜｰｸ");
    assertThat(list()).containsText("76件中 1件");

    row(SMART_WORK).locator("button").press("Enter");
    assertThat(heading()).containsText("72 県庁スマートワーク推進事業", contained());
    assertThat(heading()).isFocused();
    assertThat(page).hasURL(Pattern.compile("#projects/72$"));
    page.goBack();
    assertThat(row(SMART_WORK).locator("button")).isFocused();
    assertThat(list()).containsText("76件中 1件");

    page.locator("#dxp-roadmap-words").fill("ない事業");
    assertThat(list()).containsText("76件のうち、条件に合う事業はありません");
    assertThat(list().locator("table")).isHidden();
    list().getByText("絞り込みをやめる").press("Enter");
    assertThat(page.locator("#dxp-roadmap-words")).isFocused();
    assertThat(list()).containsText("76件中 76件");
    page.locator("#dxp-roadmap-kpi").selectOption("K7");
    assertThat(list()).containsText("76件中 2件");
    assertThat(complaints).isEmpty();
  }

  @Test
  void aProjectTellsItsFactsItsRoadmapAndItsReportsInBothLanguages() {
    report(SMART_WORK, "ON_TRACK", 50, "予定のとおり");
    report(SMART_WORK, "BEHIND", 55, "端末の調達が遅れている");
    openAs("office", "#projects/72");
    Locator module = page.locator("dxp-roadmap");
    assertThat(module).containsText("176,289", contained());
    assertThat(module.locator("a[href='/kpis/K7']")).isVisible();
    assertThat(module.locator("a[href='/projects/72']").first()).isVisible();
    assertThat(module.locator(".bars")).containsText("時期の記載なし");
    assertThat(module.locator(".bars .legend")).containsText("今日");
    assertThat(reports().first()).containsText("▼ 遅れ");
    assertThat(reports().first().locator(".hint")).containsText("DX推進課、");
    assertThat(reports().filter(new Locator.FilterOptions().setHasText("予定のとおり")).first())
        .containsText("後の報告に置き換え済み");
    assertFree();
    photographAtBothWidths("roadmap-project");

    page.navigate(PLATFORM.portal() + "/staff/roadmap?lang=en#projects/72");
    assertThat(heading()).containsText("Smart work at the prefectural office", contained());
    assertThat(module).containsText("FY%d H%d".formatted(HALF.fiscalYear(), HALF.half()));
    assertThat(reports().first()).containsText("▼ Behind");
    assertFree();
    page.locator("dxp-roadmap nav a[href='#projects']").click();
    assertThat(list()).containsText("76 of 76 projects", contained());
    assertFree();
    assertThat(complaints).isEmpty();
  }

  @Test
  void aClerkMendsWhatIsWrongAtItsFieldAndTheReportStandsOnThePublicPage() {
    openAs("clerk-agriculture", "");
    page.locator("#dxp-roadmap-department").selectOption("own");
    assertThat(list()).containsText("76件中 1件", contained());
    row(AGRICULTURE).locator("button").click();
    page.locator("#dxp-roadmap-report-percent").fill("１２０");
    send();
    Locator faults = page.locator("dxp-roadmap .faults");
    assertThat(faults).containsText("3件の誤りがあります", contained());
    assertThat(page.locator("#dxp-roadmap-report-state")).isFocused();
    assertThat(page.locator("#dxp-roadmap-report-percent-fault")).hasText("⚠ 整数の範囲外です");
    assertThat(page.locator("#dxp-roadmap-report-text")).hasAttribute("aria-invalid", "true");
    assertFree();
    photographAtBothWidths("roadmap-report-faults");

    page.locator("#dxp-roadmap-report-state").selectOption("DONE");
    page.locator("#dxp-roadmap-report-percent").fill("４０％");
    page.locator("#dxp-roadmap-report-text").fill("収穫ロボットの実証を終えた");
    send();
    assertThat(page.locator("#dxp-roadmap-report-percent-fault")).hasText("⚠ 完了の進捗率は100です", text());
    page.locator("#dxp-roadmap-report-state").selectOption("ON_TRACK");
    send();
    Locator said = page.locator("dxp-roadmap .said");
    assertThat(said).containsText(HALF.japaneseLabel() + "の報告を保存しました", contained());
    assertThat(said).isFocused();
    assertThat(reports().first()).containsText("● 順調 40％");

    Locator replaces = page.locator("dxp-roadmap .doubt").first();
    assertThat(replaces).containsText("送ると置き換わり、前の報告は経過に残ります");
    page.locator("#dxp-roadmap-report-state").selectOption("AHEAD");
    page.locator("#dxp-roadmap-report-text").fill("ながいもの実証も始めた");
    send();
    assertThat(reports().first()).containsText("ながいもの実証も始めた", contained());
    assertThat(reports().nth(1)).containsText("後の報告に置き換え済み");
    assertThat(complaints).allMatch(line -> line.contains("422"));

    await()
        .atMost(Duration.ofMillis(PATIENCE))
        .until(() -> PLATFORM.get("/projects/7", null).body().contains("ながいもの実証も始めた"));
    page.locator("dxp-roadmap .said a").click();
    assertThat(page.locator("main")).containsText("前倒し", contained());
    assertThat(page.locator("main")).containsText("ながいもの実証も始めた");
  }

  @Test
  void aBegunReportIsThereAgainAfterThePageWasClosed() {
    openAs("office", "#projects/71");
    page.locator("#dxp-roadmap-report-state").selectOption("BEHIND");
    page.locator("#dxp-roadmap-report-text").fill("見直しに時間がかかっている");
    assertThat(page.locator("dxp-roadmap form .acts")).containsText("このブラウザーに残ります");
    page = reopened();

    page.navigate(PLATFORM.portal() + "/staff/roadmap");
    awaitElement();
    assertThat(row(71)).containsText("書きかけの報告あり", contained());
    row(71).locator("button").click();

    assertThat(page.locator("#dxp-roadmap-report-text")).hasValue("見直しに時間がかかっている");
    assertThat(page.locator("#dxp-roadmap-report-state")).hasValue("BEHIND");
    send();
    assertThat(page.locator("dxp-roadmap .said")).containsText("保存しました", contained());
    page.locator("dxp-roadmap").getByText("一覧に戻る").click();
    assertThat(row(71)).containsText("▼ 遅れ", contained());
    assertThat(row(71).getByText("書きかけの報告あり")).hasCount(0);
    assertThat(row(71).locator("button")).isFocused();
    assertThat(complaints).isEmpty();
  }

  @Test
  void aReportFromBeforeNamesWereKeptShowsTheSignInOfItsWriter() {
    report(SMART_WORK, "ON_TRACK", 50, "予定のとおり");
    String project = "/api/roadmap/projects/" + SMART_WORK;
    String now = PLATFORM.get(project, "office").body();
    String old = now.replaceAll("\"reportedByName\":\"[^\"]*\",?", "");
    assertThat(old).isNotEqualTo(now);
    page.route(
        "**" + project,
        route ->
            route.fulfill(new FulfillOptions().setContentType("application/json").setBody(old)));
    openAs("office", "#projects/72");

    assertThat(reports().first().locator(".hint")).containsText("office、");
  }

  @Test
  void theFormIsOfferedOnlyToThoseWhoMayReport() {
    openAs("committee", "#projects/72");

    assertThat(page.locator("dxp-roadmap")).containsText("報告は、", contained());
    assertThat(page.locator("#dxp-roadmap-report-text")).hasCount(0);
  }

  @Test
  void whatCannotBeLoadedIsToldAndTriedAgain() {
    page.route("**/api/roadmap/projects", route -> route.abort());
    openAs("approver", "");
    assertThat(page.locator("dxp-roadmap [role=alert]")).containsText("事業を読み込めませんでした", contained());
    page.unroute("**/api/roadmap/projects");
    page.locator("dxp-roadmap").getByText("もう一度試す").click();
    assertThat(list()).containsText("76件中 76件", contained());

    page.navigate(PLATFORM.portal() + "/staff/roadmap#projects/999");
    assertThat(page.locator("dxp-roadmap")).containsText("事業 999 はありません", contained());
    page.locator("dxp-roadmap").getByText("一覧に戻る").click();
    assertThat(list()).containsText("76件中 76件", contained());
  }

  @Test
  void thePeriodOfTheShellChoosesTheHalf() {
    signIn("office", "/staff/roadmap?period=FY2024-Q1");

    assertThat(list()).containsText("令和6年度上期の状況", contained());
    assertThat(row(1)).containsText("令和6年度上期の報告なし");
  }

  private void openAs(String user, String place) {
    page.setViewportSize(1440, 900);
    signIn(user, "/staff");
    page.navigate(PLATFORM.portal() + "/staff/roadmap" + place);
    page.locator("dxp-roadmap section").first().waitFor();
  }

  private Page reopened() {
    Page next = page.context().newPage();
    next.setDefaultTimeout(PATIENCE);
    page.close();
    return next;
  }

  private static void report(int project, String state, int percent, String text) {
    var answer =
        PLATFORM.send(
            "POST",
            "/api/roadmap/projects/" + project + "/reports",
            "office",
            "{\"half\":\"%s\",\"state\":\"%s\",\"percent\":%d,\"text\":\"%s\"}"
                .formatted(HALF, state, percent, text));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
  }

  private void send() {
    page.locator("dxp-roadmap form button[type=submit]").click();
  }

  private Locator list() {
    return page.locator("#dxp-roadmap-projects-section");
  }

  private Locator heading() {
    return page.locator("#dxp-roadmap-title");
  }

  private Locator reports() {
    return page.locator("dxp-roadmap ol.trail > li");
  }

  private Locator count(String state) {
    return list().locator(".counts [data-state=" + state + "]");
  }

  private Locator row(int project) {
    return list()
        .locator("tr")
        .filter(
            new Locator.FilterOptions()
                .setHas(page.locator("[data-project='%d']".formatted(project))));
  }
}
