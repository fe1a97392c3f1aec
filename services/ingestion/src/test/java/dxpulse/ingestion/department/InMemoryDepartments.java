package dxpulse.ingestion.department;

import dxpulse.contracts.types.OrganizationCode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/// Departments that last as long as the test.
public final class InMemoryDepartments implements Departments {
  private final Map<String, Registered> byId = new ConcurrentSkipListMap<>();

  @Override
  public Optional<Registered> find(OrganizationCode organization, String key) {
    return Optional.ofNullable(byId.get(organization + "|" + key));
  }

  @Override
  public List<Registered> all(OrganizationCode organization) {
    return byId.values().stream()
        .filter(entry -> entry.organization().equals(organization))
        .toList();
  }

  @Override
  public synchronized boolean keep(Registered entry) {
    String id = entry.organization() + "|" + entry.department().key();
    int held = byId.get(id) instanceof Registered there ? there.revision() : 0;
    if (held != entry.revision() - 1) {
      return false;
    }
    var _ = byId.put(id, entry);
    return true;
  }
}
