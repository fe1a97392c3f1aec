package dxpulse.infra.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Clerks report what is due, and mend what came back. Whatever they report is taken back at the
/// end, but for one figure of a village that nobody else reports.
@Order(4)
class EntryPageIT extends StaffBrowser {
  private static final String VILLAGE = "024503";
  private static final List<String> ROLES =
      List.of("table", "rowgroup", "row", "columnheader", "rowheader", "cell");

  /// Drafts would be sent along by whoever opens the same period next.
  @AfterEach
  void removeDrafts() {
    for (String period : List.of("FY2024-Q3", "FY2024-Q4")) {
      for (JsonNode item : sheet(period)) {
        String path =
            "/api/ingestion/drafts/%s/%s".formatted(item.get("indicator").asString(), period);
        assertThat(PLATFORM.send("DELETE", path, "clerk", null).statusCode()).isEqualTo(204);
      }
    }
  }

  @Test
  void nothingChangedIsOneClickAndNoValueTakesAReason() {
    open("clerk", "?period=FY2024-Q3");
    Locator row = page.locator("tr[data-indicator=I16]");
    assertThat(row).containsText("21市町村", contained());
    row.getByText("変化なし").click();
    assertThat(page.locator("#dxp-entry-I16-value")).hasValue("21");
    page.locator("tr[data-indicator=I20]").getByText("値なし").click();
    assertThat(page.locator("#dxp-entry-I20-absence")).isFocused();
    submit();
    assertThat(message("I20")).containsText("値がない理由を書いてください", contained());
    assertFree();

    page.keyboard().type("今期は研修がなかった");
    submit();
    assertThat(message("I16")).containsText("提出しました", contained());
    assertThat(message("I20")).containsText("提出しました", contained());
    assertThat(page.locator("tr[data-indicator=I20]")).containsText("今期は研修がなかった");
    assertFree();
    photograph("entry-submitted");

    takeBack("I16");
    takeBack("I20");
    assertThat(complaints).isEmpty();
  }

  @Test
  void aDraftSurvivesAClosedBrowser() {
    open("clerk", "?period=FY2024-Q3");
    page.locator("#dxp-entry-I06-value").fill("約１１０");
    page.locator("#dxp-entry-I06-note").fill("名簿で確認中");
    assertThat(page.locator("dxp-entry .save [role=status]")).containsText("下書き保存済み", contained());

    nextPerson();
    open("clerk", "?period=FY2024-Q3");

    assertThat(page.locator("#dxp-entry-I06-value")).hasValue("約１１０");
    assertThat(page.locator("#dxp-entry-I06-note")).hasValue("名簿で確認中");
    assertThat(page.locator("#dxp-entry-I06-hint")).containsText("下書き", contained());
    assertThat(complaints).isEmpty();
  }

  @Test
  void theSecondOfTwoPeopleIsShownWhatTheFirstTyped() {
    open("clerk", "?period=FY2024-Q4");
    try (BrowserContext other = page.context().browser().newContext()) {
      Page first = page;
      page = other.newPage();
      page.setDefaultTimeout(PATIENCE);
      open("approver", "?period=FY2024-Q4");
      page.locator("#dxp-entry-I06-value").fill("130");
      assertThat(page.locator("dxp-entry .save [role=status]"))
          .containsText("下書き保存済み", contained());
      page = first;
    }

    page.locator("#dxp-entry-I06-value").fill("131");

    assertThat(message("I06")).containsText("先に入力しました：「130」", contained());
    assertThat(page.locator("#dxp-entry-I06-value")).hasValue("131");
    assertFree();
    message("I06").getByText("相手の入力を使う").click();
    assertThat(page.locator("#dxp-entry-I06-value")).hasValue("130");
    assertThat(complaints)
        .as("the browser tells of the conflict, too")
        .allMatch(line -> line.contains("409"));
  }

  @Test
  void anOutlierAsksForAWordAboutItInEnglish() {
    page.setViewportSize(PHONE, 844);
    open("clerk", "?period=FY2024-Q4&lang=en");
    Locator row = page.locator("tr[data-indicator=I20]");
    page.locator("#dxp-entry-I20-value").fill("5000");
    assertThat(row).containsText("More than three times the usual step", contained());
    submit();
    assertThat(message("I20")).containsText("An unusual value: say why in the note", contained());
    assertThat(page.locator("#dxp-entry-I20-note")).isFocused();
    assertFree();

    page.keyboard().type("All staff took part");
    submit();
    assertThat(message("I20")).containsText("Submitted", contained());
    assertNarrow();
    assertFree();
    photograph("entry-phone-en");
    row.getByText("Take back", new Locator.GetByTextOptions().setExact(true)).click();
    assertThat(message("I20")).containsText("Taken back", contained());
    assertThat(complaints).isEmpty();
  }

