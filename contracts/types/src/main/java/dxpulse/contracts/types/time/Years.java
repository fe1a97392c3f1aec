package dxpulse.contracts.types.time;

import java.time.LocalDate;

/// Bounds and names of years that the periods share.
final class Years {
  private static final int FIRST_REPORTED = 1900;
  private static final int LAST_REPORTED = 2199;
  private static final LocalDate REIWA = LocalDate.of(2019, 5, 1);
  private static final LocalDate HEISEI = LocalDate.of(1989, 1, 8);
  private static final LocalDate SHOWA = LocalDate.of(1926, 12, 25);

  private Years() {}

  /// Figures are reported for the years 1900 to 2199. A year more on each side exists, so that
  /// every day of those years lies in a period of each kind: January 1900 is in fiscal year 1899,
  /// and fiscal year 2199 ends in March 2200.
  static int checked(int year) {
    if (year < FIRST_REPORTED - 1 || year > LAST_REPORTED + 1) {
      throw outside(year);
    }
    return year;
  }

  /// A year that people report for.
  static int reported(int year) {
    if (year < FIRST_REPORTED || year > LAST_REPORTED) {
      throw outside(year);
    }
    return year;
  }

  private static IllegalArgumentException outside(int year) {
    return new IllegalArgumentException(
        "year: %d (expected: %d to %d)".formatted(year, FIRST_REPORTED, LAST_REPORTED));
  }

  static int checked(String what, int part, int most) {
    if (part < 1 || part > most) {
      throw new IllegalArgumentException(what + ": " + part + " (expected: 1 to " + most + ")");
    }
    return part;
  }

  /// The fiscal year in the era of its last days: 令和元年度 is the year from April 2019, as the
  /// government counts it.
  static String fiscalJapanese(int year) {
    return japanese(LocalDate.of(year, 5, 1)) + "度";
  }

  /// The year of the era in which the day lies, such as 令和6年.
  static String japanese(LocalDate day) {
    if (!day.isBefore(REIWA)) {
      return "令和" + inEra(day.getYear() - 2018);
    }
    if (!day.isBefore(HEISEI)) {
      return "平成" + inEra(day.getYear() - 1988);
    }
    if (!day.isBefore(SHOWA)) {
      return "昭和" + inEra(day.getYear() - 1925);
    }
    return day.getYear() + "年";
  }

  private static String inEra(int year) {
    return (year == 1 ? "元" : Integer.toString(year)) + "年";
  }
}
