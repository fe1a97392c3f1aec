package dxpulse.roadmap.project;

import dxpulse.contracts.types.OrganizationCode;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Projects without a store.
public final class InMemoryProjects implements Projects {
  private final Map<String, StoredProject> byId = new HashMap<>();
  private int saves;

  @Override
  public Optional<StoredProject> find(OrganizationCode organization, int number) {
    return Optional.ofNullable(byId.get(organization + "|" + number));
  }

  @Override
  public List<StoredProject> all(OrganizationCode organization) {
    return byId.values().stream()
        .filter(stored -> stored.project().organization().equals(organization))
        .sorted(Comparator.comparing(stored -> stored.project().number()))
        .toList();
  }

  @Override
  public List<StoredProject> unannounced() {
    return byId.values().stream().filter(stored -> !stored.announced()).toList();
  }

  @Override
  public void save(StoredProject stored) {
    saves++;
    byId.put(stored.project().organization() + "|" + stored.project().number(), stored);
  }

  public int saves() {
    return saves;
  }
}
