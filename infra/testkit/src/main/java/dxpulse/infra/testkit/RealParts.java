package dxpulse.infra.testkit;

import dxpulse.infra.standalone.Checkout;
import dxpulse.infra.standalone.ManagedProcess;
import dxpulse.infra.standalone.Parts;
import dxpulse.infra.standalone.Port;
import dxpulse.infra.standalone.Topology;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.stream.Stream;

/// A real Kafka broker with the platform's topics, a real Redis and a MongoDB wire server on free
/// ports: each is started when a test first asks for it, shared by all tests of the JVM, and gone
/// with it.
public final class RealParts {
  private static final Duration START = Duration.ofSeconds(60);
  private static final Checkout CHECKOUT = Checkout.containing(Path.of("."));
  private static final Path FOLDER = temporaryFolder();

  private RealParts() {}

  /// Bootstrap address of the broker.
  public static String kafka() {
    return "127.0.0.1:" + Kafka.PROCESS.port();
  }

  /// Address of the store, `mongodb://…`.
  public static String mongo() {
    return "mongodb://127.0.0.1:" + Mongo.PROCESS.port();
  }

  /// Address of the cache, `redis://…`.
  public static String redis() {
    return "redis://127.0.0.1:" + Redis.PROCESS.port();
  }

  /// The broker's process, for tests that stop or kill it. Whoever does starts it again.
  public static ManagedProcess kafkaProcess() {
    return Kafka.PROCESS;
  }

  public static ManagedProcess redisProcess() {
    return Redis.PROCESS;
  }

  private static final class Kafka {
    static final ManagedProcess PROCESS =
        started(
            Parts.kafka(CHECKOUT, FOLDER.resolve("kafka"), log("kafka"), Port.free(), Port.free()));

    static {
      Topology.create("127.0.0.1:" + PROCESS.port());
    }
  }

  private static final class Mongo {
    static final ManagedProcess PROCESS =
        started(Parts.mongo(CHECKOUT, FOLDER.resolve("mongo"), log("mongo"), Port.free()));
  }

  private static final class Redis {
    static final ManagedProcess PROCESS =
        started(Parts.redis(FOLDER.resolve("redis"), log("redis"), Port.free(), ""));
  }

  private static ManagedProcess started(ManagedProcess process) {
    Runtime.getRuntime().addShutdownHook(new Thread(process::kill));
    process.start();
    process.awaitReady(START);
    return process;
  }

  private static Path log(String part) {
    return FOLDER.resolve(part + ".log");
  }

  private static Path temporaryFolder() {
    try {
      Path folder = Files.createTempDirectory("dxpulse-test-");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
      return folder;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .sorted(Comparator.reverseOrder())
          .forEach(file -> {
            boolean deleted = file.toFile().delete();
            if (!deleted) {
              file.toFile().deleteOnExit();
            }
          });
    } catch (IOException | UncheckedIOException vanished) {
      // Another hook ends the processes at the same time; what they delete themselves is gone
      // already.
    }
  }
}
