package dxpulse.ingestion.sheet;

import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.time.Period;
import java.util.Set;

/// Who asks for figures beside the rhythm of their indicators.
public interface Asking {
  /// The indicators that are asked for at exactly this period.
  Set<IndicatorCode> at(OrganizationCode organization, Period period);
}
