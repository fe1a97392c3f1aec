package dxpulse.ingestion.feed.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dxpulse.infra.testkit.RealParts;
import dxpulse.ingestion.feed.Feeds;
import dxpulse.ingestion.feed.json.JsonDefinitions;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MongoFeedRightsIT {
  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
  private static final Duration RIGHT = Duration.ofMinutes(10);

  @Test
  void aRightLastsAsLongAsItIsRenewedAndOnlyByWhoHoldsIt() {
    try (MongoClient client = MongoClients.create(RealParts.mongo())) {
      Feeds feeds =
          new MongoFeeds(
              client.getDatabase("rights" + UUID.randomUUID()), new JsonDefinitions(cron -> null));

      assertThat(feeds.take("a", "one", NOON, RIGHT)).isTrue();
      feeds.renew("a", "one", NOON.plus(Duration.ofMinutes(9)), RIGHT);
      assertThat(feeds.take("a", "two", NOON.plus(Duration.ofMinutes(18)), RIGHT)).isFalse();
      assertThat(feeds.take("a", "two", NOON.plus(Duration.ofMinutes(19)), RIGHT)).isTrue();

      feeds.renew("a", "one", NOON.plus(Duration.ofHours(1)), RIGHT);
      assertThat(feeds.take("a", "three", NOON.plus(Duration.ofMinutes(29)), RIGHT)).isTrue();
    }
  }
}
