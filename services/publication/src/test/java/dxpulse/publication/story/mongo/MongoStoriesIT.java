package dxpulse.publication.story.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dxpulse.infra.testkit.RealParts;
import dxpulse.publication.story.Story;
import dxpulse.publication.story.StoryStore;
import dxpulse.publication.story.StoryStoreContract;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MongoStoriesIT extends StoryStoreContract {
  private static MongoClient mongo;
  private static int count;
  private MongoDatabase database;
  private MongoStories store;

  @BeforeAll
  static void connect() {
    mongo = MongoClients.create(RealParts.mongo());
  }

  @AfterAll
  static void disconnect() {
    mongo.close();
  }

  @BeforeEach
  void freshStore() {
    database = mongo.getDatabase("storiesit" + ++count);
    store = new MongoStories(database);
  }

  @Override
  protected StoryStore store() {
    return store;
  }

  @Test
  void whatAnEarlierBuildPublishedWithoutConsentIsADraft() {
    byte[] told =
        """
        {"id":"C7","field":"living","organisation":"県","summary":{"ja":"前の版で書いた事例"}}
        """
            .getBytes(StandardCharsets.UTF_8);
    var _ =
        database
            .getCollection("facts")
            .insertOne(new Document("_id", "C|C7").append("body", new Binary(told)));

    store.adopt(database, Instant.EPOCH);
    store.adopt(database, Instant.EPOCH);

    Story story = store.find("C7").orElseThrow();
    assertThat(story.state()).isEqualTo(Story.State.DRAFT);
    assertThat(story.text().organisation()).isEqualTo("県");
    assertThat(database.getCollection("facts").countDocuments()).isZero();
  }
}
