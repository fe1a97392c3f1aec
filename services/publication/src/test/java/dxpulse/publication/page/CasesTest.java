package dxpulse.publication.page;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.time.Period;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/// The page of cases.
class CasesTest {
  @Test
  void aCaseHasAnAddressItsWindowItsKpiByNameAndItsEffectBesideBeforeAndAfter() throws IOException {
    String page = SamplePages.of(Lang.JA, "cases");

    assertThat(page)
        .contains("<article class=\"panel case\" id=\"c1\">", "href=\"#c2\"", "href=\"/kpis/K3\"");
    assertThat(text(page))
        .contains(
            "産業・しごと ・ 令和6年1月～令和6年6月",
            "産業・しごと ・ 令和6年1月から",
            "関係するKPI： K3 人財育成の推進状況",
            "講座なし アフター 年4回の講座 効果： 修了者40人");
  }

  /// The effect of the first case is word for word what stands after already.
  @Test
  void anEffectThatIsSaidAlreadyIsNotSaidTwice() throws IOException {
    assertThat(text(SamplePages.of(Lang.JA, "cases"))).doesNotContain("効果： 年間830万円");
  }

  @Test
  void whatIsWrittenInEnglishStandsOnEnglishPages() throws IOException {
    String page = SamplePages.of(Lang.EN, "cases");

    assertThat(text(page))
        .contains(
            "Tsugaru Design ( Aomori City )",
            "No courses After Four courses a year Effect: 40 graduates",
            "from Jan 2024")
        .doesNotContain("津軽デザイン", "修了者");
    assertThat(page)
        .contains("<span lang=\"ja\">森羽紙業</span>")
        .containsOnlyOnce("What is not translated yet is in Japanese.");
    assertThat(SamplePages.of(Lang.JA, "cases")).doesNotContain("not translated yet");
  }

  @Test
  void aWindowMayBeOpenOnEitherSide() {
    Period first = Period.parse("2024-01");
    Period last = Period.parse("2024-06");

    assertThat(Projects.window(null, last, Lang.JA)).isEqualTo("令和6年6月まで");
    assertThat(Projects.window(first, first, Lang.JA)).isEqualTo("令和6年1月");
    assertThat(Projects.window(first, last, Lang.EN)).isEqualTo("Jan 2024 to Jun 2024");
  }

  private static String text(String html) {
    return html.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
  }
}
