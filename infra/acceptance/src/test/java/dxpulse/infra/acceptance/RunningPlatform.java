package dxpulse.infra.acceptance;

import dxpulse.infra.standalone.Checkout;
import dxpulse.infra.standalone.Port;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The platform as `./dx up` runs it, on free ports with a data folder of its own. Started once for
/// all tests, ended with the JVM.
final class RunningPlatform {
  private static final Duration START = Duration.ofMinutes(5);
  private static @Nullable RunningPlatform shared;

  private final Checkout checkout = Checkout.containing(Path.of("."));
  private final Map<String, String> environment = new HashMap<>();
  private final Map<Port, Integer> ports = new EnumMap<>(Port.class);
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Map<String, String> tokens = new HashMap<>();
  private final Path home;

  private RunningPlatform() throws IOException, InterruptedException {
    home = Files.createTempDirectory("dxpulse-acceptance-");
    environment.put("DXPULSE_HOME", home.toString());
    for (Port port : Port.values()) {
      int free = Port.free();
      ports.put(port, free);
      environment.put(port.variable(), Integer.toString(free));
    }
    run("prepare").waitFor();
    Process launcher = run("run");
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(() -> {
              launcher.destroy();
              launcher.onExit().orTimeout(60, TimeUnit.SECONDS).join();
            }));
    Path log = home.resolve("launcher.log");
    Awaitility.await("the platform, see " + log)
        .atMost(START)
        .pollInterval(Duration.ofMillis(200))
        .failFast(() -> {
          if (!launcher.isAlive()) {
            throw new IllegalStateException(Files.readString(log));
          }
        })
        .until(() -> Files.readString(log).contains("up: "));
  }

  static synchronized RunningPlatform get() {
    if (shared == null) {
      try {
        shared = new RunningPlatform();
      } catch (IOException | InterruptedException failed) {
        throw new IllegalStateException(failed);
      }
    }
    return shared;
  }

  String portal() {
    return "http://127.0.0.1:" + ports.get(Port.PORTAL);
  }

  /// The cache's address with its password.
  String redis() {
    return "redis://:"
        + properties("secrets").getProperty("redis")
        + "@127.0.0.1:"
        + ports.get(Port.REDIS);
  }

  /// Ends a process without asking; the launcher starts it again.
  void kill(String process) {
    long pid = pid(process);
    boolean killed = ProcessHandle.of(pid).map(ProcessHandle::destroyForcibly).orElse(false);
    if (!killed) {
      throw new IllegalStateException(process + " was not running");
    }
    Awaitility.await(process + " restarted")
        .atMost(Duration.ofSeconds(90))
        .until(() -> pid(process) != pid);
  }

  private long pid(String process) {
    return Long.parseLong(properties("run").getProperty(process, "-1:0").split(":")[0]);
  }

  private Properties properties(String name) {
    Properties properties = new Properties();
    try (var in = Files.newBufferedReader(home.resolve(name + ".properties"))) {
      properties.load(in);
    } catch (IOException missing) {
      throw new IllegalStateException(missing);
    }
    return properties;
  }

  HttpResponse<String> observe(String role, String body) {
    return send("POST", "/api/ingestion/observations", role, body);
  }

  HttpResponse<String> get(String path, @Nullable String role) {
    return send("GET", path, role, null);
  }

  JsonNode board(String query) {
    return JsonMapper.shared().readTree(get("/api/boards/" + query, null).body());
  }

  HttpResponse<String> send(
      String method, String path, @Nullable String role, @Nullable String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(portal() + path))
            .timeout(Duration.ofSeconds(20))
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    if (role != null) {
      request.header("Authorization", "Bearer " + token(role));
    }
    if (body != null) {
      request.header("Content-Type", "application/json");
    }
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException failed) {
      throw new IllegalStateException(path, failed);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(hurried);
    }
  }

  private String token(String role) {
    return tokens.computeIfAbsent(
        role,
        each -> {
          try {
            Process asked = launcher("token", each).redirectErrorStream(false).start();
            String token =
                new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (asked.waitFor() != 0) {
              throw new IllegalStateException("no token for " + each);
            }
            return token;
          } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
          }
        });
  }

  private Process run(String... words) throws IOException {
    return launcher(words)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(home.resolve("launcher.log").toFile()))
        .start();
  }

  private ProcessBuilder launcher(String... words) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx96m",
                "-Ddxpulse.root=" + checkout.root(),
                "-jar",
                checkout
                    .root()
                    .resolve("infra/standalone/launcher/target/launcher.jar")
                    .toString()));
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    return builder;
  }
}
