package dxpulse.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dxpulse.contracts.types.event.ObservationSubmitted;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class FeedIT extends FeedStories {
  @Test
  void aPreviewSaysWhatWouldBecomeOfTheRealAnswerAndStoresNothing() {
    STUB.says("/look", "text/csv", "期間,件数\nFY2024-Q1,12\nFY2024-Q2,約3\nFY2099-Q1,4\n");

    JsonNode preview = preview(web("I74", "/look"));

    assertThat(preview.path("read").asInt()).isEqualTo(3);
    assertThat(preview.path("accepted").asInt()).isEqualTo(1);
    assertThat(preview.path("rejected").asInt()).isEqualTo(2);
    assertThat(preview.at("/figures/0/place").asString()).isEqualTo("3行目");
    assertThat(preview.at("/figures/0/errors/0/message").asString()).contains("おおよその値");
    assertThat(preview.at("/rows/0/件数").asString()).isEqualTo("12");
    assertThat(FeedStaff.sent("I74")).isEmpty();
    assertThat(quarantine()).doesNotContain("preview");
  }

  @Test
  void aRunSendsWhatIsNewKeepsWhatIsRefusedAndItsAnswer() {
    STUB.says("/run", "text/csv", "期間,件数\nFY2024-Q1,12\nFY2024-Q2,いくつか\n");
    put("runs", web("I71", "/run"));
    assertThat(post("/api/ingestion/feeds/runs/run", "", "office").statusCode())
        .as("nobody has looked at it")
        .isEqualTo(409);
    look("runs");

    JsonNode run = FeedStaff.json(post("/api/ingestion/feeds/runs/run", "", "office"));

    assertThat(run.path("outcome").asString()).isEqualTo("PARTLY");
    assertThat(run.path("accepted").asInt()).isEqualTo(1);
    assertThat(run.path("rejected").asInt()).isEqualTo(1);
    ObservationSubmitted sent = FeedStaff.sent("I71").getFirst();
    assertThat(sent.value()).isEqualByComparingTo("12");
    assertThat(sent.source().system()).isEqualTo("runs");
    assertThat(sent.source().submittedBy()).isEqualTo("feed:runs");
    assertThat(quarantine()).contains("いくつか", "NOT_A_NUMBER");
    HttpResponse<String> raw =
        get("/api/ingestion/feeds/runs/runs/" + run.path("id").asString() + "/raw", "operator");
    assertThat(raw.body()).contains("いくつか");

    JsonNode again = FeedStaff.json(post("/api/ingestion/feeds/runs/run", "", "office"));
    assertThat(again.path("unchanged").asInt())
        .as("nothing has answered yet: it is compared with what was sent")
        .isEqualTo(1);
    assertThat(FeedStaff.sent("I71")).hasSize(1);

    FeedStaff.tell(sent);
    await()
        .atMost(SOON)
        .until(() ->
            FeedStaff.json(post("/api/ingestion/feeds/runs/run", "", "office"))
                    .path("unchanged")
                    .asInt()
                == 1);
    JsonNode runs = FeedStaff.json(get("/api/ingestion/feeds/runs/runs", "operator")).path("runs");
    assertThat(runs.size()).isGreaterThanOrEqualTo(3);
    assertThat(runs.get(0).path("rawKept").asBoolean()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "/html, text/html, <html>login</html>, HTML",
    "/html2, text/csv, '<!doctype html><p>', HTML",
    "/empty, text/csv, '', 中身がありません",
    "/other, text/csv, 'a,b\n1,2', の列がありません"
  })
  void anAnswerThatIsNoDataIsRefusedInClearWords(
      String path, String type, String content, String words) {
    STUB.says(path, type, content);

    assertThat(preview(web("I72", path)).path("error").asString()).contains(words);
  }

  @Test
  void slowEndlessAndLargeAnswersAreCutOffBeforeThePortalGivesUp() {
    STUB.saysNothing("/silent");
    STUB.neverEnds("/drips", 50);
    STUB.neverEnds("/floods", 0);

    assertThat(preview(web("I72", "/silent")).path("error").asString()).contains("応答が遅い");
    assertThat(preview(web("I72", "/drips")).path("error").asString())
        .contains("3秒待っても終わらない", "実行では6秒まで", "too slowly", "within 3 seconds");
    assertThat(preview(web("I72", "/floods")).path("error").asString()).contains("大きすぎ");
  }

  @Test
  void aRunByHandThatTakesLongerThanAnybodyWaitsGoesOnAndIsToldWhenItEnds() {
    STUB.says("/dawdles", "text/csv", "期間,件数\nFY2024-Q1,1\n");
    put("dawdling", web("I72", "/dawdles"));
    look("dawdling");
    STUB.neverEnds("/dawdles", 50);

    HttpResponse<String> answer = post("/api/ingestion/feeds/dawdling/run", "{}", "office");

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(FeedStaff.json(answer).path("goesOn").asBoolean()).isTrue();
    assertThat(runsOf("dawdling")).isEmpty();
    await()
        .atMost(SOON)
        .untilAsserted(() ->
            assertThat(runsOf("dawdling"))
                .singleElement()
                .satisfies(run -> {
                  assertThat(run.path("cause").asString()).isEqualTo("BY_HAND");
                  assertThat(run.path("error").asString()).contains("6秒");
                }));
  }

  @Test
  void aPrivateAddressIsNotAskedUnlessItIsAllowedNotEvenByRedirect() {
    STUB.says("/secret", "text/csv", "期間,件数\nFY2024-Q1,1\n");
    STUB.at(
        "/away",
        exchange -> {
          exchange
              .getResponseHeaders()
              .set("Location", "http://localhost:" + STUB.port() + "/secret");
          exchange.sendResponseHeaders(302, -1);
        });

    String direct = web("I72", "/secret").replace("127.0.0.1", "localhost");

    assertThat(preview(direct).path("error").asString()).contains("私的なネットワーク", "localhost");
    assertThat(preview(web("I72", "/away")).path("error").asString()).contains("私的なネットワーク");
    assertThat(
            preview(web("I72", "/secret").replaceFirst("127.0.0.1:\\d+", "169.254.169.254"))
                .path("error")
                .asString())
        .contains("私的なネットワーク");
  }

  @Test
  void secretsComeFromSettingsAndAreShownNowhere() {
    STUB.at(
        "/keyed",
        exchange -> {
          boolean known =
              "Bearer geheim".equals(exchange.getRequestHeaders().getFirst("Authorization"))
                  && String.valueOf(exchange.getRequestURI().getQuery()).contains("appId=geheim");
          byte[] body = "期間,件数\nFY2024-Q1,1\n".getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(known ? 200 : 401, known ? body.length : -1);
          exchange.getResponseBody().write(known ? body : new byte[0]);
        });
    String keyed =
        web("I72", "/keyed")
            .replace(
                "\"address\"",
                """
                "credentials": [
                  {"place": "HEADER", "name": "Authorization", "setting": "DXPULSE_FEED_TEST", "prefix": "Bearer "},
                  {"place": "QUERY", "name": "appId", "setting": "DXPULSE_FEED_TEST"}],
                "address"\
                """);

    assertThat(preview(keyed).path("accepted").asInt()).isEqualTo(1);
    assertThat(put("keyed", keyed).body()).doesNotContain("geheim");
    HttpResponse<String> other = put("keyed", keyed.replace("DXPULSE_FEED_TEST", "DXPULSE_MONGO"));
    assertThat(other.statusCode()).isEqualTo(422);
    assertThat(other.body()).contains("CREDENTIALS_ARE_REFERENCES", "/origin/credentials/0");
  }

  @Test
  void onlyTheOfficeWritesAndOperatorsLook() {
    put("roles", web("I72", "/probe"));

    assertThat(get("/api/ingestion/feeds", "operator").statusCode()).isEqualTo(200);
    assertThat(get("/api/ingestion/feeds", "clerk").statusCode()).isEqualTo(403);
    for (String path : List.of("run", "preview", "switch")) {
      assertThat(post("/api/ingestion/feeds/roles/" + path, "{}", "operator").statusCode())
          .isEqualTo(403);
    }
    assertThat(get("/api/ingestion/feeds/roles", "feed").statusCode()).isEqualTo(403);
    assertThat(get("/api/ingestion/feeds/none", "office").statusCode()).isEqualTo(404);
  }

  @Test
  void nonsenseInADefinitionIsToldWithItsPlace() {
    HttpResponse<String> answer =
        put(
            "wrong",
            web("I72", "/probe")
                .replace("\"every\": \"PT1H\"", "\"cron\": \"never\"")
                .replace("http://", "ftp://"));

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("/schedule/cron", "/origin/address");
    assertThat(put("wrong", web("I72", "/probe").replace("\"figures\"", "\"figurs\"")).body())
        .contains("/mapping/figurs");
  }

  @Test
  void aFeedGoesRedAfterFailuresIsTriedAgainAndRecovers() {
    STUB.says("/shaky", "text/csv", "期間,件数\nFY2024-Q1,4\n");
    put("shaky", web("I73", "/shaky"));
    look("shaky");
    STUB.fails("/shaky");
    post("/api/ingestion/feeds/shaky/switch", "{\"on\": true}", "office");

    await().atMost(SOON).untilAsserted(() -> assertThat(health("shaky")).isEqualTo("FAILING"));
    JsonNode runs = FeedStaff.json(get("/api/ingestion/feeds/shaky/runs", "office")).path("runs");
    assertThat(runs.get(0).path("cause").asString()).isEqualTo("RETRY");
    assertThat(runs.get(0).path("error").asString()).contains("500");

    STUB.says("/shaky", "text/csv", "期間,件数\nFY2024-Q1,5\n");
    await().atMost(SOON).untilAsserted(() -> assertThat(health("shaky")).isEqualTo("OK"));
    assertThat(FeedStaff.sent("I73")).isNotEmpty();

    post("/api/ingestion/feeds/shaky/switch", "{\"on\": false}", "office");
    assertThat(health("shaky")).isEqualTo("OFF");
    assertThat(FeedStaff.told("shaky").stream().distinct())
        .as("the public boards hear of it in this order; news may be told again")
        .containsExactly("FAILING [I73]", "OK [I73]", "OFF [I73]");
  }

  @Test
  void aFeedThatBringsNothingInTimeIsLateAndTheBoardsHearOfIt() {
    put(
        "slow",
        web("I72", "/x")
            .replace("\"HTTP\"", "\"FOLDER\"")
            .replace("\"every\": \"PT1H\"", "\"lateAfter\": \"PT1S\""));
    lookAtASample("slow");
    post("/api/ingestion/feeds/slow/switch", "{\"on\": true}", "office");

    await().atMost(SOON).untilAsserted(() -> assertThat(health("slow")).isEqualTo("LATE"));
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(FeedStaff.told("slow")).containsExactly("LATE [I72]"));
  }

  @Test
  void aFileThatIsPutDownIsTakenWhenItIsCompleteAndMovedAwayWithANote() throws IOException {
    put("dropped", web("I72", "/x").replace("\"HTTP\"", "\"FOLDER\""));
    lookAtASample("dropped");
    post("/api/ingestion/feeds/dropped/switch", "{\"on\": true}", "office");
    Path in = Files.createDirectories(FOLDER.resolve("020001/dropped"));
    Files.writeString(in.resolve("halb.csv.part"), "期間,件数\nFY2024-Q4,99\n");
    Files.writeString(in.resolve("good.csv"), "期間,件数\nFY2024-Q3,7\n");
    Files.writeString(in.resolve("bad.csv"), "期間,件数\n\"FY2024");

    await()
        .atMost(SOON)
        .untilAsserted(() -> {
          assertThat(names(in.resolve("done"))).anyMatch(name -> name.endsWith("good.csv"));
          assertThat(names(in.resolve("failed")))
              .anyMatch(name -> name.endsWith("bad.csv.note.json"));
        });

    assertThat(FeedStaff.sent("I72"))
        .anySatisfy(observation -> {
          assertThat(observation.value()).isEqualByComparingTo("7");
          assertThat(observation.source().reference()).isEqualTo("good.csv 2行目");
        });
    assertThat(names(in)).contains("halb.csv.part");
  }

  private List<JsonNode> runsOf(String feed) {
    return FeedStaff.json(get("/api/ingestion/feeds/" + feed + "/runs", "office"))
        .path("runs")
        .valueStream()
        .toList();
  }
}
