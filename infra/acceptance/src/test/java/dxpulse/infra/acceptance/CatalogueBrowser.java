package dxpulse.infra.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The catalogue's page in a browser. Each test defines indicators of its own, which no KPI is made
/// of.
abstract class CatalogueBrowser extends StaffBrowser {
  private static String definition(String unit, int baseline) {
    return """
    {"name": {"ja": "移動図書館の利用者数", "en": "Readers of the mobile library"},
     "definition": {"ja": "期間中に移動図書館で本を借りた人の数"}, "unit": "%s", "decimals": 1,
     "direction": "HIGHER_IS_BETTER", "accumulation": "STOCK", "frequency": "QUARTER",
     "baseline": {"period": "FY2023", "value": %d}, "targets": [{"period": "FY2028", "value": 98765}],
     "normalisation": {"method": "RATIO"}, "department": "mobile-library", "validFrom": "FY2023",
     "reason": "はじめの定義"}
    """
        .formatted(unit, baseline);
  }

  static void define(String code) {
    define(code, "人");
  }

  static void define(String code, String unit) {
    var answer = PLATFORM.send("PUT", "/api/indicators/" + code, "office", definition(unit, 43210));
    assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201);
  }

  void open(String user, String code) {
    signIn(user, "/staff/indicator");
    awaitElement();
    page.locator("#dxp-catalogue-open-" + code).click();
    assertThat(page.locator("dxp-catalogue h2")).containsText(code);
  }

  /// A refused draft is an answer, which the browser notes as a failure of its own.
  void assertNoOtherComplaintThan(String status) {
    assertThat(complaints).allMatch(each -> each.contains("status of " + status));
  }

  @BeforeEach
  void onADesktop() {
    page.setViewportSize(1280, 900);
  }

  void assertFits() {
    Object wide = page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth");
    assertThat(((Number) wide).intValue()).as(page.url()).isLessThanOrEqualTo(0);
    assertFree();
  }

  static JsonNode newest(String code) {
    return JsonMapper.shared().readTree(PLATFORM.get("/api/indicators/" + code, "office").body());
  }
}
