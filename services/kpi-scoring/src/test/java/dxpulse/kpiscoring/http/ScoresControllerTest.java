package dxpulse.kpiscoring.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScoresControllerTest {
  @ParameterizedTest
  @CsvSource({
    "2026-04-01T00:00:00Z, 2026-04-01T00:00:00Z",
    "2026-04-01T09:00:00+09:00, 2026-04-01T00:00:00Z",
    "2026-04-01T09:00:00 09:00, 2026-04-01T00:00:00Z",
    "2026-04-01, 2026-04-01T14:59:59.999999999Z"
  })
  void asOfIsAnInstantOrTheEndOfADayInJapan(String asOf, String instant) {
    assertThat(ScoresController.instant(asOf)).hasToString(instant);
  }

  @ParameterizedTest
  @ValueSource(strings = {"yesterday", "2026-04-31", "2026-04-01T09:00:00", ""})
  void anythingElseIsRefused(String asOf) {
    assertThatThrownBy(() -> ScoresController.instant(asOf)).isInstanceOf(DateTimeException.class);
  }
}
