package dxpulse.indicator.catalogue;

import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.event.IndicatorDefined;
import java.util.List;
import java.util.Optional;

/// Keeps definitions. What it is told it has once it returns.
public interface Catalogue {
  Optional<IndicatorDefined> find(OrganizationCode organization, IndicatorCode code);

  /// In the order of their codes.
  List<IndicatorDefined> all(OrganizationCode organization);

  void save(IndicatorDefined definition);
}
