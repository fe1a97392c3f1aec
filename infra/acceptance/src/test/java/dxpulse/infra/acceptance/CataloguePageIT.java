package dxpulse.infra.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import dxpulse.contracts.types.time.JapanTime;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The office keeps the catalogue on its page, and everybody else reads it there.
@Order(4)
class CataloguePageIT extends CatalogueBrowser {
  private static final String SUMMARY = "#dxp-catalogue-faults";
  private static final String SAVE = "#dxp-catalogue-save";
  private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss");

  private void openForm(String code) {
    open("office", code);
    page.locator("#dxp-catalogue-change").click();
    assertThat(page.locator(SAVE)).isVisible();
  }

  private void assertFocused(String selector) {
    assertThat(page.locator(selector)).isFocused();
  }

  @Test
  void aDefinitionIsChangedWithTheKeyboardAloneAndNeedsAReason() {
    define("PAGE1");
    signIn("office", "/staff/indicator");
    awaitElement();
    assertFree();

    tabTo("#dxp-catalogue-words");
    page.keyboard().type("ｐａｇｅ１");
    assertThat(page.locator("#dxp-catalogue-count")).containsText("中 1件");
    tabTo("#dxp-catalogue-open-PAGE1");
    page.keyboard().press("Enter");
    assertFocused("#dxp-catalogue-title");
    assertThat(page.locator("#dxp-catalogue-values-status")).containsText("まだ値がありません");
    assertFree();
    tabTo("#dxp-catalogue-change");
    page.keyboard().press("Enter");
    assertFocused("#dxp-catalogue-title");
    tabTo("#dxp-catalogue-definition-ja");
    page.keyboard().press("ControlOrMeta+a");
    page.keyboard().type("期間中に移動図書館で本を借りた人の延べ数");
    assertThat(page.locator("#dxp-catalogue-changed")).containsText("1件");
    assertFree();
    tabTo(SAVE);
    page.keyboard().press("Enter");

    assertThat(page.locator(SUMMARY)).hasAttribute("role", "alert");
    assertThat(page.locator(SUMMARY)).containsText("変更の理由がありません");
    assertFocused(SUMMARY);
    assertFree();
    tabTo(SUMMARY + " a");
    page.keyboard().press("Enter");
    assertFocused("#dxp-catalogue-reason");
    page.keyboard().type("延べ人数であることを明らかにするため");
    tabTo(SAVE);
    page.keyboard().press("Enter");

    Locator second = page.locator("#dxp-catalogue-version-2");
    assertThat(second).containsText("延べ人数であることを明らかにするため");
    Locator change = second.locator("tr[data-member='definition/ja']");
    assertThat(change.locator("td").first()).hasText("期間中に移動図書館で本を借りた人の数");
    assertThat(change.locator("td").last()).containsText("→ 期間中に移動図書館で本を借りた人の延べ数");
    assertThat(second.locator("tr[data-member]")).hasCount(1);
    assertThat(page.locator("#dxp-catalogue-version-1")).containsText("はじめの定義");
    assertThat(page.locator("#dxp-catalogue-said")).containsText("第2版");
    assertFree();
    assertNoOtherComplaintThan("422");
  }

  @Test
  void everyFaultIsToldAtItsFieldAtOnce() {
    define("PAGE2");
    openForm("PAGE2");
    page.locator("#dxp-catalogue-unit").fill("");
    page.locator("#dxp-catalogue-targets-0-value").fill("たくさん");
    page.locator("#dxp-catalogue-add-target").click();
    page.locator("#dxp-catalogue-targets-1-period").fill("いつか");
    page.locator("#dxp-catalogue-targets-1-form").selectOption("RANGE");
    page.locator("#dxp-catalogue-normalisation-method").selectOption("GOALPOSTS");
    page.locator("#dxp-catalogue-normalisation-lower").fill("100");
    page.locator("#dxp-catalogue-normalisation-upper").fill("0");
    page.locator(SAVE).click();

    assertThat(page.locator(SUMMARY + " a")).hasCount(5);
    for (String field :
        List.of("unit", "targets-0-value", "targets-1-period", "normalisation-upper", "reason")) {
      Locator input = page.locator("#dxp-catalogue-" + field);
      assertThat(input).hasAttribute("aria-invalid", "true");
      assertThat(page.locator("#dxp-catalogue-" + field + "-fault")).containsText("⚠");
    }
    assertThat(page.locator("#dxp-catalogue-targets-0-value-fault")).containsText("たくさん");
    assertThat(page.locator("#dxp-catalogue-normalisation-upper-fault"))
        .hasText("⚠ 上限が下限以下です（入力：0） [100 より大きい数]");
    assertThat(page.locator("#dxp-catalogue-unit")).hasValue("");
    assertThat(page.locator("#dxp-catalogue-frequency")).not().hasAttribute("aria-invalid", "true");
    assertThat(page.title()).startsWith("（誤り5件）");
    assertFree();
    assertThat(newest("PAGE2").get("version").asInt()).isEqualTo(1);
    assertNoOtherComplaintThan("422");
  }

