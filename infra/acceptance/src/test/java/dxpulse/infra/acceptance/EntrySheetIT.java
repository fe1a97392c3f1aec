package dxpulse.infra.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.JapanTime;
import dxpulse.contracts.types.time.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Clerks are taken to what they owe, and paste it. Nothing is sent.
@Order(4)
class EntrySheetIT extends StaffBrowser {
  /// No other story reports for it what a department reports of the whole prefecture.
  private static final String PERIOD = "FY2023-Q4";

  /// Drafts would be sent along by whoever opens the same period next.
  @AfterEach
  void removeDrafts() {
    for (JsonNode item :
        JsonMapper.shared()
            .readTree(PLATFORM.get("/api/ingestion/sheet?period=" + PERIOD, "clerk").body())
            .get("items")) {
      String path =
          "/api/ingestion/drafts/%s/%s".formatted(item.get("indicator").asString(), PERIOD);
      assertThat(PLATFORM.send("DELETE", path, "clerk", null).statusCode()).isEqualTo(204);
    }
  }

  /// Nobody ticks the box that shows more.
  @Test
  void aDepartmentOfYearsAndHalvesIsTakenToWhatItOwesAndNotToldThatAllIsDone() {
    LocalDate today = JapanTime.day(Instant.now());
    Period half = Granularity.HALF.containing(today).previous();
    signIn("clerk-agriculture", "/staff/ingestion?period=FY2024-Q3");
    awaitElement();
    Locator sheet = page.locator("#dxp-entry-sheet-section");
    assertThat(sheet.locator(".progress")).containsText("この期に報告するものはありません", contained());
    assertThat(sheet.locator(".progress")).not().containsText("済んでいます");
    Locator due = sheet.locator(".dxp-entry-due");
    assertThat(due).containsText("提出するもの", contained());
    assertThat(due).containsText(Granularity.YEAR.containing(today).previous().japaneseLabel());
    assertThat(sheet.locator(".progress button")).hasCount(1);
    assertFree();
    photograph("entry-nothing-expected");
    page.setViewportSize(PHONE, 844);
    assertNarrow();
    photograph("entry-nothing-expected-phone");

    due.locator("button[data-period='" + half + "']").click();

    assertThat(sheet.locator("h2").last()).containsText(half.japaneseLabel(), contained());
    assertThat(sheet.locator("tr[data-indicator=I05]")).isVisible();
    assertThat(sheet.locator("tr[data-indicator=I03]")).hasCount(0);
    assertThat(sheet.locator(".progress")).containsText("1件のうち0件が報告済み、残り1件");
    assertFree();
    assertThat(complaints).isEmpty();
  }

  @Test
  void whoAsksForNoPeriodBeginsWithWhatIsDueFirstAndTheListOfPeriodsFollows() {
    page.setViewportSize(1440, 900);
    signIn("clerk-agriculture", "/staff/ingestion");
    awaitElement();
    Locator sheet = page.locator("#dxp-entry-sheet-section");
    assertThat(sheet.locator(".dxp-entry-due li").first()).containsText("下の表", contained());
    String first = page.locator("#dxp-entry-period").inputValue();
    assertThat(page.locator("#period")).hasValue(first);
    assertThat(page.locator("#period optgroup[label='月'] option").nth(1))
        .hasText(
            Granularity.MONTH.containing(JapanTime.day(Instant.now())).previous().japaneseLabel(),
            text());

    tabTo("#period");
    page.keyboard().press("ArrowDown");
    String chosen = page.locator("#period").inputValue();
    page.keyboard().press("Tab");
    page.keyboard().press("Enter");

    page.waitForURL("**/staff/ingestion?period=" + chosen);
    awaitElement();
    assertThat(chosen).isNotEqualTo(first);
    assertThat(page.locator("#dxp-entry-period")).hasValue(chosen);
    sheet.locator(".dxp-entry-due button[data-period='" + first + "']").click();
    assertThat(page.locator("#dxp-entry-period")).hasValue(first);
    assertThat(page.locator("#period")).hasValue(first);
    page.locator("#language").click();
    awaitElement();
    assertThat(page.locator("#period")).hasValue(first);
    assertThat(page.locator("#period optgroup").last()).hasAttribute("label", "Fiscal years");
    assertFree();
    assertThat(complaints).isEmpty();
  }

  @Test
  void besideEachFieldStandItsUnitDefinitionLastValueTrendAndValueOfTheYearBefore() {
    signIn("clerk", "/staff/ingestion?period=FY2024-Q1");
    awaitElement();
    page.locator("#dxp-entry-all").check();
    Locator row = page.locator("tr[data-indicator=I20]");
    Locator before = row.locator("td.before");

    assertThat(row.locator("th")).containsText("単位 人", contained());
    row.getByText("定義").click();
    assertThat(row.locator("th details")).containsText("期間中の基礎研修でe-ラーニングを受講した人数");
    assertThat(before).containsText("前期 72人");
    assertThat(before).containsText("前年同期 38人");
    assertThat(before.locator("polyline"))
        .hasAttribute("points", Pattern.compile("([0-9.]+,[0-9.]+ ){3}[0-9.]+,[0-9.]+"));
    assertFree();
    assertThat(complaints).isEmpty();
  }

