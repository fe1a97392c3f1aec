package dxpulse.indicator.value.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.ValueStatus;
import dxpulse.contracts.types.event.ObservationSubmitted;
import dxpulse.contracts.types.time.Period;
import dxpulse.contracts.wire.Outage;
import dxpulse.contracts.wire.WireFormat;
import dxpulse.indicator.value.ValueHistory;
import dxpulse.indicator.value.ValueKey;
import dxpulse.infra.testkit.RealParts;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Each assertion reads through a store made anew, as after a restart.
class MongoValuesIT {
  private static final OrganizationCode AOMORI = new OrganizationCode("020001");

  private final MongoClient client = MongoClients.create(RealParts.mongo());
  private final MongoDatabase database = client.getDatabase("indicator-store");

  @AfterEach
  void leavesNothing() {
    database.drop();
    client.close();
  }

  @Test
  void whatIsSavedIsThereAfterARestart() {
    ValueHistory june = history("2024-06", "120.50", "121");
    new MongoValues(database).save(List.of(june));

    MongoValues restarted = new MongoValues(database);
    assertThat(restarted.find(Set.of(june.key()))).isEqualTo(Map.of(june.key(), june.shortened()));
    assertThat(restarted.findWhole(Set.of(june.key()))).isEqualTo(Map.of(june.key(), june));
  }

  @Test
  void savingTwiceIsSavingOnce() {
    ValueHistory june = history("2024-06", "120");
    MongoValues values = new MongoValues(database);
    values.save(List.of(june));
    values.save(List.of(june));

    assertThat(new MongoValues(database).series(june.key().series())).containsExactly(june);
  }

  @Test
  void aLaterHistoryFollowsTheEarlierOne() {
    MongoValues values = new MongoValues(database);
    values.save(List.of(history("2024-06", "120")));
    ValueHistory longer = history("2024-06", "120", "121", "122");
    values.save(List.of(longer));

    assertThat(values.find(Set.of(longer.key()))).containsValue(longer.shortened());
    assertThat(whole(longer.key())).isEqualTo(longer);
  }

  @Test
  void aShortenedHistoryThatGoesOnIsWholeInTheStore() {
    ValueHistory whole = history("2024-06", "120", "121", "122", "123");
    MongoValues values = new MongoValues(database);
    values.save(List.of(whole));
    for (int day = 1; day <= 3; day++) {
      whole = repeated(whole, day);
      ValueHistory shortened = values.find(Set.of(whole.key())).get(whole.key());
      values.save(List.of(repeated(Objects.requireNonNull(shortened), day)));
    }

    assertThat(whole(whole.key())).isEqualTo(whole);
    assertThat(values.series(whole.key().series())).containsExactly(whole);
  }

  @Test
  void noDocumentGrowsWithTheRevisionsOfItsValue() {
    ValueHistory june = history("2024-06", "1", "2");
    MongoValues values = new MongoValues(database);
    values.save(List.of(june));
    int few = largestDocument();
    june = history("2024-06", "1", "2", "3", "4", "5", "6", "7", "8", "9");
    values.save(List.of(june));

    assertThat(whole(june.key())).isEqualTo(june);
    assertThat(largestDocument()).isEqualTo(few);
  }

  private int largestDocument() {
    return database.getCollection("values").find().into(new ArrayList<>()).stream()
        .mapToInt(document -> document.toJson().length())
        .max()
        .orElseThrow();
  }

  private ValueHistory whole(ValueKey key) {
    return Objects.requireNonNull(new MongoValues(database).findWhole(Set.of(key)).get(key));
  }

  @Test
  void aStoreThatLostItsLastMomentsIsNoticedAndNothingIsWrittenBehindTheGap() {
    MongoValues values = new MongoValues(database);
    ValueHistory june = history("2024-06", "120", "121");
    values.save(List.of(june));
    MongoCollection<Document> stored = database.getCollection("values");
    List<Document> before = stored.find().into(new ArrayList<>());
    values.save(List.of(history("2024-06", "120", "121", "122")));
    stored.drop();
    var _ = stored.insertMany(before);

    ValueHistory longer = history("2024-06", "120", "121", "122", "123");
    assertThatThrownBy(() -> values.save(List.of(longer))).matches(Outage::isBehind);

    assertThat(whole(june.key())).isEqualTo(june);
    assertThat(values.find(Set.of(june.key()))).as("read again").containsValue(june.shortened());
    values.save(List.of(longer));
    assertThat(whole(june.key())).isEqualTo(longer);
  }

