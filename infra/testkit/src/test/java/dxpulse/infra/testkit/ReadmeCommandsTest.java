package dxpulse.infra.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ReadmeCommandsTest {
  private static final Pattern ARM = Pattern.compile("(?m)^  ([a-z]+)\\)");
  private static final Pattern COMMAND = Pattern.compile("\\./dx ([a-z]+)");
  private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
  private static final Pattern ELSEWHERE = Pattern.compile("^([a-z]+:|#).*");
  private static final int ONE_SCREEN = 70;

  private static Set<String> offered() {
    String script = Checkout.text("dx");
    return all(ARM, script.substring(script.indexOf("case \"$command\" in")));
  }

  private static Set<String> all(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void everyCommandInATextIsOneThatDxOffers() {
    for (Path file : Checkout.files(".md")) {
      assertThat(offered()).as(file.toString()).containsAll(all(COMMAND, Checkout.text(file)));
    }
  }

  @Test
  void usageNamesEveryCommand() {
    String script = Checkout.text("dx");
    String usage = script.substring(script.indexOf("usage: ./dx <command>"));

    assertThat(offered())
        .contains("up", "test")
        .allSatisfy(command -> assertThat(usage).containsPattern("(^|\\s)" + command + "\\s"));
  }

  @Test
  void everyRelativeLinkResolves() {
    List<String> broken = new ArrayList<>();
    for (Path file : Checkout.files(".md")) {
      Matcher link = LINK.matcher(Checkout.text(file));
      while (link.find()) {
        String target = link.group(1).replaceFirst("#.*", "");
        Path folder = Checkout.ROOT.resolve(file).resolveSibling("");
        if (!ELSEWHERE.matcher(link.group(1)).matches() && !Files.exists(folder.resolve(target))) {
          broken.add("%s: %s".formatted(file, link.group(1)));
        }
      }
    }

    assertThat(broken).isEmpty();
  }

  @Test
  void theRootReadmeFitsOnOneScreen() {
    assertThat(Checkout.text("README.md").lines().count()).isLessThanOrEqualTo(ONE_SCREEN);
  }
}
