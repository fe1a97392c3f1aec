package dxpulse.kpiscoring.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dxpulse.kpiscoring.index.Trend.Point;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrendTest {
  /// Slope 1.4, mean (2.5, 4.5), residuals -0.4, 1.2, -1.2, 0.4: s = √(3.2/2), t₂ = 4.302653.
  @Test
  void givesTheLineOfLeastSquaresAndAPredictionInterval() {
    Trend trend =
        Trend.through(List.of(new Point(1, 2), new Point(2, 5), new Point(3, 4), new Point(4, 7)))
            .orElseThrow();

    Trend.Expected six = trend.at(6);

    assertThat(six.value()).isCloseTo(9.4, within(1e-9));
    double reach = 4.302652729749464 * Math.sqrt(1.6) * Math.sqrt(1 + 0.25 + 12.25 / 5);
    assertThat(six.high()).isCloseTo(9.4 + reach, within(1e-6));
    assertThat(six.low()).isCloseTo(9.4 - reach, within(1e-6));
    assertThat(trend.reaches(8)).hasValueCloseTo(5.0, within(1e-9));
  }

  @Test
  void twoPointsMakeNoTrend() {
    assertThat(Trend.through(List.of(new Point(1, 2), new Point(2, 5)))).isEmpty();
  }

  @Test
  void aFallingLineReachesNothingAbove() {
    Trend trend =
        Trend.through(List.of(new Point(1, 9), new Point(2, 8), new Point(3, 7))).orElseThrow();

    assertThat(trend.reaches(10)).isEmpty();
  }
}
