package dxpulse.publication;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.infra.testkit.OpenApiDocument;
import dxpulse.infra.testkit.SpringRoutes;
import org.junit.jupiter.api.Test;

class OpenApiTest {
  @Test
  void theDocumentNamesEveryRouteAndNoOther() {
    assertThat(OpenApiDocument.of("publication").operations())
        .isNotEmpty()
        .isEqualTo(SpringRoutes.in("dxpulse.publication"));
  }
}
