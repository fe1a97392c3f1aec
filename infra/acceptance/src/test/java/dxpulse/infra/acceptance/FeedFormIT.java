package dxpulse.infra.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpServer;
import dxpulse.infra.testkit.Chromium;
import dxpulse.infra.testkit.Pictures;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The form of a feed's definition by itself, in a browser without the platform.
@Tag(StaffStories.TAG)
class FeedFormIT {
  private static final Path PARTS = Path.of("../../services/ingestion/src/main/resources/ui");
  private static final Path FRAME = Path.of("../element/src/main/resources/ui");
  private static final String EVERYTHING =
      """
      {"title": {"ja": "研修", "en": "Training"}, "counts": {"ja": "件数", "en": "Cases"}, "department": "roads", "trusted": true,
       "origin": {"kind": "HTTP", "address": "https://example.jp/?a=1", "indicators": ["I19", "I20"],
         "credentials": [{"place": "QUERY", "name": "appId", "setting": "DXPULSE_FEED_X", "prefix": "Bearer "}]},
       "schedule": {"every": "PT1H", "lateAfter": "P35D", "expects": "P120D"},
       "format": "SDMX_CSV", "layout": {"encoding": "SHIFT_JIS", "rows": "$.a", "headingLine": 3, "firstRow": 5, "separator": "\\t"},
       "mapping": {
         "where": [{"column": "a = b", "in": ["x, y", "", " z "], "not": false}, {"column": "c", "in": ["\\"q\\""], "not": true}],
         "must": [{"column": "区分", "in": ["Ⅰ", "Ⅱ", ""], "not": false}], "distinct": ["路線", "区間"],
         "area": {"text": "{地域}", "pattern": "(.+)県", "table": {"青森": "02000", "岩手": "03000"}, "skipOthers": true}, "areaForm": "CODE5",
         "period": {"text": "{@file}", "pattern": "FY([0-9]+)", "table": {"2024": "FY2024"}, "skipOthers": true}, "periodForm": "SDMX",
         "status": {"text": "{S}", "pattern": "(.)", "table": {"p": "速報"}, "skipOthers": true}, "aggregate": true, "gaps": ["n/a", "×"],
         "figures": [
           {"indicator": {"text": "{項目}", "pattern": "(I..)", "table": {"研修": "I19", "講習": "I20"}, "skipOthers": true},
            "period": {"text": "{月}", "pattern": "([0-9]+)", "table": {"1": "FY2024-Q4"}, "skipOthers": true},
            "value": {"column": "件数", "factor": 0.1, "unit": "千円", "unitColumn": "UNIT", "units": {"JPY3": "千円"}, "where": [{"column": "k", "in": ["1"], "not": false}]}, "optional": true},
           {"indicator": {"text": "I21", "skipOthers": false},
            "numerator": {},
            "denominator": {"column": "総数", "factor": 10, "unit": "人", "unitColumn": "u", "units": {"P": "人"}, "where": [{"column": "k", "in": ["2"], "not": true}]}, "optional": false}]}}
      """;
  private static HttpServer server;
  private static Chromium chromium;
  private BrowserContext context;
  private Page page;

