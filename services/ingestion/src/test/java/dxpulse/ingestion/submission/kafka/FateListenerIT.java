package dxpulse.ingestion.submission.kafka;

import static dxpulse.ingestion.SampleIndicators.AOMORI;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.Topics;
import dxpulse.contracts.types.ValueStatus;
import dxpulse.contracts.types.event.ObservationSubmitted.Source;
import dxpulse.contracts.types.event.ValueRecorded;
import dxpulse.contracts.types.event.ValueRecorded.Outcome;
import dxpulse.contracts.types.time.Period;
import dxpulse.contracts.wire.EventCodec;
import dxpulse.infra.testkit.RealParts;
import dxpulse.ingestion.quarantine.mongo.MongoWaitingRoom;
import dxpulse.ingestion.sheet.mongo.MongoLastValues;
import dxpulse.ingestion.submission.Fates;
import dxpulse.ingestion.submission.mongo.MongoFates;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Once, twice, late, unreadable.
class FateListenerIT {
  private static final IndicatorCode I19 = new IndicatorCode("I19");
  private static final Period JUNE = Period.parse("2024-06");

  private final MongoClient client = MongoClients.create(RealParts.mongo());
  private final MongoDatabase database = client.getDatabase("ingestion-fates");
  private final MongoFates fates = another();
  private final MongoLastValues lastValues = new MongoLastValues(database);
  private final MockProducer<String, byte[]> producer =
      new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
  private final FateListener listener =
      new FateListener(
          fates,
          lastValues,
          values -> {},
          producer,
          Clock.fixed(Instant.EPOCH, ZoneOffset.UTC),
          new SimpleMeterRegistry());

  private MongoCollection<Document> store() {
    return database.getCollection("fates");
  }

  private MongoFates another() {
    return new MongoFates(database, new MongoWaitingRoom(database, Clock.systemUTC()));
  }

  @AfterEach
  void leavesNothing() {
    database.drop();
    client.close();
  }

  @Test
  void onceOrTwiceIsTheSame() {
    listener.handle(records(value("first", 1, "120")));
    write();
    listener.handle(records(value("first", 1, "120"), value("first", 1, "120")));
    write();

    assertThat(held()).hasToString("120");
    assertThat(another().of("first")).contains(new Fates.Fate("first", "RECORDED"));
  }

  @Test
  void whatPeopleDecidedIsSeenByEveryNodeAtOnceAndNeverOverAnAnswer() {
    fates.tell(List.of(new Fates.Fate("waiting", "AWAITING_APPROVAL")));
    MongoFates anotherNode = another();
    assertThat(anotherNode.of("waiting")).contains(new Fates.Fate("waiting", "AWAITING_APPROVAL"));

    listener.handle(records(value("waiting", 1, "120")));
    write();
    anotherNode.tell(
        List.of(
            new Fates.Fate("waiting", "AWAITING_APPROVAL"),
            new Fates.Fate("second", "AWAITING_APPROVAL")));

    assertThat(anotherNode.of("waiting"))
        .as("told late")
        .contains(new Fates.Fate("waiting", "RECORDED"));
    assertThat(anotherNode.of("second")).contains(new Fates.Fate("second", "AWAITING_APPROVAL"));
    anotherNode.tell(List.of(new Fates.Fate("second", "RETURNED")));
    fates.tell(List.of(new Fates.Fate("second", "AWAITING_APPROVAL")));
    assertThat(fates.of("second")).as("told late").contains(new Fates.Fate("second", "RETURNED"));
  }

  @Test
  void anAnswerThatAnEarlierBuildStoredStaysWhateverPeopleAreToldLate() {
    List<String> answers = List.of("RECORDED", "UNCHANGED", "SUPERSEDED", "REJECTED");
    for (String answer : answers) {
      var _ = store().insertOne(new Document("_id", answer).append("state", answer));
    }
    var _ = store().insertOne(new Document("_id", "waits").append("state", "AWAITING_APPROVAL"));

    fates.tell(answers.stream().map(id -> new Fates.Fate(id, "RETURNED")).toList());
    fates.tell(List.of(new Fates.Fate("waits", "RETURNED")));

    assertThat(fates.of(answers).values())
        .allMatch(fate -> fate.state().equals(fate.observationId()));
    assertThat(fates.of("waits")).contains(new Fates.Fate("waits", "RETURNED"));
    listener.handle(records(value("waits", 1, "120")));
    write();
    fates.tell(List.of(new Fates.Fate("waits", "WITHDRAWN")));
    assertThat(another().of("waits")).contains(new Fates.Fate("waits", "RECORDED"));
  }

