package dxpulse.infra.standalone.plan;

import dxpulse.contracts.wire.HttpFormat;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Brings the Aomori plan into a running platform. To load it again changes nothing.
public final class PlanLoader {
  private static final int PORTION = 100;
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final int UNSEEN = 0;
  private static final int CONFLICT = 409;
  private static final ObjectNode AGREED =
      HttpFormat.mapper()
          .createObjectNode()
          .put("by", "青森県（公表済みの計画の資料）")
          .put("on", "2024-08-01")
          .put(
              "note",
              "デモ：文は県が公表した計画の資料によるものです。 / Demo: the words are those of the plan as published.");

  private final Sender sender = new Sender(LIMIT);
  private final Function<String, String> tokenOfRole;
  private final Consumer<String> progress;

  private PlanLoader(Function<String, String> tokenOfRole, Consumer<String> progress) {
    this.tokenOfRole = tokenOfRole;
    this.progress = progress;
  }

  /// `plan.jar <portal> <issuer>`, with the demo machines' secret in `DXPULSE_MACHINE_SECRET`.
  public static void main(String[] arguments) {
    if (arguments.length != 2) {
      System.err.println("usage: plan <address of the portal> <issuer>");
      System.exit(2);
    }
    String secret = System.getenv("DXPULSE_MACHINE_SECRET");
    if (secret == null) {
      System.err.println("DXPULSE_MACHINE_SECRET: not set (expected: secret of the demo machines)");
      System.exit(2);
    }
    URI portal = URI.create(arguments[0]);
    URI tokens = URI.create(arguments[1] + "/oauth2/token");
    Sender asking = new Sender(LIMIT);
    Map<String, String> known = new ConcurrentHashMap<>();
    load(
        portal,
        portal,
        portal,
        portal,
        portal,
        role -> known.computeIfAbsent(role, name -> token(asking, tokens, name, secret)),
        System.out::println);
  }

  private static String token(Sender asking, URI tokens, String role, String secret) {
    String basic =
        Base64.getEncoder()
            .encodeToString(("demo-" + role + ":" + secret).getBytes(StandardCharsets.UTF_8));
    HttpResponse<String> answer = asking.form(tokens, basic, "grant_type=client_credentials");
    if (answer.statusCode() != 200) {
      throw new IllegalStateException("no token for " + role + ": " + answer.statusCode());
    }
    return HttpFormat.mapper().readTree(answer.body()).get("access_token").asString();
  }

  /// Loads the indicators with the demonstration values, and only then the KPIs: their first scores
  /// stand for all values, so that no page tells the loading as revisions. Projects and cases come
  /// last.
  ///
  /// @param tokenOfRole gives a bearer token for `office` and `feed`
  /// @param progress is told of each step
  public static void load(
      URI indicatorBase,
      URI kpiBase,
      URI roadmapBase,
      URI ingestionBase,
      URI publicationBase,
      Function<String, String> tokenOfRole,
      Consumer<String> progress) {
    PlanLoader loader = new PlanLoader(tokenOfRole, progress);
    loader.putAll("indicators", "code", indicatorBase.resolve("/api/indicators/"));
    loader.putAll("references", "code", indicatorBase.resolve("/api/indicators/"));
    loader.observe(ingestionBase.resolve("/api/ingestion/observations"));
    loader.putAll("kpis", "code", kpiBase.resolve("/api/kpis/"));
    loader.putAll("projects", "number", roadmapBase.resolve("/api/roadmap/projects/"));
    loader.publishCases(publicationBase.resolve("/api/cases/"));
  }

  private void putAll(String name, String key, URI folder) {
    String token = tokenOfRole.apply("office");
    List<JsonNode> members = PlanContent.of(name);
    for (JsonNode member : members) {
      ObjectNode body = ((ObjectNode) member).deepCopy();
      String id = body.remove(key).asString();
      URI address = folder.resolve(id);
      var _ = accepted("PUT", address, putWhenLearnt(address, token, body.toString()));
    }
    progress.accept(name + ": " + members.size());
  }

