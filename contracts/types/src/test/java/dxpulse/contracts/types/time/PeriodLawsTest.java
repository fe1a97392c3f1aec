package dxpulse.contracts.types.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodLawsTest {
  enum Kind {
    MONTH(Month::containing),
    FISCAL_QUARTER(FiscalQuarter::containing),
    FISCAL_HALF(FiscalHalf::containing),
    FISCAL_YEAR(FiscalYear::containing),
    CALENDAR_HALF(CalendarHalf::containing),
    CALENDAR_YEAR(CalendarYear::containing);

    private final Function<LocalDate, Period> containing;

    Kind(Function<LocalDate, Period> containing) {
      this.containing = containing;
    }

    Period containing(LocalDate day) {
      return containing.apply(day);
    }
  }

  private static Stream<LocalDate> everyDay() {
    return LocalDate.of(2015, 1, 1).datesUntil(LocalDate.of(2036, 1, 1));
  }

  @ParameterizedTest
  @EnumSource
  void everyDayLiesInExactlyOnePeriodOfEachKind(Kind kind) {
    everyDay()
        .forEach(day -> {
          Period period = kind.containing(day);
          assertThat(period.contains(day)).as("%s in %s", day, period).isTrue();
          assertThat(period.previous().contains(day)).as("%s", day).isFalse();
          assertThat(period.next().contains(day)).as("%s", day).isFalse();
        });
  }

  @ParameterizedTest
  @EnumSource
  void aPeriodEndsTheDayBeforeTheNextOneStarts(Kind kind) {
    everyDay()
        .map(kind::containing)
        .distinct()
        .forEach(period -> {
          assertThat(period.next().start()).isEqualTo(period.end().plusDays(1));
          assertThat(period.next().previous()).isEqualTo(period);
          assertThat(period.previous().next()).isEqualTo(period);
          assertThat(period).isLessThan(period.next());
        });
  }

  @ParameterizedTest
  @EnumSource
  void monthsAreNumberedWithoutAGap(Kind kind) {
    everyDay()
        .map(kind::containing)
        .distinct()
        .forEach(period -> {
          LocalDate start = period.start();
          assertThat(period.firstMonth())
              .isEqualTo(12 * start.getYear() + start.getMonthValue() - 1);
          assertThat(period.endMonth()).isEqualTo(period.next().firstMonth());
        });
  }

  @ParameterizedTest
  @EnumSource
  void theTextFormReadsBackToThePeriod(Kind kind) {
    everyDay()
        .map(kind::containing)
        .distinct()
        .forEach(period -> {
          assertThat(Period.parse(period.toString())).isEqualTo(period);
          assertThat(PeriodReader.read(period.toString())).isEqualTo(period);
        });
  }

  @ParameterizedTest
  @EnumSource
  void theJapaneseLabelReadsBack(Kind kind) {
    everyDay()
        .map(kind::containing)
        .distinct()
        .forEach(period ->
            assertThat(PeriodReader.read(period.japaneseLabel()))
                .as(period.japaneseLabel())
                .isEqualTo(period));
  }

  @ParameterizedTest
  @EnumSource
  void aPeriodLiesWhollyInEachOfItsParents(Kind kind) {
    everyDay()
        .map(kind::containing)
        .distinct()
        .forEach(period ->
            assertThat(period.parents())
                .allSatisfy(parent -> {
                  assertThat(parent.contains(period)).isTrue();
                  assertThat(parent.months()).isGreaterThan(period.months());
                }));
  }

  @ParameterizedTest
  @EnumSource
  void theMonthsWithinFillThePeriodWithoutAGap(Kind kind) {
    everyDay()
        .map(kind::containing)
        .distinct()
        .forEach(period -> {
          List<Month> months = period.monthsWithin();
          assertThat(months).hasSize(period.months());
          assertThat(months.getFirst().start()).isEqualTo(period.start());
          assertThat(months.getLast().end()).isEqualTo(period.end());
        });
  }

  @ParameterizedTest
  @EnumSource
  void everyDayOfAPeriodThatCanBeReportedLiesInAPeriodThatCanBeWrittenAndRead(Kind kind) {
    LocalDate first = PeriodReader.read("1900-01").start();
    LocalDate last = PeriodReader.read("FY2199").end();

    first
        .datesUntil(last.plusDays(1))
        .filter(day -> day.getDayOfMonth() == 1 || day.plusDays(1).getDayOfMonth() == 1)
        .forEach(day -> {
          Period period = kind.containing(day);
          assertThat(period.contains(day)).as("%s in %s", day, period).isTrue();
          assertThat(Period.parse(period.toString())).isEqualTo(period);
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"1899-12", "FY1899", "FY1899-H2", "2200-01", "CY2200"})
  void theYearsAroundAreNotReportedFor(String text) {
    assertThatThrownBy(() -> PeriodReader.read(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1900 to 2199");
  }

  @Test
  void theFourthQuarterLiesInTheNextCalendarYear() {
    assertThat(FiscalQuarter.containing(LocalDate.of(2025, 1, 1))).hasToString("FY2024-Q4");
    assertThat(FiscalQuarter.containing(LocalDate.of(2024, 12, 31))).hasToString("FY2024-Q3");
    assertThat(FiscalHalf.containing(LocalDate.of(2025, 3, 31))).hasToString("FY2024-H2");
  }

  @Test
  void partsSortBeforeTheWholeThatTheyComplete() {
    List<Period> periods =
        new ArrayList<>(
            Stream.of("FY2024", "FY2024-H2", "2025-03", "FY2024-Q4", "2025-02")
                .map(Period::parse)
                .toList());
    periods.sort(null);

    assertThat(periods)
        .map(Period::toString)
        .containsExactly("2025-02", "2025-03", "FY2024-Q4", "FY2024-H2", "FY2024");
  }

  @Test
  void labelsAreThoseThatTheGovernmentWrites() {
    assertThat(Period.parse("FY2024-Q1").japaneseLabel()).isEqualTo("令和6年度第1四半期");
    assertThat(Period.parse("FY2019").japaneseLabel()).isEqualTo("令和元年度");
    assertThat(Period.parse("2019-04").japaneseLabel()).isEqualTo("平成31年4月");
    assertThat(Period.parse("2019-05").japaneseLabel()).isEqualTo("令和元年5月");
    assertThat(Period.parse("FY2024-H1").japaneseLabel()).isEqualTo("令和6年度上期");
    assertThat(Period.parse("FY2024-Q4").englishLabel()).isEqualTo("FY2024 Q4 (Jan–Mar 2025)");
    assertThat(Period.parse("CY2024-H2").englishLabel()).isEqualTo("Jul–Dec 2024");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2024",
        "2024Q1",
        "2024-Q1",
        "2024-13",
        "2024-00",
        "FY2024-Q5",
        "FY2024-Q0",
        "FY2024-H3",
        "CY2024-Q1",
        "fy2024",
        "FY24",
        "FY2024-",
        "2024-6",
        " 2024-06",
        "FY99999"
      })
  void refusesWhatIsNotThePinnedForm(String text) {
    assertThatThrownBy(() -> Period.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected");
  }
}
