package dxpulse.infra.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class GlossaryTest {
  private static final Pattern TYPE = Pattern.compile("`([A-Z][A-Za-z]+(?:[.#][A-Za-z]+)*)`");

  @Test
  void everyTypeThatTheGlossaryNamesIsInTheCode() {
    List<Path> sources = Checkout.files(".java");
    List<String> named =
        TYPE.matcher(Checkout.text("docs/glossary.md"))
            .results()
            .map(MatchResult::group)
            .map(quoted -> quoted.replace("`", ""))
            .toList();
    List<String> unknown = new ArrayList<>();
    for (String name : named) {
      String[] parts = name.split("[.#]", -1);
      Optional<Path> source =
          sources.stream().filter(file -> file.endsWith(parts[0] + ".java")).findFirst();
      String text = source.map(Checkout::text).orElse("");
      for (String part : parts) {
        if (!Pattern.compile("\\b" + part + "\\b").matcher(text).find()) {
          unknown.add(name);
        }
      }
    }

    assertThat(named).isNotEmpty();
    assertThat(unknown).isEmpty();
  }
}
