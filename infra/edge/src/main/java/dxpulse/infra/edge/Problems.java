package dxpulse.infra.edge;

import dxpulse.contracts.wire.Outage;
import dxpulse.contracts.wire.Problem;
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
      return Answers.problem(Problem.malformed("本文を読み取れません / the body could not be read"));
    }
    if (failure instanceof AccessDeniedException refused) {
      return Answers.problem(
          Problem.forbidden("このトークンでは利用できません / " + String.valueOf(refused.getMessage())));
    }
    if (failure instanceof ErrorResponse known) {
      return Answers.problem(
          Problem.refused(
              known.getStatusCode().value(), String.valueOf(known.getBody().getDetail())));
    }
    if (failure instanceof MultipartException broken) {
      return Answers.problem(
          Problem.malformed(
              "送られたファイルを読み取れません / the multipart body could not be read: " + broken.getMessage()));
    }
    if (Outage.isBehind(failure)) {
      LOG.warn("not answered, because something is away: {}", failure.toString());
      return Answers.problem(Problem.away());
    }
    LOG.error("unforeseen", failure);
    return Answers.problem(Problem.internal());
  }
}
