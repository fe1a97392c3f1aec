package dxpulse.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dxpulse.contracts.types.Topics;
import dxpulse.contracts.wire.HttpFormat;
import dxpulse.infra.testkit.RealParts;
import dxpulse.infra.testkit.TestTokens;
import dxpulse.publication.story.raster.SamplePictures;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/// Cases with a real broker, a real Redis and a MongoDB wire server.
class StoryIT {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final String OFFICE = TestTokens.bearer("office");
  private static final String CONSENT = "\"by\":\"社長\",\"on\":\"2026-03-31\"";
  private static ConfigurableApplicationContext node;

  @BeforeAll
  static void startsWithAKpi() {
    node = node();
    RealParts.sendRaw(Topics.KPI_DEFINED, "020001|K7", List.of(StoryFacts.kpi("K7", "living")));
    RealParts.sendRaw(Topics.KPI_SCORED, "020001", List.of(StoryFacts.scored("K7")));
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(get("/kpis/K7", null).body()).contains("61.5"));
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @Test
  void aCaseIsWrittenAgreedToPublishedAndWithdrawnAndEveryNodeShowsTheSame() {
    JsonNode draft =
        done(post("/api/cases", text("森羽紙業", "AIで在庫を予測").replace("\"revision\":0,", "")));
    String id = draft.get("id").asString();
    String address = "/api/cases/" + id;
    assertThat(get("/cases", null).body()).doesNotContain("AIで在庫を予測");
    assertThat(get(address, null).statusCode()).isEqualTo(404);
    assertThat(get("/api/cases", null).body()).doesNotContain("stories", id);
    assertThat(post(address + "/publish", seen(draft)).body())
        .contains("/consent", "ORGANISATION_AGREES")
        .doesNotContain("/summary");

    JsonNode agreed = done(post(address + "/consent", seen(draft, CONSENT)));
    JsonNode published = done(post(address + "/publish", seen(agreed)));
    assertThat(published.get("state").asString()).isEqualTo("PUBLISHED");
    isShown(id, true);

    // A change waits beside what everybody reads.
    JsonNode changed =
        done(put(address, text("森羽紙業", "売上を予測").replace(":0,", ":" + revision(published) + ",")));
    assertThat(changed.get("hasChanges").asBoolean()).isTrue();
    isShown(id, true);

    // Chosen, it stands first on the overview.
    int choice = json(get("/api/cases", OFFICE)).at("/chosen/revision").asInt();
    done(put("/api/highlights", "{\"revision\":%d,\"cases\":[\"%s\"]}".formatted(choice, id)));
    assertThat(get("/", null).body()).contains("注目の事例", "AIで在庫を予測");
    assertThat(get("/en/", null).body()).contains("Highlights", "AI forecasts");

    // Another node and one that starts again show the same.
    try (ConfigurableApplicationContext second = node()) {
      assertThat(get(second, "/cases", null).body()).contains("AIで在庫を予測");
      done(
          post(
              address + "/withdraw",
              "{\"revision\":%d,\"reason\":\"団体の申し出\"}".formatted(revision(changed))));
      isShown(id, false);
      assertThat(get("/", null).body()).doesNotContain("注目の事例");
      await()
          .atMost(SOON)
          .untilAsserted(
              () -> assertThat(get(second, "/cases", null).body()).doesNotContain("AIで在庫を予測"));
    }
    node.close();
    node = node();
    isShown(id, false);
    JsonNode held = json(get(address, OFFICE));
    assertThat(held.get("withdrawn").asString()).isEqualTo("団体の申し出");
    assertThat(held.get("trail")).hasSize(5);
  }

  @Test
  void markupAndFormulasAreTextEverywhere() {
    String markup = "=<script>alert(1)</script>\\\"><img src=x onerror=alert(2)>";
    String body =
        """
        {"revision":0,"field":"living","kpi":"K7","place":"%1$s","organisation":"%1$s",
         "summary":{"ja":"%1$s","en":"%1$s"},"effect":"%1$s","before":"%1$s","after":"%1$s",
         "evidence":"https://example.jp/?q='%%22%%3E"}
        """
            .formatted(markup);
    JsonNode draft = done(put("/api/cases/markup", body));
    JsonNode pictured =
        done(picture("markup", SamplePictures.picture("png", 900, 600), revision(draft)));
    JsonNode described =
        done(
            put(
                "/api/cases/markup",
                body.replace(":0,", ":" + revision(pictured) + ",")
                    .replace("\"effect\"", "\"alt\":{\"ja\":\"" + markup + "\"},\"effect\"")));
    JsonNode agreed = done(post("/api/cases/markup/consent", seen(described, CONSENT)));
    done(post("/api/cases/markup/publish", seen(agreed)));

    for (String page : List.of("/cases", "/en/cases", "/kpis/K7", "/fields/living")) {
      assertThat(get(page, null).body())
          .as(page)
          .contains("&lt;script&gt;alert(1)")
          .doesNotContain("<script>alert", "<img src=x");
    }
    assertThat(get("/opendata/cases.csv", null).body()).contains("'=<script>");

    for (String address :
        List.of("javascript:alert(1)", "data:text/html,x", "//example.jp", "https://a@b/", "x y")) {
      HttpResponse<String> refused =
          put("/api/cases/unsafe", "{\"revision\":0,\"evidence\":\"" + address + "\"}");
      assertThat(refused.statusCode()).as(address).isEqualTo(422);
      assertThat(refused.body()).contains("/evidence", "NOT_AN_ADDRESS");
    }
  }

