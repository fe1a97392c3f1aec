package dxpulse.indicator.edge;

import dxpulse.contracts.wire.Problem;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import org.jspecify.annotations.Nullable;

/// Answers "not yet" while the service does not know what it needs, before the token is looked at.
@ServerFilter("/api/**")
class ReadinessFilter implements Ordered {
  private final Readiness readiness;

  ReadinessFilter(Readiness readiness) {
    this.readiness = readiness;
  }

  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }

  @RequestFilter
  @Nullable HttpResponse<byte[]> check() {
    String missing = readiness.missing();
    return missing.isEmpty()
        ? null
        : Answers.problem(Problem.unavailable("not ready: waits for " + missing));
  }
}
