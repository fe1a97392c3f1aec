package dxpulse.infra.edge;

import dxpulse.contracts.types.Caller;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;

/// Who calls.
public final class Callers {
  private Callers() {}

  /// The caller of the request that this thread serves.
  public static Caller current() {
    var authentication = SecurityContextHolder.getContext().getAuthentication();
    if (authentication != null && authentication.getPrincipal() instanceof Jwt token) {
      return Caller.of(token.getClaims());
    }
    throw new IllegalStateException("the request passed no token filter");
  }
}
