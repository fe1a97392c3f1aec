package dxpulse.publication;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import dxpulse.contracts.types.Topics;
import dxpulse.contracts.wire.HttpFormat;
import dxpulse.infra.testkit.RealParts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import tools.jackson.databind.JsonNode;

/// What the office types for a release is kept by whatever it does next, in the autumn of 2018.
/// Each story has a half year's edition of its own: halves are prepared by nobody else.
class ReleaseWordsIT extends OfficeBrowser {
  private static final String PERIOD = "FY2018-H1";
  private static int edition;
  private String address = "";

  ReleaseWordsIT() {
    super("releases", "releases");
  }

  static class Time {
    @Bean
    @Primary
    Clock setClock() {
      return Clock.fixed(Instant.parse("2018-10-05T01:00:00Z"), ZoneOffset.UTC);
    }
  }

  @BeforeAll
  static void startsWithAKpi() {
    node = Node.start(List.of(Time.class), "--dxpulse.releases.pause=100ms");
    RealParts.sendRaw(
        Topics.KPI_DEFINED, "020001|K6", List.of(SampleEvents.kpi("K6", "administration")));
  }

  @BeforeEach
  void preparesAnEdition() {
    edition++;
    address = "/api/releases/" + PERIOD + "-" + edition;
    String score = new String(SampleEvents.score("K6", "6" + edition, edition, PERIOD), UTF_8);
    RealParts.sendRaw(
        Topics.KPI_SCORED,
        "020001",
        List.of(
            score
                .replace("\"granularity\": \"quarter\"", "\"granularity\": \"half\"")
                .getBytes(UTF_8)));
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () -> assertThat(prepare()).contains("\"" + PERIOD + "-" + edition + "\"", "kpi/K6"));
  }

  @AfterEach
  void leavesNothingToCheck() {
    JsonNode release = release();
    if (!standing().equals("PUBLISHED")) {
      send(
          "POST",
          address + "/publish",
          "{\"version\":%d}".formatted(release.get("version").asInt()));
    }
    assertThat(standing()).isEqualTo("PUBLISHED");
  }

  @Test
  void whatIsTypedIsPublishedWithoutHavingBeenSavedFirst() {
    try (BrowserContext context = context(390, true)) {
      Page page = opened(context, "ja");
      page.getByLabel("解説（日本語）").fill("電子申請の利用が伸びました。");
      page.getByLabel("K6").check();
      page.getByRole(AriaRole.BUTTON, named("いま公表する")).click();
      page.getByRole(AriaRole.BUTTON, named("公表を確定する")).click();

      assertThat(page.getByText("✔ 公表しました。")).isFocused();
      assertThat(page.getByText("電子申請の利用が伸びました。")).isVisible();
    }
    assertThat(release().at("/note/ja").asString()).isEqualTo("電子申請の利用が伸びました。");
    assertThat(release().at("/highlights/0").asString()).isEqualTo("K6");
  }

  @Test
  void whatIsTypedIsFrozenWithTheTimeAndTakenAlongWhenPreparedAnew() {
    try (BrowserContext context = context(390, true)) {
      Page page = opened(context, "ja");
      page.getByLabel("解説（日本語）").fill("はじめの文");
      page.getByRole(AriaRole.BUTTON, named("準備し直す")).click();
      assertThat(page.getByText("✔ いまの値で準備しました。")).isFocused();
      assertThat(page.getByLabel("解説（日本語）")).hasValue("はじめの文");

      page.getByLabel("解説（日本語）").fill("あとの文");
      page.getByRole(AriaRole.BUTTON, named("公開日時を決める")).click();
      page.getByLabel("公開日時（日本時間）").fill("2018-10-06T10:00");
      page.getByRole(AriaRole.BUTTON, named("公開日時を確定する")).click();
      assertThat(page.getByText("✔ 公開日時を決めました。")).isFocused();
    }
    assertThat(standing()).isEqualTo("EMBARGOED");
    assertThat(release().at("/note/ja").asString()).isEqualTo("あとの文");
  }

  @Test
  void whatCannotBeSavedIsNotPublishedAndOnlyTheFaultIsSaid() {
    try (BrowserContext context = context(390, true)) {
      Page page = opened(context, "ja");
      page.getByLabel("解説（日本語）").fill("はじめの文");
      page.getByRole(AriaRole.BUTTON, named("文を保存する")).click();
      assertThat(page.getByText("✔ 文を保存しました。")).isVisible();
      page.getByLabel("解説（日本語）").fill("あとの文");
      context.route("**" + address, ReleaseWordsIT::nothingIsWritten);
      page.getByRole(AriaRole.BUTTON, named("文を保存する")).click();
      assertThat(page.getByText("⚠ 保存できませんでした。")).isVisible();
      assertThat(page.getByText("✔ 文を保存しました。")).hasCount(0);

      page.getByRole(AriaRole.BUTTON, named("いま公表する")).click();
      assertThat(page.getByText("⚠ 保存できませんでした。")).hasCount(0);
      page.getByRole(AriaRole.BUTTON, named("公表を確定する")).click();
      assertThat(page.getByText("⚠ 保存できませんでした。")).hasCount(1);
      assertThat(page.getByLabel("解説（日本語）")).hasValue("あとの文");
      complaints.clear();
      accessible(page, "staff-words-not-saved-390");
      assertThat(standing()).isEqualTo("PREPARED");

      page.getByLabel("解説（日本語）").fill("");
      page.getByLabel("解説（英語）").fill("More people file online.");
      page.getByRole(AriaRole.BUTTON, named("公表を確定する")).click();
      assertThat(page.getByLabel("解説（日本語）")).isFocused();
      assertThat(page.getByText("日本語の解説も書いてください。")).isVisible();
    }
    assertThat(standing()).isEqualTo("PREPARED");
    assertThat(release().at("/note/ja").asString()).isEqualTo("はじめの文");
  }

  @ParameterizedTest
  @CsvSource({
    "ja, 解説（日本語）, 一覧に戻る, 保存していない文があります。, やめる, 保存せずに戻る",
    "en, Notes (Japanese), Back to the list, There are words that are not saved., Cancel, Leave without saving"
  })
  void theWayBackAsksWhatBecomesOfTheWords(
      String lang, String notes, String back, String asked, String cancel, String leave) {
    try (BrowserContext context = context(768, true)) {
      Page page = opened(context, lang);
      page.getByLabel(notes).fill("書きかけ");
      page.getByRole(AriaRole.BUTTON, named(back)).click();
      assertThat(page.getByText(asked)).isVisible();
      accessible(page, "staff-words-leave-" + lang);
      page.getByRole(AriaRole.BUTTON, named(cancel)).click();
      assertThat(page.getByLabel(notes)).hasValue("書きかけ");
      page.getByRole(AriaRole.BUTTON, named(back)).click();
      page.getByRole(AriaRole.BUTTON, named(leave)).click();
      assertThat(page.locator("h2").first()).isFocused();
      open(page);

      // Nothing is typed, or it is as it was: nothing to ask.
      page.getByLabel(notes).fill("x");
      page.getByLabel(notes).fill("");
      page.getByRole(AriaRole.BUTTON, named(back)).click();
      assertThat(edition(page)).isVisible();
    }
    assertThat(release().get("note").isNull()).isTrue();
  }

  @Test
  void whatIsTypedStaysWhileAnotherSectionIsWorkedIn() {
    try (BrowserContext context = context(1440, true)) {
      Page page = opened(context, "ja");
      page.getByLabel("解説（日本語）").fill("書きかけ");
      page.evaluate("location.hash = 'cases'");
      page.getByRole(AriaRole.BUTTON, named("新しい事例を書く")).click();
      page.getByLabel("団体名（公開に必要）").fill("りんご研究所");
      page.getByRole(AriaRole.BUTTON, named("保存する")).click();
      assertThat(page.getByText("✔ 保存しました。")).isVisible();

      page.evaluate("location.hash = 'releases'");
      assertThat(page.getByLabel("解説（日本語）")).hasValue("書きかけ");
      page.getByRole(AriaRole.BUTTON, named("文を保存する")).click();
      assertThat(page.getByText("✔ 文を保存しました。")).isVisible();
    }
    assertThat(release().at("/note/ja").asString()).isEqualTo("書きかけ");
  }

  @ParameterizedTest
  @CsvSource({
    "ja, 対象期, 準備する, ✔ 準備してあるものを、いまの値にしました。",
    "en, Period, Prepare, ✔ It was prepared already and now has the figures of now."
  })
  void whoeverGoesOnByKeyboardIsAtWhatTheyOpenedOrDid(
      String lang, String period, String prepare, String done) {
    try (BrowserContext context = context(1440, true)) {
      Page page = staff(context, lang);
      edition(page).focus();
      page.keyboard().press("Enter");
      assertThat(page.locator("h2").first()).isFocused();
      page.reload();
      page.getByLabel(period).selectOption(PERIOD);
      page.getByRole(AriaRole.BUTTON, named(prepare)).focus();
      page.keyboard().press("Enter");
      assertThat(page.getByText(done)).isFocused();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ja, 公開日時を決める, 公開日時（日本時間）, 公開日時を確定する, できませんでした。 公開日時は1年以内の時刻にしてください, できませんでした。 公開日時はこれから先の時刻にしてください",
    "en, Embargo, Published at (Japan time), Set the time, It was not done. The time must lie within one year, It was not done. The time must lie ahead"
  })
  void aTimeThatCannotBeIsSaidInASentenceAtItsField(
      String lang, String embargo, String label, String set, String tooFar, String past) {
    try (BrowserContext context = context(390, true)) {
      Page page = opened(context, lang);
      page.getByRole(AriaRole.BUTTON, named(embargo)).click();
      Locator time = page.getByLabel(label);
      time.fill("2999-01-01T10:00");
      page.getByRole(AriaRole.BUTTON, named(set)).click();
      assertThat(page.getByText("⚠ " + tooFar)).isVisible();
      assertThat(time).isFocused();
      assertThat(time).hasAttribute("aria-invalid", "true");
      accessible(page, "staff-embargo-too-far-" + lang);
      time.fill("2018-01-01T10:00");
      page.getByRole(AriaRole.BUTTON, named(set)).click();
      assertThat(page.getByText("⚠ " + past)).isVisible();
    }
    assertThat(standing()).isEqualTo("PREPARED");
  }

  private static void nothingIsWritten(Route route) {
    if (route.request().method().equals("PUT")) {
      route.abort();
    } else {
      route.resume();
    }
  }

  private Page opened(BrowserContext context, String lang) {
    Page page = staff(context, lang);
    open(page);
    return page;
  }

  private static void open(Page page) {
    edition(page).click();
    assertThat(page.locator("#dxp-publish-note")).isVisible();
  }

  /// The way to it in the list.
  private static Locator edition(Page page) {
    return page.getByRole(
        AriaRole.BUTTON,
        new GetByRoleOptions()
            .setName(
                Pattern.compile(
                    "平成30年度上期リリース（第%1$d版）|FY2018 H1 .*, edition %1$d$".formatted(edition))));
  }

  private static String prepare() {
    return send("POST", "/api/releases", "{\"period\":\"" + PERIOD + "\"}");
  }

  private JsonNode release() {
    return HttpFormat.mapper().readTree(get(address));
  }

  private String standing() {
    return release().get("standing").asString();
  }

  private static GetByRoleOptions named(String name) {
    return new GetByRoleOptions().setName(name).setExact(true);
  }
}
