package dxpulse.portal.signin;

import java.net.URI;
import java.time.Duration;

/// The OpenID provider: `issuer` is its name and what browsers reach; `provider` is where the
/// portal itself reaches it. `session` is how long somebody stays signed in without doing anything,
/// 5 minutes to a day.
public record SignInSettings(URI issuer, URI provider, String clientSecret, Duration session) {
  private static final Duration SHORTEST = Duration.ofMinutes(5);
  private static final Duration LONGEST = Duration.ofDays(1);

  public SignInSettings {
    if (clientSecret.isBlank()) {
      throw new IllegalArgumentException(
          "DXPULSE_PORTAL_CLIENT_SECRET: \"\" (expected: the secret of the client \"portal\")");
    }
    if (session.compareTo(SHORTEST) < 0 || session.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "dxpulse.portal.sign-in.session: %s (expected: 5m to 1d)".formatted(session));
    }
  }
}
