package dxpulse.kpiscoring.http;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// The contract of this service's HTTP interface.
@RestController
class OpenApiDocument {
  @GetMapping(value = "/openapi.yaml", produces = "application/yaml")
  Resource document() {
    return new ClassPathResource("http/kpi-scoring.openapi.yaml");
  }
}
