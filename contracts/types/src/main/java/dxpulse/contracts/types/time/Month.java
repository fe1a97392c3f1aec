package dxpulse.contracts.types.time;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A calendar month. Text form: `2024-06`.
public record Month(int year, int month) implements Period {
  public Month {
    Years.checked(year);
    Years.checked("month", month, 12);
  }

  /// The month with a number as periods count them.
  public static Month numbered(int number) {
    return new Month(Math.floorDiv(number, 12), Math.floorMod(number, 12) + 1);
  }

  public static Month containing(LocalDate day) {
    return new Month(day.getYear(), day.getMonthValue());
  }

  @Override
  public int firstMonth() {
    return 12 * year + month - 1;
  }

  @Override
  public LocalDate start() {
    return LocalDate.of(year, month, 1);
  }

  @Override
  public LocalDate end() {
    return YearMonth.of(year, month).atEndOfMonth();
  }

  @Override
  public Month previous() {
    return numbered(firstMonth() - 1);
  }

  @Override
  public Month next() {
    return numbered(firstMonth() + 1);
  }

  @Override
  public List<Period> parents() {
    return List.of(FiscalQuarter.containing(start()), CalendarHalf.containing(start()));
  }

  @Override
  public Optional<Granularity> granularity() {
    return Optional.of(Granularity.MONTH);
  }

  @Override
  public int months() {
    return 1;
  }

  @Override
  public String japaneseLabel() {
    return Years.japanese(end()) + month + "月";
  }

  @Override
  public String englishLabel() {
    return shortEnglish() + " " + year;
  }

  /// Such as `Jun`.
  String shortEnglish() {
    return java.time.Month.of(month).getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
  }

  @Override
  public String toString() {
    return year + (month < 10 ? "-0" : "-") + month;
  }
}
