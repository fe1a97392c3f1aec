package dxpulse.portal.signin;

import java.net.URI;

/// The OpenID provider: `issuer` is its name and what browsers reach; `provider` is where the
/// portal itself reaches it.
public record SignInSettings(URI issuer, URI provider, String clientSecret) {
  public SignInSettings {
    if (clientSecret.isBlank()) {
      throw new IllegalArgumentException(
          "DXPULSE_PORTAL_CLIENT_SECRET: \"\" (expected: the secret of the client \"portal\")");
    }
  }
}
