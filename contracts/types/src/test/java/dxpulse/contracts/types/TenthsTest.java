package dxpulse.contracts.types;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TenthsTest {
  @ParameterizedTest
  @CsvSource({
    "62.65, 62.7",
    "62.649, 62.6",
    "23.849999999999998, 23.9",
    "3.1499999999999986, 3.2",
    "-0.05, -0.1",
    "-0.049, 0.0",
    "0, 0.0",
    "1e20, 100000000000000000000.0"
  })
  void halfGoesUpAsAReaderComputesIt(double exact, String shown) {
    assertThat(Tenths.of(exact).toPlainString()).isEqualTo(shown);
  }
}
