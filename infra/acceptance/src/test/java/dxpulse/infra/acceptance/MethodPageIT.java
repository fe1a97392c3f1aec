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
  void anotherNormalisationAFloorAndAMinimumCoverageAreTriedWithTheKeyboard() {
    open("office");
    Locator status = page.locator("#dxp-method-whatif [role=status]");
    assertThat(status).containsText("現在の算出方法の指数です", contained());
    Locator oldest = page.locator("#dxp-method-preview tbody tr").last().locator("td").nth(1);

    tabTo("#dxp-method-try-I17-method");
    page.keyboard().press("ArrowDown");
    assertThat(page.locator("#dxp-method-try-I17-method")).hasValue("DISTANCE");
    assertThat(page.locator("#dxp-method-try-I17-method")).isFocused();
    assertThat(status).containsText("期で変わります", contained());
    String withFloor = oldest.textContent();
    tabTo("#dxp-method-try-floor-none");
    page.keyboard().press("Space");
    assertThat(oldest).not().hasText(withFloor);
    assertThat(page.locator("#dxp-method-preview svg")).isVisible();

    page.locator("#dxp-method-try-I17-method").selectOption("GOALPOSTS");
    assertThat(page.locator("#dxp-method-try-I17-lower")).hasValue("4");
    assertThat(page.locator("#dxp-method-try-I17-upper")).hasValue("50");
    page.locator("#dxp-method-try-I17-upper").fill("2");
    Locator fault =
        page.locator("#dxp-method-try-I17-upper-fault, #dxp-method-try-I17-method-fault");
    assertThat(fault.filter(new Locator.FilterOptions().setHasText("⚠"))).hasCount(1);
    page.locator("#dxp-method-try-I17-upper").fill("60");
    assertThat(status).containsText("試算", contained());
    assertFree();
    photographAtBothWidths("method-tried");

    page.locator("#dxp-method-try-coverage-number").fill("101");
    assertThat(page.locator("#dxp-method-try-coverage-number-fault"))
        .containsText("⚠", contained());
    tabTo("#dxp-method-try-coverage");
    page.keyboard().press("Home");
    assertThat(page.locator("#dxp-method-try-coverage-number")).hasValue("0");
    page.keyboard().press("ArrowRight");
    assertThat(status).containsText("試算", contained());
    page.locator("#dxp-method-take").click();
    assertThat(page.locator("[name='/minimumCoverage']")).hasValue("5");
    assertThat(page.locator("[name='/floor/none']")).isChecked();
    page.locator("#language").click();
    awaitElement();
    page.locator("#dxp-method-kpi").selectOption(KPI);
    assertThat(page.getByLabel("How I17 is measured")).isVisible();
    assertThat(page.getByLabel("Floor of a score").first()).isVisible();
    assertThat(page.getByLabel("Minimum coverage").first()).isVisible();
    assertFree();
    assertThat(complaints).allMatch(each -> each.contains("status of 422"));
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
