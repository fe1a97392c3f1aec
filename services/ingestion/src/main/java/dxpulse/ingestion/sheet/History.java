package dxpulse.ingestion.sheet;

import dxpulse.contracts.types.AreaCode;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.event.ValueRecorded;
import dxpulse.contracts.types.time.Period;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What was reported of an indicator around a period: the period itself, those before it, and the
/// same one a year earlier.
///
/// @param values by period, for the same kind of period
public record History(Period period, Map<Period, ValueRecorded> values) {
  /// Periods before that are looked at: two years of quarters and more.
  private static final int LENGTH = 12;

  public History {
    values = new TreeMap<>(values);
  }

  public static History of(
      LastValues values,
      OrganizationCode organization,
      IndicatorCode indicator,
      AreaCode area,
      Period period) {
    List<Period> wanted = new ArrayList<>();
    Period each = period;
    for (int i = 0; i <= LENGTH; i++) {
      wanted.add(each);
      each = each.previous();
    }
    return new History(period, values.of(organization, indicator, area, wanted));
  }

  public @Nullable ValueRecorded current() {
    return values.get(period);
  }

  public @Nullable ValueRecorded previous() {
    return values.get(period.previous());
  }

  /// The newest value before the period, however old.
  public @Nullable ValueRecorded last() {
    List<ValueRecorded> before = before();
    return before.isEmpty() ? null : before.getLast();
  }

  /// The same period of the year before.
  public @Nullable ValueRecorded yearBefore() {
    Period each = period;
    while (each.start().isAfter(period.start().minusYears(1))) {
      each = each.previous();
    }
    return values.get(each);
  }

  /// Values before the period, oldest first.
  public List<ValueRecorded> before() {
    return values.values().stream()
        .filter(value -> value.period().start().isBefore(period.start()))
        .sorted(Comparator.comparing(value -> value.period().start()))
        .toList();
  }

  /// What is usual for the series, if that can be said.
  public @Nullable Plausibility plausibility() {
    List<BigDecimal> numbers =
        before().stream().map(ValueRecorded::value).filter(Objects::nonNull).toList();
    return Plausibility.of(numbers);
  }
}
