package dxpulse.infra.standalone;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/// Asks a service whether it is ready, by the client of HTTP that costs a start the least.
final class Readiness {
  private static final int CONNECT_MILLIS = 1_000;
  private static final int READ_MILLIS = 2_000;

  private Readiness() {}

  static boolean of(int port) {
    if (!Port.answers(port)) {
      return false;
    }
    try {
      HttpURLConnection question =
          (HttpURLConnection)
              URI.create("http://127.0.0.1:" + port + "/readyz").toURL().openConnection();
      question.setConnectTimeout(CONNECT_MILLIS);
      question.setReadTimeout(READ_MILLIS);
      question.setInstanceFollowRedirects(false);
      try {
        return question.getResponseCode() == HttpURLConnection.HTTP_OK;
      } finally {
        question.disconnect();
      }
    } catch (IOException notYet) {
      return false;
    }
  }
}
