package dxpulse.publication;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import dxpulse.contracts.types.Topics;
import dxpulse.infra.testkit.RealParts;
import dxpulse.publication.story.raster.SamplePictures;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The office's page of cases and what readers see of it, in a browser, with everything behind.
class StoryBrowserIT extends OfficeBrowser {
  StoryBrowserIT() {
    super("cases", "cases");
  }

  @BeforeAll
  static void startsWithAKpi() {
    node = Node.start();
    RealParts.sendRaw(
        Topics.KPI_DEFINED, "020001|K8", List.of(StoryFacts.kpi("K8", "administration")));
    RealParts.sendRaw(Topics.KPI_SCORED, "020001", List.of(StoryFacts.scored("K8")));
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(get("/api/boards/overview")).contains("\"K8\""));
  }

  /// Who reads, in their language.
  private record Reader(String lang) {
    String say(String japanese, String english) {
      return lang.equals("en") ? english : japanese;
    }

    String prefix() {
      return say("", "/en");
    }
  }

  @ParameterizedTest
  @CsvSource({"ja, 390", "ja, 768", "en, 1440"})
  void theOfficeWritesHasTheConsentPublishesChoosesAndWithdraws(String lang, int width) {
    Reader reader = new Reader(lang);
    String name = "森羽紙業 " + width;
    String shot = reader.lang() + "-" + width;
    try (BrowserContext context = context(width, true)) {
      Page page = staff(context, reader.lang());
      page.getByRole(AriaRole.BUTTON, named(reader.say("新しい事例を書く", "Write a new case"))).click();
      page.getByLabel(reader.say("団体名（公開に必要）", "Organisation (needed to publish)")).fill(name);
      page.locator("#dxp-publish-case-evidence").fill("javascript:alert(1)");
      page.getByRole(AriaRole.BUTTON, named(reader.say("保存する", "Save"))).click();
      Locator evidence = page.locator("#dxp-publish-case-evidence");
      assertThat(evidence).isFocused();
      assertThat(evidence).hasAttribute("aria-invalid", "true");
      accessible(page, "staff-fault-" + shot);
      evidence.fill("https://example.jp/cases");
      page.getByRole(AriaRole.BUTTON, named(reader.say("保存する", "Save"))).click();
      assertThat(page.getByText(reader.say("✔ 保存しました。", "✔ Saved."))).isVisible();

      // What is missing is said at its field.
      page.getByRole(AriaRole.BUTTON, named(reader.say("公開する", "Publish"))).click();
      page.getByRole(AriaRole.BUTTON, named(reader.say("公開を確定する", "Publish it"))).click();
      assertThat(page.getByLabel(reader.say("分野（公開に必要）", "Field (needed to publish)"))).isFocused();
      assertThat(
              page.getByLabel(reader.say("要約（日本語、公開に必要）", "Summary (Japanese, needed to publish)")))
          .hasAttribute("aria-invalid", "true");
      page.getByLabel(reader.say("分野（公開に必要）", "Field (needed to publish)"))
          .selectOption("administration");
      page.getByLabel(reader.say("関係するKPI", "Related KPI")).selectOption("K8");
      page.getByLabel(reader.say("要約（日本語、公開に必要）", "Summary (Japanese, needed to publish)"))
          .fill("AIで出荷用段ボールの需要を予測し、在庫と人件費を抑える");
      page.locator("#dxp-publish-case-summary-en").fill("AI forecasts the demand for boxes.");
      page.locator("#dxp-publish-case-before").fill("経験と勘による在庫管理");
      page.locator("#dxp-publish-case-after").fill("年間830万円の削減");
      page.locator("#dxp-publish-case-en-after").fill("8.3 million yen less a year");

      // The picture keeps what is typed, and one that is none says so.
      Locator file = page.getByLabel(reader.say("画像を選ぶ", "Choose a picture"));
      file.setInputFiles(new FilePayload("fake.jpg", "image/jpeg", "<script>".getBytes(UTF_8)));
      assertThat(page.locator("#dxp-publish-case-file-err")).containsText("JPEG");
      assertThat(
              page.getByLabel(reader.say("要約（日本語、公開に必要）", "Summary (Japanese, needed to publish)")))
          .hasValue("AIで出荷用段ボールの需要を予測し、在庫と人件費を抑える");
      complaints.clear();
      page.getByLabel(reader.say("画像を選ぶ", "Choose a picture"))
          .setInputFiles(
              new FilePayload("shot.png", "image/png", SamplePictures.picture("png", 1200, 700)));
      page.getByLabel(
              reader.say(
                  "画像の説明（日本語、公開に必要）", "What the picture shows (Japanese, needed to publish)"))
          .fill("選果場のようす");
      page.locator("#dxp-publish-case-alt-en").fill("The sorting plant");
      page.getByLabel(reader.say("同意した人（団体の役職と名前）", "Given by (name and role)")).fill("森羽紙業 代表");
      page.getByLabel(reader.say("同意の日", "Day of the consent")).last().fill("2026-03-31");
      page.getByRole(AriaRole.BUTTON, named(reader.say("同意を記録する", "Note the consent"))).click();
      assertThat(page.locator("img.shot"))
          .hasAttribute("alt", reader.say("選果場のようす", "The sorting plant"));
      accessible(page, "staff-case-" + shot);
      String preview = page.locator("a[target=_blank]").getAttribute("href");
      page.getByRole(AriaRole.BUTTON, named(reader.say("公開する", "Publish"))).focus();
      page.keyboard().press("Enter");
      page.keyboard().press("Enter");
      assertThat(page.getByText(reader.say("✔ 公開しました。", "✔ Published."))).isVisible();
      accessible(page, "staff-published-" + shot);

      Page previewed = context.newPage();
      previewed.navigate(site() + preview);
      assertThat(previewed.getByText(name).first()).isVisible();
      accessible(previewed, "preview-" + shot);
      seen(previewed, reader, "/cases", name, "cases-" + shot);
      assertThat(
              previewed.getByText(reader.say("年間830万円の削減", "8.3 million yen less a year")).first())
          .isVisible();
      seen(previewed, reader, "/kpis/K8", name, "kpi-" + shot);
      seen(previewed, reader, "/fields/administration", name, "field-" + shot);

      page.evaluate("location.hash = 'highlights'");
      page.getByRole(AriaRole.BUTTON, ending(name + " " + reader.say("選ぶ", "Choose"))).click();
      accessible(page, "staff-highlights-" + shot);
      page.getByRole(AriaRole.BUTTON, named(reader.say("この順で示す", "Show them in this order")))
          .click();
      assertThat(page.getByText(reader.say("✔ 保存しました。", "✔ Saved."))).isFocused();
      seen(previewed, reader, "/", name, "overview-" + shot);

      page.evaluate("location.hash = 'cases'");
      page.getByRole(AriaRole.BUTTON, named(reader.say("取り下げる", "Withdraw"))).click();
      page.getByRole(AriaRole.BUTTON, named(reader.say("取り下げを確定する", "Withdraw it"))).click();
      page.getByLabel(reader.say("理由（公開されません）", "Reason (not published)")).fill("団体の申し出による");
      accessible(page, "staff-withdraw-" + shot);
      page.getByRole(AriaRole.BUTTON, named(reader.say("取り下げを確定する", "Withdraw it"))).click();
      assertThat(page.getByText(reader.say("✔ 取り下げました。", "✔ Withdrawn."))).isVisible();
      for (String path : List.of("/cases", "/")) {
        previewed.navigate(site() + reader.prefix() + path);
        assertThat(previewed.getByText(name)).hasCount(0);
      }
    }
  }

  @Test
  void theSecondOfTwoSeesWhatTheFirstWroteAndChooses() {
    send("PUT", "/api/cases/two", "{\"revision\":0,\"organisation\":\"りんご農園\"}");
    try (BrowserContext context = context(390, true)) {
      Page page = staff(context, "ja");
      page.getByRole(AriaRole.BUTTON, ending("two りんご農園")).click();
      page.locator("#dxp-publish-case-effect").fill("自分の効果");
      send(
          "PUT",
          "/api/cases/two",
          "{\"revision\":1,\"organisation\":\"りんご農園\",\"effect\":\"先の人の効果\"}");
      page.getByRole(AriaRole.BUTTON, named("保存する")).click();

      assertThat(page.getByRole(AriaRole.CELL, cell("先の人の効果"))).isVisible();
      assertThat(page.getByRole(AriaRole.CELL, cell("自分の効果"))).isVisible();
      complaints.clear();
      accessible(page, "staff-two-390");
      page.getByRole(AriaRole.BUTTON, named("自分の内容で保存する")).click();
      assertThat(page.getByText("✔ 保存しました。")).isVisible();
    }
    assertThat(get("/api/cases/two")).contains("自分の効果");
  }

  @Test
  void aFailureTakesTheWordOfTheLastSuccessAway() {
    send("PUT", "/api/cases/again", "{\"revision\":0,\"organisation\":\"ほたて漁協\"}");
    try (BrowserContext context = context(390, true)) {
      Page page = staff(context, "ja");
      page.getByRole(AriaRole.BUTTON, ending("again ほたて漁協")).focus();
      page.keyboard().press("Enter");
      assertThat(page.locator("h2").first()).isFocused();
      page.locator("#dxp-publish-case-effect").fill("水揚げの見える化");
      page.getByRole(AriaRole.BUTTON, named("保存する")).click();
      assertThat(page.getByText("✔ 保存しました。")).isVisible();
      context.route("**/api/cases/again", Route::abort);
      page.getByRole(AriaRole.BUTTON, named("保存する")).click();

      assertThat(page.getByText("⚠ 保存できませんでした。")).isVisible();
      assertThat(page.getByText("✔ 保存しました。")).hasCount(0);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ja, 1440, 削除する, 削除を確定する, 元に戻す, ✔ 元に戻しました。",
    "en, 390, Delete, Delete it, Undo, ✔ It is as it was before."
  })
  void aDraftIsDeletedAfterAQuestionAndBroughtBack(
      String lang, int width, String delete, String sure, String undo, String done) {
    String id = "gone-" + lang;
    send("PUT", "/api/cases/" + id, "{\"revision\":0,\"organisation\":\"消える団体\"}");
    try (BrowserContext context = context(width, true)) {
      Page page = staff(context, lang);
      page.getByRole(AriaRole.BUTTON, ending(id + " 消える団体")).click();
      page.getByRole(AriaRole.BUTTON, named(delete)).click();
      accessible(page, "staff-delete-" + lang);
      page.getByRole(AriaRole.BUTTON, named(sure)).click();

      assertThat(page.getByRole(AriaRole.BUTTON, named(undo))).isVisible();
      assertThat(page.getByRole(AriaRole.BUTTON, ending(id + " 消える団体"))).hasCount(0);
      accessible(page, "staff-deleted-" + lang);
      page.getByRole(AriaRole.BUTTON, named(undo)).click();
      assertThat(page.getByText(done)).isVisible();
      assertThat(page.getByRole(AriaRole.BUTTON, ending(id + " 消える団体"))).isVisible();
    }
    assertThat(get("/api/cases/" + id)).contains("DELETED", "RESTORED", "\"state\":\"DRAFT\"");
  }

  @ParameterizedTest
  @CsvSource({"ja, もう一度試す, 新しい事例を書く", "en, Try again, Write a new case"})
  void whatCannotBeLoadedIsSaidAndTriedAgain(String lang, String again, String then) {
    try (BrowserContext context = context(390, true)) {
      context.route("**/api/cases", Route::abort);
      Page page = staff(context, lang);
      assertThat(page.getByRole(AriaRole.ALERT).first()).containsText("⚠");
      complaints.clear();
      accessible(page, "staff-away-" + lang);
      context.unroute("**/api/cases");
      context.route(
          "**/api/cases",
          route ->
              route.fulfill(
                  new Route.FulfillOptions()
                      .setContentType("application/json")
                      .setBody(
                          "{\"cases\":[],\"stories\":[],\"chosen\":{\"revision\":0,\"cases\":[]}}")));
      page.getByRole(AriaRole.BUTTON, named(again)).click();
      assertThat(page.getByRole(AriaRole.BUTTON, named(then))).isVisible();
      accessible(page, "staff-empty-" + lang);
      page.evaluate("location.hash = 'highlights'");
      assertThat(page.getByRole(AriaRole.STATUS).last()).isVisible();
      accessible(page, "staff-no-highlights-" + lang);
    }
  }

  private void seen(Page page, Reader reader, String path, String name, String picture) {
    page.navigate(site() + reader.prefix() + path);
    assertThat(page.getByText(name).first()).isVisible();
    Locator image = page.locator("article.case img, section.case img").first();
    image.scrollIntoViewIfNeeded();
    Awaitility.await("the picture is there")
        .atMost(Duration.ofSeconds(30))
        .until(() ->
            image.evaluate("each => each.complete && each.naturalWidth === 1200").equals(true));
    assertThat(image).hasAttribute("width", "1200");
    accessible(page, picture);
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }

  private static Page.GetByRoleOptions cell(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }

  private static Page.GetByRoleOptions ending(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }
}
