package dxpulse.contracts.types;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/// Who calls, as their token says.
///
/// @param department key of the department that a clerk or an approver is bound to
public record Caller(
    String id, String name, OrganizationCode organization, String department, Set<Role> roles) {
  public Caller {
    roles = Set.copyOf(roles);
  }

  /// Reads the claims of a token. Unknown roles grant nothing.
  ///
  /// @throws IllegalArgumentException when the token names no organization
  public static Caller of(Map<String, ?> claims) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    if (claims.get("roles") instanceof Collection<?> names) {
      names.forEach(name -> Role.ofCode(String.valueOf(name)).ifPresent(roles::add));
    }
    String id = text(claims, "preferred_username", text(claims, "sub", ""));
    return new Caller(
        id,
        text(claims, "name", id),
        new OrganizationCode(text(claims, "organization", "")),
        text(claims, "department", ""),
        roles);
  }

  public boolean is(Role role) {
    return roles.contains(role);
  }

  /// Whether they may send figures of a department's indicators.
  public boolean maySubmitFor(String itsDepartment) {
    return is(Role.OFFICE)
        || is(Role.FEED)
        || ((is(Role.CLERK) || is(Role.APPROVER)) && department.equals(itsDepartment));
  }

  private static String text(Map<String, ?> claims, String name, String otherwise) {
    return claims.get(name) instanceof String text && !text.isBlank() ? text : otherwise;
  }
}
