package dxpulse.infra.edge;

import dxpulse.contracts.types.LocalizedText;
import java.util.List;

/// A service's page for staff: a custom element whose module lies in the jar as `ui/<tag>.js`.
///
/// @param label what the navigation says
/// @param roles who sees it
public record StaffElement(String tag, LocalizedText label, List<String> roles) {
  public StaffElement {
    roles = List.copyOf(roles);
  }
}
