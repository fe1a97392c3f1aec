package dxpulse.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dxpulse.contracts.types.Topics;
import dxpulse.contracts.wire.HttpFormat;
import dxpulse.infra.testkit.RealParts;
import dxpulse.infra.testkit.TestTokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import tools.jackson.databind.JsonNode;

/// One node with a real broker, a real Redis and a MongoDB wire server, in the summer of 2019.
abstract class ReleaseNode {
  static final Duration SOON = Duration.ofSeconds(60);
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  static final SetClock CLOCK = new SetClock();
  static final String OFFICE = TestTokens.bearer("office");
  static ConfigurableApplicationContext node;
  private static int revision = 100;

  static final class SetClock extends Clock {
    private volatile Instant now = Instant.parse("2019-07-15T01:00:00Z");

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    void go(Duration further) {
      now = now.plus(further);
    }
  }

  static class Time {
    @Bean
    @Primary
    Clock setClock() {
      return CLOCK;
    }
  }

  @BeforeAll
  static void startsWithAKpi() {
    node = node();
    RealParts.sendRaw(Topics.KPI_DEFINED, "020001|K6", List.of(kpi()));
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  static ConfigurableApplicationContext node() {
    return Node.start(List.of(Time.class), "--dxpulse.releases.pause=100ms");
  }

  /// Sends a new score of K6 and waits for the live board.
  static void score(String month, double index) {
    RealParts.sendRaw(Topics.KPI_SCORED, "020001", List.of(scored(month, index, ++revision)));
    await(month)
        .atMost(SOON)
        .ignoreExceptions()
        .untilAsserted(() ->
            assertThat(
                    json(get("/api/boards/kpi/K6?period=" + month, null))
                        .at("/card/line/index")
                        .asDouble())
                .isEqualTo(index));
  }

  /// Prepared and published, whether or not its day had come and the clock had prepared it before.
  static void released(String period) {
    int version =
        done(post("/api/releases", "{\"period\":\"%s\"}".formatted(period))).get("version").asInt();
    done(post("/api/releases/" + period + "-1/publish", "{\"version\":%d}".formatted(version)));
  }

  /// A case of the field of administration that everybody may read.
  static void publishedCase(String code) {
    String address = "/api/cases/" + code;
    JsonNode draft =
        done(
            put(
                address,
                "{\"revision\":0,\"field\":\"administration\",\"organisation\":\"県\",\"summary\":{\"ja\":\"共有\",\"en\":\"shared\"}}"));
    JsonNode agreed =
        done(
            post(
                address + "/consent",
                "{\"revision\":%d,\"by\":\"課長\",\"on\":\"2018-03-31\"}"
                    .formatted(draft.get("revision").asInt())));
    done(post(address + "/publish", "{\"revision\":%d}".formatted(agreed.get("revision").asInt())));
  }

  static JsonNode done(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
    return json(answer);
  }

  static JsonNode json(HttpResponse<String> answer) {
    return HttpFormat.mapper().readTree(answer.body());
  }

  static HttpResponse<String> post(String path, String body) {
    return send("POST", path, body, OFFICE);
  }

  static HttpResponse<String> put(String path, String body) {
    return send("PUT", path, body, OFFICE);
  }

  static HttpResponse<String> get(String path, @Nullable String bearer) {
    return send("GET", path, "", bearer);
  }

  /// As a browser asks that follows a link.
  static HttpResponse<String> browse(String path) {
    return send(
        "GET",
        path,
        "",
        HttpResponse.BodyHandlers.ofString(),
        "Accept",
        "text/html,application/xml;q=0.9");
  }

  /// As a page of another site asks.
  static HttpResponse<String> elsewhere(
      String method, String path, String body, String... headers) {
    return send(
        method,
        path,
        body,
        HttpResponse.BodyHandlers.ofString(),
        Stream.concat(Stream.of("Origin", "https://news.example"), Stream.of(headers))
            .toArray(String[]::new));
  }

  static HttpResponse<byte[]> file(String path) {
    return file(path, null);
  }

  static HttpResponse<byte[]> file(String path, @Nullable String bearer) {
    HttpResponse<byte[]> answer =
        send("GET", path, "", HttpResponse.BodyHandlers.ofByteArray(), signed(bearer));
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return answer;
  }

  static HttpResponse<String> send(
      String method, String path, String body, @Nullable String bearer) {
    return send(method, path, body, HttpResponse.BodyHandlers.ofString(), signed(bearer));
  }

  private static String[] signed(@Nullable String bearer) {
    return bearer == null ? new String[0] : new String[] {"Authorization", bearer};
  }

  private static <T> HttpResponse<T> send(
      String method,
      String path,
      String body,
      HttpResponse.BodyHandler<T> reading,
      String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
                URI.create(
                    "http://127.0.0.1:"
                        + node.getEnvironment().getProperty("local.server.port")
                        + path))
            .timeout(SOON)
            .header("Content-Type", "application/json")
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return CLIENT.send(request.build(), reading);
    } catch (IOException failed) {
      throw new AssertionError(path, failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(path, interrupted);
    }
  }

  private static byte[] kpi() {
    return """
    {"organization":"020001","code":"K6","versions":[{"version":1,"field":"administration",
     "name":{"ja":"行政","en":"k"},"components":[{"indicator":"I15","weight":"1"}],
     "aggregation":"ARITHMETIC","cap":"100","floor":"0","minimumCoverage":"0.5",
     "maxAgeMonths":18,"validFrom":"FY2018","changedBy":"office",
     "changedAt":"2018-04-01T00:00:00Z"}],"definedAt":"2018-04-01T00:00:00Z"}
    """
        .getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] scored(String month, double index, int revision) {
    return """
    {"organization":"020001","kpi":"K6","granularity":"month","period":"%s","index":%s,
     "coverage":1,"provisional":false,"sample":false,"components":[],"contributions":[],
     "kpiVersion":1,"revision":%d,
     "cause":{"kind":"VALUE","observationId":"r%d","submittedAt":"2019-07-05T01:02:03Z"},
     "scoredAt":"2019-07-05T01:02:03Z"}
    """
        .formatted(month, index, revision, revision)
        .getBytes(StandardCharsets.UTF_8);
  }
}
