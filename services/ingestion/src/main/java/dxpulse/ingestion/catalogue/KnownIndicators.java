package dxpulse.ingestion.catalogue;

import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.event.IndicatorDefined;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The newest definition of each indicator. Older ones that come late change nothing.
public final class KnownIndicators {
  private final Map<String, IndicatorDefined> byId = new ConcurrentHashMap<>();

  public void learn(IndicatorDefined definition) {
    var _ =
        byId.merge(
            definition.organization() + "|" + definition.code(),
            definition,
            (known, heard) -> heard.newest().version() >= known.newest().version() ? heard : known);
  }

  public Optional<IndicatorDefined> find(OrganizationCode organization, IndicatorCode indicator) {
    return Optional.ofNullable(byId.get(organization + "|" + indicator));
  }

  /// Indicators of an organization, in the order of their codes.
  public List<IndicatorDefined> all(OrganizationCode organization) {
    return byId.values().stream()
        .filter(definition -> definition.organization().equals(organization))
        .sorted(Comparator.comparing(IndicatorDefined::code))
        .toList();
  }
}
