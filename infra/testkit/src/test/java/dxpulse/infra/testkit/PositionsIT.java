package dxpulse.infra.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import dxpulse.contracts.wire.Outage;
import dxpulse.infra.mongo.Breaks;
import dxpulse.infra.mongo.MongoPositions;
import dxpulse.infra.mongo.Stores;
import dxpulse.infra.standalone.ManagedProcess;
import dxpulse.infra.standalone.Parts;
import dxpulse.infra.standalone.Port;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Where readers go on when their store was killed. It has a store of its own, which it kills.
class PositionsIT {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final TopicPartition FIRST = new TopicPartition("t", 0);
  private static final TopicPartition SECOND = new TopicPartition("t", 1);

  private final Breaks breaks = new Breaks();

  @TempDir Path folder;
  private ManagedProcess store;
  private MongoClient client;
  private MongoDatabase database;

  @BeforeEach
  void startsAStore() {
    store =
        Parts.mongo(
            dxpulse.infra.standalone.Checkout.containing(Path.of(".")),
            folder.resolve("data"),
            folder.resolve("log"),
            Port.free());
    start();
    client = Stores.mongo("mongodb://127.0.0.1:" + store.port(), breaks);
    database = client.getDatabase("positions");
  }

  @AfterEach
  void endsTheStore() {
    client.close();
    store.kill();
  }

  @Test
  void positionsAreKeptForEachPartitionAndOutliveTheStoreThatIsKilled() {
    MongoPositions positions = new MongoPositions(database, breaks);
    positions.save(Map.of(FIRST, 5L, SECOND, 7L));
    positions.save(Map.of(FIRST, 6L));
    killAndStart();

    MongoPositions afterwards = new MongoPositions(database, breaks);
    await().atMost(SOON).ignoreExceptions().until(() -> afterwards.of(FIRST).isPresent());
    assertThat(afterwards.of(FIRST)).hasValue(6);
    assertThat(afterwards.of(SECOND)).hasValue(7);
    assertThat(afterwards.of(new TopicPartition("t", 2))).isEmpty();
  }

  @Test
  void noPositionIsSavedAcrossAnOutageThatOnlySomebodyElseNoticed() {
    MongoPositions positions = new MongoPositions(database, breaks);
    positions.save(Map.of(FIRST, 5L));
    assertThat(positions.of(FIRST)).hasValue(5);
    killAndStart();
    somebodyElseNotices();

    assertThatThrownBy(() -> positions.save(Map.of(FIRST, 9L)))
        .satisfies(failure -> assertThat(Outage.isBehind(failure)).isTrue());
    assertThat(positions.of(FIRST)).as("where reading starts over").hasValue(5);
    positions.save(Map.of(FIRST, 8L));
    assertThat(positions.of(FIRST)).hasValue(8);
  }

  /// Meets the broken connections until the store answers again.
  private void somebodyElseNotices() {
    await()
        .atMost(SOON)
        .until(() -> {
          try {
            return database.runCommand(new Document("ping", 1)).containsKey("ok");
          } catch (MongoException away) {
            return false;
          }
        });
  }

  private void killAndStart() {
    store.kill();
    start();
  }

  private void start() {
    store.start();
    store.awaitReady(SOON);
  }
}
