package dxpulse.portal.route;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// All services behind the portal, in the order in which their paths are tried.
public record Backends(List<Backend> inOrder) {
  public Backends {
    inOrder = List.copyOf(inOrder);
    Set<String> names = new HashSet<>();
    for (Backend backend : inOrder) {
      if (!names.add(backend.name())) {
        throw new IllegalArgumentException(
            "backends: \"%s\" twice (expected: each name once)".formatted(backend.name()));
      }
    }
  }

  public Optional<Backend> named(String name) {
    return inOrder.stream().filter(each -> each.name().equals(name)).findFirst();
  }
}
