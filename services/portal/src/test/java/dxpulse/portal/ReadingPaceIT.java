package dxpulse.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import dxpulse.portal.route.ReadingPace;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What somebody meets who reads faster than people do.
class ReadingPaceIT {
  private static RunningPortal portal;

  @BeforeAll
  static void start() {
    portal = new RunningPortal("--DXPULSE_READING_PER_SECOND=1", "--DXPULSE_READING_BURST=5");
  }

  @AfterAll
  static void stop() {
    portal.close();
  }

  @Test
  void whoReadsTooFastIsAskedToWaitAndWhoHasSignedInIsNot() throws Exception {
    HttpClient http = HttpClient.newHttpClient();
    List<HttpResponse<String>> answers = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      answers.add(get(http, "/", "text/html"));
    }
    HttpResponse<String> script = get(http, "/api/boards/overview", "application/json");

    assertThat(answers.subList(0, 5)).allMatch(answer -> answer.statusCode() == 200);
    HttpResponse<String> page = answers.getLast();
    assertThat(page.statusCode()).isEqualTo(429);
    assertThat(page.body()).contains("待ってから", "Please wait");
    assertThat(Integer.parseInt(page.headers().firstValue("Retry-After").orElseThrow()))
        .isBetween(1, 2);
    assertThat(script.body()).contains("urn:dxpulse:problem:too-many");
    assertThat(get(http, "/metrics", "text/plain").body())
        .contains("dxpulse_requests_limited_total");

    portal.provider.signingInWith("office");
    RunningPortal.Browser office = portal.browser();
    office.open("/staff");
    for (int i = 0; i < 20; i++) {
      assertThat(office.open("/").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void aCrowdOfOpenPagesFindsRoomAgainAsSoonAsSomebodyLeaves() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    try (RunningPortal small = new RunningPortal("--DXPULSE_PORTAL_STREAMS=1")) {
      small.publication.on(
          "/api/boards/stream",
          exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
              out.write(":open\n\n".getBytes(StandardCharsets.UTF_8));
              out.flush();
              end.await();
            } catch (InterruptedException interrupted) {
              Thread.currentThread().interrupt();
            }
          });
      HttpClient http = HttpClient.newHttpClient();
      HttpRequest stream =
          HttpRequest.newBuilder(small.at("/api/boards/stream"))
              .timeout(Duration.ofSeconds(20))
              .build();
      InputStream first = http.send(stream, HttpResponse.BodyHandlers.ofInputStream()).body();

      HttpResponse<String> second = http.send(stream, HttpResponse.BodyHandlers.ofString());
      assertThat(second.statusCode()).isEqualTo(503);
      assertThat(second.headers().firstValue("Retry-After")).hasValue("60");
      assertThat(second.body()).contains("urn:dxpulse:problem:full");

      end.countDown();
      assertThat(new String(first.readAllBytes(), StandardCharsets.UTF_8)).startsWith(":open");
      await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> http.send(stream, HttpResponse.BodyHandlers.ofString()).statusCode() == 200);
    }
  }

  @Test
  void aPaceThatCannotBeMeantStopsTheStart() {
    assertThatIllegalArgumentException().isThrownBy(() -> new ReadingPace(-1, 5));
    assertThatIllegalArgumentException().isThrownBy(() -> new ReadingPace(30, 5));
    assertThat(new ReadingPace(0, 0).isUnlimited()).isTrue();
  }

  private static HttpResponse<String> get(HttpClient http, String path, String accept)
      throws Exception {
    return http.send(
        HttpRequest.newBuilder(portal.at(path)).header("Accept", accept).build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
