package dxpulse.contracts.types.time;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// A period that figures are reported for. The text form is pinned: `2024-06`, `FY2024-Q1`,
/// `FY2024-H1`, `FY2024`, `CY2024`, `CY2024-H1`. The time zone is Asia/Tokyo.
///
/// Periods are ordered by their end and then by their start, so that a part comes before the whole
/// that it completes.
public sealed interface Period extends Comparable<Period>
    permits Month, FiscalQuarter, FiscalHalf, FiscalYear, CalendarHalf, CalendarYear {

  /// The first day that figures are kept of. An earlier period is a slip of the pen, and every
  /// period between it and today would have to be scored.
  LocalDate EARLIEST = LocalDate.of(1950, 4, 1);

  /// The first month in it as a number, `12·year + month − 1`: periods are whole months, and months
  /// are compared and counted faster than days.
  int firstMonth();

  /// The month after the last one in it, as a number like [#firstMonth()].
  default int endMonth() {
    return firstMonth() + months();
  }

  /// First day.
  LocalDate start();

  /// Last day.
  LocalDate end();

  /// The period of the same kind just before this one.
  Period previous();

  /// The period of the same kind just after this one.
  Period next();

  /// The smallest periods of other kinds that this one lies in wholly, finest first; empty for
  /// years.
  List<Period> parents();

  /// The kind of board on which the period is shown; empty for calendar years and halves.
  Optional<Granularity> granularity();

  /// Such as 令和6年度第1四半期.
  String japaneseLabel();

  /// Such as `FY2024 Q1 (Apr–Jun 2024)`.
  String englishLabel();

  /// Number of months in it.
  int months();

  /// The pinned text form.
  @Override
  String toString();

  default boolean contains(LocalDate day) {
    return !day.isBefore(start()) && !day.isAfter(end());
  }

  /// Whether the other period lies in this one wholly. Every period contains itself.
  default boolean contains(Period other) {
    return other.firstMonth() >= firstMonth() && other.endMonth() <= endMonth();
  }

  /// The months in it, in order.
  default List<Month> monthsWithin() {
    Month[] months = new Month[months()];
    for (int i = 0; i < months.length; i++) {
      months[i] = Month.numbered(firstMonth() + i);
    }
    return List.of(months);
  }

  @Override
  default int compareTo(Period other) {
    if (equals(other)) {
      return 0;
    }
    int byEnd = Integer.compare(endMonth(), other.endMonth());
    if (byEnd != 0) {
      return byEnd;
    }
    int byStart = Integer.compare(other.firstMonth(), firstMonth());
    return byStart != 0 ? byStart : toString().compareTo(other.toString());
  }

  /// Reads the pinned text form.
  ///
  /// @throws IllegalArgumentException when the text is anything else; people's spellings are read
  ///   by [PeriodReader]
  static Period parse(String text) {
    return PeriodText.parse(text);
  }
}
