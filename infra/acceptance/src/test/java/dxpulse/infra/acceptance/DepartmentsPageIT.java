package dxpulse.infra.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route.FulfillOptions;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// The office keeps the departments and their addresses, by keyboard and on a phone.
@Order(4)
class DepartmentsPageIT extends StaffBrowser {
  private static final String API = "**/api/ingestion/departments";

  @Test
  void theOfficeAddsADepartmentMendsWhatIsWrongAtItsFieldAndTakesItBack() {
    page.setViewportSize(1440, 900);
    open("");
    Locator section = section();
    assertThat(card("tourism")).containsText("初期設定のまま", contained());
    assertThat(section).containsText("メールサーバーが設定されていない");
    photograph("departments");

    section.getByText("部署を追加").press("Enter");
    page.locator("#dxp-department-key").fill("harbours");
    page.locator("#dxp-department-addresses").fill("kowan＠example.jp\n\n港湾課");
    page.locator("#dxp-department-addresses").press("Tab");
    page.keyboard().press("Enter");
    Locator faults = section.locator(".faults");
    assertThat(faults).containsText("2件の誤りがあります", contained());
    assertThat(faults).isFocused();
    assertThat(page.locator("#dxp-department-addresses-fault"))
        .hasText("⚠ 3行目「港湾課」: メールアドレスの形ではありません", text());
    assertThat(page.locator("#dxp-department-name-ja")).hasAttribute("aria-invalid", "true");
    assertFree();
    photographAtBothWidths("departments-faults");

    faults.getByText("名前（日本語）").press("Enter");
    assertThat(page.locator("#dxp-department-name-ja")).isFocused();
    page.keyboard().type("港湾課");
    page.locator("#dxp-department-addresses").fill("kowan＠example.jp, kowan2@example.jp");
    page.locator("#dxp-department-name-en").press("Enter");
    Locator said = section.locator(".said");
    assertThat(said).containsText("港湾課を登録しました", contained());
    assertThat(said).isFocused();
    assertThat(card("harbours").locator("ul.to li")).hasCount(2);

    press("港湾課を変更");
    page.locator("#dxp-department-addresses").fill("other@example.jp");
    page.getByText("変更を保存する").click();
    assertThat(card("harbours").locator("ul.to")).hasText("other@example.jp", text());
    said.getByText("元に戻す").click();
    assertThat(card("harbours").locator("ul.to li")).hasCount(2);

    press("港湾課を削除");
    press("削除する");
    assertThat(card("harbours")).hasCount(0);
    said.getByText("元に戻す").click();
    assertThat(card("harbours").locator("ul.to")).containsText("kowan2@example.jp", contained());
    assertFree();

    press("港湾課を削除");
    page.keyboard().press("Enter");
    assertThat(card("harbours")).hasCount(0);
    assertThat(complaints)
        .as("the form that was sent with a fault is told by the browser, too")
        .allMatch(line -> line.contains("422"));
  }

  @Test
  void aTestMailIsToldAddressByAddress() {
    String entry =
        "{\"key\":\"roads\",\"name\":{\"ja\":\"道路課\",\"en\":\"Roads\"},\"addresses\":[\"a@example.jp\",\"b@example.jp\"],\"removed\":false,\"version\":1,\"changed\":null,\"indicators\":2,\"tested\":%s}";
    String tested =
        "{\"act\":{\"by\":\"office\",\"at\":\"2026-11-29T00:00:00Z\"},\"deliveries\":[{\"to\":\"a@example.jp\",\"failure\":null},{\"to\":\"b@example.jp\",\"failure\":\"550 no such mailbox\"}]}";
    String[] known = {"null"};
    page.route(
        API,
        route ->
            route.fulfill(
                new FulfillOptions()
                    .setContentType("application/json")
                    .setBody(
                        "{\"mail\":true,\"unregistered\":[{\"key\":\"rivers\",\"indicators\":1}],\"items\":[%s]}"
                            .formatted(entry.formatted(known[0])))));
    page.route(
        API + "/roads/test-mail",
        route -> {
          known[0] = tested;
          route.fulfill(
              new FulfillOptions()
                  .setContentType("application/json")
                  .setBody(entry.formatted(known[0])));
        });
    page.setViewportSize(PHONE, 844);
    open("?lang=en");
    Locator section = section();
    press("Send a test mail to Roads");

    assertThat(section.locator(".said")).containsText("1 of 2 sent", contained());
    assertThat(section.locator(".said"))
        .containsText("b@example.jp: the mail server did not take it (550 no such mailbox)");
    assertThat(card("roads")).containsText("⚠ Not sent");
    assertThat(section).containsText("Not registered");
    assertFree();
    assertNarrow();
    photograph("departments-tested-phone");

    press("Register rivers");
    assertThat(page.locator("#dxp-department-key")).hasValue("rivers");
    assertFree();
    assertNarrow();
    photograph("departments-form-phone");
  }

  @Test
  void whereNothingIsRegisteredThePageSaysWhatToDo() {
    page.route(
        API,
        route ->
            route.fulfill(
                new FulfillOptions()
                    .setContentType("application/json")
                    .setBody("{\"mail\":true,\"unregistered\":[],\"items\":[]}")));
    page.setViewportSize(768, 1024);
    open("");

    assertThat(section()).containsText("部署はまだ登録されていません", contained());
    photograph("departments-empty-tablet");
  }

  @Test
  void nobodyButTheOfficeIsOfferedThem() {
    signIn("approver", "/staff/ingestion");
    awaitElement();

    assertThat(page.locator("dxp-entry nav a[href='#departments']")).hasCount(0);
  }

  private void open(String query) {
    signIn("office", "/staff/ingestion" + query);
    awaitElement();
    page.locator("dxp-entry nav a[href='#departments']").click();
  }

  private void press(String name) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true))
        .click();
  }

  private Locator section() {
    return page.locator("#dxp-entry-departments-section");
  }

  private Locator card(String key) {
    return page.locator("li[data-department=" + key + "]");
  }
}
