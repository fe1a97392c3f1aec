package dxpulse.portal;

import dxpulse.contracts.types.LocalizedText;
import dxpulse.portal.route.Backend;
import dxpulse.portal.route.Backends;
import java.net.URI;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/// Settings of the portal.
///
/// `largestRequest` is the number of bytes from which a request is refused (1 kB to 1 GB).
@ConfigurationProperties("dxpulse.portal")
public record PortalSettings(SignIn signIn, DataSize largestRequest, List<Address> backends) {
  public PortalSettings {
    if (largestRequest.toKilobytes() < 1 || largestRequest.toGigabytes() > 1) {
      throw new IllegalArgumentException(
          "dxpulse.portal.largest-request: %s (expected: 1KB to 1GB)".formatted(largestRequest));
    }
    backends = List.copyOf(backends);
  }

  /// The OpenID provider: `issuer` is its name and what browsers reach; `provider` is where the
  /// portal itself reaches it.
  public record SignIn(URI issuer, URI provider, String clientSecret) {
    public SignIn {
      if (clientSecret.isBlank()) {
        throw new IllegalArgumentException(
            "DXPULSE_PORTAL_CLIENT_SECRET: \"\" (expected: the secret of the client \"portal\")");
      }
    }
  }

  /// One service: where it is and which paths are its.
  public record Address(String name, URI address, String ja, String en, List<String> paths) {}

  Backends table() {
    return new Backends(
        backends.stream()
            .map(each ->
                new Backend(
                    each.name(),
                    each.address(),
                    new LocalizedText(each.ja(), each.en()),
                    each.paths()))
            .toList());
  }
}
