package dxpulse.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What the page shows of a feed.
class FeedLooksIT extends FeedStories {
  @Test
  void ofAnAnswerThatIsTooLargeTheFirstRowsAreShownAndItCannotBeSwitchedOn() {
    STUB.says("/large", "text/csv", "期間,件数\n" + "FY2024-Q1,12\n".repeat(20_000));
    put("large", web("I72", "/large"));

    JsonNode preview = FeedStaff.json(post("/api/ingestion/feeds/large/preview", "", "office"));

    assertThat(preview.path("error").isNull()).isTrue();
    assertThat(preview.path("partial").asBoolean()).isTrue();
    assertThat(preview.path("read").asInt()).isBetween(1_000, 2_000);
    assertThat(preview.path("rejected").asInt()).isZero();
    assertThat(preview.at("/rows/0/件数").asString()).isEqualTo("12");
    assertThat(post("/api/ingestion/feeds/large/switch", "{\"on\": true}", "office").statusCode())
        .as("nobody has seen what a run makes of it: it would refuse it")
        .isEqualTo(409);
  }

  @Test
  void theBeginningOfALargeSampleIsEnoughToSeeItsRows() {
    put("cut", web("I72", "/x").replace("\"HTTP\"", "\"FOLDER\""));
    String sample =
        Base64.getEncoder()
            .encodeToString("期間,件数\nFY2024-Q1,12\nFY2024-Q2,1".getBytes(StandardCharsets.UTF_8));

    JsonNode preview =
        FeedStaff.json(
            post(
                "/api/ingestion/feeds/cut/preview",
                "{\"sample\": \"%s\", \"cut\": true}".formatted(sample),
                "office"));

    assertThat(preview.path("partial").asBoolean()).isTrue();
    assertThat(preview.path("read").asInt()).as("the last line may go on").isEqualTo(1);
  }

  @Test
  void officeAndOperatorsAreToldTheFolderThatIsWatched() {
    put("placed", web("I72", "/x").replace("\"HTTP\"", "\"FOLDER\""));

    assertThat(
            FeedStaff.json(get("/api/ingestion/feeds/placed", "operator"))
                .path("folder")
                .asString())
        .isEqualTo(FOLDER.resolve("020001/placed").toAbsolutePath().toString());
    put("pulled", web("I72", "/x"));
    assertThat(
            FeedStaff.json(get("/api/ingestion/feeds/pulled", "operator")).path("folder").isNull())
        .isTrue();
  }

  @Test
  void aSourceThatGoesOnSayingOldFiguresIsNotWellAndThePublicHearsWhy() {
    STUB.says("/stale", "text/csv", "期間,件数\nFY2024-Q1,4\n");
    put("stale", web("I73", "/stale").replace("P9999D", "P90D"));
    look("stale");
    post("/api/ingestion/feeds/stale/switch", "{\"on\": true}", "office");

    await().atMost(SOON).untilAsserted(() -> assertThat(health("stale")).isEqualTo("STALE"));
    JsonNode feed = FeedStaff.json(get("/api/ingestion/feeds/stale", "office"));
    assertThat(feed.path("newest").asString()).isEqualTo("FY2024-Q1");
    assertThat(feed.path("failures").asInt()).isZero();
    await()
        .atMost(SOON)
        .untilAsserted(() ->
            assertThat(FeedStaff.reasons("stale"))
                .containsExactly("LATE 数値が更新されていません figures are not being renewed"));
    post("/api/ingestion/feeds/stale/switch", "{\"on\": false}", "office");
  }
}
