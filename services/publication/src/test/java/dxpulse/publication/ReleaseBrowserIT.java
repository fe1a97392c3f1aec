package dxpulse.publication;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import dxpulse.contracts.types.Topics;
import dxpulse.infra.testkit.RealParts;
import dxpulse.publication.board.SampleAreas;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/// The pages of releases and the page for staff in a browser, with everything behind them.
class ReleaseBrowserIT extends OfficeBrowser {
  ReleaseBrowserIT() {
    super("releases", "releases");
  }

  static class Time {
    @Bean
    @Primary
    Clock setClock() {
      return Clock.fixed(Instant.parse("2024-07-31T01:00:00Z"), ZoneOffset.UTC);
    }
  }

  @BeforeAll
  static void startsWithAPreparedQuarter() {
    node = Node.start(List.of(Time.class), "--dxpulse.releases.pause=100ms");
    RealParts.sendRaw(Topics.INDICATOR_DEFINED, "020001|I15", List.of(SampleEvents.indicator()));
    List<byte[]> scores = new ArrayList<>();
    for (Map.Entry<String, String> kpi :
        Map.of("K1", "industry", "K4", "living", "K6", "administration").entrySet()) {
      RealParts.sendRaw(
          Topics.KPI_DEFINED,
          "020001|" + kpi.getKey(),
          List.of(SampleEvents.kpi(kpi.getKey(), kpi.getValue())));
      scores.add(SampleEvents.score(kpi.getKey(), "70.8", 1));
    }
    RealParts.sendRaw(Topics.KPI_SCORED, "020001", scores);
    area("12.4", 1);
    Awaitility.await()
        .atMost(java.time.Duration.ofSeconds(60))
        .untilAsserted(() ->
            assertThat(send("POST", "/api/releases", "{\"period\":\"FY2024-Q1\"}"))
                .contains(
                    "\"FY2024-Q1-1\"", "\"kpi/K1\"", "\"kpi/K4\"", "\"kpi/K6\"", "areas.json"));
  }

  private static void area(String value, int revision) {
    RealParts.sendRaw(
        Topics.VALUE_RECORDED,
        "020001",
        List.of(SampleAreas.body("022012", "FY2024-Q1", value, revision, "FINAL")));
  }

  @Test
  void theOfficePreparesSaysPublishesAndWithdrawsAndReadersSeeIt() {
    try (BrowserContext context = context(390, true)) {
      Page page = staff(context, "ja");
      assertThat(page.getByText("令和6年度第1四半期リリース（第1版）").first()).isVisible();
      assertThat(page.getByRole(AriaRole.LINK, named("公表 確認待ち 1件"))).isVisible();
      accessible(page, "staff-list-390");
      page.getByRole(AriaRole.BUTTON, named("令和6年度第1四半期リリース（第1版）")).click();
      page.getByLabel("解説（日本語）").fill("電子申請の利用が伸びました。\n来期は対象の手続きを広げます。");
      page.getByLabel("解説（英語）").fill("More people file online.");
      page.getByLabel("K6").check();
      accessible(page, "staff-release-390");
      page.getByRole(AriaRole.BUTTON, named("文を保存する")).click();
      assertThat(page.getByText("✔ 文を保存しました。")).isVisible();
      page.getByRole(AriaRole.BUTTON, named("公開日時を決める")).click();
      page.getByLabel("公開日時（日本時間）").fill("2024-08-01T10:00");
      assertThat(page.getByText("公表の予定として、すぐに誰にでも見えるもの"))
          .containsText("「令和6年度第1四半期リリース（第1版）　2024年8月1日 10:00」");
      accessible(page, "staff-embargo-390");
      page.getByRole(AriaRole.BUTTON, named("公開日時を確定する")).click();
      assertThat(page.getByText("◷ 公開待ち")).isVisible();
      assertThat(page.getByRole(AriaRole.LINK, named("公表"))).isVisible();
      page.getByRole(AriaRole.LINK, named("予定")).click();
      assertThat(page.getByText("公開日時の早い順")).isVisible();
      assertThat(page.getByRole(AriaRole.CELL, named("2024年8月1日 10:00"))).isVisible();
      accessible(page, "staff-calendar-390");
      page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("リリース").setExact(true))
          .click();
      page.getByRole(AriaRole.BUTTON, named("いま公表する")).focus();
      page.keyboard().press("Enter");
      accessible(page, "staff-publish-390");
      page.keyboard().press("Enter");
      assertThat(page.getByText("✔ 公表しました。")).isVisible();
    }
    RealParts.sendRaw(Topics.KPI_SCORED, "020001", List.of(SampleEvents.score("K6", "72.4", 2)));
    area("13.9", 2);
    Awaitility.await()
        .untilAsserted(() -> assertThat(get("/api/releases/FY2024-Q1-1")).contains("72.4", "13.9"));

