package dxpulse.ingestion.report.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Updates;
import dxpulse.infra.testkit.RealParts;
import dxpulse.ingestion.report.Report;
import dxpulse.ingestion.report.Reports;
import dxpulse.ingestion.report.ReportsContract;
import dxpulse.ingestion.report.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

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

  @Test
  void whatAnEarlierBuildKeptIsListed() {
    var database = mongo.getDatabase("reportsit-earlier");
    Reports earlier = new MongoReports(database);
    Report waiting = Samples.reported("I20", "1");
    var _ = earlier.keep(List.of(waiting));
    database.getCollection("reportlist").drop();
    var _ = database.getCollection("reports").updateMany(new Document(), Updates.unset("listed"));

    Reports now = new MongoReports(database);

    List<String> listed = new ArrayList<>();
    now.goThrough(Samples.AOMORI, Set.of(Report.State.SUBMITTED), each -> listed.add(each.id()));
    assertThat(listed).containsExactly(waiting.id());
  }

  @Override
  protected Reports reports() {
    count++;
    return new MongoReports(mongo.getDatabase("reportsit" + count));
  }
}
