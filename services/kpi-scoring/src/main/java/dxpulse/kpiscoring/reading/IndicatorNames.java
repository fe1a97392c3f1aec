package dxpulse.kpiscoring.reading;

import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.event.IndicatorDefined;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The indicators that KPIs are made of, as they were told.
public final class IndicatorNames {
  private final Map<OrganizationCode, Map<IndicatorCode, IndicatorDefined>> known =
      new ConcurrentHashMap<>();

  /// An older definition changes nothing.
  public void learn(IndicatorDefined definition) {
    var _ =
        known
            .computeIfAbsent(definition.organization(), unseen -> new ConcurrentHashMap<>())
            .merge(
                definition.code(),
                definition,
                (held, told) -> held.newest().version() > told.newest().version() ? held : told);
  }

  /// Everything that is defined, by code.
  public Map<IndicatorCode, IndicatorDefined> definitions(OrganizationCode organization) {
    return Map.copyOf(known.getOrDefault(organization, Map.of()));
  }
}
