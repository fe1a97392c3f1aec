package dxpulse.ingestion.edge;

import dxpulse.contracts.wire.Problem;
import dxpulse.infra.edge.Answers;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.function.Function;
import org.springframework.http.ResponseEntity;

/// Reads bodies of bounded size: nothing is buffered that is refused anyway.
public final class Bodies {
  private static final int MOST_BYTES = 8_000_000;

  private Bodies() {}

  /// The answer to a body, or to its size.
  public static ResponseEntity<byte[]> of(
      HttpServletRequest request, Function<byte[], ResponseEntity<byte[]>> work)
      throws IOException {
    if (request.getContentLengthLong() > MOST_BYTES) {
      return tooLarge();
    }
    byte[] content = request.getInputStream().readNBytes(MOST_BYTES + 1);
    return content.length > MOST_BYTES ? tooLarge() : work.apply(content);
  }

  private static ResponseEntity<byte[]> tooLarge() {
    return Answers.problem(Problem.tooLarge("一度に8MBまでです / at most 8 MB at once"));
  }
}
