package dxpulse.infra.bench;

import dxpulse.contracts.wire.WireFormat;
import dxpulse.infra.standalone.Port;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A platform of its own for a benchmark: `./dx up --empty` on free ports with a new data folder.
final class Platform implements AutoCloseable {
  private static final int SENDERS = 32;

  static {
    System.setProperty("http.maxConnections", Integer.toString(SENDERS));
  }

  private final Path root;
  private final Path home;
  private final Map<String, String> environment = new HashMap<>();
  private final Map<String, String> tokens = new HashMap<>();
  // Plain connections that block, one for each sender: the sender shares the two cores with what is
  // measured.
  private final ExecutorService senders =
      Executors.newFixedThreadPool(SENDERS, Thread.ofPlatform().daemon().factory());
  private double startSeconds;

  private Platform(Path root) throws IOException {
    this.root = root;
    this.home = Files.createTempDirectory("dxpulse-bench-");
    environment.put("DXPULSE_HOME", home.toString());
    // One address asks for everybody.
    environment.put("DXPULSE_READING_PER_SECOND", "0");
    for (Port port : Port.values()) {
      environment.put(port.variable(), Integer.toString(Port.free()));
    }
  }

  static Platform start(Path root) throws IOException {
    Platform platform = new Platform(root);
    String prepared = platform.dx("up", "--empty");
    if (!prepared.contains("up: ")) {
      throw new IllegalStateException(prepared);
    }
    String unused = platform.dx("down");
    platform.begin();
    return platform;
  }

  /// Starts what is built and prepared, and notes how long it takes.
  private void begin() throws IOException {
    long start = System.nanoTime();
    String said = dx("up", "--empty");
    startSeconds = (System.nanoTime() - start) / 1e9;
    if (!said.contains("up: ")) {
      throw new IllegalStateException(said);
    }
  }

  /// From the command to ready, on a built tree.
  double startSeconds() {
    return startSeconds;
  }

  /// Resident memory of all processes, in MiB, as `./dx status` adds it up.
  double residentMebibytes() throws IOException {
    return residentMebibytes("total");
  }

  /// @param name of a process in `./dx status`
  double residentMebibytes(String name) throws IOException {
    return dx("status")
        .lines()
        .filter(line -> line.startsWith(name))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll(".* ([0-9.]+) MiB.*", "$1")))
        .findFirst()
        .orElse(Double.NaN);
  }

  /// The numbers of all processes, as the launcher noted them.
  List<Long> processes() throws IOException {
    Properties noted = new Properties();
    try (var in = Files.newBufferedReader(home.resolve("run.properties"))) {
      noted.load(in);
    }
    return noted.values().stream()
        .map(each -> Long.parseLong(each.toString().split(":")[0]))
        .toList();
  }

  int port(String service) {
    return Integer.parseInt(
        Objects.requireNonNull(environment.get("DXPULSE_PORT_" + service), service));
  }

  /// The address of a page or answer of a service, by the name of its port.
  String address(String service, String path) {
    return "http://127.0.0.1:" + port(service) + path;
  }

  String kafka() {
    return "127.0.0.1:" + environment.get("DXPULSE_PORT_KAFKA");
  }

  String mongo() {
    return "mongodb://127.0.0.1:" + environment.get("DXPULSE_PORT_MONGO");
  }

  String redis() throws IOException {
    Properties secrets = new Properties();
    try (var in = Files.newBufferedReader(home.resolve("secrets.properties"))) {
      secrets.load(in);
    }
    return "redis://:"
        + secrets.getProperty("redis")
        + "@127.0.0.1:"
        + environment.get("DXPULSE_PORT_REDIS");
  }

  /// What a service answered.
  record Answer(int status, String body) {}

  /// Sends a request to a service by the name of its port.
  CompletableFuture<Answer> send(
      String service, String method, String path, String role, Object body) throws IOException {
    URI address = URI.create(address(service, path));
    String token = token(role);
    return CompletableFuture.supplyAsync(() -> exchange(address, method, token, body), senders);
  }

  /// Sends a file as a form does.
  Answer upload(String service, String path, String role, Path file) throws IOException {
    String head =
        "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\nContent-Type: application/octet-stream\r\n\r\n"
            .formatted(file.getFileName());
    ByteArrayOutputStream form = new ByteArrayOutputStream();
    form.writeBytes(head.getBytes(StandardCharsets.UTF_8));
    form.writeBytes(Files.readAllBytes(file));
    form.writeBytes("\r\n--edge--\r\n".getBytes(StandardCharsets.UTF_8));
    URI address = URI.create(address(service, path));
    return exchange(
        address, "POST", token(role), "multipart/form-data; boundary=edge", form.toByteArray());
  }

  Answer get(String service, String path, String role) throws IOException {
    URI address = URI.create(address(service, path));
    return exchange(address, "GET", token(role), "application/json", new byte[0]);
  }

  private static Answer exchange(URI address, String method, String token, Object body) {
    return exchange(
        address, method, token, "application/json", WireFormat.mapper().writeValueAsBytes(body));
  }

  private static Answer exchange(
      URI address, String method, String token, String type, byte[] content) {
    try {
      HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
      connection.setRequestMethod(method);
      connection.setRequestProperty("Authorization", "Bearer " + token);
      if (content.length > 0) {
        connection.setDoOutput(true);
        connection.setRequestProperty("Content-Type", type);
        connection.setFixedLengthStreamingMode(content.length);
        try (OutputStream out = connection.getOutputStream()) {
          out.write(content);
        }
      }
      int status = connection.getResponseCode();
      try (InputStream in =
          status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
        return new Answer(
            status, in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private String token(String role) throws IOException {
    String known = tokens.get(role);
    if (known == null) {
      known = dx("token", role).strip();
      tokens.put(role, known);
    }
    return known;
  }

  private String dx(String... words) throws IOException {
    List<String> command = new ArrayList<>(List.of(root.resolve("dx").toString()));
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().putAll(environment);
    Process process = builder.start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    String unused = dx("down");
  }
}
