package dxpulse.publication.page;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.Period;
import dxpulse.publication.board.BoardView.Head;
import dxpulse.publication.board.BoardView.Overview;
import dxpulse.publication.page.jte.JteTemplates;
import dxpulse.publication.release.ReleaseCalendar;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Figures look old once a whole period after them ought to be known.
class OldDataTest {
  private static final ReleaseCalendar CALENDAR =
      new ReleaseCalendar(
          Map.of(Granularity.MONTH, 20, Granularity.QUARTER, 30, Granularity.YEAR, 60));

  @ParameterizedTest
  @CsvSource({
    "QUARTER, FY2024-Q2, 2025-01-29, ''",
    "QUARTER, FY2024-Q2, 2025-01-30, 2024-09-30",
    "QUARTER, FY2024-Q2, 2026-11-29, 2024-09-30",
    "MONTH, 2024-09, 2024-11-19, ''",
    "MONTH, 2024-09, 2024-11-20, 2024-09-30",
    "YEAR, FY2024-Q2, 2026-05-29, ''",
    "YEAR, FY2024-Q2, 2026-05-30, 2024-09-30",
    "HALF, FY2024-H1, 2025-05-29, ''",
    "HALF, FY2024-H1, 2025-05-30, 2024-09-30",
    "QUARTER, FY2023, 2025-05-29, ''",
    "QUARTER, FY2023, 2025-05-30, 2024-03-31",
    "MONTH, CY2023, 2025-05-29, ''",
    "MONTH, CY2023, 2025-05-30, 2023-12-31",
  })
  void asLongAsTheKindOfPeriodAndTheCalendarLetExpect(
      Granularity kind, String newest, String today, String day) {
    assertThat(OldData.day(head(kind, newest), CALENDAR.knownFrom(noon(today))))
        .isEqualTo(day.isEmpty() ? null : java.time.LocalDate.parse(day));
  }

  @Test
  void theLatestPageSaysSoAndAPeriodThatWasChosenDoesNot() {
    Renderer renderer = new Renderer(new JteTemplates(), new Assets(SampleBoards.SITE));
    Overview sample = SampleBoards.overview(64.2);
    Overview board =
        new Overview(
            head(Granularity.QUARTER, "FY2024-Q2"),
            sample.summary(),
            sample.fields(),
            sample.projects(),
            sample.highlights());
    var known = CALENDAR.knownFrom(noon("2026-11-29"));

    assertThat(renderer.board(board, new Asked(Lang.JA, false, false, null, null, known)))
        .contains("最新の値は2024年9月30日時点のものです。その後の値はまだ届いていません。", "データ時点");
    assertThat(renderer.board(board, new Asked(Lang.EN, false, false, null, null, known)))
        .contains("None has come in since.", "Data as of");
    assertThat(renderer.board(board, new Asked(Lang.JA, true, false))).doesNotContain("まだ届いていません");
  }

  private static Instant noon(String day) {
    return Instant.parse(day + "T03:00:00Z");
  }

  private static Head head(Granularity kind, String newest) {
    Period period = kind.containing(Period.parse(newest).end());
    return new Head(
        "overview",
        kind,
        period,
        1,
        List.of(period),
        null,
        false,
        false,
        List.of(),
        Period.parse(newest));
  }
}
