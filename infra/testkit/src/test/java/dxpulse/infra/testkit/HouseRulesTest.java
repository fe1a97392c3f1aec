package dxpulse.infra.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HouseRulesTest {
  private static final String WITNESSES = "dxpulse.infra.testkit.witness.";

  private static String witness(HouseRule rule) {
    return WITNESSES + rule.name().toLowerCase(Locale.ROOT).replace("_", "");
  }

  @ParameterizedTest
  @EnumSource(HouseRule.class)
  void everyRuleFailsOnItsWitnessAndNamesTheCulprit(HouseRule rule) {
    JavaClasses classes = new ClassFileImporter().importPackages(witness(rule));

    assertThat(rule.violations(classes, witness(rule)))
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line).contains("Culprit").doesNotContain("Innocent"));
  }

  @Test
  void everyWayToAskAClockOrChanceIsSeen() {
    HouseRule rule = HouseRule.FEATURES_TAKE_TIME_AND_IDENTITY_AS_ARGUMENTS;
    JavaClasses classes = new ClassFileImporter().importPackages(witness(rule));

    assertThat(rule.violations(classes, witness(rule)))
        .hasSize(3)
        .anySatisfy(line -> assertThat(line).contains("Instant.now"))
        .anySatisfy(line -> assertThat(line).contains("UUID.randomUUID"))
        .anySatisfy(line -> assertThat(line).contains("Random"));
  }

  @Test
  void aRootWithoutClassesIsRefused() {
    assertThatThrownBy(() -> HouseRules.check("dxpulse.nowhere"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("dxpulse.nowhere: no classes");
  }
}
