package dxpulse.publication.page;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.publication.page.jte.JteTemplates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EditionTest {
  /// Of each page of words its day and, in the next line, the checksum of what it says.
  private static final Path KEPT = Path.of("src/test/resources/editions");

  private static final boolean WRITES = "write".equals(System.getProperty("dxpulse.golden"));
  private static final Pattern PRINTED =
      Pattern.compile("printed\">https://[^<]*(?: ・ 版 | – edition )([0-9a-f]{8})</p>");
  private static final Pattern TEXT =
      Pattern.compile("(?s)<main.*?>(.*)<p class=\"small\">[^<]*</p>\\s*</div></main>");
  private final Assets assets = new Assets(SampleBoards.SITE);
  private final Renderer renderer = new Renderer(new JteTemplates(), assets);
  private final OpenDataPages openData = new OpenDataPages(new JteTemplates(), assets);

  @ParameterizedTest
  @EnumSource(Lang.class)
  void pagesOfWordsSayTheirEditionOnPaperAndAnotherOneWhereTheySaySomethingElse(Lang lang) {
    var route = new OpenDataPages.Route("/api/x", "試し / a try", List.of(), List.of());

    assertThat(edition(renderer.about(lang)))
        .isEqualTo(edition(new Renderer(new JteTemplates(), assets).about(lang)))
        .isNotEqualTo(edition(renderer.about(lang.other())))
        .isNotEqualTo(edition(renderer.glossary(lang)));
    assertThat(edition(openData.api(List.of(route), lang)))
        .isNotEqualTo(edition(openData.api(List.of(), lang)));
  }

  /// So that what was printed before can be told from what is shown now; of pages that only say
  /// that there is nothing, and of cards in frames, nobody needs to.
  @ParameterizedTest
  @EnumSource(Lang.class)
  void everyPageSaysOnPaperOfWhenItIs(Lang lang) throws IOException {
    Map<String, String> pages = new TreeMap<>(SamplePages.of(lang));
    pages.keySet().removeAll(List.of("card", "empty", "missing"));

    assertThat(pages).hasSizeGreaterThan(18);
    pages.forEach((name, html) ->
        assertThat(html)
            .as(name)
            .containsPattern(
                "printed\">https://[^<]*"
                    + lang.of(" ・ (更新|版|公表) ", " – (updated|edition|published) ")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"about", "glossary"})
  void pagesOfWordsSayTheDayOnWhichTheirWordsLastChanged(String page) throws IOException {
    Path kept = KEPT.resolve(page + ".txt");
    String words =
        Stream.of(Lang.values()).map(each -> words(page, each)).collect(Collectors.joining());
    if (WRITES && !Files.readString(kept).contains(Assets.tag(words))) {
      Files.writeString(
          kept, LocalDate.now(ZoneId.systemDefault()) + "\n" + Assets.tag(words) + "\n");
    }
    List<String> known = Files.readAllLines(kept);

    assertThat(Assets.tag(words))
        .as(
            "the words of /%s changed: set its day in Renderer to today and run this test once with"
                + " -Ddxpulse.golden=write, which keeps their checksum and the day",
            page)
        .isEqualTo(known.getLast());
    for (Lang lang : Lang.values()) {
      String day = lang.day(LocalDate.parse(known.getFirst()));
      assertThat(drawn(page, lang))
          .as("the day of /%s in Renderer is not that of its last change", page)
          .contains(lang.of("この説明の版：", "Edition of this text: ") + day);
    }
  }

  private String drawn(String page, Lang lang) {
    return page.equals("about") ? renderer.about(lang) : renderer.glossary(lang);
  }

  /// What a page says above its day.
  private String words(String page, Lang lang) {
    Matcher text = TEXT.matcher(drawn(page, lang));
    assertThat(text.find()).as(page).isTrue();
    return text.group(1).replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
  }

  private static String edition(String html) {
    Matcher printed = PRINTED.matcher(html);
    assertThat(printed.find()).as(html.substring(html.indexOf("printed"))).isTrue();
    return printed.group(1);
  }
}
