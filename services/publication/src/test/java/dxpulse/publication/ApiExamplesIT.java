package dxpulse.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dxpulse.contracts.types.Topics;
import dxpulse.infra.testkit.RealParts;
import dxpulse.publication.board.SampleAreas;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import redis.clients.jedis.RedisClient;

/// Whoever writes into the addresses of the page about the API what it gives as examples is
/// answered, in the form that the page says.
class ApiExamplesIT extends ReleaseNode {
  /// From the summer of 2019 to the winter of 2024, when the periods of the examples are over.
  private static final Duration LATER = Duration.ofDays(1970);

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final Pattern ROUTE =
      Pattern.compile("<code>GET (/[^<]*)</code></h2>(.*?)</section>", Pattern.DOTALL);
  private static final Pattern TYPES = Pattern.compile("返す形式：(.*?)</p>", Pattern.DOTALL);
  private static final Pattern CODE = Pattern.compile("<code>([^<]*)</code>");
  private static final Pattern PARAMETER =
      Pattern.compile("<dt><code>([^<]*)</code></dt><dd>[^<]*(?:<code>([^<]*)</code>)?</dd>");

  /// An address of the page.
  ///
  /// @param types the media types that it says
  /// @param examples of each part and each choice that has some
  private record Route(
      String path, List<String> types, SequencedMap<String, List<String>> examples) {
    /// Of other services, whose own tests ask the same of them.
    boolean isOfAnotherService() {
      return path.startsWith("/api/kpis/") || path.startsWith("/api/indicators/");
    }

    /// With each example of each part in its place.
    List<String> addresses() {
      List<String> filled = List.of(path);
      for (Map.Entry<String, List<String>> each : examples.entrySet()) {
        String part = "{" + each.getKey() + "}";
        filled =
            filled.stream()
                .flatMap(at ->
                    at.contains(part)
                        ? each.getValue().stream().map(word -> at.replace(part, word))
                        : Stream.of(at))
                .toList();
      }
      return filled;
    }

    /// What stands behind an address, each alone.
    List<String> choices() {
      return examples.entrySet().stream()
          .filter(each -> !path.contains("{" + each.getKey() + "}"))
          .flatMap(each ->
              each.getValue().stream()
                  .map(word ->
                      each.getKey() + "=" + URLEncoder.encode(word, StandardCharsets.UTF_8)))
          .toList();
    }
  }

  @BeforeAll
  static void startsWithAPlanOfAllExamples() throws IOException {
    node.close();
    forgetsReleases();
    CLOCK.go(LATER);
    node = node();
    Map.of("K1", "industry", "K4", "living", "K6", "administration")
        .forEach((code, field) -> {
          RealParts.sendRaw(
              Topics.KPI_DEFINED, "020001|" + code, List.of(SampleEvents.kpi(code, field)));
          for (String period :
              List.of("2024-04", "FY2023-Q1", "FY2024-Q1", "FY2024-Q2", "FY2024-H1", "FY2024")) {
            RealParts.sendRaw(Topics.KPI_SCORED, "020001", List.of(scored(code, period)));
          }
        });
    for (String code : List.of("I11", "I15")) {
      RealParts.sendRaw(
          Topics.INDICATOR_DEFINED, "020001|" + code, List.of(as(code, SampleEvents.indicator())));
    }
    area("I15", "FY2024-Q1");
    List.of("2024-04", "FY2024-Q2", "FY2024").forEach(period -> area("I11", period));
    RealParts.sendRaw(
        Topics.PROJECT_UPDATED,
        "020001|72",
        List.of(
            Files.readAllBytes(
                Path.of(
                    "../../contracts/events/project.updated/v1/examples/smart-work-with-department-key.json"))));
    await()
        .atMost(SOON)
        .untilAsserted(() -> {
          for (String made :
              List.of(
                  "/api/boards/kpi/K1?period=FY2024",
                  "/api/boards/kpi/K4?period=FY2024",
                  "/api/boards/kpi/K6?period=FY2024",
                  "/charts/project/72/roadmap.svg",
                  "/charts/indicator/I11/map.svg",
                  "/charts/indicator/I15/trend.svg")) {
            assertThat(get(made, null).statusCode()).as(made).isEqualTo(200);
          }
        });
    released("FY2024-Q1");
    publishedCase("C1");
  }

