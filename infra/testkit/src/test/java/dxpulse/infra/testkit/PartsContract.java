package dxpulse.infra.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import dxpulse.contracts.types.Topics;
import dxpulse.contracts.wire.KafkaClients;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.JedisPubSub;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.params.SetParams;

/// What the platform asks of its broker, store and cache, whoever provides them.
abstract class PartsContract {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

  abstract String kafka();

  abstract String mongo();

  abstract String redis();

  @Test
  void theBrokerHasEveryTopicWithItsDeadLetters() throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka()))) {
      var topics = admin.describeTopics(Topics.ALL).allTopicNames().get();

      assertThat(topics.values())
          .allSatisfy(topic -> assertThat(topic.partitions()).hasSize(Topics.PARTITIONS));
      assertThat(admin.listTopics().names().get())
          .containsAll(Topics.ALL.stream().map(Topics::deadLettersOf).toList());
    }
  }

  @Test
  void definitionsAreCompactedAndNothingElseIs() throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka()))) {
      List<ConfigResource> asked =
          Topics.ALL.stream()
              .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic))
              .toList();
      List<String> compacted = new ArrayList<>();
      admin
          .describeConfigs(asked)
          .all()
          .get()
          .forEach((topic, settings) -> {
            if (settings.get("cleanup.policy").value().equals("compact")) {
              compacted.add(topic.name());
            }
          });

      assertThat(compacted).hasSameElementsAs(Topics.COMPACTED);
    }
  }

  @Test
  void whatIsAcknowledgedIsReadBackInItsOrder() {
    TopicPartition partition = new TopicPartition(Topics.RELEASE_PUBLISHED, 3);
    List<String> read = new ArrayList<>();
    try (var producer = KafkaClients.producer(kafka());
        var consumer = KafkaClients.consumer(kafka(), "contract")) {
      consumer.assign(List.of(partition));
      consumer.seekToEnd(List.of(partition));
      long from = consumer.position(partition);
      KafkaClients.sendAll(
          producer,
          List.of("a", "b", "c").stream()
              .map(text ->
                  new ProducerRecord<>(
                      partition.topic(), partition.partition(), "k", text.getBytes(UTF_8)))
              .toList());
      await()
          .pollInSameThread()
          .atMost(SOON)
          .until(() -> {
            consumer
                .poll(Duration.ofMillis(200))
                .forEach(record -> read.add(new String(record.value(), UTF_8)));
            return consumer.position(partition) >= from + 3;
          });
    }

    assertThat(read).containsExactly("a", "b", "c");
  }

  @Test
  void theStoreKeepsPositionsBesideWhatTheyLeadTo() {
    try (MongoClient client = MongoClients.create(mongo())) {
      var positions = client.getDatabase("contract").getCollection("positions");
      for (long next : List.of(5L, 6L)) {
        var unused =
            positions.replaceOne(
                Filters.eq("_id", "t-0"), new Document("_id", "t-0").append("next", next), UPSERT);
      }

      assertThat(positions.countDocuments()).isEqualTo(1);
      assertThat(positions.find(Filters.eq("_id", "t-0")).first()).containsEntry("next", 6L);
      client.getDatabase("contract").drop();
    }
  }

  @Test
  void theStoreWritesManyDocumentsByTheirKeysAndNeverTwice() {
    try (MongoClient client = MongoClients.create(mongo())) {
      MongoCollection<Document> values = client.getDatabase("contract").getCollection("values");
      List<ReplaceOneModel<Document>> writes =
          List.of("020001|I1", "020001|I2").stream()
              .map(id ->
                  new ReplaceOneModel<>(
                      Filters.eq("_id", id), new Document("_id", id).append("body", "{}"), UPSERT))
              .toList();
      var first = values.bulkWrite(writes);
      var again = values.bulkWrite(writes);
      var series =
          values.updateOne(
              Filters.eq("_id", "series"),
              Updates.combine(
                  Updates.addEachToSet("periods", List.of("2024-06", "2024-07")),
                  Updates.max("newest.2024-06", 2)),
              new UpdateOptions().upsert(true));

      assertThat(first.getUpserts()).hasSize(2);
      assertThat(again.getUpserts()).isEmpty();
      assertThat(series.getUpsertedId()).isNotNull();
      assertThat(values.countDocuments()).isEqualTo(3);
      client.getDatabase("contract").drop();
    }
  }

  @Test
  void theCacheKeepsBoardsUnderVersionedKeysAndWakesWhoListens() throws Exception {
    List<String> heard = new CopyOnWriteArrayList<>();
    JedisPubSub listener =
        new JedisPubSub() {
          @Override
          public void onMessage(String channel, String message) {
            heard.add(message);
          }
        };
    try (RedisClient redis = RedisClient.create(redis())) {
      Thread listening =
          Thread.ofPlatform().daemon().start(() -> redis.subscribe(listener, "contract:changes"));
      await().atMost(SOON).until(listener::isSubscribed);
      var kept = redis.set("contract:board:overview:7", "{}", SetParams.setParams().ex(60));
      var woken = redis.publish("contract:changes", "overview:7");

      assertThat(kept).isEqualTo("OK");
      assertThat(woken).isEqualTo(1);
      assertThat(redis.get("contract:board:overview:7")).isEqualTo("{}");
      await().atMost(SOON).untilAsserted(() -> assertThat(heard).containsExactly("overview:7"));
      listener.unsubscribe();
      listening.join(Duration.ofSeconds(10));
    }
  }
}