  /// Writes each case, notes that its words are the plan's own, and publishes it. One that the
  /// office has changed or withdrawn since stays as it is.
  private void publishCases(URI folder) {
    String token = tokenOfRole.apply("office");
    List<JsonNode> cases = PlanContent.of("cases");
    for (JsonNode each : cases) {
      ObjectNode text = ((ObjectNode) each).deepCopy();
      URI address = folder.resolve(text.remove("id").asString());
      HttpResponse<String> answer =
          putWhenLearnt(address, token, text.put("revision", UNSEEN).toString());
      if (answer.statusCode() == CONFLICT) {
        continue;
      }
      JsonNode story = accepted("PUT", address, answer);
      if (story.path("state").asString().equals("DRAFT")) {
        if (story.path("consent").isNull()) {
          story = act(address, "consent", token, AGREED.deepCopy(), story);
        }
        story = act(address, "publish", token, HttpFormat.mapper().createObjectNode(), story);
      }
    }
    progress.accept("cases: " + cases.size());
  }

  private JsonNode act(URI story, String what, String token, ObjectNode body, JsonNode seen) {
    URI address = URI.create(story + "/" + what);
    body.set("revision", seen.get("revision"));
    String key = "aomori-" + checksum(address.getPath() + body);
    return accepted("POST", address, sender.post(address, token, key, body.toString()));
  }

  private static JsonNode accepted(String verb, URI address, HttpResponse<String> answer) {
    if (answer.statusCode() / 100 != 2) {
      throw new IllegalStateException(
          verb + " " + address + ": " + answer.statusCode() + " " + answer.body());
    }
    return HttpFormat.mapper().readTree(answer.body());
  }

  /// Roadmap and publication learn the KPIs over Kafka and may not know all of them yet.
  private HttpResponse<String> putWhenLearnt(URI address, String token, String body) {
    long end = sender.deadline();
    while (true) {
      HttpResponse<String> answer = sender.put(address, token, body);
      boolean learning = answer.statusCode() == 422 && answer.body().contains("UNKNOWN_KPI");
      if (!learning || System.nanoTime() > end) {
        return answer;
      }
      Sender.pause();
    }
  }

  private void observe(URI address) {
    String token = tokenOfRole.apply("feed");
    List<JsonNode> all = PlanContent.of("observations");
    for (int from = 0; from < all.size(); from += PORTION) {
      observe(address, token, all.subList(from, Math.min(from + PORTION, all.size())));
    }
    progress.accept("observations: " + all.size());
  }

  /// Ingestion learns the indicators over Kafka and may not know all of them yet: what it does not
  /// take is sent again. Done when the record has the last one, which comes after all others.
  private void observe(URI address, String token, List<JsonNode> portion) {
    long end = sender.deadline();
    List<JsonNode> left = portion;
    String last = null;
    for (int attempt = 1; !left.isEmpty(); attempt++) {
      String body = HttpFormat.mapper().writeValueAsString(left);
      HttpResponse<String> answer =
          sender.post(address, token, "aomori-" + checksum(body) + "-" + attempt, body);
      left = notTaken(left, answer);
      last = lastTaken(answer, last);
      if (!left.isEmpty()) {
        if (System.nanoTime() > end) {
          throw new IllegalStateException(
              "POST " + address + ": " + answer.statusCode() + " " + answer.body());
        }
        Sender.pause();
      }
    }
    if (last != null) {
      var _ = sender.get(URI.create(address + "/" + last), token);
    }
  }

  private static @Nullable String lastTaken(HttpResponse<String> answer, @Nullable String before) {
    if (answer.statusCode() / 100 != 2) {
      return before;
    }
    JsonNode taken = HttpFormat.mapper().readTree(answer.body()).path("accepted");
    return taken.isEmpty() ? before : taken.get(taken.size() - 1).asString();
  }

  private static List<JsonNode> notTaken(List<JsonNode> sent, HttpResponse<String> answer) {
    int status = answer.statusCode();
    if (status == 400 || status == 401 || status == 403) {
      throw new IllegalStateException("observations: " + status + " " + answer.body());
    }
    if (status / 100 != 2) {
      return sent;
    }
    List<JsonNode> left = new ArrayList<>();
    for (JsonNode rejected : HttpFormat.mapper().readTree(answer.body()).path("rejected")) {
      left.add(sent.get(rejected.get("index").asInt()));
    }
    return left;
  }

  private static String checksum(String body) {
    CRC32 sum = new CRC32();
    sum.update(body.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().toHexDigits(sum.getValue(), 8);
  }
}
