package dxpulse.publication.edge;

import dxpulse.contracts.wire.Problem;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.server.ResponseStatusException;

/// Answers what no controller foresaw; what some advice knows better is left to it.
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class Unforeseen {
  private static final Logger LOG = LoggerFactory.getLogger(Unforeseen.class);

  @ExceptionHandler
  ResponseEntity<byte[]> refused(ResponseStatusException refused) {
    int status = refused.getStatusCode().value();
    ResponseEntity<byte[]> answer = Answers.problem(problem(status, reason(status)));
    return ResponseEntity.status(answer.getStatusCode())
        .headers(answer.getHeaders())
        .headers(refused.getHeaders())
        .body(answer.getBody());
  }

  @ExceptionHandler
  ResponseEntity<byte[]> failed(RuntimeException failure) {
    LOG.error("unforeseen", failure);
    return Answers.problem(Problem.internal());
  }

  private static Problem problem(int status, String reason) {
    return switch (HttpStatus.resolve(status)) {
      case NOT_FOUND -> Problem.notFound(reason);
      case CONTENT_TOO_LARGE -> Problem.tooLarge(reason);
      case null, default ->
          new Problem("request", status, "要求を受け付けられません / Request refused", reason, List.of());
    };
  }

  private static String reason(int status) {
    return switch (HttpStatus.resolve(status)) {
      case BAD_REQUEST -> "要求の値が足りないか、読めません / a value is missing or cannot be read";
      case METHOD_NOT_ALLOWED -> "このアドレスでは使えないメソッドです / the address does not know this method";
      case NOT_ACCEPTABLE -> "求められた形式では答えられません / there is no answer of the type that was asked for";
      case UNSUPPORTED_MEDIA_TYPE -> "この形式の本文は受け取れません / the body is of a type that is not taken";
      case CONTENT_TOO_LARGE -> "本文が大きすぎます / the body is too large";
      case null, default -> "要求を処理できません / the request cannot be answered";
    };
  }
}
