package dxpulse.portal;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.portal.RunningPortal.Browser;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/// A browser asks first, whether a page of another site may send what it wants to send.
class OtherSitesIT {
  @Test
  void mayReadAndNothingElse() {
    try (RunningPortal portal = new RunningPortal()) {
      HttpResponse<String> reads = asks(portal, "GET");
      HttpResponse<String> writes = asks(portal, "PUT");

      assertThat(reads.statusCode()).isEqualTo(200);
      assertThat(reads.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
      assertThat(reads.headers().firstValue("Access-Control-Allow-Headers"))
          .hasValue("if-none-match");
      assertThat(reads.headers().firstValue("Access-Control-Allow-Credentials")).isEmpty();
      assertThat(writes.statusCode()).isEqualTo(403);
      assertThat(writes.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }
  }

  private static HttpResponse<String> asks(RunningPortal portal, String method) {
    Browser browser = portal.browser();
    return browser.send(
        HttpRequest.newBuilder(portal.at("/opendata/scores.csv"))
            .method("OPTIONS", BodyPublishers.noBody())
            .header("Origin", "https://elsewhere.example")
            .header("Access-Control-Request-Method", method)
            .header("Access-Control-Request-Headers", "if-none-match"));
  }
}
