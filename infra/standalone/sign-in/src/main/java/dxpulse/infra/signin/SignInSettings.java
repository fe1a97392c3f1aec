package dxpulse.infra.signin;

import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param issuer address under which browsers and services reach this provider
/// @param portal address of the portal, where browsers come back to
/// @param portalSecret the portal's client secret
/// @param machineSecret secret of the feed and demo clients
/// @param organization code of the organization that all demo users belong to
/// @param machines that push figures, besides the demo ones, each with a client of its own
/// @param folder where the signing key is kept, so that tokens outlive a restart
@ConfigurationProperties("dxpulse.sign-in")
record SignInSettings(
    String issuer,
    String portal,
    String portalSecret,
    String machineSecret,
    String organization,
    @DefaultValue List<Machine> machines,
    Path folder) {
  SignInSettings {
    machines = List.copyOf(machines);
    for (Machine machine : machines) {
      if (!machine.id().matches("[a-z][a-z0-9-]{1,60}")
          || machine.id().matches("(portal|feed|demo-.*)")
          || machine.secret().length() < SHORTEST) {
        throw new IllegalArgumentException(
            "dxpulse.sign-in.machines: \"%s\" (expected: an id of small letters that nobody else has, a secret of at least %d characters)"
                .formatted(machine.id(), SHORTEST));
      }
    }
  }

  private static final int SHORTEST = 16;

  /// A machine that pushes figures.
  record Machine(String id, String name, String department, String secret) {
    Person person() {
      return new Person(id, name, department, List.of("feed"));
    }
  }
}
