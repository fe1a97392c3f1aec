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
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The platform as `./dx up` runs it, on free ports with a data folder of its own. Started once for
/// all tests, ended with the JVM.
final class RunningPlatform {
  private static final Duration START = Duration.ofMinutes(5);
  private static final Duration ANSWER = Duration.ofSeconds(60);
  // Below the ports that systems give to outgoing connections, so that none is taken between its
  // choice and its use; each JVM of tests chooses among others.
  private static final int PORTS = 3_000;
  private static final int LOWEST_PORT = 20_000 + PORTS * Integer.getInteger("dxpulse.fork", 0);
  private static @Nullable RunningPlatform shared;
  private static volatile boolean folderIsKept;

  private final Checkout checkout = Checkout.containing(Path.of("."));
  private final Map<String, String> environment = new HashMap<>();
  private final Map<Port, Integer> ports = new EnumMap<>(Port.class);
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Map<String, String> tokens = new ConcurrentHashMap<>();
  private final Path home;

  private RunningPlatform() throws IOException, InterruptedException {
    home = Files.createTempDirectory("dxpulse-acceptance-");
    environment.put("DXPULSE_HOME", home.toString());
    environment.put("DXPULSE_FEED_ALLOWED_HOSTS", "127.0.0.1");
    Iterator<Integer> free =
        new Random()
            .ints(LOWEST_PORT, LOWEST_PORT + PORTS)
            .distinct()
            .filter(Port::isFree)
            .limit(Port.values().length)
            .iterator();
    for (Port port : Port.values()) {
      ports.put(port, free.next());
      environment.put(port.variable(), Integer.toString(ports.get(port)));
    }
    run("prepare", "--brief").waitFor();
    Process launcher = run("run");
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(() -> {
              launcher.destroy();
              launcher.onExit().orTimeout(60, TimeUnit.SECONDS).join();
              if (!folderIsKept) {
                delete(home);
              }
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

  /// Leaves the data folder with its logs when the tests end.
  static void keepFolder() {
    folderIsKept = true;
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException inUse) {
      System.err.println(folder + ": not deleted, " + inUse);
    }
  }

  String portal() {
    return "http://127.0.0.1:" + ports.get(Port.PORTAL);
  }

  /// The broker's address.
  String kafka() {
    return "127.0.0.1:" + ports.get(Port.KAFKA);
  }

  /// The store's address.
  String mongo() {
    return "mongodb://127.0.0.1:" + ports.get(Port.MONGO);
  }

  /// The key with which its sign-in signs tokens.
  String signingKey() {
    try (Stream<Path> files = Files.walk(home)) {
      Path key = files.filter(file -> file.endsWith("sign-in-key.json")).findFirst().orElseThrow();
      return Files.readString(key);
    } catch (IOException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  int port(Port port) {
    return ports.get(port);
  }

  /// The password with which a demo user signs in.
  String password(String user) {
    return properties("secrets").getProperty("user-" + user);
  }

  Path log(String process) {
    return home.resolve("logs").resolve(process + ".log");
  }

  /// Every process of the platform that runs now, the launcher included.
  List<ProcessHandle> processes() {
    return properties("run").values().stream()
        .map(each -> Long.parseLong(each.toString().split(":")[0]))
        .flatMap(pid -> ProcessHandle.of(pid).stream())
        .toList();
  }

  /// Whether a service says that it can work.
  boolean isReady(String service) {
    int port = ports.get(Port.valueOf(service.toUpperCase(Locale.ROOT).replace('-', '_')));
    HttpRequest question =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/readyz"))
            .timeout(Duration.ofSeconds(5))
            .build();
    try {
      return client.send(question, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /// Stops a process in mid-air, as a machine that hangs.
  void freeze(String process) {
    signal("STOP", pid(process));
  }

  void thaw(String process) {
    signal("CONT", pid(process));
  }

  private static void signal(String name, long pid) {
    try {
      int sent = new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start().waitFor();
      if (sent != 0) {
        throw new IllegalStateException("SIG" + name + " did not reach " + pid);
      }
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(hurried);
    }
  }

  /// What a command of `./dx` says, and how it ends.
  record Said(int status, String words) {}

  /// Runs a command of the launcher to its end.
  ///
  /// @param other variables that differ from those of this platform
  Said command(Map<String, String> other, String... words) {
    ProcessBuilder builder = launcher(words).redirectErrorStream(true);
    builder.environment().putAll(other);
    return said(builder);
  }

  private static Said said(ProcessBuilder builder) {
    try {
      Process process = builder.start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Said(process.waitFor(), said);
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(hurried);
    }
  }

  /// Runs `./dx` itself, as a person at a shell does.
  Said dx(String... words) {
    List<String> command = new ArrayList<>(List.of(checkout.root().resolve("dx").toString()));
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    return said(builder);
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

  /// With a token of the caller's own making.
  HttpResponse<String> sendAs(String token, String method, String path, @Nullable String body) {
    return send(method, path, null, body, Map.of("Authorization", "Bearer " + token));
  }

  HttpResponse<String> send(
      String method, String path, @Nullable String role, @Nullable String body) {
    return send(method, path, role, body, Map.of());
  }

  HttpResponse<String> send(
      String method,
      String path,
      @Nullable String role,
      @Nullable String body,
      Map<String, String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(portal() + path))
            .timeout(ANSWER)
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
    headers.forEach(request::header);
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException failed) {
      throw new IllegalStateException(path, failed);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(hurried);
    }
  }

  String token(String role) {
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
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
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
