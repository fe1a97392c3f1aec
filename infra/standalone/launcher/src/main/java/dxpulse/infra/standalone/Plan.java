package dxpulse.infra.standalone;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which processes make up the platform, in the order in which they start, with the settings that
/// tie them together.
///
/// The services are those of the folder list; each gets the same environment and takes what it
/// knows.
final class Plan {
  private static final Heap HEAP = Heap.of(160);
  // Of those that hold streams, ten thousand each: with a browser's headers they take more. And of
  // the one that holds every score that stands: four hundred KPIs of four years are 200 MB. A value
  // that is on its way waits while one of the last two collects.
  private static final Map<String, Heap> LARGER_HEAPS =
      Map.of(
          "portal", Heap.of(288),
          "publication", new Heap(256, 106),
          "kpi-scoring", new Heap(352, 138));

  /// Services that neither values nor readers pass: they do without the optimising compiler, and
  /// the others start sooner.
  private static final Set<String> QUIET = Set.of("roadmap");

  /// Services that no topic reaches: they start while the broker does.
  private static final Set<String> WITHOUT_BROKER = Set.of("portal");

  private final Checkout checkout;
  private final Home home;
  private final Map<String, String> environment;
  private final boolean recording;

  /// @param recording whether every program records its ahead-of-time cache
  Plan(Checkout checkout, Home home, Map<String, String> environment, boolean recording) {
    this.checkout = checkout;
    this.home = home;
    this.environment = environment;
    this.recording = recording;
  }

  int port(Port port) {
    return port.in(environment);
  }

  String kafka() {
    return "127.0.0.1:" + port(Port.KAFKA);
  }

  String redis() {
    return "redis://:" + home.secret("redis") + "@127.0.0.1:" + port(Port.REDIS);
  }

  String issuer() {
    return "http://127.0.0.1:" + port(Port.SIGN_IN);
  }

  String portal() {
    return "http://127.0.0.1:" + port(Port.PORTAL);
  }

  ManagedProcess broker() {
    return Parts.kafka(
        checkout,
        home.data("kafka"),
        home.log("kafka"),
        port(Port.KAFKA),
        port(Port.KAFKA_CONTROLLER),
        recording);
  }

  /// What needs nothing but the machine.
  List<ManagedProcess> stores() {
    return List.of(
        Parts.mongo(checkout, home.data("mongo"), home.log("mongo"), port(Port.MONGO), recording),
        Parts.redis(
            checkout,
            home.data("redis"),
            home.log("redis"),
            port(Port.REDIS),
            home.secret("redis")));
  }

  ManagedProcess signIn() {
    return program("sign-in", checkout.signInJar(), port(Port.SIGN_IN), false);
  }

  List<ManagedProcess> services() {
    List<ManagedProcess> services = new ArrayList<>();
    for (String service : checkout.services()) {
      services.add(
          program(
              service, checkout.serviceJar(service), portOf(service), !QUIET.contains(service)));
    }
    return services;
  }

  /// Starts everything and returns when all of it is ready.
  void start(Supervisor supervisor) {
    ManagedProcess kafka = broker();
    List<ManagedProcess> stores = stores();
    List<ManagedProcess> atOnce = new ArrayList<>(List.of(signIn()));
    List<ManagedProcess> withBroker = new ArrayList<>();
    for (ManagedProcess service : services()) {
      (WITHOUT_BROKER.contains(service.name()) ? atOnce : withBroker).add(service);
    }

    supervisor.start(List.of(kafka));
    supervisor.start(stores);
    supervisor.start(atOnce);
    supervisor.awaitReady(List.of(kafka));
    Topology.create(kafka());
    supervisor.awaitReady(stores);
    supervisor.start(withBroker);
    supervisor.awaitReady(withBroker);
    supervisor.awaitReady(atOnce);
  }

  private int portOf(String service) {
    return port(Port.valueOf(service.toUpperCase(java.util.Locale.ROOT).replace('-', '_')));
  }

  private ManagedProcess program(String name, Path jar, int port, boolean tiered) {
    ServiceJar.Prepared prepared = ServiceJar.prepared(checkout, name, jar);
    Java java =
        new Java(
            LARGER_HEAPS.getOrDefault(name, HEAP),
            tiered,
            prepared.cache(),
            recording,
            List.of("-jar", prepared.jar().toString()));
    return new ManagedProcess(
        name,
        java.command(checkout),
        settings(name),
        home.log(name),
        port,
        () -> Readiness.of(port));
  }

  /// The environment of a process: what ties all of them together, and of the secrets its own.
  Map<String, String> settings(String process) {
    Map<String, String> settings = new HashMap<>();
    for (Port port : Port.values()) {
      settings.put(port.variable(), Integer.toString(port(port)));
    }
    settings.put("DXPULSE_BIND", "127.0.0.1");
    settings.put("DXPULSE_DATA", home.data("services").toString());
    settings.put("DXPULSE_KAFKA", kafka());
    settings.put("DXPULSE_MONGO", "mongodb://127.0.0.1:" + port(Port.MONGO));
    settings.put("DXPULSE_ISSUER", issuer());
    settings.put("DXPULSE_JWKS", issuer() + "/oauth2/jwks");
    settings.put("DXPULSE_PORTAL", portal());
    switch (process) {
      case "portal" -> settings.put("DXPULSE_PORTAL_CLIENT_SECRET", home.secret("portal-client"));
      case "ingestion" ->
          settings.put(
              "DXPULSE_FEED_FILES", checkout.root().resolve("infra/standalone/feeds").toString());
      case "publication" -> {
        settings.put("DXPULSE_REDIS", redis());
        settings.put("DXPULSE_SITE", portal());
      }
      case "sign-in" -> settings.putAll(signInSettings());
      default -> {
        // The others keep no secret.
      }
    }
    return settings;
  }

  private Map<String, String> signInSettings() {
    Map<String, String> settings = new HashMap<>();
    settings.put("DXPULSE_PORTAL_CLIENT_SECRET", home.secret("portal-client"));
    settings.put("DXPULSE_MACHINE_SECRET", home.secret("machine-client"));
    for (String user : DemoUsers.NAMES) {
      settings.put(DemoUsers.variable(user), home.secret("user-" + user));
    }
    return settings;
  }
}
