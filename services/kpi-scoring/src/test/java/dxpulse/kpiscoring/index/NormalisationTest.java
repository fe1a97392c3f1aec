package dxpulse.kpiscoring.index;

import static dxpulse.contracts.types.Direction.HIGHER_IS_BETTER;
import static dxpulse.contracts.types.Direction.LOWER_IS_BETTER;
import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.NotScoredReason;
import dxpulse.kpiscoring.index.Normalisation.Measured;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NormalisationTest {
  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "-0.001"})
  void theInverseRatioOfAValueThatIsNotPositiveIsNotScored(String value) {
    assertThat(
            new Normalisation.Ratio(50, LOWER_IS_BETTER)
                .achievementOf(Measured.of(Double.parseDouble(value))))
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
                .achievementOf(Measured.of(Double.parseDouble(value))))
        .isEqualTo(new Score.NotScored(NotScoredReason.NOT_FINITE));
  }
}
