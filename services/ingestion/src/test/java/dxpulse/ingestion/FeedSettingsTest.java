package dxpulse.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FeedSettingsTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @Test
  void hostsAreKnownHoweverTheyAreWritten() {
    assertThat(settings(SECOND, MINUTE, 1_000, SECOND, MINUTE).allowedHosts())
        .containsExactly("stats.local");
  }

  @Test
  void whatMakesNoSenseStopsTheStart() {
    assertThatThrownBy(() -> settings(Duration.ZERO, MINUTE, 1_000, SECOND, MINUTE))
        .hasMessageContaining("above zero");
    assertThatThrownBy(() -> settings(MINUTE, SECOND, 1_000, SECOND, MINUTE))
        .hasMessageContaining("whole");
    assertThatThrownBy(() -> settings(SECOND, MINUTE, Integer.MAX_VALUE, SECOND, MINUTE))
        .hasMessageContaining("most-bytes");
    assertThatThrownBy(() -> settings(SECOND, MINUTE, 1_000, MINUTE, SECOND))
        .hasMessageContaining("longest-pause");
  }

  private static FeedSettings settings(
      Duration silence, Duration whole, int mostBytes, Duration first, Duration longest) {
    return new FeedSettings(
        "feeds",
        List.of(),
        Set.of(" Stats.LOCAL", ""),
        SECOND,
        Duration.ZERO,
        silence,
        whole,
        SECOND,
        mostBytes,
        20_000,
        300_000,
        100,
        100_000_000,
        2,
        3,
        first,
        longest);
  }
}
