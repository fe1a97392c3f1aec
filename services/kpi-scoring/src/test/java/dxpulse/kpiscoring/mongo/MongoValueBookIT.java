package dxpulse.kpiscoring.mongo;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dxpulse.infra.testkit.RealParts;
import dxpulse.kpiscoring.reading.ValueBook;
import dxpulse.kpiscoring.reading.ValueBookContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class MongoValueBookIT extends ValueBookContract {
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
  protected ValueBook emptyBook() {
    MongoDatabase database = client.getDatabase("valuebook");
    database.drop();
    return new MongoValueBook(database);
  }
}
