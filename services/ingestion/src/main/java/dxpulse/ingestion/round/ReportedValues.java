package dxpulse.ingestion.round;

import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.event.ValueRecorded;
import dxpulse.contracts.types.time.Period;
import java.util.Collection;
import java.util.Map;

/// Which values of organizations were recorded, and when the first of each was handed in. Repeats
/// and disorder change nothing.
public interface ReportedValues {
  void keep(Collection<ValueRecorded> values);

  /// When it returns, everything that was kept is stored. Whoever reads sees it before that, too.
  void write();

  /// Those of exactly these periods that have a value; indicators without any are left out.
  Map<IndicatorCode, Map<Period, Reported>> of(
      OrganizationCode organization,
      Collection<Period> periods,
      Collection<IndicatorCode> indicators);
}
