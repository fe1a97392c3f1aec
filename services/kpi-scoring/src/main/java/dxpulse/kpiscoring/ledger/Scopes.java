package dxpulse.kpiscoring.ledger;

import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.KpiCode;
import dxpulse.contracts.types.event.IndicatorDefined;
import dxpulse.contracts.types.event.KpiDefined;
import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.Period;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The scopes of an organization's KPIs, made when they are asked for and kept until a definition
/// changes.
final class Scopes {
  private final Map<KpiCode, KpiDefined> kpis;
  private final Map<IndicatorCode, IndicatorDefined> indicators;
  private final Map<IndicatorCode, Series> series;
  private final Map<KpiCode, Scope> byKpi = new TreeMap<>();
  private final Map<IndicatorCode, Map<KpiCode, Scope>> byIndicator = new HashMap<>();

  /// Reads these maps, which change.
  Scopes(
      Map<KpiCode, KpiDefined> kpis,
      Map<IndicatorCode, IndicatorDefined> indicators,
      Map<IndicatorCode, Series> series) {
    this.kpis = kpis;
    this.indicators = indicators;
    this.series = series;
  }

  /// Definitions of indicators, or values, are others.
  void forget() {
    byKpi.clear();
    byIndicator.clear();
  }

  /// The definition of a KPI is another; the scopes of the others stay.
  void forget(KpiCode kpi) {
    byKpi.remove(kpi);
    byIndicator.values().forEach(own -> own.remove(kpi));
  }

  /// In the order of the KPIs.
  List<Scope> all() {
    know();
    return List.copyOf(byKpi.values());
  }

  /// The KPIs that an indicator is part of.
  Collection<Scope> of(IndicatorCode indicator) {
    know();
    return byIndicator.getOrDefault(indicator, Map.of()).values();
  }

  /// Whether a KPI is scored for no later period of this kind.
  boolean isLast(KpiCode kpi, Granularity granularity, Period period, LocalDate today) {
    know();
    Scope scope = byKpi.get(kpi);
    return scope != null
        && scope
            .horizon(today)
            .map(horizon -> granularity.containing(horizon.last()).equals(period))
            .orElse(false);
  }

  private void know() {
    if (byKpi.size() == kpis.size()) {
      return;
    }
    kpis.forEach((code, kpi) -> {
      if (!byKpi.containsKey(code)) {
        Scope scope = Scope.of(kpi, indicators, series);
        byKpi.put(code, scope);
        for (IndicatorCode indicator : scope.indicators()) {
          byIndicator.computeIfAbsent(indicator, unseen -> new TreeMap<>()).put(code, scope);
        }
      }
    });
  }
}