  @Test
  void whatPeopleDecidedTwiceIsAsTheyDecidedLast() {
    fates.tell(List.of(new Fates.Fate("again", "UNCHANGED")));
    fates.tell(List.of(new Fates.Fate("again", "RETURNED")));

    assertThat(another().of("again")).contains(new Fates.Fate("again", "RETURNED"));
  }

  @Test
  void aLateRepeatOfAnOldObservationDoesNotBringItsValueBack() {
    listener.handle(records(value("first", 1, "120"), value("second", 2, "121")));
    listener.handle(records(value("first", 1, "120")));
    write();
    assertThat(held()).as("both waited to be written").hasToString("121");

    listener.handle(records(value("first", 1, "120")));
    write();

    assertThat(held()).as("the store held the newer one").hasToString("121");
  }

  @Test
  void whatAnEarlierBuildKeptHoldsUntilSomethingNewerComes() {
    database
        .getCollection("lastvalues")
        .insertOne(
            new Document("_id", AOMORI + "|" + I19 + "|" + AOMORI.asArea())
                .append(
                    "values",
                    new Document(
                        JUNE.toString(),
                        new String(EventCodec.encode(value("second", 2, "121")), UTF_8))));

    listener.handle(records(value("first", 1, "120")));
    assertThat(held()).as("an older one came late").hasToString("121");

    listener.handle(records(value("third", 3, "122")));
    assertThat(held()).as("a newer one came").hasToString("122");
  }

  @Test
  void withinABatchTheOrderDoesNotMatter() {
    listener.handle(records(value("second", 2, "121"), value("first", 1, "120")));

    assertThat(held()).hasToString("121");
  }

  @Test
  void whatIsUnreadableIsSetAsideAndTheRestIsHeard() {
    ConsumerRecord<byte[], byte[]> poison =
        new ConsumerRecord<>(
            Topics.VALUE_RECORDED, 3, 17, "020001".getBytes(UTF_8), "{".getBytes(UTF_8));

    listener.handle(
        Stream.concat(Stream.of(poison), records(value("first", 1, "120")).stream()).toList());

    assertThat(held()).hasToString("120");
    assertThat(producer.history())
        .singleElement()
        .satisfies(dead -> {
          assertThat(dead.topic()).isEqualTo(Topics.deadLettersOf(Topics.VALUE_RECORDED));
          assertThat(dead.partition()).isEqualTo(3);
          assertThat(dead.value()).isEqualTo("{".getBytes(UTF_8));
        });
  }

  private void write() {
    fates.write();
    lastValues.write();
  }

  /// As another process would read it.
  private @Nullable BigDecimal held() {
    lastValues.write();
    ValueRecorded held =
        new MongoLastValues(database)
            .of(AOMORI, I19, AOMORI.asArea(), List.of(JUNE, JUNE.previous()))
            .get(JUNE);
    return held == null ? null : held.value();
  }

  private static List<ConsumerRecord<byte[], byte[]>> records(ValueRecorded... values) {
    return Stream.of(values)
        .map(value ->
            new ConsumerRecord<>(
                Topics.VALUE_RECORDED, 0, 0, "020001".getBytes(UTF_8), EventCodec.encode(value)))
        .toList();
  }

  private static ValueRecorded value(String observation, int revision, String value) {
    return new ValueRecorded(
        AOMORI,
        I19,
        AOMORI.asArea(),
        JUNE,
        new BigDecimal(value),
        null,
        null,
        null,
        ValueStatus.FINAL,
        false,
        null,
        Source.of(Source.Kind.FEED, "test", null, "feed"),
        revision,
        null,
        observation,
        Outcome.RECORDED,
        Instant.EPOCH,
        Instant.EPOCH);
  }
}
