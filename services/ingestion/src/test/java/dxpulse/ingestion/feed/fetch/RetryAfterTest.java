package dxpulse.ingestion.feed.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dxpulse.contracts.types.OrganizationCode;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "120, PT2M",
    "999999999999999, P1D",
    "'Mon, 1 Jun 2026 12:30:00 GMT', PT30M",
    "'Mon, 1 Jun 2099 12:30:00 GMT', P1D"
  })
  void isInSecondsOrADateADayAtMost(String header, Duration wish) {
    assertThat(RetryAfter.of(header, NOON)).isEqualTo(wish);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0", "-5", "soon", "Mon, 1 Jun 2020 12:30:00 GMT", "9999999999999999999999"})
  void whatIsNoWishIsNone(String header) {
    assertThat(RetryAfter.of(header, NOON)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"data.example.jp:0", "data.example.jp:65536", "data.example.jp:99999@020001"})
  void aPortThatIsNoneStopsTheStart(String entry) {
    assertThatThrownBy(() -> AllowedHosts.of(Set.of(entry), new OrganizationCode("020001")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("dxpulse.feed.allowed-hosts", entry, "from 1 to 65535");
  }
}