  @Test
  void aSeriesIsInTheOrderOfItsPeriods() {
    ValueHistory august = history("2024-08", "3");
    ValueHistory june = history("2024-06", "1");
    ValueHistory july = history("2024-07", "2");
    new MongoValues(database).save(List.of(august, june));
    new MongoValues(database).save(List.of(july));

    assertThat(new MongoValues(database).series(june.key().series()))
        .containsExactly(june, july, august);
  }

  @Test
  void aPeriodWhoseFirstEntriesCameTogetherIsInItsSeries() {
    ValueHistory june = history("2024-06", "120", "121");
    MongoValues values = new MongoValues(database);
    assertThat(values.find(Set.of(june.key()))).isEmpty();
    values.save(List.of(june));

    assertThat(values.series(june.key().series())).containsExactly(june);
  }

  @Test
  void whatItForgotIsReadFromTheStoreAgain() {
    ValueHistory june = history("2024-06", "120");
    ValueHistory longer = history("2024-06", "120", "121");
    MongoValues values = new MongoValues(database);
    values.save(List.of(june));
    new MongoValues(database).save(List.of(longer));
    assertThat(values.find(Set.of(june.key()))).as("remembered").containsValue(june.shortened());

    values.forget();

    assertThat(values.find(Set.of(june.key()))).containsValue(longer.shortened());
  }

  @Test
  void whatWasNeverSavedIsNotFound() {
    ValueKey unknown = history("2024-06", "1").key();
    MongoValues values = new MongoValues(database);

    assertThat(values.find(Set.of(unknown))).isEmpty();
    assertThat(values.find(Set.of(unknown))).as("asked for again").isEmpty();
    assertThat(values.series(unknown.series())).isEmpty();
  }

  @Test
  void valuesOfAFileAreFoundWithFewQuestions() {
    List<ValueHistory> months =
        IntStream.range(0, 1_500)
            .mapToObj(month -> YearMonth.of(1950, 4).plusMonths(month).toString())
            .map(month -> history(month, "120"))
            .toList();
    new MongoValues(database).save(months);
    Set<ValueKey> keys = months.stream().map(ValueHistory::key).collect(Collectors.toSet());
    AtomicInteger questions = new AtomicInteger();
    try (MongoClient counted = counting(questions)) {
      MongoValues values = new MongoValues(counted.getDatabase("indicator-store"));

      assertThat(values.find(keys).values())
          .containsExactlyInAnyOrderElementsOf(
              months.stream().map(ValueHistory::shortened).toList());
      assertThat(questions.getAndSet(0)).as("questions for the values").isLessThan(5);
      assertThat(values.series(months.getFirst().key().series())).containsExactlyElementsOf(months);
      assertThat(questions).as("questions for the series").hasValueLessThan(5);
    }
  }

  private static MongoClient counting(AtomicInteger questions) {
    CommandListener counter =
        new CommandListener() {
          @Override
          public void commandStarted(CommandStartedEvent event) {
            if (Set.of("find", "getMore").contains(event.getCommandName())) {
              var _ = questions.incrementAndGet();
            }
          }
        };
    return MongoClients.create(
        MongoClientSettings.builder()
            .applyConnectionString(new ConnectionString(RealParts.mongo()))
            .addCommandListener(counter)
            .build());
  }

  @Test
  void repeatsAreThereAfterARestartAndTheOldestAreTakenAway() {
    MongoValues values = new MongoValues(database);
    ValueHistory june = history("2024-06", "120");
    values.save(List.of(june));
    for (int day = 1; day <= 205; day++) {
      june = repeated(june, day);
      values.save(List.of(june));
    }

    assertThat(whole(june.key())).isEqualTo(june);
    assertThat(june.repeats()).isEqualTo(205);
    assertThat(
            database
                .getCollection("values")
                .countDocuments(Filters.regex("_id", "^" + Pattern.quote(june.key() + "|r"))))
        .isEqualTo(200);
  }

