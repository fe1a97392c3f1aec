package dxpulse.indicator.catalogue;

import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.event.IndicatorDefined;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The catalogue without a store.
public final class InMemoryCatalogue implements Catalogue {
  private final Map<String, IndicatorDefined> kept = new TreeMap<>();

  @Override
  public Optional<IndicatorDefined> find(OrganizationCode organization, IndicatorCode code) {
    return Optional.ofNullable(kept.get(code.value()));
  }

  @Override
  public List<IndicatorDefined> all(OrganizationCode organization) {
    return all();
  }

  @Override
  public List<IndicatorDefined> all() {
    return List.copyOf(kept.values());
  }

  @Override
  public void save(IndicatorDefined definition) {
    kept.put(definition.code().value(), definition);
  }

  @Override
  public void restore(IndicatorDefined definition) {
    kept.put(definition.code().value(), definition);
  }
}