  @Test
  void aPictureIsTakenMadeAnewAndServedWhileItsCaseIsPublished() throws Exception {
    JsonNode draft = done(put("/api/cases/shot", text("弘前市の農園", "選果")));
    byte[] sent = SamplePictures.picture("jpeg", 3200, 1600);
    JsonNode pictured = done(picture("shot", sent, revision(draft)));
    JsonNode held = pictured.at("/text/picture");
    assertThat(held.get("width").asInt()).isEqualTo(1600);
    String served = "/cases/pictures/" + held.get("tag").asString() + ".jpg";
    assertThat(get(served, null).statusCode()).isEqualTo(404);
    assertThat(get("/api/cases/shot/picture", null).statusCode()).isEqualTo(403);
    assertThat(bytes("/api/cases/shot/picture", OFFICE).headers().firstValue("Cache-Control"))
        .hasValueSatisfying(value -> assertThat(value).contains("no-store"));
    JsonNode agreed = done(post("/api/cases/shot/consent", seen(pictured, CONSENT)));
    assertThat(post("/api/cases/shot/publish", seen(agreed)).body())
        .contains("/alt", "PICTURE_IS_DESCRIBED");
    JsonNode described =
        done(
            put(
                "/api/cases/shot",
                text("弘前市の農園", "選果")
                    .replace(
                        ":0,",
                        ":" + revision(agreed) + ",\"alt\":{\"ja\":\"選果場\",\"en\":\"Sorting\"},")));

    JsonNode published = done(post("/api/cases/shot/publish", seen(described)));

    HttpResponse<byte[]> answer = bytes(served, null);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().allValues("Content-Type")).containsExactly("image/jpeg");
    assertThat(answer.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
    assertThat(answer.headers().firstValue("Cache-Control").orElse(""))
        .contains("immutable", "public");
    assertThat(answer.body()).startsWith(0xFF, 0xD8).isNotEqualTo(sent);
    assertThat(get("/cases", null).body())
        .contains("src=\"" + served + "\"", "width=\"1600\"", "height=\"800\"", "alt=\"選果場\"")
        .contains("loading=\"lazy\"");
    assertThat(get("/en/kpis/K7", null).body()).contains("alt=\"Sorting\"");
    assertThat(get("/opendata/cases.csv", null).body()).contains(served, "選果場", "Sorting");

    done(
        post(
            "/api/cases/shot/withdraw",
            "{\"revision\":%d,\"reason\":\"期限\"}".formatted(revision(published))));
    assertThat(get(served, null).statusCode()).isEqualTo(404);
  }

  @Test
  void whatIsNoPictureIsRefusedInWordsAndChangesNothing() {
    JsonNode draft = done(put("/api/cases/fake", text("県", "画像のない事例")));
    int seen = revision(draft);
    byte[] fake = "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);

    assertThat(picture("fake", fake, seen).body()).contains("NO_PICTURE", "JPEGかPNG");
    assertThat(picture("fake", new byte[0], seen).statusCode()).isBetween(400, 422);
    assertThat(picture("fake", SamplePictures.bomb(60_000, 60_000), seen).body())
        .contains("TOO_MANY_PIXELS", "60000×60000");
    HttpResponse<String> large = picture("fake", new byte[6_000_000], seen);
    assertThat(large.statusCode()).isEqualTo(413);
    assertThat(large.body()).contains("5MB");
    assertThat(picture("fake", SamplePictures.picture("png", 9, 9), seen + 1).statusCode())
        .isEqualTo(409);
    assertThat(send("PUT", "/api/cases/fake/picture", "x", OFFICE).statusCode()).isEqualTo(400);

    assertThat(json(get("/api/cases/fake", OFFICE)).get("revision").asInt()).isEqualTo(seen);
    JsonNode pictured = done(picture("fake", SamplePictures.picture("png", 9, 9), seen));
    HttpResponse<String> bare =
        send("DELETE", "/api/cases/fake/picture", "", OFFICE, "\"" + revision(pictured) + "\"");
    assertThat(done(bare).at("/text/picture").isNull()).isTrue();
  }

