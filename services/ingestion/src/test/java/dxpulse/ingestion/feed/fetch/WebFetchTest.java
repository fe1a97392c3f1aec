package dxpulse.ingestion.feed.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dxpulse.contracts.types.OrganizationCode;
import dxpulse.ingestion.feed.Fetch.Unanswered;
import dxpulse.ingestion.feed.Origin;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebFetchTest {
  private static final Duration WHOLE = Duration.ofMillis(800);

  private static final Map<String, String> SETTINGS =
      Map.of(
          "DXPULSE_FEED_OURS", "geheim",
          "DXPULSE_FEED_OURS_HOST", "api.example.jp, 127.0.0.1",
          "DXPULSE_FEED_OURS_ORGANIZATION", "020001",
          "DXPULSE_FEED_OTHERS", "geheim",
          "DXPULSE_FEED_OTHERS_HOST", "api.example.jp",
          "DXPULSE_FEED_OTHERS_ORGANIZATION", "022012, 020001",
          "DXPULSE_FEED_FREE", "geheim",
          "DXPULSE_FEED_FREE_ORGANIZATION", "020001");

  private static final OrganizationCode OURS = new OrganizationCode("020001");

  private final CountDownLatch over = new CountDownLatch(1);
  private final ServerSocket server = listening();
  private final WebFetch fetch =
      new WebFetch(
          new WebFetch.Limits(
              Duration.ofMillis(500),
              WHOLE,
              1_000,
              AllowedHosts.of(Set.of("127.0.0.1", "localhost"), OURS)),
          SETTINGS::get);

  @AfterEach
  void stops() throws IOException {
    over.countDown();
    fetch.close();
    server.close();
  }

  @Test
  void aServerThatTricklesItsHeadersIsCutOffAtTheEndOfTheWholeTime() {
    serve(out -> {
      write(out, "HTTP/1.1 200 OK\r\n");
      while (isOpen(100)) {
        write(out, "X-A: b\r\n");
      }
    });

    long start = System.nanoTime();
    assertThatThrownBy(this::ask).isInstanceOf(Unanswered.class).hasMessageContaining("終わらない");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(WHOLE.multipliedBy(4));
  }

  @Test
  void whoOnlyLooksIsToldEarlierThatTheAddressIsTooSlow() {
    serve(out -> {
      write(out, "HTTP/1.1 200 OK\r\n\r\n");
      while (isOpen(100)) {
        write(out, "1");
      }
    });
    Origin origin = plain(here());

    assertThatThrownBy(() -> fetch.beginning(OURS, origin, Duration.ofMillis(500)))
        .isInstanceOf(Unanswered.class)
        .hasMessageContainingAll("1秒待っても終わらない", "no end within 1 seconds");
  }

  @Test
  void aServerThatIsAskedTooOftenSaysForHowLongItWishesToBeLeftAlone() {
    serve(out ->
        write(
            out,
            "HTTP/1.1 429 Too Many Requests\r\nRetry-After: 90\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));

    assertThatThrownBy(this::ask)
        .isInstanceOfSatisfying(
            Unanswered.class,
            refused -> assertThat(refused.wish()).isEqualTo(Duration.ofSeconds(90)))
        .hasMessageContainingAll("429", "90秒は取得しません", "for 90 seconds");
  }

  @Test
  void redirectsShareOneDeadline() {
    serve(out -> {
      if (isOpen(300)) {
        write(
            out,
            "HTTP/1.1 302 Found\r\nLocation: /on\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
      }
    });

    assertThatThrownBy(this::ask).isInstanceOf(Unanswered.class).hasMessageContaining("終わらない");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://[half", "::no address::", "http://a b/", "%?appId=geheim"})
  void aRedirectThatIsNoAddressIsSaidInWords(String location) {
    serve(out ->
        write(
            out,
            "HTTP/1.1 302 Found\r\nLocation: %s\r\nContent-Length: 0\r\n\r\n".formatted(location)));

    assertThatThrownBy(this::ask)
        .isInstanceOf(Unanswered.class)
        .hasMessageContaining("転送先")
        .hasMessageNotContaining(location);
  }

  @Test
  void aSecretIsSentOnlyToTheHostsThatItsOwnSettingNames() {
    serve(out -> write(out, "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n7"));

    assertThat(ask("DXPULSE_FEED_OURS")).containsExactly('7');
    assertThatThrownBy(() -> ask("DXPULSE_FEED_OTHERS"))
        .isInstanceOf(Unanswered.class)
        .hasMessageContainingAll("127.0.0.1", "DXPULSE_FEED_OTHERS_HOST")
        .hasMessageNotContaining("geheim");
    assertThatThrownBy(() -> ask("DXPULSE_FEED_FREE"))
        .isInstanceOf(Unanswered.class)
        .hasMessageContaining("DXPULSE_FEED_FREE_HOST");
    assertThatThrownBy(
            () -> fetch.answer(OURS, with("DXPULSE_FEED_OTHERS", "http://api.example.jp/data.csv")))
        .isInstanceOf(Unanswered.class)
        .hasMessageContaining("https");
  }

  @Test
  void anOrganizationCannotUseTheSecretOfAnother() {
    serve(out -> write(out, "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n7"));

    assertThatThrownBy(
            () -> fetch.answer(new OrganizationCode("022012"), with("DXPULSE_FEED_OURS", here())))
        .isInstanceOf(Unanswered.class)
        .hasMessageContainingAll("022012", "DXPULSE_FEED_OURS_ORGANIZATION")
        .hasMessageNotContaining("geheim");
    assertThatThrownBy(() -> fetch.answer(OURS, with("DXPULSE_FEED_NOBODYS", here())))
        .isInstanceOf(Unanswered.class)
        .hasMessageContaining("DXPULSE_FEED_NOBODYS_ORGANIZATION");
  }

  @Test
  void noOrganizationReadsWhatLiesInsideAnother() {
    serve(out -> write(out, "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n7"));

    assertThat(ask()).containsExactly('7');
    assertThatThrownBy(() -> fetch.answer(new OrganizationCode("022012"), plain(here())))
        .as("nor by a connection that is open already")
        .isInstanceOf(Unanswered.class)
        .hasMessageContaining("私的なネットワーク");
  }

  @Test
  void noRedirectLeadsToAPortThatIsNotNamed() throws IOException {
    serve(out ->
        write(
            out,
            "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n"));
    String entry = "127.0.0.1:" + server.getLocalPort() + "@022012";
    try (WebFetch theirs = new WebFetch(limits(entry), SETTINGS::get)) {
      assertThatThrownBy(() -> theirs.answer(new OrganizationCode("022012"), plain(here())))
          .isInstanceOf(Unanswered.class)
          .hasMessageContaining("私的なネットワーク");
      assertThatThrownBy(() -> theirs.answer(OURS, plain(here())))
          .isInstanceOf(Unanswered.class)
          .hasMessageContaining("私的なネットワーク");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"host:", "host@1", "http://host", "host:80:90", "a b"})
  void anEntryThatIsNoneStopsTheStart(String entry) {
    assertThatThrownBy(() -> limits(entry)).hasMessageContaining("host[:port][@organization]");
  }

  @ParameterizedTest
  @CsvSource({
    "data.local, http://data.local/, 020001, true",
    "data.local, http://Data.LOCAL:8080/, 020001, true",
    "data.local, http://data.local/, 022012, false",
    "data.local@022012, http://data.local/, 022012, true",
    "data.local@022012, http://data.local/, 020001, false",
    "data.local:443, https://data.local/, 020001, true",
    "data.local:443, http://data.local/, 020001, false",
    "data.local:8443@022012, https://data.local:8443/, 022012, true",
    "data.local:8443@022012, https://data.local/, 022012, false",
    "[::1]:8080, http://[::1]:8080/, 020001, true",
  })
  void anEntryHoldsForItsHostPortAndOrganization(
      String entry, String address, String organization, boolean allowed) {
    assertThat(
            AllowedHosts.of(Set.of(entry), OURS)
                .allow(URI.create(address), new OrganizationCode(organization)))
        .isEqualTo(allowed);
  }

  private static WebFetch.Limits limits(String entry) {
    return new WebFetch.Limits(
        Duration.ofMillis(500), WHOLE, 1_000, AllowedHosts.of(Set.of(entry), OURS));
  }

  private static Origin plain(String address) {
    return new Origin(Origin.Kind.HTTP, address, List.of(), null, List.of());
  }

  @Test
  void aRedirectTakesNoSecretToAnotherHost() {
    AtomicReference<String> elsewhere = new AtomicReference<>();
    serveRequests((request, out) -> {
      boolean ours = request.contains("Host: 127.0.0.1");
      if (!ours) {
        elsewhere.set(request);
      }
      write(
          out,
          ours
              ? "HTTP/1.1 302 Found\r\nLocation: http://localhost:%d/plain\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                  .formatted(server.getLocalPort())
              : "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nConnection: close\r\n\r\n7");
    });

    assertThat(ask("DXPULSE_FEED_OURS")).containsExactly('7');
    assertThat(elsewhere.get()).contains("GET /plain").doesNotContain("X-Key", "geheim");
  }

  @ParameterizedTest
  @ValueSource(strings = {"?appId=geheim", "?u=%67eheim", "?u=%2567eheim", "/geheim/"})
  void aRedirectThatCarriesTheSecretElsewhereIsNotFollowed(String location) {
    AtomicBoolean followed = new AtomicBoolean();
    serveRequests((request, out) -> {
      followed.compareAndSet(false, !request.contains("Host: 127.0.0.1"));
      write(
          out,
          "HTTP/1.1 302 Found\r\nLocation: http://localhost:%d%s\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
              .formatted(
                  server.getLocalPort(), location.startsWith("/") ? location : "/" + location));
    });

    assertThatThrownBy(() -> ask("DXPULSE_FEED_OURS"))
        .isInstanceOf(Unanswered.class)
        .hasMessageContaining("秘密が含まれている")
        .hasMessageNotContaining("geheim");
    assertThat(followed).isFalse();
  }

  private byte[] ask() {
    return fetch.answer(OURS, plain(here()));
  }

  private byte[] ask(String setting) {
    return fetch.answer(OURS, with(setting, here()));
  }

  private static Origin with(String setting, String address) {
    Origin.Credential secret =
        new Origin.Credential(Origin.Credential.Place.HEADER, "X-Key", setting, null);
    return new Origin(Origin.Kind.HTTP, address, List.of(secret), null, List.of());
  }

  private String here() {
    return "http://127.0.0.1:" + server.getLocalPort() + "/";
  }

  private void serve(Consumer<OutputStream> answering) {
    serveRequests((request, out) -> answering.accept(out));
  }

  private void serveRequests(BiConsumer<String, OutputStream> answering) {
    var _ =
        Thread.ofVirtual()
            .start(() -> {
              while (!server.isClosed()) {
                try (Socket client = server.accept()) {
                  byte[] request = new byte[4_096];
                  int read = Math.max(0, client.getInputStream().read(request));
                  answering.accept(
                      new String(request, 0, read, StandardCharsets.US_ASCII),
                      client.getOutputStream());
                } catch (IOException | IllegalStateException gone) {
                  // the client has gone away, which is what is tested
                }
              }
            });
  }

  private static void write(OutputStream out, String text) {
    try {
      out.write(text.getBytes(StandardCharsets.US_ASCII));
      out.flush();
    } catch (IOException gone) {
      throw new IllegalStateException(gone);
    }
  }

  private boolean isOpen(int millis) {
    try {
      return !over.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static ServerSocket listening() {
    try {
      return new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
