package dxpulse.kpiscoring.definition;

import dxpulse.contracts.types.KpiCode;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.event.KpiDefined;
import java.util.List;
import java.util.Optional;

/// Keeps KPI definitions. What it is told it has once it returns.
public interface KpiCatalogue {
  Optional<KpiDefined> find(OrganizationCode organization, KpiCode code);

  /// In the order of their codes.
  List<KpiDefined> all(OrganizationCode organization);

  void save(KpiDefined definition);
}
