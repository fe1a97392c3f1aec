package dxpulse.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/// A program that encodes nothing of an address is told what is wrong with it, like any other.
class UnencodedAddressIT extends ReleaseNode {
  @Test
  void aPageThatIsAskedForWithMarkupSaysThatItIsNotThere() throws IOException {
    String japanese = answer("/?granularity=<script>alert(1)</script>", "text/html");
    String english = answer("/en/kpis/K6?period=<b>|^", "text/html");

    assertThat(japanese).startsWith("HTTP/1.1 404").contains("ページが見つかりません");
    assertThat(japanese).contains("default-src 'none'").doesNotContain("<script>alert");
    assertThat(english).startsWith("HTTP/1.1 404").contains("No such period", "&lt;b");
    assertThat(english).doesNotContain("<b>|");
  }

  @Test
  void aBoardThatIsAskedForWithMarkupIsAProblem() throws IOException {
    String answer = answer("/api/boards/overview?granularity=<script>", "*/*");

    assertThat(answer)
        .startsWith("HTTP/1.1 400")
        .contains("Content-Type: application/problem+json", "X-Content-Type-Options: nosniff")
        .contains("granularity: \\\"<script>\\\" (expected: month, quarter, half or year)");
  }

  @Test
  void whatIsHalfEncodedIsAnswered() throws IOException {
    assertThat(answer("/?period=50%", "text/html"))
        .startsWith("HTTP/1.1 404")
        .contains("その期はありません");
  }

  @Test
  void aRequestThatNamesNoHostIsRefusedInWords() throws IOException {
    assertThat(sent("GET / HTTP/1.1\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 400")
        .contains("application/problem+json", "Hostも必要です", "a Host");
  }

  @Test
  void anAddressWithASpaceIsRefusedInWords() throws IOException {
    assertThat(answer("/kpis/K1?period=FY2024 Q1", "text/html"))
        .startsWith("HTTP/1.1 400")
        .contains("application/problem+json", "アドレスの空白は%20と書きます", "%20 for a space");
  }

  @Test
  void anAddressThatClimbsOutIsRefusedInWords() throws IOException {
    assertThat(answer("/kpis/..%2f..%2fetc", "text/html"))
        .startsWith("HTTP/1.1 400")
        .contains("application/problem+json", "「..」や%2Fは使えません")
        .doesNotContainIgnoringCase("transfer-encoding");
  }

  @Test
  void anAddressThatIsTooLongIsRefusedInWords() throws IOException {
    assertThat(answer("/?period=" + "a".repeat(20_000), "text/html"))
        .startsWith("HTTP/1.1 414")
        .contains("アドレスを短くしてください");
  }

  /// As it comes over the wire: no client of ours writes such an address.
  private static String answer(String address, String accept) throws IOException {
    return sent(
        "GET %s HTTP/1.1\r\nHost: dx.example.jp\r\nAccept: %s\r\nConnection: close\r\n\r\n"
            .formatted(address, accept));
  }

  private static String sent(String request) throws IOException {
    String port = String.valueOf(node.getEnvironment().getProperty("local.server.port"));
    try (Socket socket = new Socket("127.0.0.1", Integer.parseInt(port))) {
      socket.setSoTimeout((int) SOON.toMillis());
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
