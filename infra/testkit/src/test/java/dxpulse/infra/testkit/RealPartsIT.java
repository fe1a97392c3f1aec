package dxpulse.infra.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import dxpulse.contracts.types.Topics;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisClient;

class RealPartsIT {
  @Test
  void theBrokerHasEveryTopicWithItsDeadLetters() throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", RealParts.kafka()))) {
      var topics = admin.describeTopics(Topics.ALL).allTopicNames().get();

      assertThat(topics.values()).allSatisfy(topic -> assertThat(topic.partitions()).hasSize(6));
      assertThat(admin.listTopics().names().get())
          .containsAll(Topics.ALL.stream().map(Topics::deadLettersOf).toList());
    }
  }

  @Test
  void theStoreAnswersAsMongoDoes() {
    try (var client = MongoClients.create(RealParts.mongo())) {
      var collection = client.getDatabase("testkit").getCollection("things");
      collection.insertMany(
          List.of(
              new Document("_id", "a").append("n", 1), new Document("_id", "b").append("n", 2)));

      assertThat(collection.find(new Document("_id", "b")).first()).containsEntry("n", 2);
    }
  }

  @Test
  void theCacheKeepsWhatItIsTold() {
    try (RedisClient redis = RedisClient.create(RealParts.redis())) {
      var unused = redis.set("testkit", "kept");

      assertThat(redis.get("testkit")).isEqualTo("kept");
    }
  }
}
