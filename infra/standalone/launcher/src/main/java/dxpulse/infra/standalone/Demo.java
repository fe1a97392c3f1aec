package dxpulse.infra.standalone;

import dxpulse.contracts.wire.WireFormat;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/// What a demonstration needs of a running platform: tokens, the plan's content, one value sent and
/// watched.
final class Demo {
  private static final Duration QUIET = Duration.ofMillis(700);
  private static final Duration LIMIT = Duration.ofSeconds(15);

  /// Fates after which boards stay as they are, rightly.
  private static final Set<String> LEAVES_BOARDS = Set.of("UNCHANGED", "SUPERSEDED");

  private static final Set<String> CHANGES_NOTHING = Set.of("UNCHANGED", "SUPERSEDED", "REJECTED");

  private final Home home;
  private final Plan plan;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  Demo(Home home, Plan plan) {
    this.home = home;
    this.plan = plan;
  }

  /// A bearer token for a role, or for a demo user such as `clerk-agriculture`.
  String token(String role) {
    String basic =
        Base64.getEncoder()
            .encodeToString(
                ("demo-" + role + ":" + home.secret("machine-client"))
                    .getBytes(StandardCharsets.UTF_8));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(plan.issuer() + "/oauth2/token"))
            .header("Authorization", "Basic " + basic)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
            .build();
    HttpResponse<String> answer = send(request);
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(
          "token: \""
              + role
              + "\" (expected one of: feed, clerk, clerk-agriculture, approver, office, committee, operator)");
    }
    return WireFormat.mapper().readTree(answer.body()).get("access_token").asString();
  }

  /// Loads the plan's content through the services' own interfaces, by a program of its own.
  void loadPlan() {
    Path log = home.log("plan");
    List<String> command = new ArrayList<>();
    command.add(Java.executable().toString());
    command.add("-Xmx96m");
    command.add("-XX:+UseSerialGC");
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-jar");
    command.add(new Checkout(planRoot()).planJar().toString());
    command.add(plan.portal());
    command.add(plan.issuer());
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
      builder.environment().put("DXPULSE_MACHINE_SECRET", home.secret("machine-client"));
      if (builder.start().waitFor() != 0) {
        throw new IllegalStateException("the plan could not be loaded, see " + log);
      }
    } catch (IOException failed) {
      throw new IllegalStateException(
          "the plan could not be loaded: " + failed.getMessage(), failed);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(hurried);
    }
  }

  private static Path planRoot() {
    return Checkout.containing(Path.of(System.getProperty("dxpulse.root", "."))).root();
  }

  /// Sends a value that is held already, which changes nothing, and waits until its fate is known
  /// and an index stands on the public board: the whole way is open.
  void proveTheWay(Duration limit) {
    Deadline deadline = new Deadline(limit);
    String token = deadline.until("a token", () -> Optional.of(token("feed")));
    Map<String, Object> held = deadline.until("a value that is held", () -> heldValue(token));
    String id = deadline.until("an accepted value", () -> accepted(held, token));
    String fate =
        deadline.until(
            "the fate of the value",
            () -> Optional.of(fate(id, token)).filter(known -> !known.isEmpty()));
    if (fate.equals("REJECTED")) {
      throw new IllegalStateException("a value that is held already was rejected: " + held);
    }
    boolean unused =
        deadline.until("an index on the board", () -> Optional.of(hasIndex()).filter(yes -> yes));
  }

  private Optional<Map<String, Object>> heldValue(String token) {
    for (JsonNode indicator : json("/api/indicators", token).path("indicators")) {
      String code = indicator.path("code").asString("");
      JsonNode values = json("/api/indicators/" + code + "/values", token).path("values");
      if (!values.isEmpty()) {
        return Optional.of(HeldValue.repeated(code, values.get(values.size() - 1)));
      }
    }
    return Optional.empty();
  }

  private Optional<String> accepted(Map<String, Object> value, String token) {
    HttpResponse<String> answer = post(WireFormat.mapper().writeValueAsString(value), token);
    JsonNode ids = WireFormat.mapper().readTree(answer.body()).path("accepted");
    return answer.statusCode() == 202 && !ids.isEmpty()
        ? Optional.of(ids.get(0).asString())
        : Optional.empty();
  }

  private boolean hasIndex() {
    HttpResponse<String> board = send(get(plan.portal() + "/api/boards/administration"));
    return board.statusCode() == 200
        && WireFormat.mapper().readTree(board.body()).findValues("index").stream()
            .anyMatch(JsonNode::isNumber);
  }

  private JsonNode json(String path, String token) {
    HttpResponse<String> answer =
        send(
            HttpRequest.newBuilder(URI.create(plan.portal() + path))
                .header("Authorization", "Bearer " + token)
                .build());
    return answer.statusCode() == 200
        ? WireFormat.mapper().readTree(answer.body())
        : WireFormat.mapper().createObjectNode();
  }

  private HttpResponse<String> post(String body, String token) {
    return send(
        HttpRequest.newBuilder(URI.create(plan.portal() + "/api/ingestion/observations"))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  /// Sends one value as a feed would and prints which boards changed, and after how long.
  void observe(String indicator, String period, String value) throws Exception {
    String number = value.strip();
    if (!number.matches("-?[0-9]+(\\.[0-9]+)?")) {
      throw new IllegalArgumentException("value: \"" + value + "\" (expected: a decimal number)");
    }
    String token = token("feed");
    List<Change> heard = new CopyOnWriteArrayList<>();
    CountDownLatch listening = new CountDownLatch(1);
    Thread listener = Thread.ofVirtual().start(() -> listen(listening, heard));
    if (!listening.await(5, TimeUnit.SECONDS)) {
      throw new IllegalStateException("the stream of board changes does not answer");
    }
    String body =
        WireFormat.mapper()
            .writeValueAsString(Map.of("indicator", indicator, "period", period, "status", "FINAL"))
            .replaceFirst("}$", ",\"value\":" + number + "}");
    long start = System.nanoTime();
    HttpResponse<String> answer = post(body, token);
    long accepted = System.nanoTime();
    System.out.printf(
        "POST %s  %.1f ms  %s%n", answer.statusCode(), (accepted - start) / 1e6, answer.body());
    if (answer.statusCode() != 202) {
      System.exit(1);
    }
    String id = WireFormat.mapper().readTree(answer.body()).at("/accepted/0").asString();
    List<Change> changes = awaitQuiet(heard, id, accepted, token);
    listener.interrupt();
    if (changes.isEmpty()) {
      String fate = fate(id, token);
      System.out.println(
          switch (fate) {
            case "UNCHANGED" -> "ボードの変更なし（同じ値です） / no board changed (the same value held already)";
            case "SUPERSEDED" ->
                "ボードの変更なし（より新しい値があります） / no board changed (a value that weighs more holds)";
            case "REJECTED" -> "値は使えませんでした / the value was rejected";
            default -> "ボードはまだ変わっていません / no board has changed yet";
          });
      System.exit(LEAVES_BOARDS.contains(fate) ? 0 : 1);
    }
    System.out.printf(
        "%d boards changed; the first after %.1f ms, the last after %.1f ms:%n",
        changes.stream().map(Change::board).distinct().count(),
        (changes.getFirst().at() - start) / 1e6,
        (changes.getLast().at() - start) / 1e6);
    changes.stream()
        .map(Change::board)
        .distinct()
        .sorted()
        .forEach(board -> System.out.println("  " + board));
    System.exit(0);
  }

  /// A board that changed because of an observation.
  private record Change(String board, String observation, long at) {}

  /// What an observation changed, once nothing more comes or it is known to change nothing.
  private List<Change> awaitQuiet(List<Change> heard, String id, long accepted, String token) {
    long end = accepted + LIMIT.toNanos();
    while (true) {
      ManagedProcess.pause();
      List<Change> own = heard.stream().filter(change -> change.observation().equals(id)).toList();
      long now = System.nanoTime();
      boolean isQuiet =
          own.isEmpty()
              ? now - accepted > QUIET.toNanos() && CHANGES_NOTHING.contains(fate(id, token))
              : now - own.getLast().at() > QUIET.toNanos();
      if (isQuiet || now > end) {
        return own;
      }
    }
  }

  private String fate(String id, String token) {
    HttpResponse<String> answer =
        send(
            HttpRequest.newBuilder(URI.create(plan.portal() + "/api/ingestion/observations/" + id))
                .header("Authorization", "Bearer " + token)
                .build());
    return WireFormat.mapper().readTree(answer.body()).path("state").asString("");
  }

  private void listen(CountDownLatch listening, List<Change> heard) {
    try {
      HttpResponse<java.util.stream.Stream<String>> stream =
          client.send(
              get(plan.portal() + "/api/boards/stream"), HttpResponse.BodyHandlers.ofLines());
      listening.countDown();
      stream
          .body()
          .filter(line -> line.startsWith("data:"))
          .forEach(line -> {
            JsonNode change = WireFormat.mapper().readTree(line.substring(5));
            heard.add(
                new Change(
                    change.path("board").asString() + " " + change.path("period").asString(),
                    change.at("/cause/observationId").asString(""),
                    System.nanoTime()));
          });
    } catch (IOException | InterruptedException | java.io.UncheckedIOException end) {
      // The stream ends when this program does.
    }
  }

  private static HttpRequest get(String address) {
    return HttpRequest.newBuilder(URI.create(address)).build();
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException away) {
      throw new IllegalStateException(
          request.uri().getAuthority() + " does not answer: is DX Pulse running? (./dx up)");
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(hurried);
    }
  }
}
