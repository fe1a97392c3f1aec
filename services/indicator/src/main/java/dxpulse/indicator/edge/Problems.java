package dxpulse.indicator.edge;

import dxpulse.contracts.wire.Outage;
import dxpulse.contracts.wire.Problem;
import io.micronaut.context.annotation.Primary;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.Error;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;
import java.util.Optional;

/// Answers what no controller foresaw as problem details.
@Singleton
@Primary
class Problems implements ErrorResponseProcessor<byte[]> {
  @Override
  public MutableHttpResponse<byte[]> processResponse(
      ErrorContext context, MutableHttpResponse<?> base) {
    MutableHttpResponse<byte[]> answer = Answers.problem(problem(context, base.status()));
    base.getHeaders()
        .getAll(HttpHeaders.ALLOW)
        .forEach(allowed -> answer.header(HttpHeaders.ALLOW, allowed));
    return answer;
  }

  private static Problem problem(ErrorContext context, HttpStatus status) {
    Optional<Throwable> cause = context.getRootCause();
    if (cause.isPresent() && status.getCode() >= 500 && Outage.isBehind(cause.get())) {
      return Problem.away();
    }
    String detail =
        context.getErrors().stream().map(Error::getMessage).findFirst().orElse(status.getReason());
    return switch (status) {
      case BAD_REQUEST ->
          Problem.malformed(detail.contains(" / ") ? detail : "要求の値が足りないか、読み取れません / " + detail);
      case INTERNAL_SERVER_ERROR -> Problem.internal();
      default -> Problem.refused(status.getCode(), detail);
    };
  }
}
