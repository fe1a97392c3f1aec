package dxpulse.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dxpulse.contracts.types.event.ObservationSubmitted;
import dxpulse.contracts.types.event.ObservationSubmitted.Source;
import dxpulse.contracts.types.time.Period;
import dxpulse.infra.testkit.TestTokens;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What becomes of a feed's refused figures: a later one settles them, their department mends them,
/// and how a value came about tells of them.
class RefusedLaterIT extends FeedStories {
  private static final String DEPARTMENT = "harbours";

  @BeforeAll
  void learnsMore() {
    SampleIndicators.announce(
        Stream.of("RL1", "RL2", "RL3", "RL4", "RL5", "RL6", "RL7")
            .map(code -> SampleIndicators.trained(code, DEPARTMENT))
            .toArray(dxpulse.contracts.types.event.IndicatorDefined[]::new));
    STUB.says("/known", "text/csv", "期間,件数\nFY2024-Q1,1\n");
    await().atMost(SOON).until(() -> preview(feed("RL2", "/known")).path("accepted").asInt() == 1);
  }

  @Test
  void aFigureThatIsAcceptedLaterSettlesWhatWasRefusedAtItsPlaceAndAPersonMayCallItBack() {
    STUB.says("/later", "text/csv", "期間,件数\nFY2024-Q1,約7\nFY2024-Q2,8\n");
    put("later", feed("RL1", "/later"));
    look("later");
    run("later");
    String id = waiting("later", "office").getFirst();
    STUB.says("/later", "text/csv", "期間,件数\nFY2024-Q1,7\nFY2024-Q2,8\n");

    run("later");
    FeedStaff.sent("RL1").forEach(FeedStaff::tell);

    await().atMost(SOON).untilAsserted(() -> assertThat(waiting("later", "office")).isEmpty());
    JsonNode ended = history("RL1", "office").at("/refused/0/resolution");
    assertThat(ended.path("outcome").asString()).isEqualTo("REPLACED");
    assertThat(ended.path("reason").asString()).contains("あとで届きました", "later");
    assertThat(ended.path("by").asString()).isEqualTo("feed:later");
    assertThat(get("/api/ingestion/history/RL1/history.csv", "office").body().lines())
        .anyMatch(line -> line.contains("FY2024-Q1") && line.contains("使えず（隔離）,約7,"))
        .anyMatch(line -> line.contains("あとの値で解決") && line.contains("あとで届きました"));
    assertThat(
            get("/api/ingestion/history/RL1/history.csv?lang=en&asOf=2020-01-01", "office").body())
        .doesNotContain("not usable");
    assertThat(get("/api/ingestion/history/RL1/areas", "office").body()).contains("020001");
    assertThat(get("/api/ingestion/history/RL1/areas", "committee").body())
        .as("who may not see a refused figure does not learn where it was")
        .contains("\"areas\":[]");
    assertThat(get("/api/ingestion/quarantine?discarded=true&feed=feed:later", "office").body())
        .contains(id);

    STUB.says("/later", "text/csv", "期間,件数\nFY2024-Q1,約7\nFY2024-Q2,8\n");
    run("later");
    assertThat(waiting("later", "office"))
        .as("the same again after it was settled is seen again, as another")
        .singleElement()
        .isNotEqualTo(id);
    String again = waiting("later", "office").getFirst();
    assertThat(
            history("RL1", "office")
                .path("refused")
                .valueStream()
                .map(each -> each.path("id").asString()))
        .as("and what was before is told on")
        .containsExactlyInAnyOrder(id, again);
    STUB.says("/later", "text/csv", "期間,件数\nFY2024-Q1,約7\nFY2024-Q2,9\n");
    run("later");
    assertThat(waiting("later", "office")).as("once").containsExactly(again);
    discard(again);
    STUB.says("/later", "text/csv", "期間,件数\nFY2024-Q1,約7\nFY2024-Q2,10\n");
    run("later");
    assertThat(waiting("later", "office")).as("a person's word holds").isEmpty();
    post("/api/ingestion/quarantine/restore", "{\"ids\": [\"%s\"]}".formatted(id), "office");
    assertThat(waiting("later", "office")).containsExactly(id);
    FeedStaff.sent("RL1").forEach(FeedStaff::tell);
    STUB.says("/later", "text/csv", "期間,件数\nFY2024-Q3,約5\n");
    run("later");
    STUB.says("/later", "text/csv", "期間,件数\nFY2024-Q3,5\n");
    run("later");
    FeedStaff.tell(FeedStaff.sent("RL1").getLast());
    await()
        .atMost(SOON)
        .untilAsserted(() ->
            assertThat(waiting("later", "office"))
                .as("all was heard; what a person called back is a person's")
                .containsExactly(id));
  }

