package dxpulse.ingestion.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.time.Period;
import dxpulse.ingestion.feed.json.JsonDefinitions;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RenewalTest {
  @ParameterizedTest
  @CsvSource({
    "HTTP, 2024-06, '', 2024-09-30T15:00:00Z",
    "HTTP, FY2024-Q1, '', 2025-03-31T15:00:00Z",
    "HTTP, FY2024, '', 2028-03-31T15:00:00Z",
    "HTTP, CY2024, P10D, 2025-01-10T15:00:00Z",
    "FOLDER, FY2024, P400D, 2026-05-05T15:00:00Z"
  })
  void isDueThreePeriodsAfterTheNewestOneOrAsTheDefinitionSays(
      String kind, String newest, String expects, Instant due) {
    assertThat(Renewal.dueBy(feed(kind, expects), Period.parse(newest))).isEqualTo(due);
  }

  @Test
  void nothingIsDueBeforeTheFirstFigureOrFromAFolderThatPromisesNothing() {
    assertThat(Renewal.dueBy(feed("HTTP", "P1D"), null)).isNull();
    assertThat(Renewal.dueBy(feed("FOLDER", ""), Period.parse("FY2024"))).isNull();
  }

  private static FeedDefinition feed(String kind, @Nullable String expects) {
    String more = expects == null || expects.isEmpty() ? "" : ", \"expects\": \"" + expects + "\"";
    return Objects.requireNonNull(
        new JsonDefinitions(cron -> null)
            .read(
                """
                {"name": "a", "organization": "020001", "title": {"ja": "研修", "en": "Training"},
                 "department": "dx-promotion", "trusted": true, "schedule": {"every": "P1D"%s},
                 "origin": {"kind": "%s", "address": "https://example.jp/"}, "format": "CSV",
                 "mapping": {"period": {"text": "{期間}"},
                   "figures": [{"indicator": {"text": "I90"}, "value": {"column": "件数"}}]}}
                """
                    .formatted(more, kind))
            .definition());
  }
}
