package dxpulse.publication.board.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.KpiCode;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.event.KpiScored;
import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.Period;
import dxpulse.contracts.wire.WireFormat;
import dxpulse.infra.testkit.RealParts;
import dxpulse.publication.board.IndexRevision;
import dxpulse.publication.board.LivePlan.Fact;
import dxpulse.publication.board.Tally;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What scores told is there again after a restart.
class MongoFactsIT {
  private static final OrganizationCode AOMORI = new OrganizationCode("020001");
  private static final Instant NOW = Instant.parse("2024-07-05T01:02:03Z");

  @Test
  void talliesAndRevisionsComeBackAsTheyWereAndOfAPeriodTheNewestRevisionsAlone() {
    try (MongoClient mongo = MongoClients.create(RealParts.mongo())) {
      MongoFacts facts = new MongoFacts(mongo.getDatabase("factsit"), "facts");
      List<Fact> revisions = new ArrayList<>();
      for (int i = 2; i < 26; i++) {
        revisions.add(new Fact.Revised(AOMORI, new KpiCode("K6"), revision(i)));
      }
      revisions.forEach(each -> keep(facts, each));
      Fact.Tallied tallied = tallied(Tally.of(2, true).and(Tally.of(70, false)));
      keep(facts, tallied(Tally.of(2, true)));
      keep(facts, tallied);

      facts.write();

      List<Fact> kept = new ArrayList<>();
      new MongoFacts(mongo.getDatabase("factsit"), "facts").each(kept::add);
      assertThat(kept).hasSize(11).contains(tallied).containsAll(revisions.subList(14, 24));
    }
  }

  @Test
  void moreThanFitsIntoOneAnswerOfTheStoreComesBack() {
    try (MongoClient mongo = MongoClients.create(RealParts.mongo())) {
      MongoFacts facts = new MongoFacts(mongo.getDatabase("manyfactsit"), "facts");
      byte[] padding = " ".repeat(12_000).getBytes(StandardCharsets.UTF_8);
      for (int i = 0; i < 4_500; i++) {
        Fact fact = new Fact.Revised(AOMORI, new KpiCode("K" + i), revision(2));
        byte[] body = WireFormat.mapper().writeValueAsBytes(fact);
        byte[] padded = Arrays.copyOf(body, body.length + padding.length);
        System.arraycopy(padding, 0, padded, body.length, padding.length);
        facts.save(fact, padded);
      }

      facts.write();

      List<Fact> kept = new ArrayList<>();
      new MongoFacts(mongo.getDatabase("manyfactsit"), "facts").each(kept::add);
      assertThat(kept).hasSize(4_500);
    }
  }

  private static Fact.Tallied tallied(Tally tally) {
    return new Fact.Tallied(
        AOMORI, new KpiCode("K6"), Granularity.QUARTER, Period.parse("FY2024-Q1"), tally);
  }

  private static IndexRevision revision(int number) {
    return new IndexRevision(
        Granularity.QUARTER,
        Period.parse("FY2024-Q1"),
        number,
        number == 2 ? null : number - 1.0,
        (double) number,
        1,
        NOW.plusSeconds(number),
        KpiScored.Cause.Kind.REVISION,
        new IndicatorCode("I15"),
        Period.parse("2024-05"),
        2);
  }

  private static void keep(MongoFacts facts, Fact fact) {
    facts.save(fact, WireFormat.mapper().writeValueAsBytes(fact));
  }
}
