package dxpulse.infra.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// The entry page in a browser.
abstract class EntryBrowser extends StaffBrowser {
  void open(String user, String query) {
    signIn(user, "/staff/ingestion" + query);
    awaitElement();
  }

  Locator section(String id) {
    page.locator("dxp-entry nav a[href='#" + id + "']").click();
    return page.locator("#dxp-entry-" + id + "-section");
  }

  /// Chooses a file and looks at it; nothing is sent.
  Locator look(String name, String content) {
    Locator upload = section("upload");
    page.locator("#dxp-entry-file")
        .setInputFiles(new FilePayload(name, "text/csv", content.getBytes(StandardCharsets.UTF_8)));
    upload.locator(".btn.key").first().click();
    return upload;
  }

  /// A figure in the sheet, with its message.
  void type(String indicator, String value) {
    page.locator("#dxp-entry-all").check();
    page.locator("#dxp-entry-" + indicator + "-value").fill(value);
  }

  void submit() {
    page.locator("#dxp-entry-sheet-section button[type=submit]").click();
  }

  Locator message(String indicator) {
    return page.locator("#dxp-entry-" + indicator + "-message");
  }

  /// What waits is released as the approver releases it.
  static void approveAll(int expected) {
    List<JsonNode> waiting = Desk.waiting("approver");
    assertThat(waiting).hasSize(expected);
    String chosen = Desk.reports(waiting);
    assertThat(PLATFORM.send("POST", "/api/ingestion/reports/approve", "approver", chosen).body())
        .doesNotContain("REFUSED");
  }

  /// A form that was sent with a fault is told by the browser, too.
  void assertNoOtherComplaintThan(String status) {
    assertThat(complaints).allMatch(each -> each.contains("status of " + status));
  }
}
