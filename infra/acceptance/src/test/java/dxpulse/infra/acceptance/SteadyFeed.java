package dxpulse.infra.acceptance;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.json.JsonMapper;

/// A feed that sends a new figure many times a second, one after the other, and insists with the
/// same idempotency key until each is acknowledged.
final class SteadyFeed implements AutoCloseable {
  private static final int PACE_MILLISECONDS = 25;

  /// A promise of the platform.
  record Acknowledged(String id, int value) {}

  private final RunningPlatform platform;
  private final List<String> periods;
  private final Map<String, List<Acknowledged>> promises = new LinkedHashMap<>();
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private int value;
  private int sent;
  private int retries;
  private int unheard;
  private final List<String> wrongAnswers = new ArrayList<>();
  private String key = UUID.randomUUID().toString();

  /// @param first value to send; each further one is higher by one, up to 200, then from 1 again
  SteadyFeed(RunningPlatform platform, List<String> periods, int first) {
    this.platform = platform;
    this.periods = List.copyOf(periods);
    this.value = first;
    var _ = clock.scheduleWithFixedDelay(this::send, 0, PACE_MILLISECONDS, TimeUnit.MILLISECONDS);
  }

  private synchronized void send() {
    String period = periods.get(sent % periods.size());
    try {
      HttpResponse<String> answer =
          platform.send(
              "POST",
              "/api/ingestion/observations",
              "feed",
              Figures.body(period, value),
              Map.of("Idempotency-Key", key));
      if (answer.statusCode() == 202) {
        String id = JsonMapper.shared().readTree(answer.body()).at("/accepted/0").asString();
        promises
            .computeIfAbsent(period, unseen -> new ArrayList<>())
            .add(new Acknowledged(id, value));
        sent++;
        value = value % 200 + 1;
        key = UUID.randomUUID().toString();
        return;
      }
      String later = answer.headers().firstValue("Retry-After").orElse("");
      boolean tellsWhen = later.matches("[1-9][0-9]*");
      if (answer.statusCode() == 504 && tellsWhen) {
        unheard++;
      } else if (answer.statusCode() != 503 || !tellsWhen) {
        wrongAnswers.add(
            "%d, Retry-After \"%s\": %s".formatted(answer.statusCode(), later, answer.body()));
      }
    } catch (IllegalStateException nobodyThere) {
      // A feed does not know whether it was heard: it sends the same again.
      unheard++;
    }
    retries++;
  }

  /// Answers that were neither a promise nor a request to come back later.
  synchronized List<String> wrongAnswers() {
    return List.copyOf(wrongAnswers);
  }

  /// How often there was no answer of ingestion at all, which the portal tells with 504.
  synchronized int unheard() {
    return unheard;
  }

  synchronized int acknowledged() {
    return sent;
  }

  /// How often the same figure had to be sent again.
  synchronized int retries() {
    return retries;
  }

  synchronized Map<String, List<Acknowledged>> promises() {
    return Map.copyOf(promises);
  }

  @Override
  public void close() {
    clock.close();
  }
}
