package dxpulse.infra.edge;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// What operators and their tools ask.
@RestController
class Operations {
  private final PrometheusMeterRegistry metrics;
  private final Readiness readiness;

  Operations(PrometheusMeterRegistry metrics, Readiness readiness) {
    this.metrics = metrics;
    this.readiness = readiness;
  }

  @GetMapping(value = "/livez", produces = MediaType.TEXT_PLAIN_VALUE)
  ResponseEntity<String> live() {
    String broken = readiness.broken();
    return broken.isEmpty()
        ? ResponseEntity.ok("ok\n")
        : ResponseEntity.status(503).body(broken + "\n");
  }

  @GetMapping(value = "/readyz", produces = MediaType.TEXT_PLAIN_VALUE)
  ResponseEntity<String> ready() {
    String missing = readiness.missing();
    return missing.isEmpty()
        ? ResponseEntity.ok("ok\n")
        : ResponseEntity.status(503).body(missing + "\n");
  }

  @GetMapping(value = "/metrics", produces = "text/plain; version=0.0.4; charset=utf-8")
  String metrics() {
    return metrics.scrape();
  }
}
