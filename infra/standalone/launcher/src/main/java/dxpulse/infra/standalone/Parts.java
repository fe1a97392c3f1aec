package dxpulse.infra.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The real parts that the services lean on, as processes: a KRaft Kafka broker, a store that
/// speaks MongoDB's wire protocol, and a Redis server. Tests start the same ones.
public final class Parts {
  // It keeps what it has read and is to write; while it collects, everybody waits.
  private static final Heap STORE = new Heap(416, 160);
  // What was written stays for some seconds, which is longer than from one collection to the next:
  // with room to wait among what lives briefly, it is gone before it has to be looked for among all
  // that lives long, which takes several times as long.
  private static final List<String> ROOM_TO_WAIT =
      List.of("-XX:SurvivorRatio=4", "-XX:TargetSurvivorRatio=90");

  private Parts() {}

  /// Whether a process is one of these rather than a service.
  static boolean isPart(String name) {
    return List.of("kafka", "mongo", "redis").contains(name);
  }

  /// A Kafka broker that is its own controller.
  public static ManagedProcess kafka(
      Checkout checkout, Path folder, Path log, int port, int controllerPort) {
    return kafka(checkout, folder, log, port, controllerPort, false);
  }

  /// @param recording whether it writes its ahead-of-time cache when it ends
  static ManagedProcess kafka(
      Checkout checkout, Path folder, Path log, int port, int controllerPort, boolean recording) {
    Path cache = checkout.brokerCache();
    Path settings = folder.resolve("server.properties");
    Path data = folder.resolve("log");
    String libraries = checkout.brokerLibraries() + "/*";
    try {
      Files.createDirectories(folder);
      Files.createDirectories(cache.getParent());
      Files.writeString(settings, kafkaSettings(data, port, controllerPort));
      Files.writeString(folder.resolve("simplelogger.properties"), "");
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return new ManagedProcess(
        "kafka",
        new Java(
                Heap.of(256),
                true,
                cache,
                recording,
                List.of(
                    "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                    "-cp",
                    libraries,
                    "dxpulse.infra.standalone.broker.Broker",
                    settings.toString(),
                    data.toString()))
            .command(checkout),
        Map.of(),
        log,
        port,
        () -> Port.answers(port));
  }

  public static ManagedProcess mongo(Checkout checkout, Path folder, Path log, int port) {
    return mongo(checkout, folder, log, port, false);
  }

  /// @param recording whether it writes its ahead-of-time cache when it ends
  static ManagedProcess mongo(
      Checkout checkout, Path folder, Path log, int port, boolean recording) {
    return new ManagedProcess(
        "mongo",
        new Java(
                STORE,
                true,
                checkout.storeCache(),
                recording,
                Stream.of(
                        ROOM_TO_WAIT,
                        List.of(
                            "-jar",
                            checkout.storeJar().toString(),
                            folder.resolve("store.mv").toString(),
                            "127.0.0.1",
                            Integer.toString(port)))
                    .flatMap(List::stream)
                    .toList())
            .command(checkout),
        Map.of(),
        log,
        port,
        () -> Port.answers(port));
  }

  public static ManagedProcess redis(
      Checkout checkout, Path folder, Path log, int port, String password) {
    try {
      Files.createDirectories(folder);
      Path settings = folder.resolve("redis.conf");
      OwnerOnly.write(
          settings,
          """
          port %d
          bind 127.0.0.1
          dir %s
          save ""
          appendonly no
          %s
          """
              .formatted(port, folder, password.isEmpty() ? "" : "requirepass " + password));
      return new ManagedProcess(
          "redis",
          List.of(RedisProgram.of(checkout).toString(), settings.toString()),
          Map.of(),
          log,
          port,
          () -> Port.answers(port));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static String kafkaSettings(Path data, int port, int controllerPort) {
    return """
    process.roles=broker,controller
    node.id=1
    listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
    advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
    controller.listener.names=CONTROLLER
    listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
    controller.quorum.voters=1@127.0.0.1:%2$d
    log.dirs=%3$s
    offsets.topic.num.partitions=3
    offsets.topic.replication.factor=1
    transaction.state.log.num.partitions=3
    transaction.state.log.replication.factor=1
    transaction.state.log.min.isr=1
    share.coordinator.state.topic.num.partitions=3
    share.coordinator.state.topic.replication.factor=1
    share.coordinator.state.topic.min.isr=1
    group.initial.rebalance.delay.ms=0
    group.min.session.timeout.ms=1000
    auto.create.topics.enable=false
    log.segment.bytes=16777216
    broker.session.timeout.ms=6000
    broker.heartbeat.interval.ms=1000
    num.network.threads=2
    num.io.threads=4
    log.cleaner.dedupe.buffer.size=4194304
    """
        .formatted(port, controllerPort, data);
  }
}
