package dxpulse.kpiscoring.mongo;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dxpulse.infra.testkit.RealParts;
import dxpulse.kpiscoring.reading.ScoreBook;
import dxpulse.kpiscoring.reading.ScoreBookContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class MongoScoreBookIT extends ScoreBookContract {
  private static MongoClient client;

  @BeforeAll
  static void connect() {
    client = MongoClients.create(RealParts.mongo());
  }

  @AfterAll
  static void close() {
    client.close();
  }

  @Override
  protected ScoreBook emptyBook() {
    MongoDatabase database = client.getDatabase("scorebook");
    database.drop();
    return new MongoScoreBook(database);
  }
}
