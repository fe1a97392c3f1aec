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
  HttpResponse<String> live() {
    return answer(readiness.broken());
  }

  @Get("/readyz")
  @Produces(MediaType.TEXT_PLAIN)
  HttpResponse<String> ready() {
    return answer(readiness.missing());
  }

  private static HttpResponse<String> answer(String wanting) {
    return wanting.isEmpty()
        ? HttpResponse.ok("ok\n")
        : HttpResponse.<String>serverError(wanting + "\n").status(503);
  }

  @Get("/metrics")
  @Produces("text/plain; version=0.0.4; charset=utf-8")
  String metrics() {
    return metrics.scrape();
  }
}
