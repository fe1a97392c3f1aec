package dxpulse.ingestion.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dxpulse.ingestion.feed.json.JsonAnswers;
import dxpulse.ingestion.feed.json.JsonDefinitions;
import dxpulse.ingestion.feed.json.JsonPages;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class AskFeedTest {
  private static final String CKAN = "https://example.jp/search?resource_id=a&limit=2";
  private AnswerLimits limits = AnswerLimits.USUAL;
  private Instant now = Instant.EPOCH;
  private final List<String> asked = new ArrayList<>();

  @Test
  void pagesOfCkanAreReadToTheirEnd() {
    Map<String, String> pages =
        Map.of(
            CKAN, ckan(5, 1, 2), CKAN + "&offset=2", ckan(5, 3, 4), CKAN + "&offset=4", ckan(5, 5));

    Answer answer = read("CKAN", CKAN, pages);

    assertThat(answer.rows().stream().map(row -> row.cell("値")))
        .containsExactly("1", "2", "3", "4", "5");
    assertThat(asked).hasSize(3);
  }

  @Test
  void pagesOfEStatAreReadByTheirNextKey() {
    String address = "https://example.jp/getStatsData?statsDataId=1";
    Map<String, String> pages =
        Map.of(
            address,
            estat("\"NEXT_KEY\": 3", "[{\"$\": \"1\"}, {\"$\": \"2\"}]"),
            address + "&startPosition=3",
            estat("\"TO_NUMBER\": 3", "{\"$\": \"3\"}"));

    Answer answer = read("ESTAT_JSON", address, pages);

    assertThat(answer.rows().stream().map(row -> row.cell("value"))).containsExactly("1", "2", "3");
  }

  @Test
  void anAnswerWithoutEndIsCutOff() {
    assertThatThrownBy(() -> ask("CKAN", CKAN, address -> ckan(1_000_000, 1)))
        .isInstanceOf(Fetch.Unanswered.class)
        .hasMessageContaining("続きが多すぎる");
    assertThat(asked).hasSizeLessThanOrEqualTo(50);
  }

  @Test
  void aLookAtManySlowPagesEndsInTime() {
    AskFeed slow =
        asking(address -> {
          now = now.plusSeconds(10);
          return ckan(1_000_000, 1);
        });

    assertThatThrownBy(() -> slow.beginning(feed("CKAN", CKAN), now.plus(slow.longestLook())))
        .isInstanceOf(Fetch.Unanswered.class)
        .hasMessageContaining("25秒まで");
    assertThat(asked).hasSize(3);
  }

  @Test
  void aPageThatSaysItHasMoreAndHasNothingIsRefusedByWhoReadsIt() {
    byte[] answer = ask("CKAN", CKAN, address -> ckan(3));

    assertThatThrownBy(
            () -> new JsonAnswers(AnswerLimits.USUAL).read(answer, Format.CKAN, Layout.PLAIN))
        .isInstanceOf(Answer.Unusable.class)
        .hasMessageContaining("3件のうち0件");
  }

  @Test
  void pagesThatTogetherHoldMoreThanAnAnswerAreNotJoined() {
    limits = new AnswerLimits(10_000, 100, 40);
    Map<String, String> pages =
        Map.of(
            CKAN, ckan(5, 1, 2), CKAN + "&offset=2", ckan(5, 3, 4), CKAN + "&offset=4", ckan(5, 5));

    assertThat(read("CKAN", CKAN, pages).rows()).hasSize(5);
    limits = new AnswerLimits(10_000, 100, 20);
    assertThatThrownBy(() -> read("CKAN", CKAN, pages))
        .isInstanceOf(Answer.Unusable.class)
        .hasMessageContaining("値が多すぎます");
  }

  @Test
  void pagesThatTogetherAreLargerThanAnAnswerAreRefusedAsSoonAsTheyAre() {
    limits = new AnswerLimits(200, 100, 100);
    assertThatThrownBy(() -> ask("CKAN", CKAN, address -> ckan(1_000_000, 1, 2, 3)))
        .isInstanceOf(Answer.Unusable.class)
        .hasMessageContaining("200バイトまで");
    assertThat(asked).hasSizeLessThanOrEqualTo(4);
  }

  private Answer read(String format, String address, Map<String, String> pages) {
    byte[] answer = ask(format, address, asking -> String.valueOf(pages.get(asking)));
    return new JsonAnswers(AnswerLimits.USUAL).read(answer, Format.valueOf(format), Layout.PLAIN);
  }

  private byte[] ask(String format, String address, UnaryOperator<String> answering) {
    return asking(answering).answer(feed(format, address));
  }

  private static FeedDefinition feed(String format, String address) {
    return Objects.requireNonNull(
        new JsonDefinitions(cron -> null)
            .read(
                """
                {"name": "a", "organization": "020001", "title": {"ja": "あ", "en": "a"},
                 "department": "dx-promotion", "trusted": true, "schedule": {"every": "PT1H"},
                 "origin": {"kind": "HTTP", "address": "%s"}, "format": "%s",
                 "mapping": {"period": {"text": "FY2024"},
                   "figures": [{"indicator": {"text": "I19"}, "value": {"column": "値"}}]}}
                """
                    .formatted(address, format))
            .definition());
  }

  private AskFeed asking(UnaryOperator<String> answering) {
    Fetch fetch =
        (organization, origin) -> {
          String asking = String.valueOf(origin.address());
          asked.add(asking);
          return answering.apply(asking).getBytes(StandardCharsets.UTF_8);
        };
    return new AskFeed(
        fetch,
        new JsonPages(limits),
        limits,
        new Turns(1, Duration.ofSeconds(1)),
        Duration.ofSeconds(25),
        () -> now);
  }

  private static String ckan(int total, int... values) {
    List<String> records = new ArrayList<>();
    for (int value : values) {
      records.add("{\"値\": " + value + "}");
    }
    return "{\"success\": true, \"result\": {\"total\": %d, \"records\": [%s]}}"
        .formatted(total, String.join(",", records));
  }

  private static String estat(String result, String values) {
    return """
    {"GET_STATS_DATA": {"RESULT": {"STATUS": 0}, "STATISTICAL_DATA": {
      "RESULT_INF": {%s}, "CLASS_INF": {"CLASS_OBJ": []}, "DATA_INF": {"VALUE": %s}}}}
    """
        .formatted(result, values);
  }
}
