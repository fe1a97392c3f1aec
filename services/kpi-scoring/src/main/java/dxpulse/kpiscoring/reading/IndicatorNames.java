package dxpulse.kpiscoring.reading;

import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.event.IndicatorDefined;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// What indicators are called, and how they are defined, for those who read about KPIs.
public final class IndicatorNames {
  private final Map<OrganizationCode, Map<IndicatorCode, IndicatorDefined>> known =
      new ConcurrentHashMap<>();

  /// An older definition changes nothing.
  public void learn(IndicatorDefined definition) {
    var _ =
        known
            .computeIfAbsent(definition.organization(), unseen -> new ConcurrentHashMap<>())
            .merge(
                definition.code(),
                definition,
                (held, told) -> held.newest().version() > told.newest().version() ? held : told);
  }

  /// By their codes.
  public SortedMap<String, LocalizedText> of(OrganizationCode organization) {
    SortedMap<String, LocalizedText> names = new TreeMap<>();
    known
        .getOrDefault(organization, Map.of())
        .forEach((code, definition) -> names.put(code.value(), definition.newest().name()));
    return names;
  }

  /// Everything that is defined, by code.
  public Map<IndicatorCode, IndicatorDefined> definitions(OrganizationCode organization) {
    return Map.copyOf(known.getOrDefault(organization, Map.of()));
  }
}
