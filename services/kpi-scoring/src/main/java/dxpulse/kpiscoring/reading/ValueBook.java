package dxpulse.kpiscoring.reading;

import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.kpiscoring.ledger.CurrentValue;
import java.util.Collection;
import java.util.List;

/// Keeps the values that hold for an organization as a whole, for those who ask "what if". To enter
/// a value again, or an older revision of it, changes nothing.
public interface ValueBook {
  void enter(Collection<Entry> entries);

  /// When it returns, every entry is stored. Whoever reads sees entries before that, too.
  void write();

  /// The newest revision of each period, in the order of the periods.
  List<CurrentValue> values(OrganizationCode organization, IndicatorCode indicator);

  /// A value of an indicator.
  record Entry(OrganizationCode organization, IndicatorCode indicator, CurrentValue value) {}
}