  @BeforeAll
  static void serves() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String name = exchange.getRequestURI().getPath().substring(1);
          boolean isPart = name.endsWith(".js");
          byte[] content =
              isPart
                  ? Files.readAllBytes((name.startsWith("dxp-frame") ? FRAME : PARTS).resolve(name))
                  : "<!doctype html><html lang=ja><title>f</title><main><h1>f</h1><dxp-entry></dxp-entry></main>"
                      .getBytes(StandardCharsets.UTF_8);
          exchange
              .getResponseHeaders()
              .set("Content-Type", isPart ? "text/javascript" : "text/html;charset=utf-8");
          exchange.sendResponseHeaders(200, content.length);
          exchange.getResponseBody().write(content);
          exchange.close();
        });
    server.start();
    chromium = Chromium.open();
  }

  @AfterAll
  static void ends() {
    server.stop(0);
  }

  @BeforeEach
  void opens() {
    context = chromium.browser().newContext();
    page = context.newPage();
    page.navigate("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    show(EVERYTHING, "ja");
  }

  @AfterEach
  void closes() {
    context.close();
  }

  @Test
  void whatNobodyTouchesIsSavedAsItWasWithEveryMember() {
    assertThat(written()).isEqualTo(plain(EVERYTHING));
  }

  @Test
  void whatIsTypedTakesItsPlaceAndNothingElseIsLost() {
    field("数値 1 コード表 1 意味").fill("I29");
    page.getByLabel("数値 1 コード表: 行を追加").press("Enter");
    field("数値 1 コード表 3 元のコード").fill("会議");
    field("数値 1 コード表 3 意味").fill("I30");
    page.getByLabel("地域のコード表 2 を削除").press("Enter");
    field("対象の行 2 値（カンマで区切る）").fill("r, \"s,t\", ");

    String wanted =
        EVERYTHING
            .replace(
                "{\"研修\": \"I19\", \"講習\": \"I20\"}",
                "{\"研修\": \"I29\", \"講習\": \"I20\", \"会議\": \"I30\"}")
            .replace(", \"岩手\": \"03000\"", "")
            .replace("[\"\\\"q\\\"\"]", "[\"r\", \"s,t\", \"\"]")
            .replace("[\"x, y\", \"\", \" z \"]", "[\"x, y\", \"\", \" z \"]");
    assertThat(written()).isEqualTo(plain(wanted));
  }

  @Test
  void aRefusalStandsAtItsFieldUnderItsNameAndTheFirstHasTheFocus() {
    Object told =
        page.evaluate(
            """
            () => form.refuse([
              {pointer: "/mapping/period/pattern", message: "正規表現として読めません / not a regular expression", expected: "([0-9]+)"},
              {pointer: "/mapping/figures/1/denominator/where/0/in", message: "だめ / no"},
              {pointer: "/name", message: "名前 / name"}]).map((each) => each.name + ": " + each.message).join("; ")
            """);

    assertThat(told)
        .isEqualTo("期間の取り出し方（正規表現）: 正規表現として読めません（例: ([0-9]+)）; 数値 2 分母に数える行: だめ; 名前: 名前");
    Locator pattern = field("期間の取り出し方（正規表現）");
    assertThat(pattern).isFocused();
    assertThat(pattern).hasAttribute("aria-invalid", "true");
    assertThat(pattern).hasAccessibleDescription("最初の( )の中を使います ⚠ 正規表現として読めません（例: ([0-9]+)）");
    assertThat(field("数値 2 分母に数える行 1 列")).hasAccessibleDescription("⚠ だめ");
  }

  @Test
  void aNarrowPageNeedsNoSidewaysScrollingAndEveryControlHasAName() {
    page.setViewportSize(390, 844);
    show(EVERYTHING, "en");

    assertThat(page.evaluate("document.documentElement.scrollWidth <= 390")).isEqualTo(true);
    assertThat(new AxeBuilder(page).include("dxp-entry").analyze().getViolations()).isEmpty();
    assertThat(page.locator(".feedform")).containsText("Table of codes");
    Pictures.take(page, Path.of("target/pictures/feed-form-phone.png"));
  }

  private Locator field(String label) {
    return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)).first();
  }

  private void show(String definition, String locale) {
    page.evaluate(
        """
        async ([text, locale]) => {
          const { form } = await import("/dxp-entry-feeds-form.js");
          const { STYLE } = await import("/dxp-entry-style.js");
          const style = document.createElement("style");
          style.textContent = STYLE + "*{box-sizing:border-box}";
          window.form = form(JSON.parse(text), locale);
          document.querySelector("dxp-entry").replaceChildren(style, window.form.element);
        }
        """,
        new Object[] {definition, locale});
  }

  private String written() {
    return plain((String) page.evaluate("JSON.stringify(form.definition())"));
  }

  /// Without the order of members.
  private static String plain(String json) {
    return tools.jackson.databind.json.JsonMapper.builder()
        .enable(tools.jackson.databind.SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
        .build()
        .writeValueAsString(
            new tools.jackson.databind.json.JsonMapper().readValue(json, Object.class));
  }
}
