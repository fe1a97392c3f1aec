package dxpulse.publication.edge;

import dxpulse.contracts.wire.HttpFormat;
import dxpulse.contracts.wire.Problem;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/// Makes answers: JSON by the contract's mapper, problems as problem details.
public final class Answers {
  private static final MediaType PROBLEM = MediaType.parseMediaType(Problem.MEDIA_TYPE);

  private Answers() {}

  public static ResponseEntity<byte[]> json(int status, Object body) {
    return ResponseEntity.status(status)
        .contentType(MediaType.APPLICATION_JSON)
        .body(HttpFormat.mapper().writeValueAsBytes(body));
  }

  public static ResponseEntity<byte[]> problem(Problem problem) {
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.status(problem.status()).contentType(PROBLEM);
    return (problem.status() == 503 ? answer.header("Retry-After", "5") : answer)
        .body(problem.json());
  }
}
