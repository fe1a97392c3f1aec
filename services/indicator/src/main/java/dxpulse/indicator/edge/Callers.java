package dxpulse.indicator.edge;

import dxpulse.contracts.types.Caller;
import io.micronaut.http.HttpRequest;

/// Who calls, as the filter found out.
public final class Callers {
  static final String ATTRIBUTE = "dxpulse.caller";

  private Callers() {}

  public static Caller of(HttpRequest<?> request) {
    return request
        .getAttribute(ATTRIBUTE, Caller.class)
        .orElseThrow(() -> new IllegalStateException("the request passed no token filter"));
  }
}
