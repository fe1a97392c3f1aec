package dxpulse.ingestion.department;

import dxpulse.contracts.types.OrganizationCode;
import java.util.List;
import java.util.Optional;

/// The departments that offices have registered. Each organization has its own: another one may use
/// the same keys, and its letters are none of ours.
public interface Departments {
  Optional<Registered> find(OrganizationCode organization, String key);

  /// All of an organization in the order of their keys, also those that were removed.
  List<Registered> all(OrganizationCode organization);

  /// Keeps an entry for good, unless another revision than the one before it is kept.
  ///
  /// @return whether it is kept
  boolean keep(Registered entry);

  /// Those of an organization that were not removed, as they are now.
  default Directory in(OrganizationCode organization) {
    return new Directory(
        all(organization).stream()
            .filter(Registered::isThere)
            .map(Registered::department)
            .toList());
  }

  /// Keeps what the settings say of departments that were never heard of. One that the office has
  /// changed or removed stays as it is.
  default void fill(OrganizationCode organization, List<Department> departments) {
    for (Department department : departments) {
      if (find(organization, department.key()).isEmpty()) {
        // Whoever was faster has written the same, or something newer.
        var _ = keep(Registered.fromSettings(organization, department));
      }
    }
  }
}
