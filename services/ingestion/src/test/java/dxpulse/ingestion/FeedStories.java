package dxpulse.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/// The service with feeds that are looked at often, a source, and staff. The source lives as long
/// as the tests: they share one service.
@WithRealParts
abstract class FeedStories {
  static final Duration SOON = Duration.ofSeconds(30);
  static final FeedStub STUB = new FeedStub();

  static final Path FOLDER = Path.of("target", "feeds-" + UUID.randomUUID());

  @LocalServerPort int port;

  @DynamicPropertySource
  static void parts(DynamicPropertyRegistry registry) {
    registry.add("dxpulse.feed.folder", () -> FOLDER.toString());
    registry.add("dxpulse.feed.allowed-hosts", () -> "127.0.0.1");
    registry.add("dxpulse.feed.look-every", () -> "100ms");
    registry.add("dxpulse.feed.still", () -> "200ms");
    registry.add("dxpulse.feed.silence", () -> "1s");
    registry.add("dxpulse.feed.whole", () -> "6s");
    registry.add("dxpulse.feed.look", () -> "3s");
    registry.add("dxpulse.feed.most-bytes", () -> "50000");
    registry.add("dxpulse.feed.failing-after", () -> "2");
    registry.add("dxpulse.feed.first-pause", () -> "200ms");
    registry.add("DXPULSE_FEED_TEST", () -> "geheim");
    registry.add("DXPULSE_FEED_TEST_HOST", () -> "127.0.0.1");
    registry.add("DXPULSE_FEED_TEST_ORGANIZATION", () -> "020001");
  }

  @BeforeAll
  void learnsIndicators() {
    SampleIndicators.announce(
        Stream.of("I71", "I72", "I73", "I74")
            .map(SampleIndicators::trained)
            .toArray(dxpulse.contracts.types.event.IndicatorDefined[]::new));
    STUB.says("/probe", "text/csv", "期間,件数\nFY2024-Q1,1\n");
    await().atMost(SOON).until(() -> preview(web("I74", "/probe")).path("accepted").asInt() == 1);
  }

  void look(String name) {
    JsonNode looked =
        FeedStaff.json(post("/api/ingestion/feeds/" + name + "/preview", "", "office"));
    assertThat(looked.path("accepted").asInt()).isPositive();
  }

  void lookAtASample(String name) {
    String sample =
        Base64.getEncoder().encodeToString("期間,件数\nFY2024-Q2,1\n".getBytes(StandardCharsets.UTF_8));
    assertThat(
            FeedStaff.json(
                    post(
                        "/api/ingestion/feeds/" + name + "/preview",
                        "{\"sample\": \"%s\"}".formatted(sample),
                        "office"))
                .path("accepted")
                .asInt())
        .isEqualTo(1);
  }

  static List<String> names(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  static String web(String indicator, String path) {
    return """
    {"title": {"ja": "研修", "en": "Training"}, "department": "dx-promotion", "trusted": true,
     "origin": {"kind": "HTTP", "address": "%s"}, "schedule": {"every": "PT1H", "expects": "P9999D"},
     "format": "CSV",
     "mapping": {"period": {"text": "{期間}"},
       "figures": [{"indicator": {"text": "%s"}, "value": {"column": "件数"}}]}}
    """
        .formatted(STUB.at(path), indicator);
  }

  JsonNode preview(String definition) {
    return FeedStaff.json(
        post(
            "/api/ingestion/feeds/preview/preview",
            "{\"definition\": %s}".formatted(definition),
            "office"));
  }

  String health(String name) {
    return FeedStaff.json(get("/api/ingestion/feeds/" + name, "office")).path("health").asString();
  }

  String quarantine() {
    return get("/api/ingestion/quarantine", "office").body();
  }

  HttpResponse<String> put(String name, String definition) {
    return staff().put(name, definition);
  }

  HttpResponse<String> post(String path, String body, String role) {
    return staff().post(path, body, role);
  }

  HttpResponse<String> delete(String path, String role) {
    return staff().delete(path, role);
  }

  HttpResponse<String> get(String path, String role) {
    return staff().get(path, role);
  }

  FeedStaff staff() {
    return new FeedStaff(port);
  }
}
