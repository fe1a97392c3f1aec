package dxpulse.roadmap.standing;

import dxpulse.contracts.types.KpiCode;
import dxpulse.contracts.types.OrganizationCode;
import java.util.List;
import java.util.Optional;

/// Keeps where KPIs stand. What it is told it answers with from then on.
public interface Standings {
  Optional<KpiStanding> find(OrganizationCode organization, KpiCode code);

  List<KpiStanding> all();

  void save(KpiStanding standing);
}
