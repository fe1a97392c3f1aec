package dxpulse.infra.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.time.Period;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Which half counts on the page of projects, in a browser without the platform.
class RoadmapPeriodsIT extends ModuleBrowser {
  private static final Path PERIODS =
      Path.of("../../services/roadmap/src/main/resources/ui/dxp-roadmap-periods.js");

  RoadmapPeriodsIT() {
    super(PERIODS);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-31T14:59:59Z, FY2025-H2",
    "2026-03-31T15:00:00Z, FY2026-H1",
    "2026-09-30T14:59:59Z, FY2026-H1",
    "2026-09-30T15:00:00Z, FY2026-H2",
    "2026-12-31T23:00:00Z, FY2026-H2",
    "2027-01-01T00:00:00Z, FY2026-H2"
  })
  void theNewestHalfBeginsInAprilAndOctoberInJapan(String moment, String half) {
    assertThat(asked("newestHalf(new Date(given))", moment)).isEqualTo(half);
  }

  @ParameterizedTest
  @CsvSource({
    "FY2025-H1, FY2025-H1",
    "FY2025-Q2, FY2025-H1",
    "FY2025-Q3, FY2025-H2",
    "FY2025, FY2025-H2",
    "FY2026, FY2026-H1",
    "2026-03, FY2025-H2",
    "2026-04, FY2026-H1",
    "2025-10, FY2025-H2",
    "CY2025-H1, FY2025-H1",
    "CY2025, FY2025-H2",
    "'', FY2026-H1"
  })
  void aPeriodStandsForTheHalfThatItLiesInOrTheLastThatHasBegun(String period, String half) {
    assertThat(asked("halfOf(given, 'FY2026-H1')", period)).isEqualTo(half);
  }

  @ParameterizedTest
  @ValueSource(strings = {"FY2018-H2", "FY2019-H1", "FY2026-H2", "FY2024-Q2", "FY2028", "2026-07"})
  void aPeriodIsCalledAsOnThePublicPages(String period) {
    assertThat(asked("periodName(given, 'ja')", period))
        .isEqualTo(Period.parse(period).japaneseLabel());
  }

  @ParameterizedTest
  @CsvSource({"FY2026-H2, FY2026 H2", "FY2024-Q2, FY2024 Q2", "FY2024, FY2024"})
  void aPeriodIsShortInEnglish(String period, String name) {
    assertThat(asked("periodName(given, 'en')", period)).isEqualTo(name);
  }

  private Object asked(String question, String given) {
    return page.evaluate(
        "async ([given]) => { const { newestHalf, halfOf, periodName } = await import('/p.js'); return "
            + question
            + "; }",
        List.of(given));
  }
}
