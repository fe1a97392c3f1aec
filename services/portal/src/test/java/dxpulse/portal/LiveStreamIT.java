package dxpulse.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What open pages hear through the portal, which itself hears publication once.
@Timeout(60)
class LiveStreamIT {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String STREAM = "/api/boards/stream";

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static RunningPortal portal;
  private static volatile Teller teller = new Teller();

  @BeforeAll
  static void start() {
    portal = new RunningPortal();
    portal.publication.on(STREAM, exchange -> teller.answer(exchange));
  }

  @AfterAll
  static void stop() {
    portal.close();
    HTTP.shutdownNow();
  }

  /// Ends the stream of this test and waits until its readers know: whoever comes a moment earlier
  /// may still hear the end of it.
  @AfterEach
  @Timeout(60)
  void startOver() throws Exception {
    try (Page last = open(null)) {
      teller.goAway();
      last.rest();
    } finally {
      teller = new Teller();
    }
  }

  @Test
  void allReadersHearTheSameOfOneStreamAndNothingOfWhatWasBefore() throws Exception {
    teller.tell(1, "kpi/K1");
    try (Page first = open(null);
        Page second = open(null)) {
      teller.tell(2, "kpi/K2");
      teller.tell(3, "kpi/K1");

      assertThat(first.ids(2)).containsExactly(2L, 3L);
      assertThat(second.ids(2)).containsExactly(2L, 3L);
      assertThat(teller.lastSeen).hasSize(1);
      assertThat(metrics()).contains("dxpulse_portal_streams 2.0");
    }
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(metrics()).contains("dxpulse_portal_streams 0.0"));
  }

  @Test
  void whoComesBackHearsEachBoardOnceAndThenWhatComes() throws Exception {
    teller.tell(11, "kpi/K1");
    teller.tell(12, "kpi/K2");
    teller.tell(13, "kpi/K1");

    try (Page late = open("11");
        Page later = open("12");
        Page current = open("13");
        Page ofAnotherTime = open("5");
        Page ahead = open("999")) {
      teller.tell(14, "overview");

      assertThat(late.ids(3)).containsExactly(12L, 13L, 14L);
      assertThat(later.ids(2)).containsExactly(13L, 14L);
      assertThat(current.ids(1)).containsExactly(14L);
      assertThat(ofAnotherTime.ids(3)).containsExactly(12L, 13L, 14L);
      teller.tell(1_000, "overview");
      assertThat(ahead.ids(1)).containsExactly(1_000L);
    }
  }

  @Test
  void streamsEndWithTheOneOfPublicationAndGoOnWithoutAGap() throws Exception {
    teller.tell(1, "kpi/K1");
    try (Page page = open(null)) {
      teller.tell(2, "kpi/K1");
      assertThat(page.ids(1)).containsExactly(2L);

      teller.goAway();

      assertThat(page.rest()).isEmpty();
    }
    HttpResponse<String> refused = send(null, HttpResponse.BodyHandlers.ofString());
    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(refused.headers().firstValue("Retry-After")).hasValue("5");
    assertThat(refused.body()).contains("urn:dxpulse:problem:unavailable", "公開ページ");

    teller.tell(3, "kpi/K2");
    teller.tell(4, "kpi/K1");
    teller.comeBack();
    try (Page page = open("2")) {
      teller.tell(5, "kpi/K3");
      assertThat(page.ids(3)).containsExactly(3L, 4L, 5L);
    }
    assertThat(teller.lastSeen).containsExactly("1", "1");
  }

  @Test
  void whoReadsNothingHoldsNobodyUp() throws Exception {
    String much = "x".repeat(64 * 1024);
    try (Page page = open(null);
        Socket deaf = new Socket("127.0.0.1", portal.at("/").getPort())) {
      deaf.getOutputStream()
          .write(
              ("GET " + STREAM + " HTTP/1.1\r\nHost: portal\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      await().atMost(SOON).until(() -> metrics().contains("dxpulse_portal_streams 2.0"));

      List<Long> heard = new ArrayList<>();
      for (int id = 1; id <= 200; id++) {
        teller.tell(id, "kpi/K" + id, much);
        heard.addAll(page.ids(1));
      }

      assertThat(heard).hasSize(200).isSorted();
    }
  }

  @Test
  void aPageOfAnySiteMayListenAndTheHeadersAreThoseOfEveryAnswer() throws Exception {
    teller.tell(1, "kpi/K1");
    try (Page page = open(null)) {
      assertThat(page.headers)
          .contains(
              "content-type: text/event-stream",
              "access-control-allow-origin: *",
              "cache-control: no-store",
              "x-accel-buffering: no",
              "x-content-type-options: nosniff",
              "x-frame-options: DENY",
              "referrer-policy: strict-origin-when-cross-origin")
          .anySatisfy(line -> assertThat(line).startsWith("content-security-policy: default-src"));
    }
  }

  @Test
  void anotherSpellingOfTheAddressIsNoWayAroundTheRoom() throws Exception {
    HttpResponse<String> answer =
        HTTP.send(
            HttpRequest.newBuilder(portal.at("/api/boards/%73tream")).timeout(SOON).build(),
            HttpResponse.BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("urn:dxpulse:problem:not-found");
  }

  private static String metrics() {
    return portal.browser().open("/metrics").body();
  }

  private static Page open(@Nullable String lastSeen) throws Exception {
    HttpResponse<InputStream> answer = send(lastSeen, HttpResponse.BodyHandlers.ofInputStream());
    assertThat(answer.statusCode()).isEqualTo(200);
    List<String> headers = new ArrayList<>();
    answer.headers().map().forEach((name, values) -> headers.add(name + ": " + values.getFirst()));
    Page page =
        new Page(
            headers,
            new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8)));
    assertThat(page.lines.readLine()).startsWith(":open");
    return page;
  }

  private static <T> HttpResponse<T> send(
      @Nullable String lastSeen, HttpResponse.BodyHandler<T> handler) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(portal.at(STREAM)).header("Accept", "text/event-stream");
    if (lastSeen != null) {
      request.header("Last-Event-ID", lastSeen);
    }
    return HTTP.send(request.timeout(SOON).build(), handler);
  }

  /// An open page.
  private record Page(List<String> headers, BufferedReader lines) implements AutoCloseable {
    /// The ids of so many changes, as they come.
    List<Long> ids(int changes) throws IOException {
      List<Long> ids = new ArrayList<>();
      while (ids.size() < changes) {
        String line = lines.readLine();
        assertThat(line).as("the stream ended after " + ids).isNotNull();
        if (line.startsWith("id: ")) {
          ids.add(Long.valueOf(line.substring("id: ".length())));
        }
      }
      return ids;
    }

    /// The ids of all changes until the stream ends.
    List<Long> rest() throws IOException {
      List<Long> ids = new ArrayList<>();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("id: ")) {
          ids.add(Long.valueOf(line.substring("id: ".length())));
        }
      }
      return ids;
    }

    @Override
    public void close() throws IOException {
      lines.close();
    }
  }
}
