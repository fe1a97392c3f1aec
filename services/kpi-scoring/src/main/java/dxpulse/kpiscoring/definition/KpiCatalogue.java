package dxpulse.kpiscoring.definition;

import dxpulse.contracts.types.KpiCode;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.event.KpiDefined;
import java.util.List;
import java.util.Optional;

/// Keeps KPI definitions. What it is told it has once it returns.
///
/// A saved definition waits here until it is announced: readers see it from then on.
public interface KpiCatalogue {
  /// Whether everything that was ever announced can be found.
  boolean isComplete();

  Optional<KpiDefined> find(OrganizationCode organization, KpiCode code);

  /// In the order of their codes.
  List<KpiDefined> all(OrganizationCode organization);

  /// As it is stored at this moment, announced or not, whoever wrote it.
  Optional<KpiDefined> stored(OrganizationCode organization, KpiCode code);

  /// Stores a definition that nobody has been told of.
  ///
  /// @param expected the newest version that is stored, 0 if there is none
  /// @return whether it was stored; not if another version is there
  boolean save(KpiDefined definition, int expected);

  /// What was saved and may not have been announced.
  List<KpiDefined> unannounced();

  /// A definition is known to everybody: stored, unless a newer one is, and shown.
  void announced(KpiDefined definition);
}
