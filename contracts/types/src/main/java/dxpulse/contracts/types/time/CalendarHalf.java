package dxpulse.contracts.types.time;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// Half of a calendar year: January to June, July to December. Text form: `CY2024-H1`.
public record CalendarHalf(int year, int half) implements Period {
  public CalendarHalf {
    Years.checked(year);
    Years.checked("half", half, 2);
  }

  public static CalendarHalf containing(LocalDate day) {
    return new CalendarHalf(day.getYear(), day.getMonthValue() <= 6 ? 1 : 2);
  }

  @Override
  public int firstMonth() {
    return 12 * year + 6 * (half - 1);
  }

  @Override
  public LocalDate start() {
    return LocalDate.of(year, half == 1 ? 1 : 7, 1);
  }

  @Override
  public LocalDate end() {
    return start().plusMonths(6).minusDays(1);
  }

  @Override
  public CalendarHalf previous() {
    return containing(start().minusDays(1));
  }

  @Override
  public CalendarHalf next() {
    return containing(end().plusDays(1));
  }

  @Override
  public List<Period> parents() {
    return List.of(new CalendarYear(year));
  }

  @Override
  public Optional<Granularity> granularity() {
    return Optional.empty();
  }

  @Override
  public int months() {
    return 6;
  }

  @Override
  public String japaneseLabel() {
    return Years.japanese(end()) + (half == 1 ? "1～6月" : "7～12月");
  }

  @Override
  public String englishLabel() {
    return (half == 1 ? "Jan–Jun " : "Jul–Dec ") + year;
  }

  @Override
  public String toString() {
    return "CY" + year + "-H" + half;
  }
}