  @Test
  void aFeedThatOnlyRepeatsWhatAPersonHasSettledByAReportBringsNothingBack() {
    put("stubborn", feed("RL5", "/stubborn"));
    STUB.says("/stubborn", "text/csv", "期間,件数\nFY2024-Q1,約7\nFY2024-Q2,8\n");
    look("stubborn");
    run("stubborn");
    assertThat(waiting("stubborn", "office")).hasSize(1);

    FeedStaff.tell(reported(FeedStaff.sent("RL5").getFirst(), "FY2024-Q1"));
    await().atMost(SOON).untilAsserted(() -> assertThat(waiting("stubborn", "office")).isEmpty());
    STUB.says("/stubborn", "text/csv", "期間,件数\nFY2024-Q1,約7\nFY2024-Q2,9\n");
    run("stubborn");

    assertThat(waiting("stubborn", "office")).as("it says nothing new").isEmpty();
    STUB.says("/stubborn", "text/csv", "期間,件数\nFY2024-Q1,約8\nFY2024-Q2,9\n");
    run("stubborn");
    assertThat(waiting("stubborn", "office")).as("another content is news").hasSize(1);
  }

  @Test
  void aFeedThatTakesBackWhatItSaidRightlyAfterAPersonsReportIsSeenAgain() {
    put("fickle", feed("RL7", "/fickle"));
    STUB.says("/fickle", "text/csv", "期間,件数\nFY2024-Q1,約7\nFY2024-Q2,8\n");
    look("fickle");
    run("fickle");
    String id = waiting("fickle", "office").getFirst();
    FeedStaff.tell(reported(FeedStaff.sent("RL7").getFirst(), "FY2024-Q1"));
    await().atMost(SOON).untilAsserted(() -> assertThat(waiting("fickle", "office")).isEmpty());

    STUB.says("/fickle", "text/csv", "期間,件数\nFY2024-Q1,9\nFY2024-Q2,8\n");
    await("what is said later than the report")
        .atMost(SOON)
        .untilAsserted(() -> {
          run("fickle");
          assertThat(FeedStaff.sent("RL7")).hasSize(2);
        });
    FeedStaff.tell(FeedStaff.sent("RL7").getLast(), 2, Instant.now());
    STUB.says("/fickle", "text/csv", "期間,件数\nFY2024-Q1,約7\nFY2024-Q2,8\n");

    await()
        .atMost(SOON)
        .untilAsserted(() -> {
          run("fickle");
          assertThat(waiting("fickle", "office")).singleElement().isNotEqualTo(id);
        });
    String again = waiting("fickle", "office").getFirst();
    run("fickle");
    assertThat(waiting("fickle", "office")).as("once").containsExactly(again);
  }

  @Test
  void everyRefusedFigureStandsInTheFileHoweverManyThereAre() {
    int many = 230;
    put("many", feed("RL6", "/many"));
    STUB.says(
        "/many",
        "text/csv",
        "期間,件数\nFY2024-Q2,8\n"
            + IntStream.rangeClosed(1, many)
                .mapToObj(number -> "FY2024-Q1,約" + number + "\n")
                .collect(Collectors.joining()));
    look("many");
    run("many");

    assertThat(history("RL6", "office").path("next").asString(""))
        .as("more than is told in one answer")
        .isNotEmpty();
    for (String query : List.of("", "?area=all", "?from=FY2024-Q1&to=FY2024-Q1")) {
      assertThat(
              get("/api/ingestion/history/RL6/history.csv" + query, "office")
                  .body()
                  .lines()
                  .filter(line -> line.contains("使えず（隔離、直し待ち）"))
                  .map(line -> line.replaceAll(".*）,(約[0-9]+),.*", "$1")))
          .as(query)
          .containsExactlyInAnyOrderElementsOf(
              IntStream.rangeClosed(1, many).mapToObj(number -> "約" + number).toList());
    }
  }