  @Test
  void onlyTheOfficeActsAndEveryRefusalSaysWhy() {
    String clerk = TestTokens.bearer("clerk");
    for (String path : List.of("/api/cases/x", "/api/highlights", "/api/cases/x/picture")) {
      assertThat(send("PUT", path, "{}", null).statusCode()).as(path).isEqualTo(401);
      assertThat(send("PUT", path, "{}", clerk).statusCode()).as(path).isEqualTo(403);
    }
    for (String act : List.of("", "/x/consent", "/x/publish", "/x/discard", "/x/withdraw")) {
      assertThat(send("POST", "/api/cases" + act, "{}", clerk).statusCode()).isEqualTo(403);
    }
    assertThat(get("/api/cases", clerk).body()).doesNotContain("stories");

    assertThat(put("/api/cases/x", "{\"revison\":0,\"field\":\"sea\",\"from\":\"2024-13\"}").body())
        .contains("UNKNOWN_MEMBER", "MISSING", "/field", "/from");
    assertThat(put("/api/cases/x", text("県", "逆").replace("2024-06", "2023-06")).body())
        .contains("ENDS_BEFORE_IT_BEGINS");
    assertThat(put("/api/cases/x", text("県", "長".repeat(601))).body()).contains("TEXT_TOO_LONG");
    assertThat(put("/api/cases/-..-", text("県", "名前")).statusCode()).isEqualTo(404);
    assertThat(post("/api/cases/none/publish", "{\"revision\":1}").statusCode()).isEqualTo(404);

    JsonNode draft = done(put("/api/cases/x", text("県", "一人目")));
    JsonNode first =
        done(put("/api/cases/x", text("県", "先").replace(":0,", ":" + revision(draft) + ",")));
    HttpResponse<String> second =
        put("/api/cases/x", text("県", "後").replace(":0,", ":" + revision(draft) + ","));
    assertThat(second.statusCode()).isEqualTo(409);
    assertThat(second.body()).contains("先に変更しました", "office");
    assertThat(json(get("/api/cases/x", OFFICE))).isEqualTo(first);
    assertThat(
            post("/api/cases/x/consent", seen(first, "\"by\":\"社長\",\"on\":\"2999-01-01\"")).body())
        .contains("/on", "CONSENT_LIES_AHEAD");
    assertThat(post("/api/cases/x/withdraw", seen(first)).body()).contains("/reason");
    int chosen = json(get("/api/cases", OFFICE)).at("/chosen/revision").asInt();
    assertThat(
            put("/api/highlights", "{\"revision\":%d,\"cases\":[\"x\"]}".formatted(chosen)).body())
        .contains("NOT_PUBLISHED");
    assertThat(put("/api/highlights", "{\"revision\":0,\"cases\":[\"a\",\"a\"]}").body())
        .contains("NOT_HIGHLIGHTS");
  }

  @Test
  void aKpiThatTheCatalogueDoesNotHaveIsRefusedAtItsField() {
    HttpResponse<String> refused =
        put("/api/cases/nokpi", text("県", "名前").replace("\"K7\"", "\"K99\""));

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(json(refused).at("/errors/0/pointer").asString()).isEqualTo("/kpi");
    assertThat(refused.body())
        .contains("UNKNOWN_KPI", "KPIカタログにないKPIです", "the catalogue does not have");
  }

