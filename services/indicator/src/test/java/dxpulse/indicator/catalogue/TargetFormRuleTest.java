package dxpulse.indicator.catalogue;

import static dxpulse.contracts.types.Direction.HIGHER_IS_BETTER;
import static dxpulse.contracts.types.Direction.LOWER_IS_BETTER;
import static dxpulse.contracts.types.NormalisationMethod.DISTANCE;
import static dxpulse.contracts.types.NormalisationMethod.RATIO;
import static dxpulse.indicator.SampleDefinitions.dated;
import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.Accumulation;
import dxpulse.contracts.types.Direction;
import dxpulse.contracts.types.Frequency;
import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.NormalisationMethod;
import dxpulse.contracts.types.TargetForm;
import dxpulse.contracts.types.TargetPath;
import dxpulse.contracts.types.event.IndicatorDefined.DatedValue;
import dxpulse.contracts.types.event.IndicatorDefined.Normalisation;
import dxpulse.contracts.types.event.IndicatorDefined.Target;
import dxpulse.contracts.types.event.IndicatorDefined.Version;
import dxpulse.contracts.types.time.FiscalYear;
import dxpulse.contracts.types.time.Month;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TargetFormRuleTest {
  private static final DatedValue FORTY = dated(2023, "40");

  @Test
  void aFormDoesNotContradictTheDirection() {
    assertThat(told(version(HIGHER_IS_BETTER, RATIO, FORTY, goal(TargetForm.AT_MOST, "60", null))))
        .containsExactly("/targets/0/form AT_MOST FORM_AGREES_WITH_DIRECTION");
    assertThat(told(version(LOWER_IS_BETTER, RATIO, FORTY, goal(TargetForm.AT_LEAST, "20", null))))
        .containsExactly("/targets/0/form AT_LEAST FORM_AGREES_WITH_DIRECTION");
    assertThat(told(version(LOWER_IS_BETTER, RATIO, FORTY, goal(TargetForm.AT_MOST, "20", null))))
        .isEmpty();
  }

  @Test
  void aRangeHasTwoEndsInOrderAndOnlyARangeHasAnUpperOne() {
    assertThat(told(version(HIGHER_IS_BETTER, RATIO, FORTY, goal(TargetForm.RANGE, "60", null))))
        .containsExactly("/targets/0/upper null RANGE_HAS_TWO_ENDS");
    assertThat(told(version(HIGHER_IS_BETTER, RATIO, FORTY, goal(TargetForm.RANGE, "60", "60"))))
        .containsExactly("/targets/0/upper 60 RANGE_HAS_TWO_ENDS");
    assertThat(told(version(HIGHER_IS_BETTER, RATIO, FORTY, goal(null, "60", "70"))))
        .containsExactly("/targets/0/upper 70 RANGE_HAS_TWO_ENDS");
    assertThat(told(version(HIGHER_IS_BETTER, RATIO, FORTY, goal(TargetForm.RANGE, null, "70"))))
        .containsExactly("/targets/0/value null TARGET_HAS_ITS_NUMBER");
    assertThat(told(version(HIGHER_IS_BETTER, RATIO, FORTY, goal(TargetForm.RANGE, "60", "70"))))
        .isEmpty();
  }

  @Test
  void aRangeIsNotMeasuredFromABaselineWithinIt() {
    assertThat(told(version(HIGHER_IS_BETTER, DISTANCE, FORTY, goal(TargetForm.RANGE, "40", "60"))))
        .containsExactly("/targets/0/value 40 – 60 TARGET_DIFFERS_FROM_BASELINE");
    assertThat(told(version(HIGHER_IS_BETTER, DISTANCE, FORTY, goal(TargetForm.RANGE, "10", "30"))))
        .as("a range may be left to either side")
        .isEmpty();
  }

  @Test
  void anImprovementIsInWordsAndComparesWithABaseline() {
    Target words =
        new Target(
            new FiscalYear(2028),
            null,
            null,
            TargetForm.IMPROVE,
            new LocalizedText("現状より増加", null));

    assertThat(told(version(HIGHER_IS_BETTER, RATIO, FORTY, words))).isEmpty();
    assertThat(told(version(HIGHER_IS_BETTER, RATIO, null, goal(TargetForm.IMPROVE, "1", null))))
        .containsExactly(
            "/targets/0/value 1 IMPROVEMENT_IS_IN_WORDS",
            "/targets/0/text null IMPROVEMENT_IS_IN_WORDS",
            "/baseline null IMPROVEMENT_IS_IN_WORDS");
  }

  @Test
  void aPlainTargetHasANumber() {
    assertThat(told(version(HIGHER_IS_BETTER, RATIO, FORTY, goal(null, null, null))))
        .containsExactly("/targets/0/value null TARGET_HAS_ITS_NUMBER");
  }

  @Test
  void aLinearPathBeginsAtAnEarlierBaseline() {
    assertThat(told(linear(null))).containsExactly("/baseline null LINEAR_PATH_HAS_A_BASELINE");
    assertThat(told(linear(dated(2028, "1"))))
        .containsExactly("/targets/0/period FY2028 LINEAR_PATH_RUNS_FORWARD");
    assertThat(told(linear(FORTY))).isEmpty();
  }

  @Test
  void aSumIsOfAWholeRhythm() {
    Version yearly =
        version(
            HIGHER_IS_BETTER,
            RATIO,
            new DatedValue(new Month(2024, 3), BigDecimal.ONE),
            Target.of(new Month(2029, 3), BigDecimal.TEN));

    assertThat(told(with(yearly, Accumulation.FLOW, Frequency.YEAR)))
        .containsExactly(
            "/baseline/period 2024-03 SUM_IS_OF_A_WHOLE_RHYTHM",
            "/targets/0/period 2029-03 SUM_IS_OF_A_WHOLE_RHYTHM");
    assertThat(told(with(yearly, Accumulation.STOCK, Frequency.YEAR)))
        .as("a stock is of a date")
        .isEmpty();
  }

  private static List<String> told(Version version) {
    return DefinitionRule.breachesOf(version, Set.of()).stream()
        .map(breach -> breach.pointer() + " " + breach.value() + " " + breach.rule())
        .toList();
  }

  private static Target goal(
      @Nullable TargetForm form, @Nullable String value, @Nullable String upper) {
    return new Target(
        new FiscalYear(2028),
        value == null ? null : new BigDecimal(value),
        upper == null ? null : new BigDecimal(upper),
        form,
        null);
  }

  private static Version linear(@Nullable DatedValue baseline) {
    Version step = version(HIGHER_IS_BETTER, RATIO, baseline, goal(null, "60", null));
    return new Version(
        step.version(),
        step.name(),
        null,
        step.unit(),
        0,
        step.direction(),
        step.accumulation(),
        step.frequency(),
        baseline,
        step.targets(),
        TargetPath.LINEAR,
        step.normalisation(),
        false,
        step.department(),
        null,
        step.validFrom(),
        null,
        null,
        "office",
        Instant.EPOCH);
  }

  private static Version version(
      Direction direction,
      NormalisationMethod method,
      @Nullable DatedValue baseline,
      Target target) {
    return dxpulse.indicator.SampleDefinitions.version(
        0,
        Frequency.MONTH,
        direction,
        baseline,
        List.of(target),
        new Normalisation(method, null, null, null),
        2024,
        null);
  }

  private static Version with(Version v, Accumulation accumulation, Frequency frequency) {
    return new Version(
        v.version(),
        v.name(),
        null,
        v.unit(),
        0,
        v.direction(),
        accumulation,
        frequency,
        v.baseline(),
        v.targets(),
        v.targetPath(),
        v.normalisation(),
        false,
        v.department(),
        null,
        v.validFrom(),
        null,
        null,
        "office",
        Instant.EPOCH);
  }
}
