package dxpulse.kpiscoring.sensitivity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PercentilesTest {
  @Test
  void standBetweenNeighbours() {
    assertThat(Percentiles.of(new double[] {10, 20, 30, 40, 50}))
        .contains(new Percentiles(12, 30, 48, 10, 50));
  }

  @Test
  void ofOneNumberAreThatNumber() {
    assertThat(Percentiles.of(new double[] {7})).contains(new Percentiles(7, 7, 7, 7, 7));
  }

  @Test
  void ofNoNumbersThereAreNone() {
    assertThat(Percentiles.of(new double[0])).isEmpty();
  }
}
