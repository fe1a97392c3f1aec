package dxpulse.ingestion.report.mongo;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dxpulse.infra.testkit.RealParts;
import dxpulse.ingestion.report.Reports;
import dxpulse.ingestion.report.ReportsContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class MongoReportsIT extends ReportsContract {
  private static MongoClient mongo;
  private static int count;

  @BeforeAll
  static void connect() {
    mongo = MongoClients.create(RealParts.mongo());
  }

  @AfterAll
  static void disconnect() {
    mongo.close();
  }

  @Override
  protected Reports reports() {
    count++;
    return new MongoReports(mongo.getDatabase("reportsit" + count));
  }
}
