package dxpulse.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.util.LinkedHashSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class FeedRemovalIT extends FeedStories {
  private static final String BECAUSE = "?reason=%E5%8F%96%E3%82%8A%E9%81%95%E3%81%88";

  @Test
  void aFeedThatWasMadeByMistakeLeavesTheListAndWhatItDidIsStillTold() {
    STUB.says("/mistake", "text/csv", "期間,件数\nFY2023-Q1,71\n");
    put("mistake", web("I71", "/mistake"));
    look("mistake");
    JsonNode run = FeedStaff.json(post("/api/ingestion/feeds/mistake/run", "", "office"));
    post("/api/ingestion/feeds/mistake/switch", "{\"on\": true}", "office");

    HttpResponse<String> removed = delete("/api/ingestion/feeds/mistake" + BECAUSE, "office");

    assertThat(removed.statusCode()).as(removed.body()).isEqualTo(200);
    assertThat(FeedStaff.json(removed).path("on").asBoolean()).isFalse();
    assertThat(listed("feeds")).doesNotContain("mistake");
    assertThat(listed("removed")).contains("mistake");
    JsonNode kept = FeedStaff.json(get("/api/ingestion/feeds/mistake", "operator"));
    assertThat(kept.at("/removal/by").asString()).isEqualTo("office");
    assertThat(kept.at("/removal/reason").asString()).isEqualTo("取り違え");
    assertThat(get("/api/ingestion/feeds/mistake/runs", "operator").body())
        .contains(run.path("id").asString());
    assertThat(
            get(
                    "/api/ingestion/feeds/mistake/runs/%s/raw".formatted(run.path("id").asString()),
                    "operator")
                .body())
        .contains("FY2023-Q1,71");
    for (String work : new String[] {"run", "switch", "unread/replay"}) {
      HttpResponse<String> refused =
          post("/api/ingestion/feeds/mistake/" + work, "{\"on\": true}", "office");
      assertThat(refused.statusCode()).as(work + refused.body()).isEqualTo(409);
      assertThat(refused.body()).contains("取り除かれた連携です", "bring it back first");
    }
  }

  @Test
  void itIsBroughtBackByItsDefinitionSwitchedOff() {
    put("back", web("I72", "/probe"));
    look("back");
    post("/api/ingestion/feeds/back/switch", "{\"on\": true}", "office");
    delete("/api/ingestion/feeds/back" + BECAUSE, "office");

    HttpResponse<String> back = put("back", web("I72", "/probe"));

    assertThat(FeedStaff.json(back).path("removal").isNull()).as(back.body()).isTrue();
    assertThat(listed("feeds")).contains("back");
    assertThat(health("back")).isEqualTo("OFF");
  }

  @Test
  void theBoardsHearThatALateFeedIsGone() {
    put(
        "gone",
        web("I72", "/x")
            .replace("\"HTTP\"", "\"FOLDER\"")
            .replace("\"every\": \"PT1H\"", "\"lateAfter\": \"PT1S\""));
    lookAtASample("gone");
    post("/api/ingestion/feeds/gone/switch", "{\"on\": true}", "office");
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(FeedStaff.told("gone")).containsExactly("LATE [I72]"));

    delete("/api/ingestion/feeds/gone" + BECAUSE, "office");

    // Once or twice: a look that goes on beside the removal may tell it, too, and that changes
    // nothing.
    await()
        .atMost(SOON)
        .untilAsserted(() ->
            assertThat(new LinkedHashSet<>(FeedStaff.told("gone")))
                .containsExactly("LATE [I72]", "OFF [I72]"));
  }

  @Test
  void onlyTheOfficeRemovesAndSaysWhy() {
    put("stays", web("I72", "/probe"));

    assertThat(delete("/api/ingestion/feeds/stays" + BECAUSE, "operator").statusCode())
        .isEqualTo(403);
    assertThat(delete("/api/ingestion/feeds/none" + BECAUSE, "office").statusCode()).isEqualTo(404);
    HttpResponse<String> silent = delete("/api/ingestion/feeds/stays", "office");
    assertThat(silent.statusCode()).isEqualTo(400);
    assertThat(silent.body()).contains("理由を1から2000字で書いてください");
    assertThat(listed("feeds")).contains("stays");
  }

  private String listed(String member) {
    return FeedStaff.json(get("/api/ingestion/feeds", "operator"))
        .path(member)
        .findValuesAsString("name")
        .toString();
  }
}
