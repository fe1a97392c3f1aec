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

  /// Of every organization.
  List<IndicatorDefined> all();

  /// Keeps a definition with one more version than is kept.
  ///
  /// @throws Overtaken when another version was faster
  void save(IndicatorDefined definition);

  /// Keeps a definition whatever is kept.
  void restore(IndicatorDefined definition);

  /// Somebody else has written the next version.
  final class Overtaken extends RuntimeException {
    private static final long serialVersionUID = 1;

    public Overtaken(IndicatorDefined definition) {
      super(
          "%s：第%d版はほかの人が先に書きました / %s: version %d was written by somebody else meanwhile"
              .formatted(
                  definition.code(),
                  definition.newest().version(),
                  definition.code(),
                  definition.newest().version()));
    }
  }
}
