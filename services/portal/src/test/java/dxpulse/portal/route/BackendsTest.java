package dxpulse.portal.route;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dxpulse.contracts.types.LocalizedText;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class BackendsTest {
  private static Backend named(String name, String address) {
    return new Backend(
        name, URI.create(address), new LocalizedText("名", "name"), List.of("/api/x/**"));
  }

  @Test
  void refusesANameTwice() {
    Backend one = named("roadmap", "http://127.0.0.1:8084");

    assertThatThrownBy(() -> new Backends(List.of(one, one)))
        .hasMessage("backends: \"roadmap\" twice (expected: each name once)");
  }

  @Test
  void refusesAnAddressWithoutAHost() {
    assertThatThrownBy(() -> named("roadmap", "127.0.0.1"))
        .hasMessageContaining("backend roadmap, address");
  }
}
