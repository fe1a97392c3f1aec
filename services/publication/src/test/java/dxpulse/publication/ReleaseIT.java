package dxpulse.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dxpulse.contracts.types.Topics;
import dxpulse.contracts.types.event.ReleasePublished;
import dxpulse.contracts.types.event.ReleaseWithdrawn;
import dxpulse.contracts.wire.EventType;
import dxpulse.infra.testkit.RealParts;
import dxpulse.infra.testkit.TestTokens;
import dxpulse.publication.board.SampleAreas;
import dxpulse.publication.page.Lang;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Releases with a real broker, a real Redis and a MongoDB wire server, in the summer of 2019.
class ReleaseIT extends ReleaseNode {
  @Test
  void aReleaseIsPreparedEmbargoedAndPublishedByTheClockAndThenStaysAsItIs() throws Exception {
    score("2019-06", 61.5);
    assertThat(get("/api/releases", OFFICE).body()).doesNotContain("\"2019-06-1\"");

    CLOCK.go(Duration.ofDays(5));
    await()
        .atMost(SOON)
        .untilAsserted(() ->
            assertThat(get("/api/releases", OFFICE).body()).contains("\"2019-06-1\"", "PREPARED"));

    // Before: the office alone.
    for (String address :
        List.of(
            "/releases/2019-06-1",
            "/en/releases/2019-06-1/kpis/K6",
            "/api/releases/2019-06-1",
            "/api/releases/2019-06-1/SHA256SUMS",
            "/api/releases/2019-06-1/boards/kpi-K6.json",
            "/api/releases/2019-06-1/preview",
            "/api/releases/2019-06-1/preview/kpis/K6")) {
      assertThat(get(address, null).statusCode()).as(address).isEqualTo(404);
      if (address.startsWith("/api/")) {
        assertThat(get(address, TestTokens.bearer("clerk")).statusCode())
            .as(address)
            .isEqualTo(404);
        assertThat(get(address, OFFICE).statusCode()).as(address).isEqualTo(200);
      }
    }
    assertThat(json(get("/api/releases/waiting", OFFICE)).get("count").asInt()).isPositive();
    assertThat(get("/api/releases/waiting", null).statusCode()).isEqualTo(404);
    assertThat(get("/api/releases", null).body()).doesNotContain("2019-06-1");
    assertThat(get("/releases", null).body()).doesNotContain("2019-06-1").contains("これからの予定");
    assertThat(get("/releases/feed.atom", null).body()).doesNotContain("2019-06-1");
    HttpResponse<String> ics = get("/en/releases/calendar.ics", null);
    assertThat(ics.headers().firstValue("Content-Type").orElse("")).startsWith("text/calendar");
    assertThat(ics.body())
        .contains("BEGIN:VEVENT\r\n", "release-plan:020001:2019-07\r\n", "work begins (planned)")
        .doesNotContain("2019-06-1");
    HttpResponse<String> preview = get("/api/releases/2019-06-1/preview?lang=en", OFFICE);
    assertThat(preview.body())
        .contains("Preview, not published", "61.5", "preview/kpis/K6?lang=en");
    assertThat(preview.headers().firstValue("Cache-Control").orElse("")).contains("no-store");

    // Words, embargo, the clock.
    JsonNode said =
        done(
            put(
                "/api/releases/2019-06-1",
                """
                {"version":1,"note":{"ja":"初めての<b>リリース","en":"First"},"highlights":["K6"]}
                """));
    Instant until = CLOCK.instant().plus(Duration.ofHours(1));
    done(
        post(
            "/api/releases/2019-06-1/embargo",
            "{\"version\":%d,\"until\":\"%s\"}".formatted(said.get("version").asInt(), until)));
    score("2019-06", 66);
    assertThat(get("/releases/2019-06-1", null).statusCode()).isEqualTo(404);
    assertThat(events("2019-06-1")).isEmpty();
    everybodyKnowsWhen("2019-06", until);
    CLOCK.go(Duration.ofHours(1));
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(get("/releases/2019-06-1", null).statusCode()).isEqualTo(200));

