package dxpulse.publication.page;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.publication.page.Glossary.Term;
import dxpulse.publication.page.jte.JteTemplates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class GlossaryTest {
  private static final List<Term> TERMS =
      Glossary.GROUPS.stream().flatMap(group -> group.terms().stream()).toList();

  /// A word has one name on the pages, in the documents and in the code.
  @Test
  void everyTermIsNamedAsInTheGlossaryOfTheCode() throws IOException {
    List<List<Set<String>>> rows =
        Files.readAllLines(Path.of("../../docs/glossary.md")).stream()
            .filter(line -> line.startsWith("| "))
            .map(line -> line.split("\\|"))
            .map(cells -> List.of(names(cells[1]), names(cells[2])))
            .toList();

    for (Term term : TERMS) {
      assertThat(rows)
          .as(term.name().toString())
          .anyMatch(row ->
              row.get(0).contains(term.name().ja()) && row.get(1).contains(term.name().english()));
    }
  }

  private static Set<String> names(String cell) {
    return Arrays.stream(cell.split("[/・,]")).map(String::strip).collect(Collectors.toSet());
  }

  @Test
  void termsHaveDifferentPlacesAndSayMoreThanTheirName() {
    assertThat(TERMS).extracting(Term::anchor).doesNotHaveDuplicates().doesNotContain("", "-");
    assertThat(TERMS)
        .allSatisfy(term -> {
          assertThat(term.meaning().ja()).endsWith("。").isNotEqualTo(term.name().ja());
          assertThat(term.meaning().english()).endsWith(".");
        });
  }

  @Test
  void thePageHasAllOfThemAndTheOneAboutTheFiguresTheBasics() {
    Renderer renderer = new Renderer(new JteTemplates(), new Assets(SampleBoards.SITE));
    for (Lang lang : Lang.values()) {
      String page = renderer.glossary(lang);
      assertThat(TERMS)
          .allSatisfy(term ->
              assertThat(page).contains("id=\"" + term.anchor() + "\"", lang.of(term.name())));
      assertThat(renderer.about(lang))
          .contains(lang.url("/glossary"), lang.of("算定不可", "not scored"));
    }
  }
}
