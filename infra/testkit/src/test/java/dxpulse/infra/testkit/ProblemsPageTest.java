package dxpulse.infra.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The page of problem types and the problems that the code tells are the same.
class ProblemsPageTest {
  private static final String PAGE = Checkout.text("contracts/problems.md");
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `urn:dxpulse:problem:([a-z-]+)` \\| ([0-9x]{3}) \\| .* \\|$");
  private static final Pattern MADE = Pattern.compile("new Problem\\(");
  private static final Pattern NAME_FIRST =
      Pattern.compile("new Problem\\(\\s*\"([a-z-]+)\",\\s*([0-9]{3}|status)\\b");
  private static final Pattern STATUS_FIRST =
      Pattern.compile("new Problem\\(\\s*([0-9]{3}|status),\\s*\"([a-z-]+)\"");

  private static String sources() {
    return Checkout.files(".java").stream()
        .map(Path::toString)
        .filter(file -> file.contains("/src/main/"))
        .map(Checkout::text)
        .collect(Collectors.joining("\n"));
  }

  /// `name status`, with `any` for a status that is only known when it happens.
  private static Set<String> told(String sources) {
    return Stream.concat(
            NAME_FIRST.matcher(sources).results().map(made -> made.group(1) + " " + made.group(2)),
            STATUS_FIRST
                .matcher(sources)
                .results()
                .map(made -> made.group(2) + " " + made.group(1)))
        .map(problem -> problem.replace("status", "any"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void thePageHasWhatTheCodeTellsAndNothingElse() {
    Set<String> documented =
        ROW.matcher(PAGE)
            .results()
            .map(row -> row.group(1) + " " + row.group(2).replaceAll("[45]xx", "any"))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(documented).isEqualTo(told(sources()));
  }

  @Test
  void everyProblemThatIsMadeIsRead() {
    String sources = sources();

    assertThat(MADE.matcher(sources).results().count())
        .isEqualTo(
            NAME_FIRST.matcher(sources).results().count()
                + STATUS_FIRST.matcher(sources).results().count());
  }
}