  @Test
  void aDraftIsDeletedByTheOfficeAndBroughtBack() {
    JsonNode draft = done(put("/api/cases/gone", text("忘れる団体", "下書き")));
    String seen = "\"" + revision(draft) + "\"";
    assertThat(send("DELETE", "/api/cases/gone", "", TestTokens.bearer("clerk"), seen).statusCode())
        .isEqualTo(403);
    assertThat(send("DELETE", "/api/cases/gone", "", OFFICE).statusCode()).isEqualTo(400);
    assertThat(send("DELETE", "/api/cases/gone", "", OFFICE, "\"7\"").statusCode()).isEqualTo(409);

    JsonNode deleted = done(send("DELETE", "/api/cases/gone", "", OFFICE, seen));
    assertThat(deleted.get("state").asString()).isEqualTo("DELETED");
    assertThat(deleted.at("/trail").toString()).contains("DELETED", "office");
    assertThat(get("/api/cases", OFFICE).body()).doesNotContain("忘れる団体");
    // The plan is loaded again: what the office deleted stays deleted.
    assertThat(done(put("/api/cases/gone", text("忘れる団体", "下書き"))).get("state").asString())
        .isEqualTo("DELETED");
    assertThat(post("/api/cases/gone/publish", seen(deleted)).body()).contains("削除されています");

    JsonNode back = done(post("/api/cases/gone/restore", seen(deleted)));
    assertThat(back.get("state").asString()).isEqualTo("DRAFT");
    assertThat(get("/api/cases", OFFICE).body()).contains("忘れる団体");
    JsonNode agreed = done(post("/api/cases/gone/consent", seen(back, CONSENT)));
    JsonNode published = done(post("/api/cases/gone/publish", seen(agreed)));
    assertThat(send("DELETE", "/api/cases/gone", "", OFFICE, "" + revision(published)).body())
        .contains("\"status\":409", "取り下げてください", "withdraw it instead");
  }

  private static void isShown(String id, boolean expected) {
    for (String path : List.of("/cases", "/kpis/K7", "/opendata/cases.csv", "/api/cases")) {
      assertThat(get(path, null).body().contains("AIで在庫を予測")).as(path).isEqualTo(expected);
      assertThat(get(path, null).body()).doesNotContain("売上を予測");
    }
    await()
        .atMost(SOON)
        .untilAsserted(() ->
            assertThat(get("/api/boards/kpi/K7", null).body().contains("\"" + id + "\""))
                .isEqualTo(expected));
  }

  private static String text(String organisation, String summary) {
    return """
    {"revision":0,"field":"living","kpi":"K7","place":"弘前市","organisation":"%s",
     "summary":{"ja":"%s","en":"AI forecasts"},"effect":"830万円","from":"2024-01","to":"2024-06",
     "evidence":"https://example.jp/"}
    """
        .formatted(organisation, summary);
  }

  private static String seen(JsonNode story) {
    return "{\"revision\":%d}".formatted(revision(story));
  }

  private static String seen(JsonNode story, String more) {
    return "{\"revision\":%d,%s}".formatted(revision(story), more);
  }

  private static int revision(JsonNode story) {
    return story.get("revision").asInt();
  }

  private static ConfigurableApplicationContext node() {
    return Node.start("--dxpulse.cases.pause=200ms");
  }

  private static JsonNode done(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
    return json(answer);
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return HttpFormat.mapper().readTree(answer.body());
  }

  private static HttpResponse<String> post(String path, String body) {
    return send("POST", path, body, OFFICE);
  }

  private static HttpResponse<String> put(String path, String body) {
    return send("PUT", path, body, OFFICE);
  }

  private static HttpResponse<String> get(String path, @Nullable String bearer) {
    return get(node, path, bearer);
  }

  private static HttpResponse<String> get(
      ConfigurableApplicationContext at, String path, @Nullable String bearer) {
    return sent(request(at, path, bearer).GET().build(), HttpResponse.BodyHandlers.ofString());
  }

  private static HttpResponse<byte[]> bytes(String path, @Nullable String bearer) {
    return sent(request(node, path, bearer).GET().build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  private static HttpResponse<String> picture(String id, byte[] content, int seen) {
    return sent(
        request(node, "/api/cases/" + id + "/picture", OFFICE)
            .header("Content-Type", "image/jpeg")
            .header("If-Match", "\"" + seen + "\"")
            .PUT(BodyPublishers.ofByteArray(content))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static HttpResponse<String> send(
      String method, String path, String body, @Nullable String bearer) {
    return send(method, path, body, bearer, null);
  }

  private static HttpResponse<String> send(
      String method, String path, String body, @Nullable String bearer, @Nullable String seen) {
    HttpRequest.Builder request =
        request(node, path, bearer)
            .header("Content-Type", "application/json")
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (seen != null) {
      request.header("If-Match", seen);
    }
    return sent(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static HttpRequest.Builder request(
      ConfigurableApplicationContext at, String path, @Nullable String bearer) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(Node.site(at) + path)).timeout(SOON);
    return bearer == null ? request : request.header("Authorization", bearer);
  }

  private static <T> HttpResponse<T> sent(
      HttpRequest request, HttpResponse.BodyHandler<T> handler) {
    try {
      return CLIENT.send(request, handler);
    } catch (IOException | InterruptedException failed) {
      throw new AssertionError(request.uri().toString(), failed);
    }
  }
}
