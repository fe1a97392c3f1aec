package dxpulse.kpiscoring.http;

import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.event.IndicatorDefined;
import dxpulse.contracts.types.event.KpiDefined;
import dxpulse.kpiscoring.ledger.CurrentValue;
import dxpulse.kpiscoring.ledger.Facts;
import dxpulse.kpiscoring.reading.IndicatorNames;
import dxpulse.kpiscoring.reading.ValueBook;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Gathers what decides the scores of a KPI from the books that readers are answered from.
final class KpiFacts {
  private KpiFacts() {}

  /// @param others indicators that are no part of the KPI, and might be
  static Facts of(
      KpiDefined kpi, Collection<IndicatorCode> others, IndicatorNames names, ValueBook values) {
    OrganizationCode organization = kpi.organization();
    Set<IndicatorCode> codes = new HashSet<>(others);
    kpi.versions()
        .forEach(
            version -> version.components().forEach(component -> codes.add(component.indicator())));
    Map<IndicatorCode, IndicatorDefined> definitions =
        new HashMap<>(names.definitions(organization));
    definitions.keySet().retainAll(codes);
    Map<IndicatorCode, List<CurrentValue>> held = new HashMap<>();
    codes.forEach(code -> held.put(code, values.values(organization, code)));
    return new Facts(kpi, definitions, held);
  }
}
