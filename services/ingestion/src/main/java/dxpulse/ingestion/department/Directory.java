package dxpulse.ingestion.department;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/// The departments of one organization as they are now. Those that nobody has given a name are
/// called by their keys and have no address.
public final class Directory {
  private final Map<String, Department> byKey = new HashMap<>();

  public Directory(Collection<Department> departments) {
    departments.forEach(department -> byKey.put(department.key(), department));
  }

  public Department of(String key) {
    return byKey.getOrDefault(key, Department.unnamed(key));
  }

  public boolean knows(String key) {
    return byKey.containsKey(key);
  }
}