  /// As a clerk would report it on the page a moment later.
  private static ObservationSubmitted reported(ObservationSubmitted o, String period) {
    return new ObservationSubmitted(
        o.observationId() + "-reported",
        o.organization(),
        o.indicator(),
        o.area(),
        Period.parse(period),
        BigDecimal.valueOf(7),
        null,
        null,
        null,
        o.status(),
        false,
        null,
        Source.of(Source.Kind.ENTRY, "entry", null, "clerk"),
        Instant.now().plusSeconds(1));
  }

  @Test
  void aFigureThatTheSameAnswerSaysRightlyElsewhereIsNoNewsEachTime() {
    put("both", feed("RL3", "/both"));
    STUB.says("/both", "text/csv", "期間,件数\nFY2024-Q1,5\n");
    look("both");
    STUB.says("/both", "text/csv", "期間,件数\nFY2024-Q1,約6\nFY2024-Q1,6\n");
    run("both");
    FeedStaff.sent("RL3").forEach(FeedStaff::tell);
    await().atMost(SOON).untilAsserted(() -> assertThat(waiting("both", "office")).isEmpty());

    STUB.says("/both", "text/csv", "期間,件数\nFY2024-Q1,約6\nFY2024-Q1,6\nFY2024-Q2,7\n");
    run("both");

    assertThat(waiting("both", "office")).isEmpty();
  }

  @Test
  void whoMayNotMendARefusedFigureIsNotSentToTheQuarantine() {
    put("theirs", feed("RL4", "/theirs"));
    STUB.says("/theirs", "text/csv", "期間,件数\nFY2024-Q1,5\n");
    look("theirs");
    STUB.says("/theirs", "text/csv", "期間,件数\nFY2024-Q1,5\nFY2024-Q2,約6\n");
    run("theirs");
    String id = waiting("theirs", "office").getFirst();

    assertThat(history("RL4", "operator").at("/refused/0/mendable").asBoolean(true)).isFalse();
    assertThat(waiting("theirs", "operator")).isEmpty();
    assertThat(history("RL4", as("clerk", DEPARTMENT)).at("/refused/0/mendable").asBoolean())
        .isTrue();
    discard(id);
    assertThat(history("RL4", "office").at("/refused/0/mendable").asBoolean(true)).isFalse();
  }

  @Test
  void theDepartmentOfAFeedMendsItsFiguresAndAnotherPairOfEyesReleasesThem() {
    put("mine", feed("RL2", "/mine"));
    STUB.says("/mine", "text/csv", "期間,件数\nFY2024-Q4,9\n");
    look("mine");
    STUB.says("/mine", "text/csv", "期間,件数\nFY2024-Q4,9\nFY2024-Q3,約9\n");
    run("mine");
    String id = waiting("mine", "office").getFirst();

    assertThat(of("mine", as("clerk", "elsewhere"))).isEmpty();
    assertThat(of("mine", as("approver", DEPARTMENT))).containsExactly(id);
    assertThat(of("mine", as("clerk", DEPARTMENT))).containsExactly(id);
    assertThat(
            send(mend(id, "{\"value\": 9}"), TestTokens.bearer("clerk", "elsewhere")).statusCode())
        .isEqualTo(404);
    HttpResponse<String> mended =
        send(mend(id, "{\"value\": 9}"), TestTokens.bearer("clerk", DEPARTMENT));

    assertThat(mended.statusCode()).isEqualTo(202);
    JsonNode reports =
        FeedStaff.json(
            send(
                HttpRequest.newBuilder(at("/api/ingestion/reports?period=FY2024-Q3")).GET(),
                TestTokens.bearer("approver", DEPARTMENT)));
    assertThat(reports.path("reports").valueStream())
        .as("a second pair of eyes is awaited")
        .anyMatch(report -> report.toString().contains("RL2"));
    assertThat(FeedStaff.sent("RL2").stream().map(each -> each.period().toString()))
        .doesNotContain("FY2024-Q3");
    JsonNode told = history("RL2", as("clerk", DEPARTMENT)).at("/refused/0");
    assertThat(told.at("/resolution/outcome").asString()).isEqualTo("SENT_AGAIN");
    assertThat(told.path("raw").asString()).contains("約9");
    assertThat(history("RL2", as("clerk", "elsewhere")).path("refused")).isEmpty();
    assertThat(send(mend(id, "{}"), TestTokens.bearer("clerk", DEPARTMENT)).statusCode())
        .isEqualTo(409);
  }