    // After: frozen, with checksum, revisions, feed and event.
    score("2019-06", 70);
    String page = get("/releases/2019-06-1", null).body();
    assertThat(page)
        .contains("61.5", "初めての&lt;b&gt;リリース", "注目のKPI", "70.0", "青森県「青森県DX推進ダッシュボード")
        .doesNotContain("<b>リリース");
    assertThat(get("/en/releases/2019-06-1/kpis/K6", null).body())
        .contains("61.5", "figures as published")
        .doesNotContain("70.0");
    assertThat(get("/kpis/K6?period=2019-06", null).body())
        .contains("70.0", ">速報</b>", "href=\"/releases/2019-06-1\"");
    JsonNode release = json(get("/api/releases/2019-06-1", null));
    assertThat(release.at("/standing").asString()).isEqualTo("PUBLISHED");
    assertThat(release.has("version")).isFalse();
    assertThat(release.at("/revisions").valueStream())
        .anySatisfy(each -> {
          assertThat(each.get("figure").asString()).isEqualTo("INDEX");
          assertThat(each.get("before").asDouble()).isEqualTo(61.5);
          assertThat(each.get("now").asDouble()).isEqualTo(70);
        });
    holdsWhatItsSumsSay(release);
    assertThat(get("/releases/calendar.ics", null).body())
        .contains("release-plan:020001:2019-06\r\n", "/releases/2019-06-1\r\n");
    assertThat(get("/releases/feed.atom", null).body())
        .contains("urn:dxpulse:release:020001:2019-06-1", "xml:lang=\"ja\"");
    await().atMost(SOON).untilAsserted(() -> assertThat(events("2019-06-1")).hasSize(1));
    ReleasePublished told = events("2019-06-1").getFirst();
    assertThat(told.checksum()).isEqualTo(release.get("checksum").asString());
    assertThat(told.boards()).contains("overview", "kpi/K6");

