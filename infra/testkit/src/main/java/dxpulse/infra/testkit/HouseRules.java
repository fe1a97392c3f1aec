package dxpulse.infra.testkit;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import java.util.ArrayList;
import java.util.List;

/// The walls of the house. A service's `ArchitectureTest` calls [#check(String)] with its root
/// package, e.g. `dxpulse.ingestion`; what each rule says stands in [HouseRule].
public final class HouseRules {
  private static final ImportOption WRITTEN_BY_HAND = HouseRules::isWrittenByHand;

  private HouseRules() {}

  /// Holds every rule against a service and names all that is broken, not only the first.
  ///
  /// @param root the service's package, e.g. `dxpulse.ingestion`
  public static void check(String root) {
    JavaClasses classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(WRITTEN_BY_HAND)
            .importPackages(root);
    if (classes.isEmpty()) {
      throw new AssertionError(root + ": no classes (expected: the root package of a service)");
    }
    List<String> broken = new ArrayList<>();
    for (HouseRule rule : HouseRule.values()) {
      rule.violations(classes, root).forEach(line -> broken.add(rule + ": " + line));
    }
    if (!broken.isEmpty()) {
      throw new AssertionError(
          "%s breaks house rules %d times:%n%s"
              .formatted(root, broken.size(), String.join(System.lineSeparator(), broken)));
    }
  }

  // Frameworks write classes beside ours ($Controller$Definition, Wiring__BeanDefinitions) and
  // templates of pages; nobody designs their visibility.
  private static boolean isWrittenByHand(Location location) {
    return !location.contains("/$")
        && !location.contains("__")
        && !location.contains("/generated/");
  }
}