  @Test
  void aPhoneTellsAScreenReaderTheSameTableAsADesktop() {
    open("clerk", "?period=FY2024-Q3");
    int rows = page.locator("dxp-entry tbody tr").count();
    Map<String, Integer> desktop = roles();

    page.setViewportSize(PHONE, 844);
    Map<String, Integer> phone = roles();

    assertThat(page.locator("dxp-entry tbody tr").first()).hasCSS("display", "block");
    assertThat(phone)
        .isEqualTo(desktop)
        .containsEntry("table", 1)
        .containsEntry("row", rows + 1)
        .containsEntry("columnheader", 5)
        .containsEntry("rowheader", rows)
        .containsEntry("cell", 4 * rows);
    assertNarrow();
    assertFree();
  }

  @Test
  void whatCameBackIsFoundMendedTakenBackAndApprovedWhateverItsPeriodAndArea() {
    report("I16", "FY2024-Q4", ",\"area\":\"" + VILLAGE + "\"", 1);
    report("I10", "FY2024-Q4", "", 52);
    open("approver", "");
    Locator approve = section("approve");
    assertThat(approve.locator("tbody tr")).hasCount(2);
    approve.locator("thead input[type=checkbox]").check();
    page.locator("#dxp-entry-approve-note").fill("集計を確かめてください");
    approve.getByText("2件を差し戻す").click();
    assertThat(approve).containsText("2件を差し戻しました", contained());
    assertThat(complaints).isEmpty();

    nextPerson();
    page.setViewportSize(PHONE, 844);
    open("clerk", "");
    Locator sheet = page.locator("#dxp-entry-sheet-section");
    assertThat(sheet).containsText("差し戻された報告（2件）", contained());
    Locator village = sheet.locator("tr[data-report='020001|I16|%s|FY2024-Q4']".formatted(VILLAGE));
    assertThat(village).containsText("令和6年度第4四半期");
    assertThat(village).containsText(VILLAGE);
    assertThat(village).containsText("集計を確かめてください");
    assertNarrow();
    assertFree();
    photograph("entry-returned-phone");
    page.setViewportSize(1280, 800);
    assertFree();
    photograph("entry-returned");
    village.locator("[id$='-value']").fill("2");
    submit();
    assertThat(sheet).containsText("1件を提出しました", contained());
    assertThat(sheet).containsText("直していないものが1件あります", contained());
    Locator whole = sheet.locator("tr[data-report='020001|I10|020001|FY2024-Q4']");
    whole.getByText("このままでよい").click();
    submit();
    assertThat(whole).containsText("承認待ち", contained());

    approve = section("approve");
    assertThat(approve.locator("tbody tr")).hasCount(2);
    assertFree();
    approve.locator("tr[data-report^='020001|I10']").getByText("取り下げる").click();
    assertThat(approve).containsText("取り下げました", contained());
    assertThat(approve.locator("tbody tr")).hasCount(1);
    approve.getByText("直して提出する").click();
    assertThat(page.locator("#dxp-entry-sheet-section h2").last())
        .containsText("令和6年度第4四半期", contained());
    assertThat(complaints).isEmpty();

    nextPerson();
    open("approver", "");
    approve = section("approve");
    assertThat(approve.locator("tbody tr")).hasCount(1);
    approve.locator("tbody input[type=checkbox]").check();
    approve.getByText("選んだ1件を承認する").click();
    Locator approved = approve.locator(".approved");
    assertThat(approved).containsText(VILLAGE + ": 2市町村", contained());
    assertThat(approved).containsText("公開に送りました");
    assertThat(approved).containsText("再開できるのはDX推進課だけです");
    assertFree();
    photograph("approve-done");
    approved.getByText("承認済みの一覧を見る").click();
    assertThat(approve.locator("tr[data-report='020001|I16|%s|FY2024-Q4']".formatted(VILLAGE)))
        .containsText("承認済み", contained());
    assertThat(complaints).isEmpty();
  }

