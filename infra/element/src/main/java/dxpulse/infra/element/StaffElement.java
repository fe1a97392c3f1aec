package dxpulse.infra.element;

import dxpulse.contracts.types.LocalizedText;
import java.util.List;

/// A service's page for staff: a custom element whose module lies in the jar as `ui/<tag>.js`.
///
/// @param label what the navigation says
/// @param roles who sees it
/// @param parts modules that it is divided into, `ui/<part>.js`, each after those that it imports
public record StaffElement(
    String tag, LocalizedText label, List<String> roles, List<String> parts) {
  public StaffElement {
    roles = List.copyOf(roles);
    parts = List.copyOf(parts);
  }

  /// A page of one module.
  public StaffElement(String tag, LocalizedText label, List<String> roles) {
    this(tag, label, roles, List.of());
  }
}
