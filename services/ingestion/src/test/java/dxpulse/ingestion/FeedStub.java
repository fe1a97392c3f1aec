package dxpulse.ingestion;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// A system of the prefecture that feeds are pulled from.
final class FeedStub implements AutoCloseable {
  /// Answers one request.
  interface Answering {
    void answer(HttpExchange exchange) throws IOException;
  }

  private final CountDownLatch closed = new CountDownLatch(1);
  private final HttpServer server;
  private final Map<String, Answering> answers = new ConcurrentHashMap<>();

  FeedStub() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            answers
                .getOrDefault(exchange.getRequestURI().getPath(), FeedStub::nothing)
                .answer(exchange);
          }
        });
    server.start();
  }

  private static void nothing(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(404, -1);
  }

  String at(String path) {
    return "http://127.0.0.1:" + port() + path;
  }

  int port() {
    return server.getAddress().getPort();
  }

  void at(String path, Answering answering) {
    answers.put(path, answering);
  }

  void says(String path, String type, String content) {
    at(
        path,
        exchange -> {
          byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", type);
          exchange.sendResponseHeaders(200, bytes.length);
          exchange.getResponseBody().write(bytes);
        });
  }

  void fails(String path) {
    at(path, exchange -> exchange.sendResponseHeaders(500, -1));
  }

  /// Sends one byte after the other and never ends.
  void neverEnds(String path, int pauseMillis) {
    at(
        path,
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          OutputStream out = exchange.getResponseBody();
          try {
            while (true) {
              out.write(new byte[pauseMillis == 0 ? 8_192 : 1]);
              out.flush();
              if (isClosedWithin(pauseMillis)) {
                return;
              }
            }
          } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
          }
        });
  }

  /// Takes the request and leaves it.
  void saysNothing(String path) {
    at(
        path,
        _ -> {
          try {
            var _ = isClosedWithin(Integer.MAX_VALUE);
          } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
          }
        });
  }

  private boolean isClosedWithin(int millis) throws InterruptedException {
    return closed.await(millis, TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
  }
}
