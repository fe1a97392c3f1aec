package dxpulse.kpiscoring.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.event.KpiScored;
import dxpulse.contracts.wire.EventCodec;
import dxpulse.contracts.wire.EventType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WaitingTest {
  private final Waiting waiting = new Waiting();

  @Test
  void anObservationIsScoredWhenAllItsScoresCanBeRead() throws Exception {
    KpiScored month = score("020001", "2024-05", 1, "o1");
    KpiScored year = score("020001", "FY2024", 1, "o1");
    waiting.scored("o1", List.of(month, year));

    waiting.readable(List.of(month));
    assertThat(isScored("o1")).isFalse();
    waiting.readable(List.of(year));
    assertThat(isScored("o1")).isTrue();
  }

  /// o1 and o2 came together; the score that both moved has o2 as its cause.
  @Test
  void valuesThatWereScoredTogetherAreAllScored() throws Exception {
    KpiScored score = score("020001", "2024-05", 1, "o2");
    waiting.scored("o1", List.of(score));
    waiting.scored("o2", List.of(score));

    waiting.readable(List.of(score));

    assertThat(isScored("o1")).isTrue();
    assertThat(isScored("o2")).isTrue();
  }

  @Test
  void aScoreThatCouldBeReadBeforeIsNotWaitedFor() throws Exception {
    KpiScored score = score("020001", "2024-05", 1, "o1");
    waiting.readable(List.of(score));
    waiting.scored("o1", List.of(score));

    assertThat(isScored("o1")).isTrue();
  }

  @Test
  void theScoreOfAnotherOrganizationIsAnotherScore() throws Exception {
    waiting.scored("o1", List.of(score("020001", "2024-05", 1, "o1")));

    waiting.readable(List.of(score("010006", "2024-05", 1, "o9")));

    assertThat(isScored("o1")).isFalse();
  }

  @Test
  void anObservationThatMovesNothingIsScoredAndAnUnknownOneIsNot() throws Exception {
    waiting.scored("o1", List.of());

    assertThat(isScored("o1")).isTrue();
    assertThat(isScored("o2")).isFalse();
  }

  @Test
  void whoWaitsIsWoken() throws Exception {
    KpiScored score = score("020001", "2024-05", 1, "o2");
    CompletableFuture<Boolean> waited =
        CompletableFuture.supplyAsync(() -> {
          try {
            return waiting.await("o1", Duration.ofSeconds(30));
          } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
          }
        });

    waiting.scored("o1", List.of(score));
    waiting.readable(List.of(score));

    assertThat(waited.get(20, TimeUnit.SECONDS)).isTrue();
  }

  private boolean isScored(String observation) throws InterruptedException {
    return waiting.await(observation, Duration.ZERO);
  }

  private static KpiScored score(
      String organization, String period, int revision, String observation) {
    return EventCodec.decode(
        EventType.KPI_SCORED,
        """
        {"organization":"%s","kpi":"K8","granularity":"month","period":"%s","index":30.0,
         "coverage":1.0,"provisional":false,"sample":false,"components":[],"contributions":[],
         "kpiVersion":1,"revision":%d,"cause":{"kind":"VALUE","observationId":"%s"},
         "scoredAt":"2024-06-01T00:00:00Z"}
        """
            .formatted(organization, period, revision, observation)
            .getBytes(StandardCharsets.UTF_8));
  }
}
