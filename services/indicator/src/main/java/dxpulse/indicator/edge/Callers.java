package dxpulse.indicator.edge;

import dxpulse.contracts.types.Caller;
import io.micronaut.http.HttpRequest;
import java.util.Optional;

/// Who calls, as the filter found out.
public final class Callers {
  static final String ATTRIBUTE = "dxpulse.caller";

  private Callers() {}

  /// Nobody where everybody may read.
  public static Optional<Caller> known(HttpRequest<?> request) {
    return request.getAttribute(ATTRIBUTE, Caller.class);
  }

  public static Caller of(HttpRequest<?> request) {
    return known(request)
        .orElseThrow(() -> new IllegalStateException("the request passed no token filter"));
  }
}
