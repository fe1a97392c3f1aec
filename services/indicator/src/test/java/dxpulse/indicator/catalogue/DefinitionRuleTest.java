package dxpulse.indicator.catalogue;

import static dxpulse.indicator.SampleDefinitions.dated;
import static dxpulse.indicator.SampleDefinitions.ratio;
import static dxpulse.indicator.SampleDefinitions.stages;
import static dxpulse.indicator.SampleDefinitions.target;
import static dxpulse.indicator.SampleDefinitions.version;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dxpulse.contracts.types.Direction;
import dxpulse.contracts.types.Frequency;
import dxpulse.contracts.types.NormalisationMethod;
import dxpulse.contracts.types.event.IndicatorDefined.DatedValue;
import dxpulse.contracts.types.event.IndicatorDefined.Normalisation;
import dxpulse.contracts.types.event.IndicatorDefined.Target;
import dxpulse.contracts.types.event.IndicatorDefined.Version;
import dxpulse.contracts.types.time.Period;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DefinitionRuleTest {
  @Test
  void aDistanceNeedsABaselineOnTheWorseSide() {
    assertThat(broken(of(Direction.LOWER_IS_BETTER, null, "0", NormalisationMethod.DISTANCE)))
        .containsExactly(DefinitionRule.DISTANCE_HAS_A_BASELINE);
    assertThat(broken(of(Direction.LOWER_IS_BETTER, "5", "5", NormalisationMethod.DISTANCE)))
        .containsExactly(DefinitionRule.TARGET_DIFFERS_FROM_BASELINE);
    assertThat(broken(of(Direction.LOWER_IS_BETTER, "5", "6", NormalisationMethod.DISTANCE)))
        .containsExactly(DefinitionRule.TARGET_IS_BETTER_THAN_BASELINE);
    assertThat(broken(of(Direction.LOWER_IS_BETTER, "5", "0", NormalisationMethod.DISTANCE)))
        .isEmpty();
  }

  @Test
  void goalpostsAndStagesAreGiven() {
    assertThat(broken(of(Direction.HIGHER_IS_BETTER, null, "1", NormalisationMethod.GOALPOSTS)))
        .containsExactly(DefinitionRule.GOALPOSTS_ARE_APART, DefinitionRule.GOALPOSTS_ARE_APART);
    assertThat(broken(of(Direction.HIGHER_IS_BETTER, null, "1", NormalisationMethod.STAGES)))
        .as("of a flow, and without stages")
        .containsExactly(DefinitionRule.STAGES_ARE_NAMED, DefinitionRule.STAGES_ARE_A_STOCK);
  }

  @Test
  void whatWouldBeRightIsSaidInBothLanguages() {
    assertThat(
            DefinitionRule.breachesOf(
                of(Direction.LOWER_IS_BETTER, "5", "6", NormalisationMethod.DISTANCE), Set.of()))
        .extracting(Breach::expected)
        .containsExactly("5 より小さい数 / below 5");
    assertThat(
            DefinitionRule.breachesOf(
                of(Direction.HIGHER_IS_BETTER, "5", "5", NormalisationMethod.DISTANCE), Set.of()))
        .extracting(Breach::expected)
        .containsExactly("5 以外の数 / another number");
  }

  /// Nobody could report it.
  @Test
  void everyStageHasAName() {
    Version version =
        version(
            0,
            Frequency.MONTH,
            Direction.HIGHER_IS_BETTER,
            null,
            List.of(),
            stages("検討", " "),
            2024,
            null);

    assertThat(broken(version)).contains(DefinitionRule.STAGES_ARE_NAMED);
  }

  @Test
  void validityRunsForwardAndATargetIsDatedOnce() {
    Version version =
        version(
            0,
            Frequency.MONTH,
            Direction.HIGHER_IS_BETTER,
            null,
            List.of(target(2028, "1"), target(2028, "2")),
            ratio(),
            2024,
            2023);

    assertThat(broken(version))
        .containsExactly(
            DefinitionRule.VALIDITY_RUNS_FORWARD, DefinitionRule.TARGETS_ARE_DATED_ONCE);
    assertThat(DefinitionRule.breachesOf(version, Set.of("targets")))
        .as("what could not be read is not judged")
        .extracting(Breach::rule)
        .containsExactly(DefinitionRule.VALIDITY_RUNS_FORWARD);
  }

  @Test
  void twoTargetsThatEndInOneMonthAreRefusedEachAtItsPlace() {
    Version version =
        version(
            0,
            Frequency.MONTH,
            Direction.HIGHER_IS_BETTER,
            null,
            List.of(
                target(2028, "3"),
                Target.of(Period.parse("FY2028-Q4"), new BigDecimal(2)),
                Target.of(Period.parse("FY2028-Q3"), new BigDecimal(1)),
                Target.of(Period.parse("2029-03"), new BigDecimal(2)),
                Target.of(Period.parse("CY2028"), new BigDecimal(1))),
            ratio(),
            2024,
            null);

    assertThat(DefinitionRule.breachesOf(version, Set.of()))
        .extracting(Breach::rule, Breach::pointer, Breach::value, Breach::expected)
        .containsExactly(
            twice("/targets/1/period", "FY2028-Q4", "FY2028"),
            twice("/targets/3/period", "2029-03", "FY2028"),
            twice("/targets/4/period", "CY2028", "FY2028-Q3"));
  }

  private static Tuple twice(String pointer, String period, String other) {
    return tuple(
        DefinitionRule.TARGETS_ARE_DATED_ONCE,
        pointer,
        period,
        "同じ月に終わる目標は1つ（" + other + "と重複） / one for each end; " + other + " ends then, too");
  }

  private static List<DefinitionRule> broken(Version version) {
    return DefinitionRule.breachesOf(version, Set.of()).stream().map(Breach::rule).toList();
  }

  private static Version of(
      Direction direction, @Nullable String baseline, String target, NormalisationMethod method) {
    DatedValue from = baseline == null ? null : dated(2023, baseline);
    return version(
        0,
        Frequency.MONTH,
        direction,
        from,
        List.of(target(2028, target)),
        new Normalisation(method, null, null, null),
        2024,
        null);
  }
}
