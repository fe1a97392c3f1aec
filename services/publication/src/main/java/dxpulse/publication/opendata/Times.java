package dxpulse.publication.opendata;

import dxpulse.contracts.types.time.FiscalYear;
import dxpulse.contracts.types.time.Month;
import dxpulse.contracts.types.time.Period;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// How periods are told in files.
final class Times {
  private Times() {}

  /// Columns that tell a row's period: the plan's code, a name, first and last day, and the time
  /// code of the national statistics portal.
  static <R> List<Column<R>> columns(Function<R, Period> period) {
    List<Column<R>> columns = new ArrayList<>();
    columns.add(
        Column.text(
            "period",
            "期のコード（2024-06、FY2024-Q1、FY2024-H1、FY2024）",
            "Code of the period (2024-06, FY2024-Q1, FY2024-H1, FY2024)",
            row -> period.apply(row).toString()));
    columns.add(
        Column.text(
            "period_name_ja",
            "期の名前",
            "Name of the period in Japanese",
            row -> period.apply(row).japaneseLabel()));
    columns.add(Column.day("start_date", "期の最初の日", "First day", row -> period.apply(row).start()));
    columns.add(Column.day("end_date", "期の最後の日", "Last day", row -> period.apply(row).end()));
    columns.add(
        Column.text(
            "time_code",
            "e-Statの時間軸コード。暦年をまたぐ半期は表せないため空欄",
            "Time code of e-Stat; empty for the half-year that crosses calendar years",
            row -> code(period.apply(row)).orElse(null)));
    return columns;
  }

  /// The time code of e-Stat: a year, then `10` for a fiscal year, or first and last month.
  static Optional<String> code(Period period) {
    LocalDate start = period.start();
    LocalDate end = period.end();
    if (period instanceof FiscalYear) {
      return Optional.of(start.getYear() + "100000");
    }
    return start.getYear() == end.getYear()
        ? Optional.of(
            String.format(
                Locale.ROOT,
                "%04d00%02d%02d",
                start.getYear(),
                start.getMonthValue(),
                end.getMonthValue()))
        : Optional.empty();
  }

  /// The period as SDMX tells one that may begin in any month: a calendar month by its name,
  /// anything else by its first day and how long it lasts.
  static String sdmx(Period period) {
    return period instanceof Month
        ? period.toString()
        : period.start() + "/" + (period.months() == 12 ? "P1Y" : "P" + period.months() + "M");
  }

  /// The frequency code of SDMX.
  static String frequency(Period period) {
    return switch (period.months()) {
      case 1 -> "M";
      case 3 -> "Q";
      case 6 -> "S";
      default -> "A";
    };
  }
}
