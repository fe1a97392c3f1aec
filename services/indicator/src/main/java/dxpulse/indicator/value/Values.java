package dxpulse.indicator.value;

import dxpulse.contracts.types.AreaCode;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.OrganizationCode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Keeps histories. Writing one again changes nothing; what is written is there once the call
/// returns.
public interface Values {
  /// The histories that exist among the keys, shortened.
  Map<ValueKey, ValueHistory> find(Set<ValueKey> keys);

  /// The histories that exist among the keys, whole.
  Map<ValueKey, ValueHistory> findWhole(Set<ValueKey> keys);

  /// Writes what is new in histories, which may be shortened.
  void save(Collection<ValueHistory> histories);

  /// Looks at the store anew from now on: another process may have written there, or it may have
  /// lost its last moments.
  void forget();

  /// All histories of a series, whole, in the order of their periods.
  List<ValueHistory> series(ValueKey.Series series);

  /// The areas for which an indicator ever had a value, in the order of their codes.
  List<AreaCode> areas(OrganizationCode organization, IndicatorCode indicator);
}
