package dxpulse.infra.element;

import dxpulse.contracts.types.LocalizedText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A service's page for staff: a custom element whose module lies in the jar as `ui/<tag>.js`.
///
/// @param label what the navigation says
/// @param roles who sees it
/// @param parts modules that it is divided into, `ui/<part>.js`, each after those that it imports
/// @param waiting where the service tells how much work waits on the page, such as
///   `/api/releases/waiting`; the navigation says so
/// @param ofPeriod whether the page follows the period that the shell offers to choose
public record StaffElement(
    String tag,
    LocalizedText label,
    List<String> roles,
    List<String> parts,
    @Nullable String waiting,
    boolean ofPeriod) {
  public StaffElement {
    roles = List.copyOf(roles);
    parts = List.copyOf(parts);
  }

  /// A page of one period on which no work waits.
  public StaffElement(String tag, LocalizedText label, List<String> roles, List<String> parts) {
    this(tag, label, roles, parts, null, true);
  }

  /// A page of one module.
  public StaffElement(String tag, LocalizedText label, List<String> roles) {
    this(tag, label, roles, List.of());
  }

  /// The same page, on which work may wait.
  public StaffElement waitingAt(String address) {
    return new StaffElement(tag, label, roles, parts, address, ofPeriod);
  }

  /// The same page, which is of no period; the shell offers none to choose.
  public StaffElement ofAllPeriods() {
    return new StaffElement(tag, label, roles, parts, waiting, false);
  }
}
