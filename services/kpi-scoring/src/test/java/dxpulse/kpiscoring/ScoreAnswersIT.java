package dxpulse.kpiscoring;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.Topics;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// How scores travel to whoever reads them, by the server that answers everybody, and what they say
/// where there is no index.
class ScoreAnswersIT {
  private static final String SCORES = "/api/kpis/P1/scores?granularity=month";

  @TempDir private static Path folder;
  private static RunningNode node;

  @BeforeAll
  static void startsWithMonthsThatAreScored() throws Exception {
    node = RunningNode.start(folder.resolve("state"));
    TopicFacts.send(Topics.INDICATOR_DEFINED, "020001|I18", TopicFacts.indicator("I18"));
    define("P1", "{\"indicator\": \"I18\", \"weight\": 1}");
    value("packed", "I18", 1);
    assertThat(node.api().get(SCORES + "&wait=packed", "clerk").body()).contains("\"waited\":true");
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @Test
  void scoresArePackedForWhoUnpacks() throws Exception {
    HttpResponse<byte[]> plain = read(SCORES);
    HttpResponse<byte[]> packed = read(SCORES, "Accept-Encoding", "br, gzip");

    assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
    assertThat(packed.headers().firstValue("Content-Encoding")).hasValue("gzip");
    assertThat(packed.body().length).isLessThan(plain.body().length / 4);
    assertThat(new String(unpacked(packed), StandardCharsets.UTF_8))
        .isEqualTo(new String(plain.body(), StandardCharsets.UTF_8));
    assertThat(read("/api/kpis/P1/scores?to=FY2012", "Accept-Encoding", "gzip").headers().map())
        .as("what is small is not worth it")
        .doesNotContainKey("content-encoding");
  }

  /// A strong tag would say that both are the same bytes.
  @Test
  void whoHasThemAlreadyIsToldSoPackedOrNot() throws Exception {
    HttpResponse<byte[]> packed = read(SCORES, "Accept-Encoding", "gzip");
    String tag = packed.headers().firstValue("ETag").orElseThrow();

    assertThat(tag).startsWith("W/\"");
    assertThat(read(SCORES).headers().firstValue("ETag")).hasValue(tag);
    for (String reads : new String[] {"gzip", "identity"}) {
      HttpResponse<byte[]> known = read(SCORES, "Accept-Encoding", reads, "If-None-Match", tag);
      assertThat(known.statusCode()).isEqualTo(304);
      assertThat(known.headers().firstValue("ETag")).hasValue(tag);
      assertThat(known.body()).isEmpty();
      assertThat(vary(known)).isEqualTo(vary(packed)).contains("authorization", "accept-encoding");
    }
    // As scripts name it that read it before it became weak.
    assertThat(read(SCORES, "If-None-Match", tag.substring(2)).statusCode()).isEqualTo(304);
    assertThat(read(SCORES, "If-None-Match", "W/\"other\"").statusCode()).isEqualTo(200);
  }

  @Test
  void whatWeighsNothingDoesNotCountAndReferencesAloneAreNoIndex() throws Exception {
    TopicFacts.send(Topics.INDICATOR_DEFINED, "020001|I17", TopicFacts.indicator("I17"));
    String measured = new String(TopicFacts.indicator("I16"), StandardCharsets.UTF_8);
    String reference = measured.replaceFirst("\"targets\":\\[.*?]", "\"targets\":[]");
    TopicFacts.send(
        Topics.INDICATOR_DEFINED, "020001|I16", reference.getBytes(StandardCharsets.UTF_8));
    define(
        "P2", "{\"indicator\": \"I18\", \"weight\": 0}, {\"indicator\": \"I17\", \"weight\": 1}");
    define("P3", "{\"indicator\": \"I16\", \"weight\": 1}");

    value("nothing", "I18", 2);
    value("reference", "I16", 1);

    assertThat(scoreOfMay("P2", "nothing").at("/notScored").asString()).isEqualTo("NO_DATA");
    assertThat(scoreOfMay("P2", "nothing").at("/coverage").asDouble()).isZero();
    assertThat(scoreOfMay("P3", "reference").at("/notScored").asString())
        .isEqualTo("NO_SCORED_INDICATOR");
  }

  @Test
  void aKpiThatNeverHadAValueSaysSoForEveryPeriodUntilItHasOne() throws Exception {
    TopicFacts.send(Topics.INDICATOR_DEFINED, "020001|I15", TopicFacts.indicator("I15"));
    define("P4", "{\"indicator\": \"I15\", \"weight\": 1}");
    String quarters =
        "/api/kpis/P4/scores?granularity=quarter&revisions=true&from=FY2010&to=FY2020";

    JsonNode scores = KpiApi.json(node.api().get(quarters, "clerk")).at("/scores");

    assertThat(scores).hasSize(11 * 4);
    for (JsonNode score : scores) {
      assertThat(score.at("/index").isNull()).isTrue();
      assertThat(score.at("/notScored").asString()).isEqualTo("NO_DATA");
      assertThat(score.at("/notScoredLabel/ja").asString()).isEqualTo("使える値がありません");
      assertThat(score.at("/notScoredLabel/en").asString()).isEqualTo("There are no usable values");
      assertThat(score.at("/components/0/notScored").asString()).isEqualTo("NO_VALUE");
      assertThat(score.at("/revisions")).isEmpty();
    }
    assertThat(KpiApi.json(node.api().get(quarters + "&asOf=2009-04-01", "clerk")).at("/scores"))
        .as("before anybody had defined it")
        .isEmpty();

    Instant before = Instant.now();
    value("first", "I15", 1);

    assertThat(scoreOfMay("P4", "first").at("/index").isNumber()).isTrue();
    assertThat(KpiApi.json(node.api().get(quarters, "clerk")).at("/scores"))
        .as("the first value is of 2021")
        .isEmpty();
    assertThat(KpiApi.json(node.api().get(quarters + "&asOf=" + before, "clerk")).at("/scores"))
        .as("what was known before it came")
        .isEqualTo(scores);
    assertThat(KpiApi.json(node.api().get(quarters + "&asOf=9999-01-01", "clerk")).at("/scores"))
        .isEmpty();
  }

  private static void define(String kpi, String components) throws Exception {
    String body =
        """
        {"field": "administration", "name": {"ja": "行政", "en": "Administration"},
         "components": [%s], "validFrom": "FY2010", "reason": "test"}
        """
            .formatted(components);
    assertThat(node.api().put(kpi, body, "office").statusCode()).isEqualTo(201);
  }

  private static void value(String id, String indicator, int revision) {
    TopicFacts.send(
        Topics.VALUE_RECORDED,
        "020001",
        TopicFacts.valueBody(id, indicator, "2021-05", 30, revision));
  }

  private static JsonNode scoreOfMay(String kpi, String observation) throws Exception {
    String path = "/api/kpis/" + kpi + "/scores?granularity=month&wait=" + observation;
    return KpiApi.score(KpiApi.json(node.api().get(path, "clerk")), "2021-05");
  }

  private static String vary(HttpResponse<byte[]> answer) {
    return String.join(",", answer.headers().allValues("Vary"))
        .toLowerCase(Locale.ROOT)
        .replace(" ", "");
  }

  private static byte[] unpacked(HttpResponse<byte[]> answer) throws IOException {
    try (var unpacking = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
      return unpacking.readAllBytes();
    }
  }

  private static HttpResponse<byte[]> read(String path, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + node.api().port() + path));
    return KpiApi.CLIENT.send(
        (headers.length == 0 ? request : request.headers(headers)).build(),
        BodyHandlers.ofByteArray());
  }
}
