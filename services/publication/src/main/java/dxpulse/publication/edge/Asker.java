package dxpulse.publication.edge;

import dxpulse.contracts.types.Caller;
import dxpulse.contracts.types.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;

/// Who asks; most have no token.
public final class Asker {
  private Asker() {}

  public static boolean isOffice(@Nullable Jwt token) {
    if (token == null) {
      return false;
    }
    try {
      return Caller.of(token.getClaims()).is(Role.OFFICE);
    } catch (IllegalArgumentException ofNoOrganization) {
      return false;
    }
  }
}
