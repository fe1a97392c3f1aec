package dxpulse.publication.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dxpulse.contracts.types.LocalizedText;
import dxpulse.publication.page.jte.JteTemplates;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Readers find whom they may ask, on every page and where barriers are told of.
class ContactTest {
  private static final LocalizedText NAME = new LocalizedText("DX推進課<br>", "DX Division");

  @Test
  void everyPageNamesTheContactAndTheWordsOnAccessibilityAskForReports() {
    Renderer renderer = renderer("https://dx.example.lg.jp/contact?a=1&b=2");

    assertThat(renderer.board(SampleBoards.overview(64.2), new Asked(Lang.JA, false, false)))
        .contains(
            "問い合わせ：",
            "<a href=\"https://dx.example.lg.jp/contact?a=1&amp;b=2\" lang=\"ja\">DX推進課&lt;br&gt;</a>");
    assertThat(renderer.about(Lang.EN))
        .contains("Tell us what you cannot read or use", ">DX Division</a>", "JIS X 8341-3:2016");
  }

  @Test
  void aContactWithoutAnAddressIsANameAlone() {
    assertThat(renderer("").about(Lang.EN))
        .contains("Contact: ", "<span lang=\"en\">DX Division</span>");
  }

  @Test
  void aSiteWithoutAContactPromisesNone() {
    assertThat(new Renderer(new JteTemplates(), new Assets(SampleBoards.SITE)).about(Lang.JA))
        .doesNotContain("問い合わせ", "お知らせください");
  }

  @Test
  void anAddressThatABrowserMustNotOpenIsRefusedAtTheStart() {
    assertThatThrownBy(() -> new Contact(NAME, "javascript:alert(1)"))
        .hasMessage("contact address: javascript:alert(1) (expected: https://… or mailto:…)");
  }

  private static Renderer renderer(String address) {
    return new Renderer(
        new JteTemplates(),
        new Assets(SampleBoards.SITE, new Contact(NAME, address), unused -> Optional.empty()));
  }
}
