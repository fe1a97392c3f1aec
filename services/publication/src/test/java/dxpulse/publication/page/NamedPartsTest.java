package dxpulse.publication.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The parts of pages have names that say what they are.
class NamedPartsTest {
  @ParameterizedTest
  @EnumSource(Lang.class)
  void theMenuAndTheWayBackAreNavigationWithNamesOfTheirOwn(Lang lang) throws IOException {
    String trail =
        "<nav aria-label=\"" + lang.of("現在の位置", "Breadcrumb") + "\"><ol class=\"crumb\">";
    SamplePages.of(lang)
        .forEach((name, page) -> {
          if (!name.equals("card")) {
            assertThat(page).as(name).contains("aria-label=\"" + lang.of("メインメニュー", "Main menu"));
          }
          assertThat(page.split("<ol class=\"crumb\">").length)
              .as(name)
              .isEqualTo(page.split(trail).length);
        });
    assertThat(SamplePages.of(lang, "kpi")).contains(trail);
  }

  @Test
  void aStateAndItsCountAreToldApartInEnglish() {
    assertThat(SamplePages.field(Lang.EN)).containsPattern("60 % of target or more: \\d");
  }

  @ParameterizedTest
  @EnumSource(Lang.class)
  void aCardOnAnotherSiteSaysThatItMovesAndUnderWhichLicenceItStands(Lang lang) throws IOException {
    assertThat(SamplePages.of(lang, "card"))
        .contains("<b class=\"chip\">" + lang.of("速報", "Live"), "rel=\"license\"", "CC BY 4.0");
  }

  @Test
  void aCodeOfAKpiComesWithItsNameAndNoStateIsToldByColourAlone() throws IOException {
    assertThat(SamplePages.of(Lang.JA, "indicators"))
        .containsPattern(">K6<span class=\"sr\"[^>]*> [^<]+<");
    assertThat(SamplePages.of(Lang.JA, "project")).contains("多様な働き方の実現状況</span></a>");
    for (String page : SamplePages.of(Lang.JA).values()) {
      assertThat(page).doesNotContain("chip amber");
    }
  }
}