  @Test
  void whatOneRunBroughtIsChosenAndDiscardedAsAWhole() {
    STUB.says("/runs", "text/csv", "期間,件数\nFY2025-Q1,約1\nFY2025-Q2,約2\nFY2025-Q3,3\n");
    put("runs", feed("RL2", "/runs"));
    look("runs");
    run("runs");
    STUB.says("/runs", "text/csv", "期間,件数\nFY2025-Q1,約1\nFY2025-Q4,約4\nFY2025-Q3,3\n");
    run("runs");

    JsonNode times =
        FeedStaff.json(get("/api/ingestion/quarantine?feed=feed:runs", "office")).path("times");
    assertThat(times.valueStream().map(each -> each.path("count").asInt())).containsExactly(1, 2);
    String first = times.path(1).path("name").asString();
    assertThat(
            FeedStaff.json(get("/api/ingestion/quarantine?feed=feed:runs&at=" + first, "office"))
                .path("total")
                .asInt())
        .isEqualTo(2);
    JsonNode ended =
        FeedStaff.json(
            post(
                "/api/ingestion/quarantine/discard",
                "{\"where\": {\"feed\": \"feed:runs\", \"at\": \"%s\"}, \"reason\": \"試験\"}"
                    .formatted(first),
                "office"));

    assertThat(ended.at("/counts/DISCARDED").asInt()).as(ended.toString()).isEqualTo(2);
    assertThat(waiting("runs", "office")).as("the other run's figure waits on").hasSize(1);
    assertThat(
            post("/api/ingestion/quarantine/discard", "{\"where\": {\"at\": \"noon\"}}", "office")
                .body())
        .contains("where/at");
  }

  private static String feed(String indicator, String path) {
    return web(indicator, path).replace("dx-promotion", DEPARTMENT).replace("PT1H", "P9D");
  }

  private void discard(String id) {
    assertThat(
            post(
                    "/api/ingestion/quarantine/discard",
                    "{\"ids\": [\"%s\"], \"reason\": \"試験\"}".formatted(id),
                    "office")
                .statusCode())
        .isEqualTo(200);
  }

  private void run(String feed) {
    assertThat(post("/api/ingestion/feeds/" + feed + "/run", "", "office").statusCode())
        .isEqualTo(200);
  }

  private List<String> waiting(String feed, String role) {
    return of(feed, TestTokens.bearer(role));
  }

  private List<String> of(String feed, String bearer) {
    return FeedStaff.json(
            send(
                HttpRequest.newBuilder(at("/api/ingestion/quarantine?feed=feed:" + feed)).GET(),
                bearer))
        .path("order")
        .valueStream()
        .map(JsonNode::asString)
        .toList();
  }

  private JsonNode history(String indicator, String who) {
    return FeedStaff.json(
        send(
            HttpRequest.newBuilder(at("/api/ingestion/history/" + indicator + "/refused")).GET(),
            who.startsWith("Bearer") ? who : TestTokens.bearer(who)));
  }

  private HttpRequest.Builder mend(String id, String body) {
    return HttpRequest.newBuilder(at("/api/ingestion/quarantine/" + id + "/replay"))
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body));
  }

  private static String as(String role, String department) {
    return TestTokens.bearer(role, department);
  }

  private URI at(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  private static HttpResponse<String> send(HttpRequest.Builder request, String bearer) {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request.header("Authorization", bearer).build(), BodyHandlers.ofString());
    } catch (IOException failed) {
      throw new AssertionError(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }
}
