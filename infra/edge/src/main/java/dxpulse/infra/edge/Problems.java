package dxpulse.infra.edge;

import dxpulse.contracts.wire.Outage;
import dxpulse.contracts.wire.Problem;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.multipart.MultipartException;

/// Answers what no controller foresaw.
@RestControllerAdvice
class Problems {
  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

  @ExceptionHandler
  ResponseEntity<byte[]> answer(Exception failure) {
    if (failure instanceof HttpMessageNotReadableException) {
      return Answers.problem(Problem.malformed("the body could not be read"));
    }
    if (failure instanceof AccessDeniedException refused) {
      return Answers.problem(Problem.forbidden(String.valueOf(refused.getMessage())));
    }
    if (failure instanceof ErrorResponse known) {
      int status = known.getStatusCode().value();
      String detail = String.valueOf(known.getBody().getDetail());
      return Answers.problem(
          switch (status) {
            case 404 -> Problem.notFound(detail);
            case 413 -> Problem.tooLarge(detail);
            default ->
                new Problem("request", status, "要求を受け付けられません / Request refused", detail, List.of());
          });
    }
    if (failure instanceof MultipartException broken) {
      return Answers.problem(Problem.malformed("multipart: " + broken.getMessage()));
    }
    if (Outage.isBehind(failure)) {
      LOG.warn("not answered, because something is away: {}", failure.toString());
      return Answers.problem(
          Problem.unavailable("the store or Kafka is away; send it again, repeats do no harm"));
    }
    LOG.error("unforeseen", failure);
    return Answers.problem(
        new Problem("internal", 500, "内部の誤りです / Internal error", "see the log", List.of()));
  }
}