  @Test
  void theLastValueStandsInTheFieldAndIsNotReportedUntilItIsTakenOver() {
    signIn("clerk", "/staff/ingestion?period=FY2025-Q2");
    awaitElement();
    page.locator("#dxp-entry-all").check();
    Locator row = page.locator("tr[data-indicator=I20]");
    Locator value = page.locator("#dxp-entry-I20-value");
    assertThat(value).hasAttribute("placeholder", Pattern.compile("前回 [0-9]+"));
    assertThat(value).hasValue("");
    assertThat(value).hasAttribute("aria-describedby", Pattern.compile("^dxp-entry-I20-before "));
    assertThat(page.locator("#dxp-entry-I20-before")).containsText("人");
    assertThat(page.locator("#dxp-entry-sheet-section")).containsText("入力するか「変化なし」を押すまで報告されません");
    String last = value.getAttribute("placeholder").replace("前回 ", "");
    assertFree();
    photographAtBothWidths("entry-suggested");

    page.locator("#dxp-entry-sheet-section button[type=submit]").click();
    assertThat(pasted()).containsText("入力された値がありません", contained());
    assertThat(row).not().containsText("提出しました");

    tabTo("#dxp-entry-I20-value");
    page.keyboard().press("Tab");
    page.keyboard().press("Space");
    assertThat(value).hasValue(last);
    assertThat(value).isFocused();
    assertThat(page.locator("dxp-entry .save [role=status]")).containsText("下書き保存済み", contained());
    assertThat(
            PLATFORM
                .send("DELETE", "/api/ingestion/drafts/I20/FY2025-Q2", "clerk", null)
                .statusCode())
        .isEqualTo(204);
    page.locator("#language").click();
    awaitElement();
    page.locator("#dxp-entry-all").check();
    assertThat(value).hasAttribute("placeholder", "Last " + last);
    assertThat(complaints).isEmpty();
  }

  @Test
  void aMonthlyFigureIsOnTheListAndOneClickAway() {
    Period month = Granularity.MONTH.containing(JapanTime.day(Instant.now())).previous();
    page.setViewportSize(1440, 900);
    signIn("clerk", "/staff/ingestion");
    awaitElement();
    Locator sheet = page.locator("#dxp-entry-sheet-section");
    Locator open = sheet.locator(".dxp-entry-due button[data-period='" + month + "']");
    assertThat(
            sheet
                .locator(".dxp-entry-due li")
                .filter(
                    new Locator.FilterOptions()
                        .setHas(page.locator("button[data-period='" + month + "']"))))
        .containsText("I15 オンライン手続き利用率", contained());
    photograph("entry-due");

    open.click();

    assertThat(sheet.locator("tr[data-indicator=I15]")).isVisible();
    assertFree();
    assertThat(complaints).isEmpty();
  }

  @Test
  void aColumnFromExcelFillsTheFieldsBelowEachOtherAndABlankLeavesWhatIsThere() {
    open();
    List<Locator> fields = page.locator("tbody [id$='-value']").all();
    fields.get(2).fill("7");

    paste(fields.getFirst(), "１２０\r\n51.5\r\n\r\n");

    assertThat(fields.get(0)).hasValue("１２０");
    assertThat(fields.get(1)).hasValue("51.5");
    assertThat(fields.get(2)).hasValue("7");
    assertThat(pasted()).hasText("3行を貼り付けました。", text());
    assertThat(page.locator("dxp-entry .save [role=status]")).containsText("下書き保存済み", contained());
    assertFree();
    assertThat(complaints).isEmpty();
  }

  @Test
  void twoColumnsAreCountsThreeStandAsInTheTemplateAndWhatHasNoPlaceIsNamed() {
    open();
    Locator value = page.locator("#dxp-entry-I10-value");
    Locator numerator = page.locator("#dxp-entry-I10-numerator");
    Locator denominator = page.locator("#dxp-entry-I10-denominator");

    paste(value, "13\t26");
    assertThat(numerator).hasValue("13");
    assertThat(denominator).hasValue("26");
    assertThat(value).hasValue("");
    assertThat(pasted()).hasText("1行を貼り付けました。", text());

    paste(value, "53.8\t14\t26");
    assertThat(numerator).hasValue("14");
    assertThat(denominator).hasValue("26");
    assertThat(value).hasValue("");
    assertThat(pasted()).containsText("使わなかったもの：I10 値「53.8」", contained());

    paste(page.locator("#dxp-entry-I20-value"), "55\t\t2");
    assertThat(page.locator("#dxp-entry-I20-value")).hasValue("55");
    assertThat(pasted()).containsText("使わなかったもの：I20 分母「2」", contained());

    paste(value, "1\t2\t3\t4");
    assertThat(pasted()).containsText("列が多すぎるので、貼り付けませんでした", contained());
    assertThat(numerator).hasValue("14");
    assertThat(page.locator("dxp-entry .save [role=status]")).containsText("下書き保存済み", contained());
    assertFree();
    assertThat(complaints).isEmpty();
  }

  private void open() {
    signIn("clerk", "/staff/ingestion?period=" + PERIOD);
    awaitElement();
    page.locator("#dxp-entry-all").check();
  }

  private void paste(Locator field, String text) {
    page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
    page.evaluate("text => navigator.clipboard.writeText(text)", text);
    field.focus();
    page.keyboard().press("ControlOrMeta+v");
  }

  private Locator pasted() {
    return page.locator("#dxp-entry-sheet-section form[novalidate] > p[aria-live]");
  }
}
