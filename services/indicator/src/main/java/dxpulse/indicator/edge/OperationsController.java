package dxpulse.indicator.edge;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;

/// What operators and their tools ask.
@Controller
class OperationsController {
  private final PrometheusMeterRegistry metrics;
  private final Readiness readiness;

  OperationsController(PrometheusMeterRegistry metrics, Readiness readiness) {
    this.metrics = metrics;
    this.readiness = readiness;
  }

  @Get("/livez")
  @Produces(MediaType.TEXT_PLAIN)
  String live() {
    return "ok\n";
  }

  @Get("/readyz")
  @Produces(MediaType.TEXT_PLAIN)
  HttpResponse<String> ready() {
    String missing = readiness.missing();
    return missing.isEmpty()
        ? HttpResponse.ok("ok\n")
        : HttpResponse.<String>serverError(missing + "\n").status(503);
  }

  @Get("/metrics")
  @Produces("text/plain; version=0.0.4; charset=utf-8")
  String metrics() {
    return metrics.scrape();
  }
}
