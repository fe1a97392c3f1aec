package dxpulse.ingestion.catalogue;

import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.OrganizationCode;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The departments of one organization that have a name. Others are called by their keys and have
/// no address.
public final class Departments {
  private final OrganizationCode organization;
  private final Map<String, Department> byKey = new LinkedHashMap<>();

  public Departments(OrganizationCode organization, Collection<Department> departments) {
    this.organization = organization;
    departments.forEach(department -> byKey.put(department.key(), department));
  }

  /// The departments as an organization knows them: another one may use the same keys, and its
  /// letters are none of ours.
  public Departments in(OrganizationCode other) {
    return other.equals(organization) ? this : new Departments(other, List.of());
  }

  public Department of(String key) {
    Department known = byKey.get(key);
    return known == null
        ? new Department(key, new LocalizedText(key.isEmpty() ? "（所管課なし）" : key, key), null)
        : known;
  }
}
