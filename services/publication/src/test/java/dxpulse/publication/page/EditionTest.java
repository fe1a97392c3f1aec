package dxpulse.publication.page;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.publication.page.jte.JteTemplates;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EditionTest {
  private static final Pattern PRINTED =
      Pattern.compile("printed\">https://[^<]*(?: ・ 版 | – edition )([0-9a-f]{8})</p>");
  private final Assets assets = new Assets(SampleBoards.SITE);
  private final Renderer renderer = new Renderer(new JteTemplates(), assets);
  private final OpenDataPages openData = new OpenDataPages(new JteTemplates(), assets);

  @ParameterizedTest
  @EnumSource(Lang.class)
  void pagesOfWordsSayTheirEditionOnPaperAndAnotherOneWhereTheySaySomethingElse(Lang lang) {
    var route = new OpenDataPages.Route("/api/x", "試し / a try", List.of());

    assertThat(edition(renderer.about(lang)))
        .isEqualTo(edition(new Renderer(new JteTemplates(), assets).about(lang)))
        .isNotEqualTo(edition(renderer.about(lang.other())))
        .isNotEqualTo(edition(renderer.glossary(lang)));
    assertThat(edition(openData.api(List.of(route), lang)))
        .isNotEqualTo(edition(openData.api(List.of(), lang)));
  }

  @ParameterizedTest
  @EnumSource(Lang.class)
  void pagesOfWordsSayWhenTheyWereWritten(Lang lang) {
    String day = lang.of("この説明の版：2026年11月29日", "Edition of this text: 29 Nov 2026");

    assertThat(renderer.about(lang)).contains(day);
    assertThat(renderer.glossary(lang)).contains(day);
  }

  private static String edition(String html) {
    Matcher printed = PRINTED.matcher(html);
    assertThat(printed.find()).as(html.substring(html.indexOf("printed"))).isTrue();
    return printed.group(1);
  }
}
