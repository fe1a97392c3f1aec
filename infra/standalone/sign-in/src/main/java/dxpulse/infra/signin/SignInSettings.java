package dxpulse.infra.signin;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// @param issuer address under which browsers and services reach this provider
/// @param portal address of the portal, where browsers come back to
/// @param portalSecret the portal's client secret
/// @param machineSecret secret of the feed and demo clients
/// @param organization code of the organization that all demo users belong to
/// @param folder where the signing key is kept, so that tokens outlive a restart
@ConfigurationProperties("dxpulse.sign-in")
record SignInSettings(
    String issuer,
    String portal,
    String portalSecret,
    String machineSecret,
    String organization,
    Path folder) {}
