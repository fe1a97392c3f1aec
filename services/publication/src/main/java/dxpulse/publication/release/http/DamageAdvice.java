package dxpulse.publication.release.http;

import dxpulse.contracts.wire.Problem;
import dxpulse.publication.edge.Answers;
import dxpulse.publication.release.Releases;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/// Files and figures of a release that the store no longer has as they were frozen.
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class DamageAdvice {
  private static final Logger LOG = LoggerFactory.getLogger(DamageAdvice.class);

  @ExceptionHandler
  ResponseEntity<byte[]> damaged(Releases.Damaged damaged) {
    LOG.error("{}", damaged.getMessage());
    return Answers.problem(Problem.unavailable(String.valueOf(damaged.getMessage())));
  }
}
