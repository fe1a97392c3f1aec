package dxpulse.infra.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// The office and the committee read a method, try another one, and the office changes it. No other
/// test needs the figures of K7.
@Order(4)
class MethodPageIT extends StaffBrowser {
  private static final String KPI = "K7";
  private static final String WEIGHT = "#dxp-method-try-I17-weight";

  private void open(String user) {
    signIn(user, "/staff/kpi-scoring");
    awaitElement();
    page.locator("#dxp-method-kpi").selectOption(KPI);
    assertThat(page.locator("#dxp-method-preview table")).isVisible();
  }

  @BeforeEach
  void onADesktop() {
    page.setViewportSize(1280, 900);
  }

  @Test
  void aWeightIsTriedWithTheKeyboardAndNothingIsStored() {
    open("committee");
    Locator status = page.locator("#dxp-method-whatif [role=status]");
    assertThat(status).containsText("現在の算出方法の指数です", contained());
    assertFree();

    tabTo(WEIGHT);
    for (int i = 0; i < 20; i++) {
      page.keyboard().press("ArrowRight");
    }

    assertThat(status).containsText("試算", contained());
    assertThat(status).containsText("期で変わります");
    assertThat(page.locator(WEIGHT + "-number")).hasValue("3");
    assertThat(page.locator("#dxp-method-preview svg")).isVisible();
    assertThat(page.getByText("ここでの変更は何も保存されません")).isVisible();
    assertFree();
    tabTo("#dxp-method-reset");
    page.keyboard().press("Enter");
    assertThat(status).containsText("現在の算出方法の指数です", contained());
    assertThat(page.locator(WEIGHT + "-number")).hasValue("1");
    assertThat(page.locator("#dxp-method-take")).hasCount(0);
    assertThat(complaints).isEmpty();
  }

  @Test
  void saysHowMuchTheIndexDependsOnTheMethod() {
    open("committee");

    Locator panel = page.locator("#dxp-method-sensitivity");
    assertThat(panel.locator("table").first()).isVisible();
    assertThat(panel).containsText("加重幾何平均", contained());
    assertThat(panel).containsText("I17");
    assertThat(complaints).isEmpty();
  }

  @Test
  void whatIsTriedIsTakenOverAndNeedsAReason() {
    open("office");
    page.locator(WEIGHT + "-number").fill("2");
    page.locator("#dxp-method-take").click();
    assertThat(page.locator("#dxp-method-components-0")).hasValue("2");
    Locator again = page.locator("dxp-method .again");
    assertThat(again).containsText("からの指数をこの方法で計算し直します");
    String first = page.locator("[name='/validFrom']").inputValue();
    page.locator("[name='/validFrom']").fill("FY2099");
    assertThat(again).hasCount(0);
    page.locator("[name='/validFrom']").fill(first);
    assertThat(again).isVisible();

    page.locator("#dxp-method-save").click();
    assertThat(page.locator("dxp-method [role=alert]").first()).containsText("変更の理由", contained());
    assertFree();

    page.locator("dxp-method textarea").fill("用紙の削減を重く見るため");
    page.locator("#dxp-method-save").click();

    Locator versions = page.locator("dxp-method").getByText("用紙の削減を重く見るため");
    assertThat(versions.first()).isVisible();
    assertThat(complaints).isEmpty();
  }

  @Test
  void fitsOnAPhone() {
    page.setViewportSize(390, 844);
    open("office");

    Object wide = page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth");

    assertThat(List.of(0, 1)).contains(((Number) wide).intValue());
    assertFree();
  }
}
