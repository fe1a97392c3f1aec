package dxpulse.ingestion.catalogue;

import dxpulse.contracts.types.LocalizedText;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/// The departments that have a name. Others are called by their keys and have no address.
public final class Departments {
  private final Map<String, Department> byKey = new LinkedHashMap<>();

  public Departments(Collection<Department> departments) {
    departments.forEach(department -> byKey.put(department.key(), department));
  }

  public Department of(String key) {
    Department known = byKey.get(key);
    return known == null
        ? new Department(key, new LocalizedText(key.isEmpty() ? "（所管課なし）" : key, key), null)
        : known;
  }
}
