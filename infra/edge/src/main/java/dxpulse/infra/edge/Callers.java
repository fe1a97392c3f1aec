package dxpulse.infra.edge;

import dxpulse.contracts.types.Caller;
import java.util.Optional;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;

/// Who calls.
public final class Callers {
  private Callers() {}

  /// The caller of the request that this thread serves.
  ///
  /// @throws AccessDeniedException when their token is ours but names no organization
  public static Caller current() {
    return known()
        .orElseThrow(() -> new IllegalStateException("the request passed no token filter"));
  }

  /// The caller, where a route is open to everybody; nobody without a token.
  ///
  /// @throws AccessDeniedException when their token is ours but names no organization
  public static Optional<Caller> known() {
    var authentication = SecurityContextHolder.getContext().getAuthentication();
    if (authentication != null && authentication.getPrincipal() instanceof Jwt token) {
      try {
        return Optional.of(Caller.of(token.getClaims()));
      } catch (IllegalArgumentException nobodys) {
        throw new AccessDeniedException("the token: " + nobodys.getMessage(), nobodys);
      }
    }
    return Optional.empty();
  }
}
