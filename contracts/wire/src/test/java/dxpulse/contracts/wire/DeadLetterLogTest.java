package dxpulse.contracts.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.wire.DeadLetterLog.Line;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeadLetterLogTest {
  private static final Instant NOON = Instant.parse("2026-06-01T03:00:00Z");

  private final List<Line> lines = new ArrayList<>();
  private final DeadLetterLog log = new DeadLetterLog(lines::add);

  @Test
  void aLineSaysWhichRecordAndWhyAndNothingThatTheRecordSays() {
    log.tell(
        "indicator",
        "dxpulse.value.recorded",
        3,
        42,
        "value: Unrecognized token 'secret': was expecting \"a, 'b' or JSON\"\n at [Source: …]",
        NOON);

    assertThat(lines)
        .containsExactly(
            new Line(
                "indicator",
                "dxpulse.value.recorded",
                3,
                42,
                "value: Unrecognized token …: was expecting …",
                0));
  }

  @Test
  void aTopicThatIsUnreadableAsAWholeFloodsNoLogAndHidesNoOther() {
    for (int offset = 0; offset < 1_000; offset++) {
      log.tell("roadmap", "broken", 0, offset, "no JSON", NOON.plusMillis(offset));
    }
    log.tell("roadmap", "other", 0, 1, "no JSON", NOON.plusSeconds(2));
    log.tell("roadmap", "broken", 0, 1_000, "no JSON", NOON.plusSeconds(60));

    assertThat(lines).hasSize(DeadLetterLog.LINES_A_MINUTE + 2);
    assertThat(lines.get(DeadLetterLog.LINES_A_MINUTE).topic()).isEqualTo("other");
    assertThat(lines.getLast().offset()).isEqualTo(1_000);
    assertThat(lines.getLast().untold()).isEqualTo(1_000 - DeadLetterLog.LINES_A_MINUTE);
  }
}
