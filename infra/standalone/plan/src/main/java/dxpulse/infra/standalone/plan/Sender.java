package dxpulse.infra.standalone.plan;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// Sends a request until it is answered by something other than "not now", for a bounded time.
final class Sender {
  private static final Set<Integer> NOT_NOW = Set.of(404, 429, 502, 503, 504);
  private static final long PAUSE_MILLIS = 250;

  private final Duration limit;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  Sender(Duration limit) {
    this.limit = limit;
  }

  /// What is there, or once it is there.
  HttpResponse<String> get(URI address, String token) {
    return untilAnswered(json(address, token).GET().build(), address);
  }

  HttpResponse<String> put(URI address, String token, String body) {
    return untilAnswered(json(address, token).PUT(BodyPublishers.ofString(body)).build(), address);
  }

  HttpResponse<String> post(URI address, String token, String key, String body) {
    return untilAnswered(
        json(address, token)
            .header("Idempotency-Key", key)
            .POST(BodyPublishers.ofString(body))
            .build(),
        address);
  }

  /// A form with the client's own credentials, as for tokens.
  HttpResponse<String> form(URI address, String basic, String body) {
    return untilAnswered(
        HttpRequest.newBuilder(address)
            .timeout(Duration.ofSeconds(20))
            .header("Authorization", "Basic " + basic)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body))
            .build(),
        address);
  }

  /// The deadline of something that begins now.
  long deadline() {
    return System.nanoTime() + limit.toNanos();
  }

  static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(hurried);
    }
  }

  private static HttpRequest.Builder json(URI address, String token) {
    return HttpRequest.newBuilder(address)
        .timeout(Duration.ofSeconds(20))
        .header("Authorization", "Bearer " + token)
        .header("Content-Type", "application/json");
  }

  private HttpResponse<String> untilAnswered(HttpRequest request, URI address) {
    long end = deadline();
    while (true) {
      String failure;
      try {
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        if (!NOT_NOW.contains(answer.statusCode())) {
          return answer;
        }
        failure = answer.statusCode() + " " + answer.body();
      } catch (IOException away) {
        failure = String.valueOf(away.getMessage());
      } catch (InterruptedException hurried) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(hurried);
      }
      if (System.nanoTime() > end) {
        throw new IllegalStateException(
            request.method() + " " + address + ": no answer within " + limit + ": " + failure);
      }
      pause();
    }
  }
}
