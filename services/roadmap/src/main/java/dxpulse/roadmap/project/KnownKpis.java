package dxpulse.roadmap.project;

import dxpulse.contracts.types.KpiCode;
import dxpulse.contracts.types.OrganizationCode;

/// Which KPIs there are.
public interface KnownKpis {
  boolean isKnown(OrganizationCode organization, KpiCode code);
}
