package dxpulse.kpiscoring.ledger;

import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.event.IndicatorDefined;
import dxpulse.contracts.types.event.KpiDefined;
import dxpulse.contracts.types.time.Period;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A KPI and the stretch of time that its values cover, kept up with each value.
final class Scope {
  private final KpiDefined kpi;
  private final Set<IndicatorCode> indicators;
  private final int longestCarry;
  private @Nullable LocalDate first;
  private @Nullable LocalDate last;
  private @Nullable LocalDate tooOldFrom;

  Scope(KpiDefined kpi) {
    this.kpi = kpi;
    this.indicators =
        kpi.versions().stream()
            .flatMap(version -> version.components().stream())
            .map(KpiDefined.Component::indicator)
            .collect(Collectors.toUnmodifiableSet());
    this.longestCarry =
        kpi.versions().stream().mapToInt(KpiDefined.Version::maxAgeMonths).max().orElse(0);
  }

  /// With all values that are known.
  static Scope of(
      KpiDefined kpi,
      Map<IndicatorCode, IndicatorDefined> indicators,
      Map<IndicatorCode, Series> series) {
    Scope scope = new Scope(kpi);
    for (IndicatorCode indicator : scope.indicators) {
      Series values = series.get(indicator);
      if (values != null) {
        scope.include(values, isCarried(indicators.get(indicator)));
      }
    }
    return scope;
  }

  /// Whether any version of an indicator carries its values forward.
  static boolean isCarried(@Nullable IndicatorDefined definition) {
    return definition != null
        && definition.versions().stream()
            .anyMatch(version -> RollUp.isCarried(version.accumulation()));
  }

  KpiDefined kpi() {
    return kpi;
  }

  /// Every indicator that any version is made of.
  Set<IndicatorCode> indicators() {
    return indicators;
  }

  /// The longest that any version carries a value forward, in months.
  int longestCarry() {
    return longestCarry;
  }

  /// @param carries whether values of this kind are carried forward
  void include(Series values, boolean carries) {
    LocalDate start = values.start();
    LocalDate end = values.end();
    if (start != null && end != null) {
      include(start, end, carries);
    }
  }

  void include(Period period, boolean carries) {
    include(period.start(), period.end(), carries);
  }

  private void include(LocalDate start, LocalDate end, boolean carries) {
    if (first == null || start.isBefore(first)) {
      first = start;
    }
    if (last == null || end.isAfter(last)) {
      last = end;
    }
    if (carries) {
      LocalDate until = end.plusDays(1).plusMonths(longestCarry);
      if (tooOldFrom == null || until.isAfter(tooOldFrom)) {
        tooOldFrom = until;
      }
    }
  }

  Optional<Horizon> horizon(LocalDate today) {
    if (first == null || last == null) {
      return Optional.empty();
    }
    LocalDate carried = tooOldFrom == null || tooOldFrom.isAfter(today) ? today : tooOldFrom;
    boolean reachesOn = tooOldFrom != null && carried.isAfter(last);
    return Optional.of(new Horizon(first, reachesOn ? carried : last));
  }
}
