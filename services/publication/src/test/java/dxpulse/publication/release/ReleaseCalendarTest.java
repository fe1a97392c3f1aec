package dxpulse.publication.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.JapanTime;
import dxpulse.contracts.types.time.Period;
import dxpulse.publication.release.ReleaseCalendar.Coming;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReleaseCalendarTest {
  private static final ReleaseCalendar CALENDAR =
      new ReleaseCalendar(
          Map.of(Granularity.MONTH, 20, Granularity.QUARTER, 30, Granularity.YEAR, 60));

  @Test
  void aMonthIsPreparedOnTheTwentiethOfTheNextByTheClockOfJapan() {
    assertThat(CALENDAR.due(Instant.parse("2024-07-19T14:59:59Z"))).contains(month("2024-05"));
    assertThat(CALENDAR.due(Instant.parse("2024-07-19T15:00:00Z"))).contains(month("2024-06"));
  }

  @Test
  void theFirstQuarterIsPreparedThirtyDaysAfterJune() {
    assertThat(CALENDAR.due(Instant.parse("2024-07-29T15:00:00Z")))
        .contains(Period.parse("FY2024-Q1"));
    assertThat(CALENDAR.due(Instant.parse("2024-07-29T14:59:59Z")))
        .contains(Period.parse("FY2023-Q4"));
  }

  @Test
  void thoseBeforeTheNewestAreDueAsFarBackAsAskedFor() {
    Instant now = Instant.parse("2024-07-29T15:00:00Z");

    assertThat(
            CALENDAR.due(
                now,
                Map.of(
                    Granularity.MONTH,
                    month("2024-04"),
                    Granularity.QUARTER,
                    Period.parse("FY2030-Q1"),
                    Granularity.HALF,
                    Period.parse("FY2020-H1"))))
        .containsExactly(
            month("2024-04"),
            month("2024-05"),
            month("2024-06"),
            Period.parse("FY2024-Q1"),
            Period.parse("FY2023"));
  }

  @Test
  void whatIsOffIsNeitherDueNorToCome() {
    Instant now = Instant.parse("2024-07-29T15:00:00Z");

    assertThat(CALENDAR.due(now)).hasSize(3).noneMatch(period -> period.months() == 6);
    assertThat(CALENDAR.coming(now))
        .extracting(Coming::granularity)
        .containsExactly(Granularity.MONTH, Granularity.QUARTER, Granularity.YEAR);
    assertThat(new ReleaseCalendar(Map.of()).coming(now)).isEmpty();
  }

  @Test
  void daysThatNobodyMeansAreRefused() {
    for (int days : List.of(0, -1, 301)) {
      assertThatThrownBy(() -> new ReleaseCalendar(Map.of(Granularity.MONTH, days)))
          .hasMessageContaining("days after a month: " + days);
    }
  }

  /// For every day of eight years and several settings: what is due has ended, its day has come,
  /// and that of the next has not; no period is left out and none comes twice.
  @Test
  void everyPeriodIsDueOnceAndInOrder() {
    for (int days : List.of(1, 20, 31, 95, 300)) {
      Map<Granularity, Integer> all = new EnumMap<>(Granularity.class);
      for (Granularity kind : Granularity.values()) {
        all.put(kind, days);
      }
      ReleaseCalendar calendar = new ReleaseCalendar(all);
      Map<Granularity, Period> before = new EnumMap<>(Granularity.class);
      for (LocalDate day = LocalDate.of(2023, 1, 1); day.getYear() < 2031; day = day.plusDays(1)) {
        Instant now = JapanTime.start(day);
        List<Coming> coming = calendar.coming(now);
        assertThat(coming).hasSize(4).isSortedAccordingTo((a, b) -> a.day().compareTo(b.day()));
        for (Period period : calendar.due(now)) {
          Granularity kind = period.granularity().orElseThrow();
          assertThat(ReleaseCalendar.hasEnded(period, now)).isTrue();
          assertThat(period.end().plusDays(days)).isBeforeOrEqualTo(day);
          assertThat(coming)
              .contains(new Coming(kind, period.next(), period.next().end().plusDays(days)))
              .allMatch(next -> next.day().isAfter(JapanTime.day(now)));
          Period last = before.put(kind, period);
          if (last != null && !last.equals(period)) {
            assertThat(period).isEqualTo(last.next());
          }
        }
      }
    }
  }

  private static Period month(String text) {
    return Period.parse(text);
  }
}
