package dxpulse.infra.edge;

import dxpulse.contracts.wire.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/// Answers "not yet" while the service does not know what it needs: an answer from half a catalogue
/// would be wrong, and a change would begin again at version 1.
final class UntilReady extends OncePerRequestFilter {
  private final Readiness readiness;

  UntilReady(Readiness readiness) {
    this.readiness = readiness;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (readiness.isComplete()) {
      chain.doFilter(request, response);
      return;
    }
    response.setStatus(503);
    response.setHeader("Retry-After", Answers.RETRY_AFTER_SECONDS);
    response.setContentType(Problem.MEDIA_TYPE);
    response
        .getOutputStream()
        .write(Problem.unavailable("starting: waits for " + readiness.missing()).json());
  }
}
