package dxpulse.ingestion.sheet;

import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.event.IndicatorDefined;
import dxpulse.contracts.types.time.Period;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/// Who asks for figures beside the rhythm of their indicators.
public interface Asking {
  /// The indicators that are asked for at exactly this period.
  Set<IndicatorCode> at(OrganizationCode organization, Period period);

  /// Which of some indicators have a value for a period, be it made of finer ones within it.
  Set<IndicatorCode> answered(
      OrganizationCode organization,
      Period period,
      Collection<IndicatorDefined> among,
      Instant now);

  /// The period of what a department has to hand in first; empty if nothing is due.
  Optional<Period> first(OrganizationCode organization, String department, Instant now);
}