  @Test
  void theFormOffersEveryRegisteredDepartmentAndDoubtsAnother() {
    define("PAGE4D");
    String archives = "{\"key\": \"archives\", \"name\": {\"ja\": \"公文書館\", \"en\": \"Archives\"}}";
    assertThat(PLATFORM.send("POST", "/api/ingestion/departments", "office", archives).statusCode())
        .isIn(200, 201);
    openForm("PAGE4D");
    Locator department = page.locator("#dxp-catalogue-department");
    Locator said = page.locator("#dxp-catalogue-department-said");
    assertThat(said).containsText("「mobile-library」という部署は登録されていません");
    assertThat(page.locator("#dxp-catalogue-departments option[value='archives']"))
        .hasAttribute("label", "公文書館");
    assertFree();

    department.fill("archives");
    assertThat(said).hasText("公文書館");
    department.fill("archivse");
    assertThat(said).containsText("綴りを確かめてください");
    assertThat(complaints).isEmpty();
    assertThat(
            PLATFORM
                .send("DELETE", "/api/ingestion/departments/archives?version=1", "office", null)
                .statusCode())
        .isIn(200, 204);
  }

  @Test
  void everyFormOfATargetAndATableOfStagesAreSaved() {
    define("PAGE3");
    openForm("PAGE3");
    page.locator("#dxp-catalogue-unit").fill("名");
    assertThat(page.locator("#dxp-catalogue-changed")).containsText("1件");
    assertThat(page.locator("dxp-catalogue .again")).hasCount(0);
    page.locator("#dxp-catalogue-targets-0-form").selectOption("RANGE");
    page.locator("#dxp-catalogue-targets-0-value").fill("１，０００");
    page.locator("#dxp-catalogue-targets-0-upper").fill("2000");
    page.locator("#dxp-catalogue-add-target").click();
    page.locator("#dxp-catalogue-targets-1-period").fill("令和12年度");
    page.locator("#dxp-catalogue-targets-1-form").selectOption("IMPROVE");
    page.locator("#dxp-catalogue-targets-1-text-ja").fill("現状より増加");
    assertThat(page.locator("dxp-catalogue .again")).containsText("FY2023 からの指数をこの定義で計算し直します");
    page.locator("#dxp-catalogue-normalisation-method").selectOption("STAGES");
    page.locator("#dxp-catalogue-stages-0-name").fill("検討");
    page.locator("#dxp-catalogue-stages-0-score").fill("25");
    page.locator("#dxp-catalogue-add-stage").click();
    page.locator("#dxp-catalogue-stages-1-name").fill("本稼働");
    page.locator("#dxp-catalogue-stages-1-score").fill("100");
    page.locator("#dxp-catalogue-reason").fill("段階で測るため");
    assertFree();
    page.locator(SAVE).click();

    Locator second = page.locator("#dxp-catalogue-version-2");
    assertThat(second).containsText("1000～2000");
    assertThat(second).containsText("現状より増加");
    assertThat(second).containsText("検討 → 本稼働");
    JsonNode saved = newest("PAGE3");
    assertThat(saved.at("/targets/1/form").asString()).isEqualTo("IMPROVE");
    assertThat(saved.at("/targets/1/period").asString()).isEqualTo("FY2030");
    assertThat(saved.at("/normalisation/stages/本稼働").asInt()).isEqualTo(100);
    assertThat(complaints).isEmpty();
  }

