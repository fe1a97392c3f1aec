package dxpulse.contracts.wire;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// Clients with the settings that the contract asks for: acks=all, idempotence, no waiting for
/// company, offsets not committed behind our back.
public final class KafkaClients {
  private KafkaClients() {}

  /// A producer that gives up on a record after 10 seconds; whoever sent it then does not know, and
  /// sends it again.
  public static KafkaProducer<String, byte[]> producer(String bootstrap) {
    Map<String, Object> settings = settings(bootstrap);
    settings.put("acks", "all");
    settings.put("enable.idempotence", true);
    settings.put("linger.ms", 0);
    settings.put("max.block.ms", 5_000);
    settings.put("request.timeout.ms", 4_000);
    settings.put("delivery.timeout.ms", 10_000);
    return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
  }

  public static KafkaConsumer<byte[], byte[]> consumer(String bootstrap, String group) {
    Map<String, Object> settings = settings(bootstrap);
    settings.put("group.id", group);
    settings.put("enable.auto.commit", false);
    settings.put("auto.offset.reset", "earliest");
    settings.put("fetch.min.bytes", 1);
    settings.put("max.poll.records", 1000);
    settings.put("session.timeout.ms", 10_000);
    settings.put("heartbeat.interval.ms", 2_000);
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  private static Map<String, Object> settings(String bootstrap) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("bootstrap.servers", bootstrap);
    // Who measures a client asks it; some hundred beans for each would only be registered.
    settings.put("metric.reporters", "");
    // Nor is it pushed to the broker.
    settings.put("enable.metrics.push", false);
    return settings;
  }

  /// Sends everything and returns when all of it is acknowledged, or none of it is under way any
  /// more.
  ///
  /// @throws NotAcknowledged when one record may not be there; to send all of them again does no
  ///   harm
  public static void sendAll(
      Producer<String, byte[]> producer, List<ProducerRecord<String, byte[]>> records) {
    List<Future<RecordMetadata>> sent = new ArrayList<>(records.size());
    try {
      // Each is on its way at once; to flush would only wake the sender once more.
      records.forEach(record -> sent.add(producer.send(record)));
      ExecutionException lost = null;
      for (Future<RecordMetadata> one : sent) {
        try {
          RecordMetadata unused = one.get();
        } catch (ExecutionException failed) {
          lost = failed;
        }
      }
      if (lost != null) {
        throw lost;
      }
    } catch (ExecutionException | RuntimeException unknown) {
      throw new NotAcknowledged(unknown);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
      throw new NotAcknowledged(hurried);
    }
  }

  /// The dead letter of a record, as a producer with text keys sends it.
  public static ProducerRecord<String, byte[]> deadLetter(
      ConsumerRecord<byte[], byte[]> record, String consumer, String reason, Instant at) {
    ProducerRecord<byte[], byte[]> dead = DeadLetter.of(record, consumer, reason, at);
    return new ProducerRecord<>(
        dead.topic(),
        dead.partition(),
        dead.key() == null ? null : new String(dead.key(), java.nio.charset.StandardCharsets.UTF_8),
        dead.value(),
        dead.headers());
  }

  /// At least one record was not acknowledged.
  public static final class NotAcknowledged extends RuntimeException {
    private static final long serialVersionUID = 1;

    NotAcknowledged(Throwable cause) {
      super("Kafka did not acknowledge", cause);
    }
  }
}
