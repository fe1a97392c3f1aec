package dxpulse.infra.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What waits for people on the entry page. A story begins with an empty desk, whatever the stories
/// before it left there and however they ended.
final class Desk {
  private static final RunningPlatform PLATFORM = RunningPlatform.get();
  private static final List<String> REPORTERS =
      List.of("clerk", "clerk-agriculture", "approver", "office");

  private Desk() {}

  /// Discards what is to be mended, takes back what waits for approval, and gives back what a feed
  /// put forward: nobody but the feed could take that back.
  static void clear() {
    for (JsonNode ids = rejected(); !ids.isEmpty(); ids = rejected()) {
      JsonNode ended =
          send(
              "/api/ingestion/quarantine/discard",
              "office",
              "{\"ids\":%s,\"reason\":\"次の試験のため\"}".formatted(ids));
      assertThat(ended.at("/counts/DISCARDED").asInt()).as(ended.toString()).isPositive();
    }
    for (String reporter : REPORTERS) {
      List<JsonNode> waiting = waiting(reporter);
      if (!waiting.isEmpty()) {
        var _ = send("/api/ingestion/reports/withdraw", reporter, reports(waiting));
      }
    }
    List<JsonNode> fromFeeds = waiting("office");
    if (!fromFeeds.isEmpty()) {
      var _ =
          send(
              "/api/ingestion/reports/return",
              "office",
              reports(fromFeeds).replaceFirst("\\}$", ",\"note\":\"次の試験のため\"}"));
    }
    assertThat(waiting("office")).as("reports that nobody can take back or give back").isEmpty();
  }

  private static JsonNode rejected() {
    return read("/api/ingestion/quarantine", "office").get("order");
  }

  /// What a person sees of the reports that wait.
  static List<JsonNode> waiting(String user) {
    return read("/api/ingestion/reports?state=submitted", user)
        .get("reports")
        .valueStream()
        .toList();
  }

  /// The body that names reports as they are now.
  static String reports(List<JsonNode> reports) {
    return reports.stream()
        .map(each -> "{\"id\":%s,\"version\":%s}".formatted(each.get("id"), each.get("version")))
        .collect(Collectors.joining(",", "{\"reports\":[", "]}"));
  }

  private static JsonNode read(String path, String user) {
    return JsonMapper.shared().readTree(PLATFORM.get(path, user).body());
  }

  private static JsonNode send(String path, String user, String body) {
    var answer = PLATFORM.send("POST", path, user, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JsonMapper.shared().readTree(answer.body());
  }
}
