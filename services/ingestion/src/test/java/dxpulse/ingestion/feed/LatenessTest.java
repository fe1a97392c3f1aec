package dxpulse.ingestion.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.IndicatorCode;
import dxpulse.ingestion.feed.json.JsonDefinitions;
import dxpulse.ingestion.feed.spring.TokyoCron;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LatenessTest {
  private static final Instant FRIDAY = Instant.parse("2026-06-05T03:00:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          "every": "PT1H"; P1D
          "every": "PT12H"; PT36H
          "every": "P7D"; P21D
          "every": "PT1H", "lateAfter": "PT2H"; PT2H
          "cron": "0 0 6 * * *"; P2DT19H
          "cron": "0 0 6 * * MON-FRI"; P4DT19H
          "cron": "0 0 9,17 * * MON-FRI"; P3DT6H
          "cron": "0 */5 * * * *"; P1D
          """)
  void isThreeRunsAfterTheLastGoodOneAndADayAtLeast(String schedule, Duration late) {
    assertThat(of("HTTP", schedule)).isEqualTo(late);
  }

  @Test
  void whatHasNoScheduleIsLateOnlyWhereItsDefinitionSaysSo() {
    assertThat(of("FOLDER", "\"every\": \"PT1H\"")).isNull();
    assertThat(of("FOLDER", "\"lateAfter\": \"P35D\"")).isEqualTo(Duration.ofDays(35));
  }

  @Test
  void whoWaitsForAFeedDecidesNothingOfItsFigures() {
    FeedDefinition feed = feed("HTTP", "\"every\": \"PT1H\"");
    Origin waited =
        new Origin(
            feed.origin().kind(),
            feed.origin().address(),
            List.of(),
            null,
            List.of(new IndicatorCode("I91")));
    FeedDefinition other =
        new FeedDefinition(
            feed.name(),
            feed.organization(),
            feed.title(),
            feed.counts(),
            feed.department(),
            waited,
            feed.schedule(),
            feed.format(),
            feed.layout(),
            feed.mapping(),
            feed.trusted());

    assertThat(other.essence()).isEqualTo(feed.essence());
    assertThat(other.indicators()).hasSize(2);
  }

  private static @Nullable Duration of(String kind, String schedule) {
    return Lateness.of(feed(kind, schedule), FRIDAY, TokyoCron::next);
  }

  private static FeedDefinition feed(String kind, String schedule) {
    return Objects.requireNonNull(
        new JsonDefinitions(TokyoCron::faultOf)
            .read(
                """
                {"name": "a", "organization": "020001", "title": {"ja": "研修", "en": "Training"},
                 "department": "dx-promotion", "trusted": true, "schedule": {%s},
                 "origin": {"kind": "%s", "address": "https://example.jp/"}, "format": "CSV",
                 "mapping": {"period": {"text": "{期間}"},
                   "figures": [{"indicator": {"text": "I90"}, "value": {"column": "件数"}}]}}
                """
                    .formatted(schedule, kind))
            .definition());
  }
}
