package dxpulse.ingestion.report.mongo;

import static dxpulse.ingestion.report.Samples.AOMORI;
import static dxpulse.ingestion.report.Samples.NARITA;
import static dxpulse.ingestion.report.Samples.TUESDAY;
import static dxpulse.ingestion.report.Samples.moved;
import static dxpulse.ingestion.report.Samples.reported;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Updates;
import dxpulse.infra.testkit.RealParts;
import dxpulse.ingestion.report.Report;
import dxpulse.ingestion.report.Report.State;
import dxpulse.ingestion.report.Reports;
import dxpulse.ingestion.report.ReportsContract;
import dxpulse.ingestion.report.Workflow;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MongoReportsIT extends ReportsContract {
  private static final Clock STOPPED = Clock.fixed(NOW, ZoneOffset.UTC);
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
    MongoDatabase database = empty();
    Reports earlier = new MongoReports(database, STOPPED);
    Report waiting = reported("I20", "1");
    var _ = earlier.keep(List.of(waiting));
    database.getCollection("reportlist").drop();
    var _ = database.getCollection("reports").updateMany(new Document(), Updates.unset("listed"));

    Reports now = new MongoReports(database, STOPPED);

    assertThat(listed(now, State.SUBMITTED)).containsExactly(waiting.id());
  }

  @Test
  void whatWasListedAndNeverKeptIsSweptAfterMinutes() {
    MongoDatabase database = empty();
    MongoReports reports = new MongoReports(database, STOPPED);
    Report kept = reported("I20", "1");
    var _ = reports.keep(List.of(kept));
    // Whoever reported them ended before they were kept.
    new ReportList(database).enter(List.of(reported("I21", "2"), approved("I22")), NOW);

    reports.sweep(NOW.plus(Duration.ofMinutes(9)));
    assertThat(listed(reports, State.SUBMITTED)).hasSize(2);
    assertThat(listed(reports, State.APPROVED)).hasSize(1);

    reports.sweep(NOW.plus(Duration.ofMinutes(14)));
    assertThat(listed(reports, State.SUBMITTED)).containsExactly(kept.id());
    assertThat(listed(reports, State.APPROVED)).isEmpty();
    assertThat(entries(database)).as("nor is it thought to be unsent").isEqualTo(1);
  }

  @Test
  void aDecisionThatWasListedAndNeverKeptIsSweptAndTheReportStaysWhereItIs() {
    MongoDatabase database = empty();
    MongoReports reports = new MongoReports(database, STOPPED);
    Report waiting = reported("I20", "1");
    var _ = reports.keep(List.of(waiting));
    new ReportList(database).enter(List.of(approved("I20")), NOW);
    assertThat(listed(reports, State.APPROVED)).hasSize(1);

    reports.sweep(NOW.plus(Duration.ofMinutes(11)));

    assertThat(listed(reports, State.APPROVED)).isEmpty();
    assertThat(listed(reports, State.SUBMITTED)).containsExactly(waiting.id());
    assertThat(entries(database)).isEqualTo(1);
  }

  @Test
  void ofThreeOneListsAndEndsOneSweepsAndOneReportsTheSameMeanwhile() {
    MongoDatabase database = empty();
    ReportList list = new ReportList(database);
    Report report = reported("I20", "1");
    list.enter(List.of(report), NOW);
    Instant later = NOW.plus(Duration.ofMinutes(11));
    Reports theirs = new MongoReports(database, Clock.fixed(later, ZoneOffset.UTC));

    // Between the look at the reports and the taking out of entries, the third one reports it.
    list.sweep(
        Instant.EPOCH,
        later.minus(Duration.ofMinutes(10)),
        later,
        ids -> {
          assertThat(ids).containsExactly(report.id());
          assertThat(theirs.keep(List.of(report))).isEmpty();
          return Map.of();
        });

    assertThat(listed(theirs, State.SUBMITTED)).containsExactly(report.id());
    assertThat(theirs.find(List.of(report.id()))).containsEntry(report.id(), report);
  }

  @Test
  void whoWritesForLongerThanOthersWaitIsListedAllTheSame() {
    MongoDatabase database = empty();
    Report report = reported("I20", "1");
    int[] asked = {0};
    InstantSource slow =
        () -> {
          if (asked[0]++ == 0) {
            return NOW;
          }
          // The report is kept by now, and its entry was swept before that.
          assertThat(entries(database)).isEqualTo(1);
          var _ = database.getCollection("reportlist").deleteMany(new Document());
          return NOW.plus(Duration.ofMinutes(20));
        };
    MongoReports reports = new MongoReports(database, slow.withZone(ZoneOffset.UTC));

    assertThat(reports.keep(List.of(report))).isEmpty();

    assertThat(asked[0]).isEqualTo(2);
    assertThat(listed(reports, State.SUBMITTED)).containsExactly(report.id());
  }

  @Test
  void whatAnEarlierBuildListedWithoutSayingWhenIsSweptFromTheSecondLookOn() {
    MongoDatabase database = empty();
    MongoReports reports = new MongoReports(database, STOPPED);
    Report kept = reported("I20", "1");
    var _ = reports.keep(List.of(kept));
    new ReportList(database).enter(List.of(reported("I21", "2")), NOW);
    var _ = database.getCollection("reportlist").updateMany(new Document(), Updates.unset("w"));

    reports.sweep(NOW);
    assertThat(listed(reports, State.SUBMITTED)).hasSize(2);
    reports.sweep(NOW.plus(Duration.ofMinutes(5)));
    assertThat(listed(reports, State.SUBMITTED)).hasSize(2);
    reports.sweep(NOW.plus(Duration.ofMinutes(10)));

    assertThat(listed(reports, State.SUBMITTED)).containsExactly(kept.id());
  }

  private static Report approved(String indicator) {
    return moved(Workflow.approve(reported(indicator, "1"), NARITA, TUESDAY));
  }

  private static List<String> listed(Reports reports, State state) {
    List<String> listed = new ArrayList<>();
    reports.goThrough(AOMORI, Set.of(state), each -> listed.add(each.id()));
    return listed;
  }

  private static long entries(MongoDatabase database) {
    return database.getCollection("reportlist").countDocuments();
  }

  private static MongoDatabase empty() {
    count++;
    return mongo.getDatabase("reportsit" + count);
  }

  @Override
  protected Reports reports() {
    return new MongoReports(empty(), STOPPED);
  }
}
