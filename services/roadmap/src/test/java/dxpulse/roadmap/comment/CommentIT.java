package dxpulse.roadmap.comment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClients;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.wire.HttpFormat;
import dxpulse.infra.testkit.RealParts;
import dxpulse.infra.testkit.TestTokens;
import dxpulse.roadmap.comment.mongo.MongoComments;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DirtiesContext // its consumer would hold partitions that the next context needs
class CommentIT {
  private static final String COMMENTS = "/api/roadmap/comments";

  private final HttpClient client = HttpClient.newHttpClient();

  @LocalServerPort private int port;

  @DynamicPropertySource
  static void parts(DynamicPropertyRegistry registry) {
    registry.add("dxpulse.kafka", RealParts::kafka);
    registry.add("dxpulse.mongo", RealParts::mongo);
    registry.add("dxpulse.issuer", TestTokens::issuer);
    registry.add("dxpulse.jwks", TestTokens::jwks);
  }

  @BeforeAll
  void thereIsAProject() throws Exception {
    String project =
        """
        {"name": {"ja": "スマート農業推進事業"}, "field": "industry", "item": "農業",
         "departmentKey": "agriculture"}
        """;
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() ->
            send("PUT", "/api/roadmap/projects/12", project, "office", null).statusCode() == 201);
  }

  @Test
  void aCommentIsWrittenOnceSharedAnsweredAndStored() throws Exception {
    String draft = "{\"project\": 12, \"text\": \"対象を広げてはどうか\"}";
    HttpResponse<String> first = send("POST", COMMENTS, draft, "committee", "key-1");
    HttpResponse<String> again = send("POST", COMMENTS, draft, "committee", "key-1");
    String at = COMMENTS + "/" + json(first).at("/id").asString();

    assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(json(again).at("/id")).isEqualTo(json(first).at("/id"));
    assertThat(listed("office", 12)).isEmpty();

    String shared = "{\"text\": \"対象を全域に広げてはどうか\", \"shared\": true}";
    assertThat(send("PUT", at, shared, "committee", null).statusCode()).isEqualTo(200);
    assertThat(send("PUT", at, shared, "committee", null).statusCode()).isEqualTo(409);
    String answer = "{\"text\": \"来年度から広げる\"}";
    assertThat(send("POST", at + "/answers", answer, "clerk", null).statusCode()).isEqualTo(403);
    assertThat(send("POST", at + "/answers", answer, "office", null).statusCode()).isEqualTo(200);
    assertThat(listed("clerk", 12)).hasSize(1);
    assertThat(listed("clerk", 12).get(0).at("/answers/0/text").asString()).isEqualTo("来年度から広げる");
    assertThat(listed("clerk", 13)).isEmpty();
    try (var mongo = MongoClients.create(RealParts.mongo())) {
      MongoComments stored = new MongoComments(mongo.getDatabase("roadmap"));
      stored.load();
      assertThat(stored.all(new OrganizationCode("020001")))
          .filteredOn(comment -> Integer.valueOf(12).equals(comment.project()))
          .singleElement()
          .satisfies(comment -> assertThat(comment.answers()).hasSize(1));
    }
  }

  @Test
  void theOfficeWithholdsWithAReason() throws Exception {
    HttpResponse<String> comment =
        send("POST", COMMENTS, "{\"text\": \"全体について\", \"shared\": true}", "committee", null);
    String at = COMMENTS + "/" + json(comment).at("/id").asString() + "/moderation";

    assertThat(send("PUT", at, "{\"withheld\": true}", "office", null).statusCode()).isEqualTo(422);
    assertThat(
            send("PUT", at, "{\"withheld\": true, \"reason\": \"個人名\"}", "clerk", null)
                .statusCode())
        .isEqualTo(403);
    HttpResponse<String> withheld =
        send("PUT", at, "{\"withheld\": true, \"reason\": \"個人名\"}", "office", null);

    assertThat(json(withheld).at("/state").asString()).isEqualTo("WITHHELD");
    assertThat(send("GET", COMMENTS, "", "clerk", null).body()).doesNotContain("全体について");
    assertThat(send("GET", COMMENTS, "", "committee", null).body()).contains("全体について", "個人名");
  }

  @Test
  void tellsHowManyWaitForAnAnswer() throws Exception {
    int before = waiting("office");
    int others = waiting("clerk");
    String comment = "{\"project\": 12, \"text\": \"見通しを示してほしい\", \"shared\": true}";
    HttpResponse<String> written = send("POST", COMMENTS, comment, "committee", null);

    assertThat(waiting("office")).isEqualTo(before + 1);
    assertThat(waiting("clerk")).isEqualTo(others);
    assertThat(waiting("committee")).isZero();

    String at = COMMENTS + "/" + json(written).at("/id").asString();
    var _ = send("POST", at + "/answers", "{\"text\": \"年度内に示す\"}", "office", null);

    assertThat(waiting("office")).isEqualTo(before);
  }

  private int waiting(String role) throws Exception {
    JsonNode told = json(send("GET", COMMENTS + "/waiting", "", role, null));
    assertThat(told.at("/label/ja").asString()).isEqualTo("回答待ち");
    return told.at("/count").asInt();
  }

  @Test
  void refusesWhatIsNoComment() throws Exception {
    assertThat(send("POST", COMMENTS, "{", "committee", null).statusCode()).isEqualTo(400);
    assertThat(send("POST", COMMENTS, "[]", "committee", null).statusCode()).isEqualTo(422);
    assertThat(send("POST", COMMENTS, "{\"project\": 404}", "committee", null).body())
        .contains("UNKNOWN_PROJECT", "/text");
    assertThat(send("POST", COMMENTS, "{\"text\": \"x\"}", "clerk", null).statusCode())
        .isEqualTo(403);
    assertThat(
            send("PUT", COMMENTS + "/unknown", "{\"text\": \"x\"}", "committee", null).statusCode())
        .isEqualTo(404);
    assertThat(
            client
                .send(HttpRequest.newBuilder(at(COMMENTS)).GET().build(), BodyHandlers.ofString())
                .statusCode())
        .isEqualTo(401);
  }

  private JsonNode listed(String role, int project) throws Exception {
    return json(send("GET", COMMENTS + "?project=" + project, "", role, null)).at("/comments");
  }

  private HttpResponse<String> send(
      String method, String path, String body, String role, @Nullable String key) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(at(path))
            .header("Authorization", TestTokens.bearer(role))
            .header("Content-Type", "application/json")
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (key != null) {
      request.header("Idempotency-Key", key);
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private URI at(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return HttpFormat.mapper().readTree(answer.body());
  }
}
