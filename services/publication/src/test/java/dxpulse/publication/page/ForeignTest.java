package dxpulse.publication.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ForeignTest {
  @Test
  void aUnitAStageAndANameAreMarkedOnEnglishPages() {
    assertThat(Foreign.html("1,090件", Lang.EN)).isEqualTo("1,090<span lang=\"ja\">件</span>");
    assertThat(Foreign.html("条例案を検討中", Lang.EN)).isEqualTo("<span lang=\"ja\">条例案を検討中</span>");
    assertThat(Foreign.html("40社 to 60社", Lang.EN))
        .isEqualTo("40<span lang=\"ja\">社</span> to 60<span lang=\"ja\">社</span>");
    assertThat(Foreign.html("サポートIT企業数 (+2.0)", Lang.EN))
        .isEqualTo("<span lang=\"ja\">サポートIT企業数</span> (+2.0)");
    assertThat(Foreign.html("21.4％", Lang.EN)).isEqualTo("21.4％");
  }

  @Test
  void aJapanesePageIsJapaneseAnyway() {
    assertThat(Foreign.html("1,090件", Lang.JA)).isEqualTo("1,090件");
  }

  @Test
  void nothingOfATextIsMarkup() {
    for (Lang lang : Lang.values()) {
      assertThat(Foreign.html("<b>件</b> & \"", lang)).doesNotContain("<b>").contains("&lt;b&gt;");
    }
  }
}
