package dxpulse.kpiscoring.index;

import static dxpulse.contracts.types.Direction.HIGHER_IS_BETTER;
import static dxpulse.contracts.types.Direction.LOWER_IS_BETTER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dxpulse.contracts.types.NotScoredReason;
import dxpulse.kpiscoring.index.Normalisation.Measured;
import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NormalisationTest {
  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "-0.001"})
  void theInverseRatioOfAValueThatIsNotPositiveIsNotScored(String value) {
    assertThat(
            new Normalisation.Ratio(50, LOWER_IS_BETTER)
                .achievementOf(Measured.of(new BigDecimal(value))))
        .isEqualTo(new Score.NotScored(NotScoredReason.ZERO_VALUE));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -10})
  void aShareOfATargetThatIsNotPositiveIsNotScored(double target) {
    assertThat(new Normalisation.Ratio(target, HIGHER_IS_BETTER).achievementOf(Measured.of(10)))
        .isEqualTo(new Score.NotScored(NotScoredReason.ZERO_TARGET));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1E+309", "-1E+309"})
  void aValueBeyondNumbersIsNotScored(String value) {
    assertThat(
            new Normalisation.Ratio(50, HIGHER_IS_BETTER)
                .achievementOf(Measured.of(new BigDecimal(value))))
        .isEqualTo(new Score.NotScored(NotScoredReason.NOT_FINITE));
  }

  /// A small step of a large figure: between binary numbers 8 of its digits would be lost.
  @ParameterizedTest
  @CsvSource({"1000000.1, 1000000.2, 1000000.15, 50", "350000000.1, 350000001.1, 350000000.4, 30"})
  void differencesAreTakenBetweenDecimals(
      BigDecimal baseline, BigDecimal target, BigDecimal value, double expected) {
    Measured measured = Measured.of(value);

    assertThat(scored(new Normalisation.Distance(baseline, target, HIGHER_IS_BETTER), measured))
        .isCloseTo(expected, within(1e-12 * expected));
    assertThat(scored(new Normalisation.Goalposts(baseline, target, HIGHER_IS_BETTER), measured))
        .isCloseTo(expected, within(1e-12 * expected));
    assertThat(
            scored(
                new Normalisation.DistanceWithin(baseline, target, target.add(BigDecimal.ONE)),
                measured))
        .isCloseTo(expected, within(1e-12 * expected));
  }

  private static double scored(Normalisation normalisation, Measured measured) {
    return normalisation.achievementOf(measured).asNumber().orElseThrow();
  }
}