  @AfterAll
  static void leavesThingsAsTheyWere() {
    node.close();
    CLOCK.go(LATER.negated());
    forgetsReleases();
  }

  /// Boards come back from the events; releases are of this story alone.
  private static void forgetsReleases() {
    try (MongoClient mongo = MongoClients.create(RealParts.mongo());
        RedisClient redis = RedisClient.create(RealParts.redis())) {
      mongo.getDatabase("publication").drop();
      assertThat(redis.flushAll()).isEqualTo("OK");
    }
  }

  /// The first that is told of its period, so that other stories can tell theirs.
  private static byte[] scored(String kpi, String period) {
    String kind =
        period.contains("-Q")
            ? "quarter"
            : period.contains("-H") ? "half" : period.startsWith("FY") ? "year" : "month";
    return new String(SampleEvents.score(kpi, "70.8", 1, period), StandardCharsets.UTF_8)
        .replace("\"granularity\": \"quarter\"", "\"granularity\": \"" + kind + "\"")
        .replaceFirst("\"revision\": \\d+", "\"revision\": 1")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static void area(String indicator, String period) {
    RealParts.sendRaw(
        Topics.VALUE_RECORDED,
        "020001",
        List.of(as(indicator, SampleAreas.body("022012", period, "12.4", 1, "FINAL"))));
  }

  private static byte[] as(String indicator, byte[] body) {
    return new String(body, StandardCharsets.UTF_8)
        .replace("\"I15\"", "\"" + indicator + "\"")
        .getBytes(StandardCharsets.UTF_8);
  }

  static List<Route> routes() {
    return ROUTE
        .matcher(get("/opendata/api", null).body())
        .results()
        .map(route ->
            new Route(
                route.group(1),
                TYPES
                    .matcher(route.group(2))
                    .results()
                    .flatMap(types -> CODE.matcher(types.group(1)).results())
                    .map(type -> type.group(1))
                    .toList(),
                examples(route.group(2))))
        .filter(route -> !route.isOfAnotherService())
        .toList();
  }

  private static SequencedMap<String, List<String>> examples(String section) {
    SequencedMap<String, List<String>> examples = new LinkedHashMap<>();
    PARAMETER
        .matcher(section)
        .results()
        .filter(parameter -> parameter.group(2) != null)
        .forEach(parameter -> examples.put(parameter.group(1), words(parameter)));
    return examples;
  }

  private static List<String> words(MatchResult parameter) {
    return List.of(Objects.requireNonNull(parameter.group(2)).split(", "));
  }

  @Test
  void thePageNamesEveryRouteAndItsFormWithAnExampleOfEveryPart() {
    assertThat(routes())
        .hasSizeGreaterThan(20)
        .allSatisfy(route -> {
          assertThat(route.types()).as(route.path()).isNotEmpty();
          assertThat(route.addresses())
              .as(route.path())
              .isNotEmpty()
              .noneMatch(address -> address.contains("{"));
        });
  }

  @ParameterizedTest
  @MethodSource("routes")
  void everyExampleIsAnsweredInTheFormThatThePageSays(Route route) {
    for (String address : route.addresses()) {
      assertThat(answer(address)).as(address).satisfies(said -> isOfA(said, route));
    }
    for (String choice : route.choices()) {
      // What a dataset does not have cannot be chosen of it.
      assertThat(route.addresses().stream().map(address -> answer(address + "?" + choice)))
          .as(route.path() + "?" + choice)
          .anySatisfy(said -> isOfA(said, route));
    }
  }

  private static void isOfA(String said, Route route) {
    assertThat(route.types()).anyMatch(type -> said.startsWith("200 " + type));
  }

  /// Its status and its content type. The stream of changes never ends, so that nobody waits for
  /// its end.
  private static String answer(String address) {
    try {
      HttpResponse<InputStream> answer =
          CLIENT.send(
              HttpRequest.newBuilder(URI.create(Node.site(node) + address)).timeout(SOON).build(),
              HttpResponse.BodyHandlers.ofInputStream());
      answer.body().close();
      return answer.statusCode()
          + " "
          + answer.headers().firstValue("Content-Type").orElse("").replace(" ", "");
    } catch (IOException failed) {
      throw new AssertionError(address, failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(address, interrupted);
    }
  }
}
