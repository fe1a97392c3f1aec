package dxpulse.ingestion.feed.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dxpulse.contracts.types.AreaCode;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.ValueStatus;
import dxpulse.contracts.types.event.ObservationSubmitted;
import dxpulse.contracts.types.time.Period;
import dxpulse.infra.testkit.RealParts;
import dxpulse.ingestion.feed.FeedDefinition;
import dxpulse.ingestion.feed.LastSent;
import dxpulse.ingestion.feed.LastSent.Sent;
import dxpulse.ingestion.feed.json.JsonDefinitions;
import dxpulse.ingestion.sheet.LastValues.Place;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MongoLastSentIT {
  private static final Instant MORNING = Instant.parse("2026-06-01T00:00:00Z");
  private static final OrganizationCode OURS = new OrganizationCode("020001");
  private static MongoClient mongo;

  @BeforeAll
  static void connect() {
    mongo = MongoClients.create(RealParts.mongo());
  }

  @AfterAll
  static void disconnect() {
    mongo.close();
  }

  @Test
  void whatWasSentIsKnownToEveryNodeForItsFeedAloneUntilItsWayIsOver() {
    LastSent here = new MongoLastSent(mongo.getDatabase("lastsentit"));
    LastSent elsewhere = new MongoLastSent(mongo.getDatabase("lastsentit"));
    ObservationSubmitted first = sent("FY2024-Q1", "6.0", MORNING);
    here.note(feed("a"), List.of(first, sent("FY2024-Q2", "1", MORNING)), false);
    here.note(feed("a"), List.of(first), true);

    assertThat(elsewhere.of(feed("a"), places("FY2024-Q1", "FY2024-Q2", "FY2024-Q3")))
        .hasSize(2)
        .containsEntry(place("FY2024-Q1"), Sent.of(first, true))
        .hasEntrySatisfying(place("FY2024-Q2"), each -> assertThat(each.surely()).isFalse());
    assertThat(elsewhere.of(feed("b"), places("FY2024-Q1"))).isEmpty();

    here.note(feed("a"), List.of(sent("FY2024-Q3", "7", MORNING.plus(Duration.ofDays(8)))), true);
    assertThat(elsewhere.of(feed("a"), places("FY2024-Q1", "FY2024-Q2", "FY2024-Q3")))
        .containsOnlyKeys(place("FY2024-Q3"));
  }

  private static List<Place> places(String... periods) {
    return List.of(periods).stream().map(MongoLastSentIT::place).toList();
  }

  private static Place place(String period) {
    return new Place(new IndicatorCode("I90"), new AreaCode("020001"), Period.parse(period));
  }

  private static ObservationSubmitted sent(String period, String value, Instant at) {
    return new ObservationSubmitted(
        "o-" + period,
        OURS,
        new IndicatorCode("I90"),
        new AreaCode("020001"),
        Period.parse(period),
        new BigDecimal(value),
        null,
        null,
        null,
        ValueStatus.FINAL,
        false,
        null,
        ObservationSubmitted.Source.of(ObservationSubmitted.Source.Kind.FEED, "a", null, "feed:a"),
        at);
  }

  private static FeedDefinition feed(String name) {
    return Objects.requireNonNull(
        new JsonDefinitions(cron -> null)
            .read(
                """
                {"name": "%s", "organization": "020001", "title": {"ja": "研修", "en": "Training"},
                 "department": "dx-promotion", "trusted": true, "schedule": {"every": "PT1H"},
                 "origin": {"kind": "FOLDER"}, "format": "CSV",
                 "mapping": {"period": {"text": "{期間}"},
                   "figures": [{"indicator": {"text": "I90"}, "value": {"column": "件数"}}]}}
                """
                    .formatted(name))
            .definition());
  }
}
