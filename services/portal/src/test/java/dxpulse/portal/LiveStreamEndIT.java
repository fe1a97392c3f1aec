package dxpulse.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Who is not let in to the live stream, and who is sent away from it. Each test has a portal of
/// its own.
@Timeout(60)
class LiveStreamEndIT {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String STREAM = "/api/boards/stream";
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Teller teller = new Teller();

  @Test
  void whoOpensStreamsTooFastIsAskedToWait() throws Exception {
    try (RunningPortal strict =
        new RunningPortal("--DXPULSE_READING_PER_SECOND=1", "--DXPULSE_READING_BURST=1")) {
      strict.publication.on(STREAM, teller::answer);
      HttpRequest stream = HttpRequest.newBuilder(strict.at(STREAM)).timeout(SOON).build();
      HTTP.send(stream, HttpResponse.BodyHandlers.ofInputStream()).body().close();

      HttpResponse<String> refused = HTTP.send(stream, HttpResponse.BodyHandlers.ofString());

      assertThat(refused.statusCode()).isEqualTo(429);
      assertThat(refused.headers().firstValue("Retry-After")).isPresent();
      assertThat(refused.body()).contains("urn:dxpulse:problem:too-many");
    }
  }

  @Test
  void aStopEndsEveryStreamAndWaitsForNone() throws Exception {
    try (RunningPortal stopping = new RunningPortal()) {
      stopping.publication.on(STREAM, teller::answer);
      HttpRequest stream = HttpRequest.newBuilder(stopping.at(STREAM)).timeout(SOON).build();
      InputStream page = HTTP.send(stream, HttpResponse.BodyHandlers.ofInputStream()).body();
      long start = System.nanoTime();

      stopping.stop();

      assertThat(new String(page.readAllBytes(), StandardCharsets.UTF_8)).startsWith(":open");
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
    }
  }
}
