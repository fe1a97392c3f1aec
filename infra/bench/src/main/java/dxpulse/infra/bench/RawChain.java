package dxpulse.infra.bench;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.bson.BsonString;
import redis.clients.jedis.RedisClient;

/// The floor: three Kafka hops with acks=all, one store write and one Redis SET, with plain clients
/// on the same servers.
final class RawChain implements AutoCloseable {
  private static final int BODY = 300;
  private static final List<String> TOPICS = List.of("bench.hop1", "bench.hop2", "bench.hop3");

  private final KafkaProducer<byte[], byte[]> producer;
  private final List<Thread> hops = new ArrayList<>();
  private final MongoClient mongo;
  private final RedisClient redis;
  private final Queue<Long> latencies = new ConcurrentLinkedQueue<>();
  private volatile boolean running = true;
  private volatile CountDownLatch left = new CountDownLatch(0);

  RawChain(Platform platform) throws Exception {
    createTopics(platform);
    producer = producer(platform);
    mongo = MongoClients.create(platform.mongo());
    redis = RedisClient.create(platform.redis());
    CountDownLatch assigned = new CountDownLatch(3);
    MongoCollection<BsonDocument> store =
        mongo.getDatabase("bench").getCollection("values", BsonDocument.class);
    KafkaProducer<byte[], byte[]> second = producer(platform);
    KafkaProducer<byte[], byte[]> third = producer(platform);
    hops.add(
        hop(
            platform,
            TOPICS.get(0),
            assigned,
            batch -> forward(second, TOPICS.get(1), write(store, batch))));
    hops.add(hop(platform, TOPICS.get(1), assigned, batch -> forward(third, TOPICS.get(2), batch)));
    hops.add(hop(platform, TOPICS.get(2), assigned, this::publish));
    assigned.await(30, TimeUnit.SECONDS);
  }

  /// Latencies of values that are sent at an even rate.
  Latencies latencies(int perSecond, int seconds) throws Exception {
    latencies.clear();
    paced(perSecond, seconds);
    return new Latencies(List.copyOf(latencies));
  }

  /// Values per second that pass the whole chain when they are sent as fast as batches allow.
  double throughput(int values) throws Exception {
    left = new CountDownLatch(values);
    long start = System.nanoTime();
    for (int i = 0; i < values; i++) {
      send(i);
    }
    producer.flush();
    if (!left.await(120, TimeUnit.SECONDS)) {
      throw new IllegalStateException("raw chain: " + left.getCount() + " values did not arrive");
    }
    return values / ((System.nanoTime() - start) / 1e9);
  }

  /// Sends values at an even rate and returns when all of them have arrived.
  void paced(int perSecond, int seconds) throws Exception {
    int values = perSecond * seconds;
    left = new CountDownLatch(values);
    long start = System.nanoTime();
    for (int i = 0; i < values; i++) {
      Pace.until(start + i * 1_000_000_000L / perSecond);
      send(i);
    }
    if (!left.await(30, TimeUnit.SECONDS)) {
      throw new IllegalStateException("raw chain: " + left.getCount() + " values did not arrive");
    }
  }

  private void send(int number) {
    byte[] body = new byte[BODY];
    ByteBuffer.wrap(body).putLong(System.nanoTime()).putInt(number);
    Future<RecordMetadata> sent =
        producer.send(
            new ProducerRecord<>(
                TOPICS.getFirst(), 0, ByteBuffer.allocate(4).putInt(number % 1000).array(), body));
    if (sent.isCancelled()) {
      throw new IllegalStateException("send was cancelled");
    }
  }

  private List<ConsumerRecord<byte[], byte[]>> write(
      MongoCollection<BsonDocument> store, List<ConsumerRecord<byte[], byte[]>> batch) {
    List<ReplaceOneModel<BsonDocument>> writes =
        batch.stream()
            .map(record -> {
              String id = "v" + ByteBuffer.wrap(record.key()).getInt();
              BsonDocument document =
                  new BsonDocument("_id", new BsonString(id))
                      .append("body", new BsonBinary(record.value()));
              return new ReplaceOneModel<>(
                  new BsonDocument("_id", new BsonString(id)),
                  document,
                  new ReplaceOptions().upsert(true));
            })
            .toList();
    store.bulkWrite(writes);
    return batch;
  }

  private static void forward(
      KafkaProducer<byte[], byte[]> out, String topic, List<ConsumerRecord<byte[], byte[]>> batch) {
    List<Future<RecordMetadata>> sent =
        batch.stream()
            .map(record -> out.send(new ProducerRecord<>(topic, 0, record.key(), record.value())))
            .toList();
    out.flush();
    for (Future<RecordMetadata> one : sent) {
      try {
        RecordMetadata unused = one.get();
      } catch (Exception lost) {
        throw new IllegalStateException("raw chain: a send failed", lost);
      }
    }
  }

  private void publish(List<ConsumerRecord<byte[], byte[]>> batch) {
    try (var pipeline = redis.pipelined()) {
      for (ConsumerRecord<byte[], byte[]> record : batch) {
        var unused = pipeline.set(record.key(), record.value());
      }
      pipeline.sync();
    }
    long now = System.nanoTime();
    for (ConsumerRecord<byte[], byte[]> record : batch) {
      latencies.add(now - ByteBuffer.wrap(record.value()).getLong());
      left.countDown();
    }
  }

  private Thread hop(
      Platform platform,
      String topic,
      CountDownLatch assigned,
      Consumer<List<ConsumerRecord<byte[], byte[]>>> work) {
    return Thread.ofPlatform()
        .daemon()
        .name(topic)
        .start(() -> {
          Map<String, Object> settings =
              Map.of(
                  "bootstrap.servers", platform.kafka(),
                  "enable.auto.commit", "false",
                  "fetch.min.bytes", "1",
                  "auto.offset.reset", "latest");
          try (var consumer =
              new KafkaConsumer<>(
                  settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            TopicPartition partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            consumer.seekToEnd(List.of(partition));
            long unused = consumer.position(partition);
            assigned.countDown();
            while (running) {
              ConsumerRecords<byte[], byte[]> polled = consumer.poll(Duration.ofMillis(100));
              if (!polled.isEmpty()) {
                List<ConsumerRecord<byte[], byte[]>> batch = new ArrayList<>(polled.count());
                polled.forEach(batch::add);
                work.accept(batch);
              }
            }
          }
        });
  }

  private static KafkaProducer<byte[], byte[]> producer(Platform platform) {
    Properties settings = new Properties();
    settings.put("bootstrap.servers", platform.kafka());
    settings.put("acks", "all");
    settings.put("linger.ms", "0");
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  private static void createTopics(Platform platform) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", platform.kafka()))) {
      var existing = admin.listTopics().names().get();
      var missing =
          TOPICS.stream()
              .filter(topic -> !existing.contains(topic))
              .map(topic -> new NewTopic(topic, 1, (short) 1))
              .toList();
      admin.createTopics(missing).all().get();
    }
  }

  @Override
  public void close() throws Exception {
    running = false;
    for (Thread hop : hops) {
      hop.join(5_000);
    }
    producer.close();
    mongo.close();
    redis.close();
  }
}
