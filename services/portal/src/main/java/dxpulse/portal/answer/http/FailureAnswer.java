package dxpulse.portal.answer.http;

import dxpulse.contracts.types.LocalizedText;
import dxpulse.portal.answer.Problem;
import dxpulse.portal.answer.Refused;
import dxpulse.portal.answer.SignInUnavailable;
import dxpulse.portal.route.Backend;
import dxpulse.portal.route.LargestRequest;
import dxpulse.portal.route.StreamRoom;
import dxpulse.portal.route.TooFast;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;

/// Turns whatever went wrong on the way into one problem.
@Component
@Order(-2)
class FailureAnswer implements WebExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(FailureAnswer.class);
  private static final LocalizedText UNKNOWN = new LocalizedText("不明", "unknown");

  private final ProblemWriter writer;
  private final long largestRequest;

  FailureAnswer(ProblemWriter writer, LargestRequest largest) {
    this.writer = writer;
    this.largestRequest = largest.bytes();
  }

  @Override
  public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
    if (exchange.getResponse().isCommitted()) {
      return Mono.error(failure);
    }
    return writer.write(exchange, problem(exchange, failure));
  }

  private Problem problem(ServerWebExchange exchange, Throwable failure) {
    if (failure instanceof Refused refused) {
      return refused.problem();
    }
    if (failure instanceof TooFast reader) {
      return Problem.tooMany(reader.seconds());
    }
    if (failure instanceof StreamRoom.Crowded) {
      return Problem.full();
    }
    Backend backend = exchange.getAttribute(Backend.class.getName());
    if (failure instanceof ErrorResponse known) {
      int status = known.getStatusCode().value();
      return switch (status) {
        case 404 -> Problem.notFound();
        case 413 -> Problem.tooLarge(largestRequest);
        case 504 -> logged(exchange, failure, Problem.late(label(backend)));
        default -> status < 500 ? Problem.refused(status) : Problem.failed(status);
      };
    }
    if (isUnconnected(failure) && backend != null) {
      return logged(exchange, failure, Problem.away(label(backend)));
    }
    // A connection that breaks may have carried the request: what became of it is unknown.
    if (failure instanceof TimeoutException
        || (failure instanceof IOException && backend != null)) {
      return logged(exchange, failure, Problem.late(label(backend)));
    }
    if (failure instanceof SignInUnavailable) {
      return logged(exchange, failure, Problem.signInAway());
    }
    LOG.error("{}: failed", exchange.getRequest().getPath(), failure);
    return Problem.failed(HttpStatus.INTERNAL_SERVER_ERROR.value());
  }

  /// Whether nothing can have been done, because nothing was sent.
  private static boolean isUnconnected(Throwable failure) {
    return failure instanceof ConnectException || failure instanceof UnknownHostException;
  }

  private static Problem logged(ServerWebExchange exchange, Throwable failure, Problem problem) {
    LOG.warn("{}: {} ({})", exchange.getRequest().getPath(), problem.name(), failure.toString());
    return problem;
  }

  private static LocalizedText label(@Nullable Backend backend) {
    return backend == null ? UNKNOWN : backend.label();
  }
}
