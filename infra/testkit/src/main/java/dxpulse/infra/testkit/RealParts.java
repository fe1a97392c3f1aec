package dxpulse.infra.testkit;

import dxpulse.contracts.wire.EventCodec;
import dxpulse.contracts.wire.EventType;
import dxpulse.contracts.wire.KafkaClients;
import dxpulse.contracts.wire.Partitioning;
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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/// A real Kafka broker with the platform's topics, a real Redis and a store on free ports: each is
/// started when a test first asks for it, shared by all tests of the JVM, and gone with it.
///
/// The store is a real MongoDB where a container engine answers, and the embedded stand-in where
/// none does; tests cannot tell. Broker and cache are the real ones either way, as processes that
/// tests may kill.
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
    return Containers.engineAnswers() ? Containers.mongo() : embeddedMongo();
  }

  static String embeddedMongo() {
    return "mongodb://127.0.0.1:" + Mongo.PROCESS.port();
  }

  /// All that a topic holds by now, a partition after the other.
  public static List<ConsumerRecord<byte[], byte[]>> records(String topic) {
    List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
    try (var consumer = KafkaClients.consumer(kafka(), UUID.randomUUID().toString())) {
      List<TopicPartition> all =
          consumer.partitionsFor(topic).stream()
              .map(each -> new TopicPartition(each.topic(), each.partition()))
              .toList();
      consumer.assign(all);
      consumer.seekToBeginning(all);
      Map<TopicPartition, Long> ends = consumer.endOffsets(all);
      while (all.stream().anyMatch(each -> consumer.position(each) < ends.getOrDefault(each, 0L))) {
        consumer.poll(Duration.ofMillis(200)).forEach(found::add);
      }
    }
    return found;
  }

  /// The events that a topic holds by now, those of an organization in their order.
  public static <E> List<E> events(EventType<E> type) {
    List<E> events = new ArrayList<>();
    records(type.topic()).forEach(record -> events.add(EventCodec.decode(type, record.value())));
    return events;
  }

  /// Sends bodies that nobody made with the codec, to the partition in which readers look for an
  /// organization's records.
  ///
  /// @param key record key, `organization` or `organization|code`
  public static void sendRaw(String topic, String key, List<byte[]> bodies) {
    sendRaw(kafka(), topic, key, bodies);
  }

  /// The same to another broker.
  public static void sendRaw(String bootstrap, String topic, String key, List<byte[]> bodies) {
    try (var producer = KafkaClients.producer(bootstrap)) {
      KafkaClients.sendAll(
          producer,
          bodies.stream()
              .map(body ->
                  new ProducerRecord<String, byte[]>(topic, Partitioning.ofKey(key), key, body))
              .toList());
    }
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
        started(Parts.redis(CHECKOUT, FOLDER.resolve("redis"), log("redis"), Port.free(), ""));
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
