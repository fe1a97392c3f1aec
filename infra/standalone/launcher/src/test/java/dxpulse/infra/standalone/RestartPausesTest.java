package dxpulse.infra.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RestartPausesTest {
  private static final Duration AT_ONCE = Duration.ofSeconds(2);

  private final RestartPauses pauses = new RestartPauses();

  @Test
  void growWithEachCrashUpToHalfAMinute() {
    assertThat(IntStream.range(0, 7).mapToObj(i -> pauses.after("portal", AT_ONCE).toSeconds()))
        .containsExactly(0L, 1L, 3L, 7L, 15L, 30L, 30L);
  }

  @Test
  void beginAgainAfterAMinuteOfHealthAndForEachProcessAlone() {
    assertThat(pauses.after("portal", AT_ONCE)).isZero();
    assertThat(pauses.after("portal", AT_ONCE)).isEqualTo(Duration.ofSeconds(1));
    assertThat(pauses.after("roadmap", AT_ONCE)).isZero();

    assertThat(pauses.after("portal", Duration.ofMinutes(1))).isZero();
    assertThat(pauses.after("portal", AT_ONCE)).isEqualTo(Duration.ofSeconds(1));
  }
}
