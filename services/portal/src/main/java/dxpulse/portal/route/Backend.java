package dxpulse.portal.route;

import dxpulse.contracts.types.LocalizedText;
import java.net.URI;
import java.util.List;

/// A service behind the portal: its name, where it answers, what people call it, and the path
/// patterns that are its own.
public record Backend(String name, URI address, LocalizedText label, List<String> paths) {
  public Backend {
    if (!name.matches("[a-z][a-z-]*")) {
      throw new IllegalArgumentException(
          "backend.name: \"%s\" (expected: small letters and hyphens)".formatted(name));
    }
    if (address.getHost() == null) {
      throw new IllegalArgumentException(
          "backend %s, address: \"%s\" (expected: http://host:port)".formatted(name, address));
    }
    if (paths.isEmpty()) {
      throw new IllegalArgumentException(
          "backend %s, paths: none (expected: at least one)".formatted(name));
    }
    paths = List.copyOf(paths);
  }
}
