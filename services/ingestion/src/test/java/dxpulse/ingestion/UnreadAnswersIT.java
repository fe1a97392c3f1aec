package dxpulse.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.event.ObservationSubmitted;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class UnreadAnswersIT extends FeedStories {
  private static final String RENAMED = "期間,総件数\nFY2024-Q%d,%d\n";

  @Test
  void whatCouldNotBeReadIsReadOnceTheMappingIsMendedAllOfItAndOnlyOnce() {
    String definition = web("I71", "/renamed").replace("PT1H", "P9D");
    STUB.says("/renamed", "text/csv", "期間,件数\nFY2023-Q1,5\n");
    put("renamed", definition);
    look("renamed");
    List<String> failed = List.of(fail(1, 11), fail(2, 12), fail(3, 13));
    assertThat(waiting("renamed")).hasSize(3);
    assertThat(get(unread("/" + failed.getFirst() + "/raw"), "operator").body())
        .isEqualTo(RENAMED.formatted(1, 11));
    assertThat(post(unread("/replay"), "", "operator").statusCode()).isEqualTo(403);
    JsonNode inVain = FeedStaff.json(post(unread("/replay"), "", "office"));
    assertThat(inVain.at("/runs/0/outcome").asString()).isEqualTo("FAILED");
    assertThat(waiting("renamed")).as("nothing is lost by trying").hasSize(3);

    put("renamed", definition.replace("\"件数\"", "\"総件数\""));
    assertThat(post(unread("/replay"), "", "office").statusCode())
        .as("nobody has seen what the mended one makes of a real answer")
        .isEqualTo(409);
    JsonNode looked =
        FeedStaff.json(
            post(
                "/api/ingestion/feeds/renamed/preview",
                "{\"unread\": \"%s\"}".formatted(failed.getLast()),
                "office"));
    assertThat(looked.path("accepted").asInt()).isEqualTo(1);
    assertThat(waiting("renamed")).as("a look keeps nothing").hasSize(3);
    JsonNode one = FeedStaff.json(post(unread("/" + failed.getFirst() + "/replay"), "", "office"));
    JsonNode all = FeedStaff.json(post(unread("/replay"), "{\"after\": null}", "office"));

    assertThat(one.at("/runs/0/accepted").asInt()).isEqualTo(1);
    assertThat(one.at("/runs/0/of").asString()).isEqualTo(failed.getFirst());
    assertThat(all.path("runs").size()).isEqualTo(2);
    assertThat(waiting("renamed")).isEmpty();
    assertThat(get(unread("/" + failed.getFirst() + "/raw"), "office").statusCode())
        .as("resolved: its bytes are those of the run that read it")
        .isEqualTo(404);
    assertThat(post(unread("/" + failed.getFirst() + "/replay"), "", "office").statusCode())
        .isEqualTo(404);
    List<ObservationSubmitted> sent =
        FeedStaff.sent("I71").stream()
            .filter(each -> each.source().submittedBy().equals("feed:renamed"))
            .toList();
    assertThat(sent.stream().map(each -> String.valueOf(each.value())))
        .containsExactly("11", "12", "13");
    JsonNode ended = FeedStaff.json(get(unread(""), "office")).at("/ended/0/ending");
    assertThat(ended.path("how").asString()).isEqualTo("READ");

    JsonNode again = FeedStaff.json(post("/api/ingestion/feeds/renamed/run", "", "office"));
    assertThat(again.path("unchanged").asInt()).as("the source says it still").isEqualTo(1);
  }

  @Test
  void whatIsNotWantedIsLetGoWithAReason() {
    String definition = web("I72", "/gone").replace("PT1H", "P9D");
    STUB.says("/gone", "text/csv", "期間,件数\nFY2023-Q1,5\n");
    put("gone", definition);
    look("gone");
    STUB.says("/gone", "text/csv", "保守中です\n");
    JsonNode run = FeedStaff.json(post("/api/ingestion/feeds/gone/run", "", "office"));
    String path = "/api/ingestion/feeds/gone/unread/" + run.path("id").asString();

    assertThat(delete(path, "office").statusCode()).as("why?").isEqualTo(400);
    assertThat(delete(path + "?reason=maintenance", "operator").statusCode()).isEqualTo(403);
    HttpResponse<String> ended = delete(path + "?reason=maintenance", "office");

    assertThat(FeedStaff.json(ended).at("/ending/reason").asString()).isEqualTo("maintenance");
    assertThat(waiting("gone")).isEmpty();
    assertThat(delete(path + "?reason=maintenance", "office").statusCode()).isEqualTo(404);
  }

  private String fail(int quarter, int value) {
    STUB.says("/renamed", "text/csv", RENAMED.formatted(quarter, value));
    JsonNode run = FeedStaff.json(post("/api/ingestion/feeds/renamed/run", "", "office"));
    assertThat(run.path("outcome").asString()).isEqualTo("FAILED");
    return run.path("id").asString();
  }

  private List<JsonNode> waiting(String feed) {
    return FeedStaff.json(get("/api/ingestion/feeds/" + feed + "/unread", "operator"))
        .path("waiting")
        .valueStream()
        .toList();
  }

  private static String unread(String way) {
    return "/api/ingestion/feeds/renamed/unread" + way;
  }
}
