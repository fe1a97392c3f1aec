package dxpulse.infra.acceptance;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;

/// An office outside the platform that publishes a CSV file, from which feeds fetch.
final class FeedSource implements AutoCloseable {
  private final AtomicReference<String> answer;
  private final HttpServer server;

  FeedSource(String first) {
    answer = new AtomicReference<>(first);
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
    server.createContext(
        "/figures.csv",
        exchange -> {
          byte[] body = answer.get().getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "text/csv");
          exchange.sendResponseHeaders(
              body.length == 0 ? 500 : 200, body.length == 0 ? -1 : body.length);
          if (body.length > 0) {
            exchange.getResponseBody().write(body);
          }
          exchange.close();
        });
    server.start();
  }

  /// What the file says from now on; where it is empty, its server is out of order.
  void says(String file) {
    answer.set(file);
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/figures.csv";
  }

  /// The definition of a feed that takes people trained (I19) from here, asked by hand alone.
  String feedOfTraining(String ja, String en) {
    return feedOfTraining(ja, en, true);
  }

  /// @param trusted whether nobody approves what it sends
  String feedOfTraining(String ja, String en, boolean trusted) {
    return """
    {"title": {"ja": "%s", "en": "%s"}, "department": "dx-promotion", "trusted": %s,
     "origin": {"kind": "HTTP", "address": "%s"},
     "schedule": {"every": "P9D", "expects": "P9999D"}, "format": "CSV",
     "mapping": {"period": {"text": "{期間}"},
       "figures": [{"indicator": {"text": "I19"}, "value": {"column": "件数"}}]}}
    """
        .formatted(ja, en, trusted, address());
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
