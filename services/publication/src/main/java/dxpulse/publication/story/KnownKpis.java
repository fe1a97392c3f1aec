package dxpulse.publication.story;

import dxpulse.contracts.types.KpiCode;

/// The KPIs that the catalogue has.
public interface KnownKpis {
  boolean contains(KpiCode code);
}