  @Test
  void allRowsOfAFileAreSeenAndReleasedAtOnce() {
    open("clerk", "");
    String rows =
        Stream.of("FY2024-Q1", "FY2024-Q2", "FY2024-Q3")
            .map(period -> "I16,%s,%s,2\n".formatted(VILLAGE, period))
            .collect(Collectors.joining());
    List<String> costs = hearsCosts();
    Locator upload = section("upload");
    page.locator("#dxp-entry-file")
        .setInputFiles(
            new FilePayload(
                "村の値.csv",
                "text/csv",
                ("指標コード,地域コード,期間,値\n" + rows).getBytes(StandardCharsets.UTF_8)));
    upload.getByText("内容を確認する").click();
    upload.getByText("使える3行を送信する").or(upload.getByText("3行を送信する")).first().click();
    assertThat(upload).containsText("3行は承認を待っています", contained());
    assertCostsOfThreePeriods(costs, "UPLOAD");

    nextPerson();
    page.setViewportSize(PHONE, 844);
    open("approver", "");
    costs = hearsCosts();
    Locator approve = section("approve");
    Locator wholes = approve.locator(".wholes");
    wholes.getByText("3件をまとめて確認する").first().click();
    assertThat(wholes).containsText("前期と同じ", contained());
    assertThat(wholes).containsText("いつもの範囲を外れた値はありません");
    assertNarrow();
    assertFree();
    photograph("approve-whole-phone");
    page.setViewportSize(1280, 800);
    photograph("approve-whole");
    wholes.getByText("3件すべてを差し戻す").click();
    assertThat(wholes).containsText("差し戻す理由を書いてください", contained());
    wholes.getByText("3件すべてを承認する").click();
    assertThat(wholes).containsText("3件を承認しました", contained());
    assertCostsOfThreePeriods(costs, "APPROVAL");
    assertThat(approve).containsText("承認を待っている報告はありません", contained());
    assertFree();
    assertThat(complaints).isEmpty();
  }

  private void open(String user, String query) {
    signIn(user, "/staff/ingestion" + query);
    awaitElement();
    Locator all = page.locator("#dxp-entry-all");
    all.check();
  }

  /// What the page tells of how long work took.
  private List<String> hearsCosts() {
    List<String> told = new CopyOnWriteArrayList<>();
    page.onRequest(request -> {
      if (request.url().endsWith("/api/ingestion/efforts")) {
        told.add(request.postData());
      }
    });
    return told;
  }

  private static void assertCostsOfThreePeriods(List<String> costs, String work) {
    assertThat(costs.stream().map(JsonMapper.shared()::readTree).toList())
        .as("what the whole cost is told once for each period")
        .allMatch(cost -> cost.get("work").asString().equals(work))
        .allMatch(cost -> cost.get("values").intValue() == 1)
        .extracting(cost -> cost.get("period").asString())
        .containsExactlyInAnyOrder("FY2024-Q1", "FY2024-Q2", "FY2024-Q3");
  }

  private Locator section(String id) {
    page.locator("dxp-entry nav a[href='#" + id + "']").click();
    return page.locator("#dxp-entry-" + id + "-section");
  }

  private void submit() {
    page.locator("#dxp-entry-sheet-section button[type=submit]").click();
  }

  private Locator message(String indicator) {
    return page.locator("#dxp-entry-" + indicator + "-message");
  }

  private void takeBack(String indicator) {
    page.locator("tr[data-indicator=" + indicator + "]").getByText("取り下げる").click();
    assertThat(message(indicator)).containsText("取り下げました", contained());
  }

  private static void report(String indicator, String period, String more, int value) {
    var answer =
        PLATFORM.send(
            "POST",
            "/api/ingestion/reports",
            "clerk",
            "[{\"indicator\":\"%s\",\"period\":\"%s\"%s,\"value\":%d}]"
                .formatted(indicator, period, more, value));
    assertThat(answer.body()).contains("SUBMITTED");
  }

  private static List<JsonNode> sheet(String period) {
    return JsonMapper.shared()
        .readTree(PLATFORM.get("/api/ingestion/sheet?period=" + period, "clerk").body())
        .get("items")
        .valueStream()
        .toList();
  }

  /// How often each role of a table stands in what the browser tells a screen reader.
  private Map<String, Integer> roles() {
    CDPSession tools = page.context().newCDPSession(page);
    JsonObject tree = tools.send("Accessibility.getFullAXTree");
    tools.detach();
    Map<String, Integer> counts = new TreeMap<>();
    for (JsonElement each : tree.getAsJsonArray("nodes")) {
      JsonObject node = each.getAsJsonObject();
      String role = node.has("role") ? node.getAsJsonObject("role").get("value").getAsString() : "";
      if (!node.get("ignored").getAsBoolean() && ROLES.contains(role)) {
        var _ = counts.merge(role, 1, Integer::sum);
      }
    }
    return counts;
  }
}
