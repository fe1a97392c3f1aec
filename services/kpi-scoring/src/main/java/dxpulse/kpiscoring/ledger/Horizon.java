package dxpulse.kpiscoring.ledger;

import dxpulse.contracts.types.time.Period;
import java.time.LocalDate;
import java.time.Month;

/// The stretch of time that a KPI is scored for: from the first day that it has a value for to the
/// last one, or as far as values are carried forward and one period more, which says that they are
/// too old, but not beyond today.
record Horizon(LocalDate first, LocalDate last) {
  private static final LocalDate EARLIEST = LocalDate.of(1905, Month.APRIL, 1);
  private static final LocalDate LATEST = LocalDate.of(2180, Month.MARCH, 31);

  /// Whether boards reach to a period with all that is around it: what it is compared with, and
  /// what carries it forward.
  static boolean reachesTo(Period period) {
    return !period.start().isBefore(EARLIEST) && !period.end().isAfter(LATEST);
  }
}
