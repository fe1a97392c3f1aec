package dxpulse.ingestion.sheet;

import static dxpulse.ingestion.sheet.Plausibility.Doubt.LARGE_STEP;
import static dxpulse.ingestion.sheet.Plausibility.Doubt.OUTSIDE_TWO_DEVIATIONS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PlausibilityTest {
  /// Mean 13, standard deviation 2.236, steps 2, 1, 3, 1, 2 with the median 2.
  private static final Plausibility USUAL = usual("10", "12", "13", "16", "15", "13", "12");

  @Test
  void aUsualValueRaisesNoDoubt() {
    assertThat(USUAL.doubtsOf(new BigDecimal("14"))).isEmpty();
  }

  @Test
  void aValueBeyondTwoStandardDeviationsIsDoubted() {
    Plausibility rising = usual("10", "20", "30", "40");

    assertThat(rising.low()).isCloseTo(25 - 2 * 12.9099, within(1e-3));
    assertThat(rising.high()).isCloseTo(25 + 2 * 12.9099, within(1e-3));
    assertThat(rising.doubtsOf(new BigDecimal("50"))).isEmpty();
    assertThat(rising.doubtsOf(new BigDecimal("51"))).containsExactly(OUTSIDE_TWO_DEVIATIONS);
  }

  @Test
  void aStepOfMoreThanThreeTimesTheUsualOneIsDoubted() {
    Plausibility quiet = usual("0", "100", "50", "52", "50", "52", "50");

    assertThat(quiet.step()).isEqualTo(6.0);
    assertThat(quiet.doubtsOf(new BigDecimal("56"))).isEmpty();
    assertThat(quiet.doubtsOf(new BigDecimal("57"))).containsExactly(LARGE_STEP);
  }

  @Test
  void aSeriesThatNeverMovedHasNoUsualStep() {
    Plausibility still = usual("5", "5", "5", "5");

    assertThat(still.step()).isNull();
    assertThat(still.doubtsOf(new BigDecimal("5"))).isEmpty();
    assertThat(still.doubtsOf(new BigDecimal("6"))).containsExactly(OUTSIDE_TWO_DEVIATIONS);
  }

  @Test
  void threeValuesSayNothingOfWhatIsUsual() {
    assertThat(Plausibility.of(numbers("1", "2", "3"))).isNull();
  }

  private static Plausibility usual(String... values) {
    return Objects.requireNonNull(Plausibility.of(numbers(values)));
  }

  private static List<BigDecimal> numbers(String... values) {
    return Stream.of(values).map(BigDecimal::new).toList();
  }
}