    // Started again: nothing is published or told twice.
    node.close();
    node = node();
    await()
        .during(Duration.ofSeconds(1))
        .atMost(SOON)
        .untilAsserted(() -> assertThat(events("2019-06-1")).hasSize(1));
    assertThat(json(get("/api/releases/2019-06-1", null)).get("checksum"))
        .isEqualTo(release.get("checksum"));
    assertThat(get("/releases/2019-06-1/kpis/K6", null).body()).contains("61.5");
  }

  @Test
  void killedBetweenStoreAndEventTheEventComesLater() {
    score("2019-05", 50);
    JsonNode prepared = done(post("/api/releases", "{\"period\":\"2019-05\"}"));
    RealParts.kafkaProcess().kill();
    try {
      JsonNode published =
          done(
              post(
                  "/api/releases/2019-05-1/publish",
                  "{\"version\":%d}".formatted(prepared.get("version").asInt())));
      assertThat(published.get("announced").asBoolean()).isFalse();
      assertThat(get("/releases/2019-05-1", null).statusCode()).isEqualTo(200);
      node.close();
    } finally {
      RealParts.kafkaProcess().start();
      RealParts.kafkaProcess().awaitReady(SOON);
    }
    node = node();

    await().atMost(SOON).untilAsserted(() -> assertThat(events("2019-05-1")).hasSize(1));
    await()
        .atMost(SOON)
        .untilAsserted(() ->
            assertThat(json(get("/api/releases/2019-05-1", OFFICE)).get("announced").asBoolean())
                .isTrue());
    assertThat(get("/releases/2019-05-1", null).statusCode()).isEqualTo(200);
  }

  @Test
  void onlyTheOfficeActsAndEveryRefusalSaysWhy() {
    score("2019-04", 40);
    String body = "{\"period\":\"2019-04\"}";
    assertThat(send("POST", "/api/releases", body, null).statusCode()).isEqualTo(401);
    assertThat(send("POST", "/api/releases", body, TestTokens.bearer("clerk")).statusCode())
        .isEqualTo(403);
    assertThat(post("/api/releases", "{\"period\":\"2019-12\"}").body())
        .contains("/period", "NOT_ENDED", "まだ終わっていません");
    assertThat(post("/api/releases", "{\"period\":\"CY2018\"}").body()).contains("NO_BOARDS");
    assertThat(post("/api/releases", "{\"perid\":1}").body()).contains("UNKNOWN_MEMBER", "MISSING");
    assertThat(post("/api/releases", "[").statusCode()).isEqualTo(400);
    int version = done(post("/api/releases", body)).get("version").asInt();
    String at = "{\"version\":" + version;
    assertThat(post("/api/releases", body).statusCode()).isEqualTo(200);
    String address = "/api/releases/2019-04-1";

    assertThat(post(address + "/publish", "{\"version\":" + (version + 6) + "}").statusCode())
        .isEqualTo(409);
    assertThat(post(address + "/lift", at + "}").body()).contains("公開待ちではありません");
    assertThat(post(address + "/embargo", at + ",\"until\":\"tomorrow\"}").body())
        .contains("/until", "NOT_AN_INSTANT");
    assertThat(post(address + "/embargo", at + ",\"until\":\"2019-01-01T00:00:00Z\"}").body())
        .contains("EMBARGO_NOT_AHEAD");
    assertThat(post(address + "/withdraw", at + "}").body()).contains("/reason");
    assertThat(put(address, at + ",\"highlights\":[\"K9\"]}").body()).contains("UNKNOWN_HIGHLIGHT");
    assertThat(post("/api/releases/2001-01-1/publish", at + "}").statusCode()).isEqualTo(404);

    done(post(address + "/publish", at + "}"));
    JsonNode withdrawn =
        done(
            post(
                address + "/withdraw",
                "{\"version\":" + (version + 1) + ",\"reason\":{\"ja\":\"<i>誤り\"}}"));
    assertThat(withdrawn.get("standing").asString()).isEqualTo("WITHDRAWN");
    assertThat(get("/releases/2019-04-1", null).body())
        .contains("取り下げられました", "&lt;i&gt;誤り")
        .doesNotContain("<i>誤り");
    assertThat(get("/en/releases/feed.atom", null).body()).contains("Withdrawn: ", "&lt;i&gt;誤り");
    await().atMost(SOON).untilAsserted(() -> assertThat(withdrawals("2019-04-1")).hasSize(1));
    assertThat(withdrawals("2019-04-1").getFirst().reason().ja()).isEqualTo("<i>誤り");
    assertThat(events("2019-04-1")).as("told once").hasSize(1);
  }

  @Test
  void otherSitesReadWhatIsPublicAndWriteNothing() {
    score("2018-11", 40);
    released("2018-11");
    for (String open :
        List.of(
            "/releases/feed.atom",
            "/en/releases/feed.atom",
            "/releases/calendar.ics",
            "/api/releases",
            "/api/releases/2018-11-1",
            "/api/releases/2018-11-1/SHA256SUMS",
            "/api/releases/2018-11-1/boards/kpi-K6.json")) {
      HttpResponse<String> answer = elsewhere("GET", open, "");
      assertThat(answer.statusCode()).as(open).isEqualTo(200);
      assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).as(open).contains("*");
    }
    HttpResponse<String> mayRead =
        elsewhere(
            "OPTIONS",
            "/releases/feed.atom",
            "",
            "Access-Control-Request-Method",
            "GET",
            "Access-Control-Request-Headers",
            "if-none-match");
    assertThat(mayRead.statusCode()).isEqualTo(200);
    HttpResponse<String> asked =
        elsewhere("OPTIONS", "/api/releases", "", "Access-Control-Request-Method", "POST");
    assertThat(asked.statusCode()).isEqualTo(403);
    // The own site's pages name their origin, too, when the portal passes on what they write.
    HttpResponse<String> written =
        elsewhere("POST", "/api/releases", "{\"period\":\"2018-11\"}", "Authorization", OFFICE);
    assertThat(written.statusCode()).isEqualTo(409);
    assertThat(written.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
  }

  @Test
  void valuesOfMunicipalitiesStayAsTheyWereReleased() {
    RealParts.sendRaw(Topics.INDICATOR_DEFINED, "020001|I15", List.of(SampleEvents.indicator()));
    area("12.4", 1);
    score("2018-10", 47);
    released("2018-10");

    area("13.9", 2);

    assertThat(get("/api/releases/2018-10-1/boards/areas.json", null).body())
        .contains("\"area\":\"022012\"", "12.4")
        .doesNotContain("13.9");
    assertThat(get("/api/releases/2018-10-1/SHA256SUMS", null).body()).contains("areas.json");
    assertThat(get("/api/releases/2018-10-1/figures.csv", null).body())
        .startsWith("\uFEFFkind,code,kpi_code,name_ja")
        .contains("kpi,K6,K6,", "area,I15,,", ",022012,青森市,,,12.4,")
        .doesNotContain("13.9");
    assertThat(get("/api/releases/2018-10-1/figures.csv?encoding=koi8", null).statusCode())
        .isEqualTo(400);
    assertThat(get("/api/releases/2018-10-1/figures.sdmx.csv", null).body())
        .startsWith("STRUCTURE,STRUCTURE_ID,ACTION,FREQ,REF_AREA,SERIES,TIME_PERIOD,OBS_VALUE")
        .contains(
            "AOMORI:DX_KPI_INDEX(1.0),I,M,020001,K6,2018-10,47.0,INDEX_TARGET_100,A,",
            "AOMORI:DX_INDICATOR_BY_AREA(1.0),I,M,022012,I15,2018-10,12.4,％,A,")
        .doesNotContain("13.9");
    assertThat(get("/releases/2018-10-1", null).body())
        .contains("市町村別の値", "青森市", "12.4％", "/api/releases/2018-10-1/all.zip")
        .contains("値を固定したあとに変わったものが1件", "市町村の値", "<td class=\"n\">13.9</td>")
        .doesNotContain("13.9％");
    assertThat(get("/en/releases/2018-10-1", null).body())
        .contains("Values by municipality", "Aomori City", "Value of a municipality");
    assertThat(json(get("/api/releases/2018-10-1", null)).at("/revisions").valueStream())
        .singleElement()
        .satisfies(each -> {
          assertThat(each.get("figure").asString()).isEqualTo("AREA");
          assertThat(each.get("area").asString()).isEqualTo("022012");
          assertThat(each.get("now").asDouble()).isEqualTo(13.9);
        });
  }

  private static void area(String value, int revision) {
    RealParts.sendRaw(
        Topics.VALUE_RECORDED,
        "020001",
        List.of(SampleAreas.body("022012", "2018-10", value, revision, "FINAL")));
    await()
        .atMost(SOON)
        .untilAsserted(() ->
            assertThat(get("/opendata/areas.csv?indicator=I15&period=2018-10", null).body())
                .contains(value));
  }

  @Test
  void theStaffPageIsServedInParts() {
    JsonNode card = json(get("/ui/publication/ui.json", null));
    assertThat(card.get("tag").asString()).isEqualTo("dxp-publish");
    assertThat(card.get("waiting").asString()).isEqualTo("/api/releases/waiting");
    HttpResponse<String> module = get(card.get("module").asString(), null);
    assertThat(module.statusCode()).isEqualTo(200);
    assertThat(module.body()).contains("dxp-frame.").doesNotContain("dxp-frame.js");
  }

  /// And nobody what it says.
  private static void everybodyKnowsWhen(String period, Instant until) {
    assertThat(json(get("/api/releases", null)).get("coming").valueStream())
        .filteredOn(each -> each.get("period").asString().equals(period))
        .singleElement()
        .satisfies(each -> {
          assertThat(each.get("at").asString()).isEqualTo(until.toString());
          assertThat(each.propertyNames())
              .containsExactly("granularity", "period", "label", "edition", "closes", "day", "at");
        });
    for (String path : List.of("/releases", "/kpis/K6?granularity=month")) {
      assertThat(get(path, null).body())
          .as(path)
          .contains(Lang.JA.time(until))
          .doesNotContain(period + "-1", "初めての");
    }
    assertThat(get("/releases/calendar.ics", null).body())
        .contains("release-plan:020001:" + period + "\r\n", "SEQUENCE:1\r\n", "STATUS:CONFIRMED")
        .doesNotContain(period + "-1", "初めての");
    assertThat(get("/releases/feed.atom", null).body()).doesNotContain(period);
  }

  /// As a reader would recompute them from the downloads.
  private static void holdsWhatItsSumsSay(JsonNode release) throws Exception {
    StringBuilder sums = new StringBuilder();
    for (JsonNode board : release.get("boards")) {
      String file = get(board.get("address").asString(), null).body();
      sums.append(sha256(file)).append("  ").append(board.get("file").asString()).append('\n');
    }
    assertThat(get("/api/releases/" + release.get("id").asString() + "/SHA256SUMS", null).body())
        .isEqualTo(sums.toString());
    assertThat(sha256(sums.toString())).isEqualTo(release.get("checksum").asString());
  }

  private static String sha256(String text) throws Exception {
    return HexFormat.of()
        .formatHex(
            MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static List<ReleaseWithdrawn> withdrawals(String release) {
    return RealParts.events(EventType.RELEASE_WITHDRAWN).stream()
        .filter(event -> event.releaseId().equals(release))
        .toList();
  }

  private static List<ReleasePublished> events(String release) {
    return RealParts.events(EventType.RELEASE_PUBLISHED).stream()
        .filter(event -> event.releaseId().equals(release))
        .toList();
  }
}
