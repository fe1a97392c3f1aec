package dxpulse.kpiscoring.reading;

import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.time.Period;
import dxpulse.kpiscoring.ledger.CurrentValue;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A book that is closed when the test ends.
public final class InMemoryValueBook implements ValueBook {
  private final Map<String, Map<Period, CurrentValue>> pages = new HashMap<>();

  @Override
  public void enter(Collection<Entry> entries) {
    for (Entry entry : entries) {
      var _ =
          pages
              .computeIfAbsent(
                  entry.organization() + "|" + entry.indicator(), unseen -> new TreeMap<>())
              .merge(
                  entry.value().period(),
                  entry.value(),
                  (held, told) -> told.revision() > held.revision() ? told : held);
    }
  }

  @Override
  public void write() {}

  @Override
  public List<CurrentValue> values(OrganizationCode organization, IndicatorCode indicator) {
    return List.copyOf(pages.getOrDefault(organization + "|" + indicator, Map.of()).values());
  }
}