    try (BrowserContext context = context(1440, false)) {
      Page page = context.newPage();
      for (String lang : List.of("", "/en")) {
        for (String path :
            List.of(
                "/releases",
                "/releases/FY2024-Q1-1",
                "/releases/FY2024-Q1-1/kpis/K6",
                "/releases/FY2024-Q1-1/fields/administration",
                "/kpis/K6?period=FY2024-Q1")) {
          accessibleAt(
              page, lang + path, (lang + path).replaceAll("[^A-Za-z0-9-]+", "_"), 1440, 390);
        }
      }
    }
    try (BrowserContext context =
        chromium.browser().newContext(new NewContextOptions().setJavaScriptEnabled(false))) {
      Page page = context.newPage();
      page.navigate(site() + "/en/releases/FY2024-Q1-1");
      assertThat(page.locator("#citation")).containsText("edition 1. Published 31 July 2024.");
      assertThat(page.locator("main")).containsText("72.4");
      assertThat(page.locator("dxp-copy button")).hasCount(0);
    }

    anotherEditionIsPrepared();

    try (BrowserContext context = context(1440, true)) {
      Page page = staff(context, "en");
      page.getByRole(AriaRole.BUTTON, named("Release of FY2024 Q1 (Apr–Jun 2024), edition 1"))
          .click();
      assertThat(page.getByText("changed since they were frozen")).isVisible();
      page.getByRole(AriaRole.BUTTON, named("Withdraw")).click();
      page.getByRole(AriaRole.BUTTON, named("Withdraw it")).click();
      assertThat(page.getByText("Say why.")).isVisible();
      page.getByLabel("Reason (Japanese, needed)").fill("集計に誤りがありました");
      accessible(page, "staff-withdraw-1440");
      page.getByRole(AriaRole.BUTTON, named("Withdraw it")).click();
      assertThat(page.getByText("✔ Withdrawn.")).isVisible();
      accessible(page, "staff-withdrawn-1440");
      page.navigate(site() + "/releases/FY2024-Q1-1");
      assertThat(page.getByText("集計に誤りがありました")).isVisible();
      accessible(page, "withdrawn-1440");
    }
  }

  /// What was revised becomes a second edition; the first leads to it and stays as it was.
  private void anotherEditionIsPrepared() {
    try (BrowserContext context = context(768, true)) {
      Page page = staff(context, "en");
      page.getByRole(AriaRole.BUTTON, named("Release of FY2024 Q1 (Apr–Jun 2024), edition 1"))
          .click();
      page.getByRole(AriaRole.BUTTON, named("Prepare a new edition")).click();
      assertThat(page.getByText("✔ Prepared with the figures of now.")).isVisible();
      assertThat(page.getByRole(AriaRole.LINK, named("Publishing 1 to check"))).isVisible();
      accessible(page, "staff-second-768");
      Page preview = context.newPage();
      preview.navigate(site() + "/api/releases/FY2024-Q1-2/preview?lang=en");
      assertThat(preview.locator("main"))
          .containsText(
              "Already published for this period: Release of FY2024 Q1 (Apr–Jun 2024), edition 1");
      accessible(preview, "preview-768");
      page.getByRole(AriaRole.BUTTON, named("Publish now")).click();
      page.getByRole(AriaRole.BUTTON, named("Publish it")).click();
      assertThat(page.getByText("✔ Published.")).isVisible();
      assertThat(page.getByRole(AriaRole.LINK, named("Publishing"))).isVisible();
    }
    try (BrowserContext context = context(1440, false)) {
      Page page = context.newPage();
      accessibleAt(page, "/releases/FY2024-Q1-1", "replaced", 1440, 768, 390);
      assertThat(page.locator("main")).containsText("この期には新しい版があります");
      assertThat(page.locator("#revisions + p + .scroll")).containsText("青森市");
      accessibleAt(page, "/en/releases", "list", 1440, 768, 390);
      assertThat(page.locator("main")).containsText("Newer edition exists");
    }
  }

  /// A page is opened once and looked at in all widths: opening it costs more.
  private void accessibleAt(Page page, String path, String picture, int... widths) {
    page.navigate(site() + path);
    for (int width : widths) {
      page.setViewportSize(width, 900);
      accessible(page, picture + "-" + width);
    }
  }

  @ParameterizedTest
  @CsvSource({"ja,もう一度試す,期を選んで準備する", "en,Try again,Prepare another period"})
  void whatCannotBeLoadedIsSaidAndTriedAgain(String lang, String again, String then) {
    try (BrowserContext context = context(390, true)) {
      context.route("**/api/releases", Route::abort);
      Page page = staff(context, lang);
      assertThat(page.getByRole(AriaRole.ALERT).first()).containsText("⚠");
      complaints.clear();
      accessible(page, "staff-away-" + lang);
      context.unroute("**/api/releases");
      page.getByRole(AriaRole.BUTTON, named(again)).click();
      assertThat(page.getByText(then)).isVisible();
    }
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(!name.startsWith("Release of"));
  }
}