  @Test
  void whatEarlierBuildsKeptInOneDocumentGoesOn() {
    ValueHistory june = repeated(repeated(history("2024-06", "119", "120"), 1), 2);
    var unused = database.getCollection("values").insertOne(asEarlierBuildsKept(june));
    MongoValues values = new MongoValues(database);

    assertThat(values.findWhole(Set.of(june.key()))).containsValue(june);
    assertThat(values.find(Set.of(june.key()))).containsValue(june.shortened());

    ValueHistory longer = repeated(june, 3);
    values.save(List.of(repeated(june.shortened(), 3)));
    assertThat(whole(june.key())).isEqualTo(longer);
    assertThat(values.series(june.key().series())).containsExactly(longer);
  }

  @Test
  void repeatsThatWereKeptAsOneTextAreStillListed() {
    ValueHistory june = history("2024-06", "120");
    Document before = asEarlierBuildsKept(june);
    before.keySet().removeAll(Set.of("confirmed", "repeats"));
    before.put(
        "confirmedBy",
        "[{\"observationId\":\"old\",\"revision\":1,"
            + "\"recordedAt\":\"2024-09-02T00:00:00Z\"}]");
    var unused = database.getCollection("values").insertOne(before);
    ValueHistory old = whole(june.key());
    assertThat(old.repeats()).isEqualTo(1);
    assertThat(old.confirmedBy().getFirst().source()).isNull();

    new MongoValues(database).save(List.of(repeated(old, 2)));

    assertThat(whole(june.key())).isEqualTo(repeated(old, 2));
    assertThat(whole(june.key()).confirmedBy()).hasSize(2);
  }

  private static Document asEarlierBuildsKept(ValueHistory history) {
    Document entries = new Document();
    for (ValueHistory.Entry entry : history.entries()) {
      entries.put(
          String.valueOf(entry.place()),
          WireFormat.mapper()
              .writeValueAsString(
                  Map.of(
                      "observation", entry.observation(),
                      "outcome", entry.outcome(),
                      "revision", entry.revision(),
                      "recordedAt", entry.recordedAt())));
    }
    Document repeats = new Document();
    for (int i = 0; i < history.repeats(); i++) {
      repeats.put(
          String.valueOf(i), WireFormat.mapper().writeValueAsString(history.confirmedBy().get(i)));
    }
    return new Document("_id", history.key().toString())
        .append("entries", entries)
        .append("confirmed", repeats)
        .append("repeats", history.repeats())
        .append("confirmedAt", history.confirmedAt().toString());
  }

  private static ValueHistory repeated(ValueHistory history, int day) {
    ObservationSubmitted held = history.current().orElseThrow().observation();
    Instant at = held.submittedAt().plus(Duration.ofDays(day));
    return history
        .receive(
            new ObservationSubmitted(
                "again-" + day,
                held.organization(),
                held.indicator(),
                held.area(),
                held.period(),
                held.value(),
                null,
                null,
                null,
                held.status(),
                held.sample(),
                null,
                held.source(),
                at),
            at)
        .history();
  }

  private static ValueHistory history(String period, String... values) {
    int day = 0;
    ValueHistory history = null;
    for (String value : values) {
      day++;
      Instant at = Instant.parse("2024-09-0" + day + "T00:00:00Z");
      ObservationSubmitted observation =
          new ObservationSubmitted(
              period + "-" + day,
              AOMORI,
              new IndicatorCode("I19"),
              AOMORI.asArea(),
              Period.parse(period),
              new BigDecimal(value),
              null,
              null,
              null,
              ValueStatus.FINAL,
              false,
              null,
              ObservationSubmitted.Source.of(
                  ObservationSubmitted.Source.Kind.FEED, "test", null, "feed"),
              at);
      ValueHistory before =
          history == null ? ValueHistory.empty(ValueKey.of(observation)) : history;
      history = before.receive(observation, at).history();
    }
    if (history == null) {
      throw new IllegalArgumentException("no values");
    }
    return history;
  }
}
