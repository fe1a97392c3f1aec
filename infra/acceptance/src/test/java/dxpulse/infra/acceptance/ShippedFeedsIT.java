package dxpulse.infra.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dxpulse.infra.standalone.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Base64;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The feeds that ship work with the samples that ship, from the file to the public page: each is
/// looked at, switched on, takes its file, and its figures are read by everybody.
@Order(5)
class ShippedFeedsIT {
  private static final RunningPlatform PLATFORM = RunningPlatform.get();
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final Path SAMPLES =
      Checkout.containing(Path.of(".")).root().resolve("infra/standalone/feed-samples");

  @Test
  void recordsOfTheRoadSurfaceBecomeALengthAndAShareThatAnybodyReads() throws IOException {
    Path sample = SAMPLES.resolve("road-surface/form-a_FY2024.csv");
    assertThat(page("R01")).doesNotContain("令和6年度");
    switchOnAfterALook("road-surface", sample, 2);

    drop("road-surface", sample);

    JsonNode run = ran("road-surface", sample);
    assertThat(run.path("read").asInt()).isEqualTo(60);
    assertThat(run.path("accepted").asInt()).isEqualTo(2);
    assertThat(run.path("rejected").asInt()).isZero();
    // 60 sections of 100 m, of which 12 are of class III
    shows("R01", "令和6年度", "6.0");
    shows("R02", "令和6年度", "20.0");
    assertThat(feed("road-surface").path("health").asString()).isEqualTo("OK");
  }

  @Test
  void aTableOfEStatBecomesThePopulationThatAnybodyReads() throws IOException {
    Path sample = SAMPLES.resolve("estat-table/census-population.json");
    switchOnAfterALook("estat-table", sample, 2);

    drop("estat-table", sample);

    JsonNode run = ran("estat-table", sample);
    assertThat(run.path("accepted").asInt()).isEqualTo(2);
    assertThat(run.path("rejected").asInt()).isZero();
    shows("R03", "平成27年度", "1,308,265");
    shows("R03", "令和2年度", "1,237,984");
    assertThat(feed("estat-table").path("health").asString()).isEqualTo("OK");
  }

  /// They are switched on by their files; the office does it again as for a feed of its own.
  private static void switchOnAfterALook(String feed, Path sample, int figures) throws IOException {
    assertThat(post(feed, "switch", "{\"on\": false}").path("on").asBoolean()).isFalse();
    JsonNode look =
        post(
            feed,
            "preview",
            "{\"sample\": \"%s\", \"file\": \"%s\"}"
                .formatted(
                    Base64.getEncoder().encodeToString(Files.readAllBytes(sample)),
                    sample.getFileName()));
    assertThat(look.path("accepted").asInt()).isEqualTo(figures);
    assertThat(look.path("rejected").asInt()).isZero();
    assertThat(post(feed, "switch", "{\"on\": true}").path("on").asBoolean()).isTrue();
  }

  private static void drop(String feed, Path sample) throws IOException {
    Path folder = Path.of(feed(feed).path("folder").asString());
    Path name = sample.getFileName();
    Path part = Files.copy(sample, Files.createDirectories(folder).resolve(name + ".part"));
    Path _ = Files.move(part, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
  }

  private static JsonNode ran(String feed, Path sample) {
    await(feed + " took its file")
        .atMost(SOON)
        .untilAsserted(() -> {
          assertThat(feed(feed).at("/lastRun/file").asString())
              .isEqualTo(sample.getFileName().toString());
          assertThat(feed(feed).at("/lastRun/outcome").asString()).isEqualTo("OK");
        });
    return feed(feed).path("lastRun");
  }

  /// The figure stands in the row of its period: elsewhere on the page the same digits may be of a
  /// chart or of a target.
  private static void shows(String indicator, String period, String figure) {
    Pattern row =
        Pattern.compile(
            "<th scope=\"row\">%s(?![0-9])((?!</th>)[\\s\\S])*</th><td class=\"n\"><span class=\"val\">%s(?![0-9.,])"
                .formatted(Pattern.quote(period), Pattern.quote(figure)));
    await("the public page of " + indicator)
        .atMost(SOON)
        .untilAsserted(() -> assertThat(page(indicator)).containsPattern(row));
  }

  private static String page(String indicator) {
    return PLATFORM.get("/indicators/" + indicator, null).body();
  }

  private static JsonNode feed(String name) {
    return JsonMapper.shared()
        .readTree(PLATFORM.get("/api/ingestion/feeds/" + name, "office").body());
  }

  private static JsonNode post(String feed, String way, String body) {
    return JsonMapper.shared()
        .readTree(
            PLATFORM
                .send("POST", "/api/ingestion/feeds/" + feed + "/" + way, "office", body)
                .body());
  }
}
