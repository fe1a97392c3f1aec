package dxpulse.portal;

import dxpulse.contracts.types.LocalizedText;
import dxpulse.portal.route.Backend;
import dxpulse.portal.route.Backends;
import dxpulse.portal.route.ReadingPace;
import dxpulse.portal.signin.SignInSettings;
import java.net.URI;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/// Settings of the portal, as `application.yml` holds them.
@ConfigurationProperties("dxpulse.portal")
record PortalSettings(
    SignInSettings signIn,
    DataSize largestRequest,
    ReadingPace reading,
    int streams,
    List<Address> backends) {
  PortalSettings {
    backends = List.copyOf(backends);
  }

  /// One service: where it is and which paths are its.
  record Address(String name, URI address, String ja, String en, List<String> paths) {}

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
