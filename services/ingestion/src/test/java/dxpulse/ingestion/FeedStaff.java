package dxpulse.ingestion;

import dxpulse.contracts.types.event.ObservationSubmitted;
import dxpulse.contracts.types.event.ValueRecorded;
import dxpulse.contracts.wire.EventCodec;
import dxpulse.contracts.wire.EventType;
import dxpulse.contracts.wire.HttpFormat;
import dxpulse.contracts.wire.KafkaClients;
import dxpulse.infra.testkit.RealParts;
import dxpulse.infra.testkit.TestTokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.common.TopicPartition;
import tools.jackson.databind.JsonNode;

/// Staff who keep feeds, and what Kafka holds of them.
final class FeedStaff {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final int port;

  FeedStaff(int port) {
    this.port = port;
  }

  HttpResponse<String> put(String name, String definition) {
    return send(
        HttpRequest.newBuilder(at("/api/ingestion/feeds/" + name))
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(definition)),
        "office");
  }

  HttpResponse<String> post(String path, String body, String role) {
    return send(
        HttpRequest.newBuilder(at(path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)),
        role);
  }

  HttpResponse<String> delete(String path, String role) {
    return send(HttpRequest.newBuilder(at(path)).DELETE(), role);
  }

  HttpResponse<String> get(String path, String role) {
    return send(HttpRequest.newBuilder(at(path)).GET(), role);
  }

  static JsonNode json(HttpResponse<String> answer) {
    return HttpFormat.mapper().readTree(answer.body());
  }

  /// Sends figures as a machine does.
  HttpResponse<String> push(String client, String figures) {
    return authorised(
        HttpRequest.newBuilder(at("/api/ingestion/observations"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(figures)),
        TestTokens.machine(client));
  }

  HttpResponse<String> send(HttpRequest.Builder request, String role) {
    return authorised(request, TestTokens.bearer(role));
  }

  private static HttpResponse<String> authorised(HttpRequest.Builder request, String bearer) {
    try {
      return CLIENT.send(request.header("Authorization", bearer).build(), BodyHandlers.ofString());
    } catch (IOException failed) {
      throw new AssertionError(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }

  private URI at(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  /// Says that an observation is the value that holds now.
  static void tell(ObservationSubmitted o) {
    tell(o, 1, Instant.EPOCH);
  }

  /// Says that an observation became the value that holds at some moment.
  static void tell(ObservationSubmitted o, int revision, Instant at) {
    ValueRecorded recorded =
        new ValueRecorded(
            o.organization(),
            o.indicator(),
            o.area(),
            o.period(),
            o.value(),
            null,
            null,
            null,
            o.status(),
            false,
            null,
            o.source(),
            revision,
            null,
            o.observationId(),
            ValueRecorded.Outcome.RECORDED,
            o.submittedAt(),
            at);
    try (var producer = KafkaClients.producer(RealParts.kafka())) {
      KafkaClients.sendAll(
          producer,
          List.of(new EventCodec("/test").record(EventType.VALUE_RECORDED, recorded, null)));
    }
  }

  static List<ObservationSubmitted> sent(String indicator) {
    List<ObservationSubmitted> found = read(EventType.OBSERVATION_SUBMITTED);
    found.removeIf(observation -> !observation.indicator().value().equals(indicator));
    return found;
  }

  /// What was told of the health of a feed, in this order.
  static List<String> told(String feed) {
    return read(EventType.FEED_HEALTH).stream()
        .filter(changed -> changed.feed().equals(feed))
        .map(changed -> changed.health() + " " + changed.indicators())
        .toList();
  }

  /// The same with the reasons, as readers see them.
  static List<String> reasons(String feed) {
    return read(EventType.FEED_HEALTH).stream()
        .filter(changed -> changed.feed().equals(feed) && changed.reason() != null)
        .map(changed ->
            "%s %s %s".formatted(changed.health(), changed.reason().ja(), changed.reason().en()))
        .toList();
  }

  private static <E> List<E> read(EventType<E> type) {
    List<E> found = new ArrayList<>();
    try (var consumer = KafkaClients.consumer(RealParts.kafka(), UUID.randomUUID().toString())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(type.topic()).stream()
              .map(each -> new TopicPartition(each.topic(), each.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
        consumer
            .poll(Duration.ofMillis(200))
            .forEach(record -> found.add(EventCodec.decode(type, record.value())));
      }
    }
    return found;
  }
}