  @Test
  void whoWasSlowerSeesWhatTheOtherChangedAndLosesNothing() {
    define("PAGE4");
    openForm("PAGE4");
    page.locator("#dxp-catalogue-name-en").fill("Borrowers of the mobile library");
    page.locator("#dxp-catalogue-reason").fill("英語の名称を直した");
    define("PAGE4", "名");
    page.locator(SAVE).click();

    assertThat(page.locator(SUMMARY)).containsText("ほかの人が先に第2版を保存しました");
    assertThat(page.locator(SUMMARY + " tr[data-member=unit]")).containsText("名");
    assertFocused(SUMMARY);
    assertFree();
    page.locator("#dxp-catalogue-keep").click();
    assertThat(page.locator("#dxp-catalogue-changed")).containsText("第2版からの変更点");
    page.locator("#dxp-catalogue-unit").fill("名");
    page.locator(SAVE).click();

    Locator third = page.locator("#dxp-catalogue-version-3");
    assertThat(third.locator("tr[data-member]")).hasCount(1);
    assertThat(third).containsText("Borrowers");
    assertThat(complaints).isEmpty();
  }

  @Test
  void inputIsNotLostWithoutAWord() {
    define("PAGE5");
    openForm("PAGE5");
    page.locator("#dxp-catalogue-unit").fill("名");
    page.onceDialog(Dialog::dismiss);
    page.locator("#dxp-catalogue-back").click();
    assertThat(page.locator("#dxp-catalogue-unit")).hasValue("名");

    page.onceDialog(Dialog::accept);
    page.locator("#dxp-catalogue-undo").click();
    assertThat(page.locator("#dxp-catalogue-unit")).hasValue("人");
    assertThat(page.locator("body[data-unsaved]")).hasCount(0);
    page.locator("#dxp-catalogue-cancel").click();

    assertFocused("#dxp-catalogue-change");
    assertThat(newest("PAGE5").get("version").asInt()).isEqualTo(1);
    assertThat(complaints).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"clerk", "committee"})
  void whoMayOnlyReadSeesNoForm(String user) {
    open(user, "I19");

    assertThat(page.locator("#dxp-catalogue-versions-title")).isVisible();
    assertThat(page.locator("#dxp-catalogue-version-1")).isVisible();
    assertThat(page.locator("#dxp-catalogue-change")).hasCount(0);
    assertFree();
    page.locator("#dxp-catalogue-values tr[data-period]:not([data-missing]) button")
        .first()
        .click();
    assertThat(page.locator("#dxp-catalogue-values a[href^='/kpis/K8']").first()).isVisible();
    page.locator("#dxp-catalogue-back").click();
    assertFocused("#dxp-catalogue-open-I19");
    assertThat(page.locator("#dxp-catalogue-add")).hasCount(0);
    assertThat(page.locator("#dxp-catalogue-import")).hasCount(0);
    assertThat(complaints).isEmpty();
  }

  @Test
  void departmentsAndUnitsAreCalledByTheirNamesInTheLanguageOfTheReader() {
    signIn("committee", "/staff/indicator");
    awaitElement();
    Locator row =
        page.locator("dxp-catalogue tbody tr")
            .filter(new Locator.FilterOptions().setHasText("I19"));
    assertThat(row).containsText("総合政策部 ＤＸ推進課");
    assertThat(page.locator("dxp-catalogue")).not().containsText("dx-promotion");
    assertThat(page.locator("#dxp-catalogue-department")).containsText("総合政策部 ＤＸ推進課");

    page.locator("#language").click();
    awaitElement();
    assertThat(row).containsText("DX Promotion");
    assertThat(row).containsText("people");
    assertThat(row.locator("td [lang=ja]")).hasCount(0);
    page.locator("#dxp-catalogue-department").selectOption("dx-promotion");
    page.locator("#dxp-catalogue-open-I19").click();
    assertThat(page.locator("dxp-catalogue dl").first()).containsText("DX Promotion");
    assertFree();
    assertThat(complaints).isEmpty();
  }

  @Test
  void aRevisionSaysOldAndNewAndWhoAndWhatWasKnownBefore() {
    define("PAGE6");
    Instant first = record("PAGE6", 12, "PROVISIONAL", 1);
    Instant between = first.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
    Awaitility.await("a second between the two")
        .atMost(Duration.ofSeconds(10))
        .until(() -> Instant.now().isAfter(between.plusSeconds(1)));
    record("PAGE6", 15, "FINAL", 2);
    open("committee", "PAGE6");

    Locator row = page.locator("tr[data-period='FY2024-Q1']");
    assertThat(row).containsText("15.0");
    row.locator("button").press("Enter");
    Locator revisions = page.locator("#dxp-catalogue-revisions-FY2024-Q1");
    assertThat(revisions).containsText("12.0 人");
    assertThat(revisions).containsText("→ 15.0 人");
    assertThat(revisions).containsText("＋3");
    assertThat(revisions).containsText("確報");
    assertThat(revisions.locator("tbody tr")).hasCount(2);
    assertThat(revisions).containsText("この値の経緯");
    assertThat(revisions).containsText("office");
    assertThat(page.locator("#dxp-catalogue-audit"))
        .hasAttribute("href", Pattern.compile("/api/indicators/PAGE6/audit\\.csv.*"));
    assertFree();

    page.locator("#dxp-catalogue-day").fill(JapanTime.day(between).toString());
    page.locator("#dxp-catalogue-time").fill(SECONDS.format(between.atZone(JapanTime.ZONE)));
    page.locator("#dxp-catalogue-known").click();
    assertThat(page.locator("#dxp-catalogue-values-status")).containsText("時点で分かっていた値");
    assertThat(row).containsText("12.0");
    page.locator("#dxp-catalogue-day").fill("2020-01-01");
    page.locator("#dxp-catalogue-time").fill("");
    page.locator("#dxp-catalogue-known").click();
    assertThat(page.locator("#dxp-catalogue-values-status")).containsText("まだ値がありませんでした");
    page.locator("#dxp-catalogue-now").click();
    assertThat(row).containsText("15.0");
    assertThat(complaints).isEmpty();
  }

  @Test
  void aListThatCannotBeLoadedIsTriedAgain() {
    signIn("office", "/staff");
    page.route("**/api/indicators", route -> route.abort());
    page.navigate(PLATFORM.portal() + "/staff/indicator");

    assertThat(page.locator("dxp-catalogue [role=alert]")).containsText("読み込めませんでした");
    assertFree();
    page.unroute("**/api/indicators");
    page.locator("dxp-catalogue").getByText("もう一度試す").click();
    assertThat(page.locator("#dxp-catalogue-count")).containsText("件中");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ja", "en"})
  void fitsOnAPhone(String language) {
    define("PAGE7");
    page.setViewportSize(390, 844);
    signIn("office", "/staff/indicator?lang=" + language);
    awaitElement();
    assertFits();

    page.locator("#dxp-catalogue-open-PAGE7").click();
    assertThat(page.locator("#dxp-catalogue-version-1")).isVisible();
    assertFits();
    page.locator("#dxp-catalogue-change").click();
    page.locator("#dxp-catalogue-add-target").click();
    page.locator(SAVE).click();
    assertThat(page.locator(SUMMARY)).hasAttribute("role", "alert");
    assertFits();
    page.onceDialog(Dialog::accept);
    page.locator("#dxp-catalogue-back").click();
    page.locator("#dxp-catalogue-import").click();
    assertFits();
    assertNoOtherComplaintThan("422");
  }

  /// Reports a value and waits for its revision.
  ///
  /// @return when it was recorded
  private static Instant record(String code, int value, String status, int revision) {
    String body =
        "{\"indicator\":\"%s\",\"period\":\"FY2024-Q1\",\"value\":%d,\"status\":\"%s\"}"
            .formatted(code, value, status);
    Awaitility.await("ingestion knows " + code)
        .atMost(Figures.PATIENCE)
        .until(() -> PLATFORM.observe("office", body).body().contains("\"accepted\":[\""));
    return Awaitility.await("revision " + revision + " of " + code)
        .atMost(Figures.PATIENCE)
        .until(
            () ->
                JsonMapper.shared()
                    .readTree(PLATFORM.get("/api/indicators/" + code + "/values", "office").body())
                    .at("/values/0"),
            entry -> entry.path("revision").asInt() == revision)
        .at("/recordedAt")
        .asString()
        .transform(Instant::parse);
  }
}
