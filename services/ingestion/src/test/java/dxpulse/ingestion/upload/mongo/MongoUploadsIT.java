package dxpulse.ingestion.upload.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import dxpulse.infra.testkit.RealParts;
import dxpulse.ingestion.quarantine.mongo.MongoWaitingRoom;
import dxpulse.ingestion.upload.SampleUploads;
import dxpulse.ingestion.upload.Upload.RejectedRow;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MongoUploadsIT implements CommandListener {
  private static final Instant NOON = Instant.parse("2026-07-05T12:00:00Z");

  private final List<Integer> lengths = new ArrayList<>();
  private final MongoClient client =
      MongoClients.create(
          MongoClientSettings.builder()
              .applyConnectionString(new ConnectionString(RealParts.mongo()))
              .addCommandListener(this)
              .build());
  private final MongoDatabase database = client.getDatabase("uploads" + UUID.randomUUID());
  private final MongoUploads uploads =
      new MongoUploads(database, new MongoWaitingRoom(database, Clock.systemUTC()));

  @Override
  public void commandStarted(CommandStartedEvent event) {
    if (event.getCommandName().equals("update")) {
      lengths.add(event.getCommand().toJson().length());
    }
  }

  @AfterEach
  void leavesNothing() {
    database.drop();
    client.close();
  }

  @Test
  void longRowsAreWrittenSomeAtATimeAndAllOfThemAreKept() {
    String cell = "x".repeat(500_000);
    List<RejectedRow> rows =
        IntStream.range(2, 32).mapToObj(line -> SampleUploads.row(line, NOON, cell)).toList();

    uploads.keepPart(SampleUploads.upload(NOON), "f1", false, rows, List.of(), Set.of());

    assertThat(lengths).allSatisfy(length -> assertThat(length).isLessThan(6_000_000));
    assertThat(uploads.rejected(rows.stream().map(RejectedRow::id).toList())).hasSize(30);
  }
}
