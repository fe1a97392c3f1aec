package dxpulse.kpiscoring.definition;

import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.event.IndicatorDefined;
import java.util.Map;

/// The indicators of an organization, of which its KPIs are made.
public interface Indicators {
  /// As far as they are known here; one that was defined a moment ago may be missing.
  Map<IndicatorCode, IndicatorDefined> known(OrganizationCode organization);

  /// With every one whose definition was acknowledged before this call.
  ///
  /// @throws Unreadable when that cannot be told at the moment
  Map<IndicatorCode, IndicatorDefined> latest(OrganizationCode organization);

  /// The catalogue of indicators cannot be read to its end.
  final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1;

    public Unreadable(Throwable cause) {
      super("the catalogue of indicators cannot be read", cause);
    }
  }
}
