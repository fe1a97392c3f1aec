package dxpulse.infra.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What no file says.
class SourceTextTest {
  private static final String[] WRITTEN = {
    ".java", ".js", ".css", ".jte", ".md", ".yml", ".yaml", ".json", ".xml", ".sh", "dx", "run"
  };
  private static final int LONGEST = 400;

  // Put together here, so that this file does not say it either.
  private static final Pattern LATER = Pattern.compile("\\b(TO" + "DO|FIX" + "ME)\\b");
  private static final Pattern ONE_MACHINE =
      Pattern.compile("(?<![\\w.])/(home|root|work|Users)/[A-Za-z0-9._-]+");
  private static final Pattern SLEEP = Pattern.compile("\\bThread" + "\\.sleep\\b");
  private static final Pattern SWITCHED_OFF = Pattern.compile("@Dis" + "abled\\b");

  private static List<String> places(Pattern pattern, Predicate<Path> where, String... endings) {
    List<String> places = new ArrayList<>();
    for (Path file : Checkout.files(endings)) {
      if (where.test(file)) {
        int number = 0;
        for (String line : Checkout.text(file).split("\n", -1)) {
          number++;
          if (pattern.matcher(line).find()) {
            places.add("%s:%d: %s".formatted(file, number, line.strip()));
          }
        }
      }
    }
    return places;
  }

  private static boolean isTest(Path file) {
    return file.toString().contains("/src/test/");
  }

  @Test
  void nothingIsLeftForLater() {
    assertThat(places(LATER, file -> true, WRITTEN)).isEmpty();
  }

  @Test
  void noFileNamesAFolderOfOneMachine() {
    assertThat(places(ONE_MACHINE, file -> true, WRITTEN)).isEmpty();
  }

  @Test
  void testsWaitForFactsNotForTime() {
    assertThat(places(SLEEP, SourceTextTest::isTest, ".java")).isEmpty();
  }

  @Test
  void noTestIsSwitchedOff() {
    assertThat(places(SWITCHED_OFF, SourceTextTest::isTest, ".java")).isEmpty();
  }

  @Test
  void noSourceIsLongerThanAPersonReads() {
    assertThat(Checkout.files(".java"))
        .filteredOn(file -> Checkout.text(file).lines().count() > LONGEST)
        .isEmpty();
  }
}
