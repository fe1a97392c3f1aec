package dxpulse.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dxpulse.contracts.types.Topics;
import dxpulse.contracts.types.event.IndicatorDefined;
import dxpulse.contracts.types.event.ObservationSubmitted;
import dxpulse.contracts.wire.EventCodec;
import dxpulse.contracts.wire.EventType;
import dxpulse.contracts.wire.HttpFormat;
import dxpulse.contracts.wire.KafkaClients;
import dxpulse.infra.testkit.RealParts;
import dxpulse.infra.testkit.TestTokens;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.common.TopicPartition;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/// What tests of uploads do with a running service.
abstract class UploadStories {
  private final HttpClient client = HttpClient.newHttpClient();

  @LocalServerPort private int port;

  /// Waits until the service knows the indicators.
  void knows(IndicatorDefined... indicators) {
    SampleIndicators.withoutApproval(port, "dx-promotion");
    SampleIndicators.announce(indicators);
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> {
          for (IndicatorDefined each : indicators) {
            assertThat(
                    send(
                            "true",
                            "known.csv",
                            "指標,期間,値\n%s,FY2024-Q1,1\n".formatted(each.code()),
                            "office")
                        .body())
                .doesNotContain("UNKNOWN_INDICATOR");
          }
        });
  }

  HttpResponse<String> send(String dryRun, String name, String text, String role) {
    return send(dryRun, name, text.getBytes(StandardCharsets.UTF_8), role);
  }

  HttpResponse<String> send(String dryRun, String name, byte[] file, String role) {
    return send(dryRun, name, List.of(new ByteArrayInputStream(file)), role);
  }

  HttpResponse<String> send(String dryRun, String name, List<InputStream> file, String role) {
    List<InputStream> body = new ArrayList<>();
    body.add(
        stream(
            "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n"
                    .formatted(name)
                + "Content-Type: application/octet-stream\r\n\r\n"));
    body.addAll(file);
    body.add(stream("\r\n--edge--\r\n"));
    InputStream all = body.stream().reduce(SequenceInputStream::new).orElseThrow();
    return text(
        HttpRequest.newBuilder(at("/api/ingestion/imports?dryRun=" + dryRun))
            .header("Authorization", TestTokens.bearer(role))
            .header("Content-Type", "multipart/form-data; boundary=edge")
            .POST(BodyPublishers.ofInputStream(() -> all)));
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  HttpResponse<byte[]> workbook(String path, String bearer) {
    try {
      return client.send(
          HttpRequest.newBuilder(at(path)).header("Authorization", bearer).GET().build(),
          BodyHandlers.ofByteArray());
    } catch (IOException | InterruptedException failed) {
      throw new IllegalStateException(failed);
    }
  }

  JsonNode get(String path) {
    return json(
        text(
            HttpRequest.newBuilder(at(path))
                .header("Authorization", TestTokens.bearer("clerk"))
                .GET()));
  }

  HttpResponse<String> replay(String id, String body, String role) {
    return text(
        HttpRequest.newBuilder(at("/api/ingestion/quarantine/" + id + "/replay"))
            .header("Authorization", TestTokens.bearer(role))
            .POST(BodyPublishers.ofString(body)));
  }

  private HttpResponse<String> text(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException | InterruptedException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private URI at(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  static JsonNode json(HttpResponse<String> answer) {
    return HttpFormat.mapper().readTree(answer.body());
  }

  static List<String> outcomes(JsonNode upload) {
    return upload.get("rows").valueStream().map(row -> row.get("outcome").asString()).toList();
  }

  /// What Kafka holds of the observations of an indicator.
  static List<ObservationSubmitted> submitted(String indicator) {
    List<ObservationSubmitted> told = new ArrayList<>();
    try (var consumer = KafkaClients.consumer(RealParts.kafka(), UUID.randomUUID().toString())) {
      var partitions =
          consumer.partitionsFor(Topics.OBSERVATION_SUBMITTED).stream()
              .map(p -> new TopicPartition(p.topic(), p.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
        for (var record : consumer.poll(Duration.ofMillis(200))) {
          told.add(EventCodec.decode(EventType.OBSERVATION_SUBMITTED, record.value()));
        }
      }
    }
    return told.stream().filter(each -> each.indicator().toString().equals(indicator)).toList();
  }
}
