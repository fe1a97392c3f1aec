package dxpulse.kpiscoring.definition;

import dxpulse.contracts.types.KpiCode;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.event.KpiDefined;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A catalogue that forgets when the test ends.
public final class InMemoryKpiCatalogue implements KpiCatalogue {
  private final Map<String, KpiDefined> stored = new HashMap<>();
  private final Map<String, KpiDefined> announced = new HashMap<>();
  private final boolean complete;

  public InMemoryKpiCatalogue() {
    this(true);
  }

  public InMemoryKpiCatalogue(boolean complete) {
    this.complete = complete;
  }

  @Override
  public boolean isComplete() {
    return complete;
  }

  @Override
  public Optional<KpiDefined> find(OrganizationCode organization, KpiCode code) {
    return Optional.ofNullable(announced.get(organization + "|" + code));
  }

  @Override
  public List<KpiDefined> all(OrganizationCode organization) {
    return List.copyOf(announced.values());
  }

  @Override
  public Optional<KpiDefined> stored(OrganizationCode organization, KpiCode code) {
    return Optional.ofNullable(stored.get(organization + "|" + code));
  }

  @Override
  public boolean save(KpiDefined definition, int expected) {
    KpiDefined held = stored.get(id(definition));
    boolean isExpected = (held == null ? 0 : held.newest().version()) == expected;
    if (isExpected) {
      stored.put(id(definition), definition);
    }
    return isExpected;
  }

  @Override
  public List<KpiDefined> unannounced() {
    return stored.values().stream()
        .filter(definition -> !definition.equals(announced.get(id(definition))))
        .toList();
  }

  @Override
  public void announced(KpiDefined definition) {
    KpiDefined held = stored.get(id(definition));
    if (held == null || held.newest().version() <= definition.newest().version()) {
      stored.put(id(definition), definition);
      announced.put(id(definition), definition);
    }
  }

  private static String id(KpiDefined definition) {
    return definition.organization() + "|" + definition.code();
  }
}
