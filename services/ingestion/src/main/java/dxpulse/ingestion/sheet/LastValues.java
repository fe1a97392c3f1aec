package dxpulse.ingestion.sheet;

import dxpulse.contracts.types.AreaCode;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.event.ValueRecorded;
import dxpulse.contracts.types.time.Period;
import java.util.Collection;
import java.util.Map;

/// The values of an indicator that hold, as they were heard. An older revision that comes late
/// changes nothing.
public interface LastValues {
  void keep(Collection<ValueRecorded> values);

  /// When it returns, every kept value is stored. Whoever reads sees values before that, too.
  void write();

  /// Those of some periods that have a value.
  Map<Period, ValueRecorded> of(
      OrganizationCode organization,
      IndicatorCode indicator,
      AreaCode area,
      Collection<Period> periods);

  /// Those of some places that have a value.
  Map<Place, ValueRecorded> of(OrganizationCode organization, Collection<Place> places);

  /// Where a value belongs.
  record Place(IndicatorCode indicator, AreaCode area, Period period) {}
}
