package dxpulse.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/// Addresses that some program did not encode reach whoever can say what is wrong with them.
class UnencodedAddressIT {
  private static final int PATIENCE_MILLIS = 20_000;

  @Test
  void reachTheirServiceEncoded() throws IOException {
    try (RunningPortal portal = new RunningPortal()) {
      String answer = answer(portal.at("/"), "/?granularity=<script>&period=\"50%\"");

      assertThat(answer).startsWith("HTTP/1.1 200");
      assertThat(portal.publication.last().path())
          .isEqualTo("/?granularity=%3Cscript%3E&period=%2250%25%22");
    }
  }

  @Test
  void withASpaceAreRefusedInWords() throws IOException {
    try (RunningPortal portal = new RunningPortal()) {
      String answer = answer(portal.at("/"), "/kpis/K1?period=FY2024 Q1");

      assertThat(answer)
          .startsWith("HTTP/1.1 400")
          .contains("application/problem+json", "アドレスの空白は%20と書きます", "%20 for a space");
    }
  }

  private static String answer(URI portal, String address) throws IOException {
    try (Socket socket = new Socket(portal.getHost(), portal.getPort())) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket
          .getOutputStream()
          .write(
              "GET %s HTTP/1.1\r\nHost: dx.example.jp\r\nConnection: close\r\n\r\n"
                  .formatted(address)
                  .getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
