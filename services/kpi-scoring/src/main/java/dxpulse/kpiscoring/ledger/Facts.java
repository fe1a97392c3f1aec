package dxpulse.kpiscoring.ledger;

import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.event.IndicatorDefined;
import dxpulse.contracts.types.event.KpiDefined;
import java.util.List;
import java.util.Map;

/// Everything that decides the scores of one KPI.
///
/// @param indicators what is defined of the KPI's indicators; may hold others, too
/// @param values the values that hold, by indicator
public record Facts(
    KpiDefined kpi,
    Map<IndicatorCode, IndicatorDefined> indicators,
    Map<IndicatorCode, List<CurrentValue>> values) {
  public Facts {
    indicators = Map.copyOf(indicators);
    values = Map.copyOf(values);
  }

  /// As they were before anything was reported.
  public Facts withoutValues() {
    return new Facts(kpi, indicators, Map.of());
  }
}
