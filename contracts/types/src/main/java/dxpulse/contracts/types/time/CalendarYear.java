package dxpulse.contracts.types.time;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// 暦年: January to December. Text form: `CY2024`.
public record CalendarYear(int year) implements Period {
  public CalendarYear {
    Years.checked(year);
  }

  public static CalendarYear containing(LocalDate day) {
    return new CalendarYear(day.getYear());
  }

  @Override
  public int firstMonth() {
    return 12 * year;
  }

  @Override
  public LocalDate start() {
    return LocalDate.of(year, 1, 1);
  }

  @Override
  public LocalDate end() {
    return LocalDate.of(year, 12, 31);
  }

  @Override
  public CalendarYear previous() {
    return new CalendarYear(year - 1);
  }

  @Override
  public CalendarYear next() {
    return new CalendarYear(year + 1);
  }

  @Override
  public List<Period> parents() {
    return List.of();
  }

  @Override
  public Optional<Granularity> granularity() {
    return Optional.empty();
  }

  @Override
  public int months() {
    return 12;
  }

  @Override
  public String japaneseLabel() {
    return Years.japanese(end()) + "（暦年）";
  }

  @Override
  public String englishLabel() {
    return "Calendar year " + year;
  }

  @Override
  public String toString() {
    return "CY" + year;
  }
}
