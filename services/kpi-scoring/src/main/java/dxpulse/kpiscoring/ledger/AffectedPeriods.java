package dxpulse.kpiscoring.ledger;

import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.Period;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The periods whose score a fact can move: its own, those that carry it forward, and the one
/// after, whose change is measured from it.
final class AffectedPeriods {
  private AffectedPeriods() {}

  /// All periods of the horizon.
  static Map<Granularity, List<Period>> all(Optional<Horizon> horizon) {
    Map<Granularity, List<Period>> affected = new EnumMap<>(Granularity.class);
    horizon.ifPresent(known -> {
      for (Granularity granularity : Granularity.values()) {
        affected.put(
            granularity, range(granularity, known.first().start(), known.last().end(), known));
      }
    });
    return affected;
  }

  /// @param maxAgeMonths the longest that a value of this KPI is carried forward
  static Map<Granularity, List<Period>> by(
      Period period, Optional<Horizon> horizon, int maxAgeMonths) {
    Map<Granularity, List<Period>> affected = new EnumMap<>(Granularity.class);
    horizon.ifPresent(known -> {
      for (Granularity granularity : Granularity.values()) {
        Period last =
            granularity.containing(period.end().plusDays(1).plusMonths(maxAgeMonths).minusDays(1));
        affected.put(granularity, range(granularity, period.start(), last.next().end(), known));
      }
    });
    return affected;
  }

  private static List<Period> range(
      Granularity granularity, LocalDate from, LocalDate to, Horizon known) {
    LocalDate end = to.isBefore(known.last().end()) ? to : known.last().end();
    List<Period> periods = new ArrayList<>();
    for (Period at = granularity.containing(from); !at.start().isAfter(end); at = at.next()) {
      periods.add(at);
    }
    return periods;
  }
}
