package dxpulse.ingestion.round.kafka;

import static dxpulse.ingestion.SampleIndicators.AOMORI;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.Topics;
import dxpulse.contracts.types.event.ObservationSubmitted.Source;
import dxpulse.contracts.types.time.Period;
import dxpulse.infra.testkit.RealParts;
import dxpulse.ingestion.round.Reported;
import dxpulse.ingestion.round.SampleValues;
import dxpulse.ingestion.round.mongo.MongoReportedValues;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Once, twice, late, unreadable.
class ReportListenerIT {
  private static final IndicatorCode I19 = new IndicatorCode("I19");
  private static final Period PERIOD = Period.parse("FY2026-Q3");
  private static final Instant EARLY = Instant.parse("2027-01-10T00:00:00.123456Z");
  private static final Instant LATER = Instant.parse("2027-01-21T00:00:00Z");
  private static final Reported BOTH = new Reported(EARLY, 2, LATER, Source.Kind.FEED);

  private final MongoClient client = MongoClients.create(RealParts.mongo());
  private final MongoDatabase database = client.getDatabase("ingestion-reports");
  private final MongoReportedValues values = new MongoReportedValues(database);
  private final MockProducer<String, byte[]> producer =
      new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
  private final ReportListener listener =
      new ReportListener(
          values, producer, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), new SimpleMeterRegistry());

  @AfterEach
  void leavesNothing() {
    database.drop();
    client.close();
  }

  @Test
  void onceOrTwiceIsTheSame() {
    listener.handle(List.of(first(), second()));
    values.write();
    assertThat(held()).containsExactly(Map.entry(I19, BOTH));

    listener.handle(List.of(first(), second(), second()));
    values.write();

    assertThat(held()).containsExactly(Map.entry(I19, BOTH));
  }

  @Test
  void whatComesLateChangesNothingButIsTheFirst() {
    listener.handle(List.of(second()));
    values.write();
    assertThat(held())
        .containsExactly(Map.entry(I19, new Reported(LATER, 2, LATER, Source.Kind.FEED)));

    listener.handle(List.of(first()));
    values.write();

    assertThat(held()).containsExactly(Map.entry(I19, BOTH));
  }

  @Test
  void whoReadsSeesWhatWaitsToBeWritten() {
    listener.handle(List.of(first()));

    assertThat(values.of(AOMORI, List.of(PERIOD), List.of(I19))).containsOnlyKeys(I19);
  }

  @Test
  void aValueIsKeptForItsOwnPeriodAndOnlyTheOrganizationsOwn() {
    listener.handle(
        List.of(
            record(SampleValues.of("I19", "022012", "FY2026-Q3", 1, "RECORDED", EARLY, "ENTRY")),
            record(SampleValues.of("I19", "020001", "2026-10", 1, "RECORDED", EARLY, "ENTRY")),
            record(
                SampleValues.of("I19", "020001", "FY2026-Q3", 1, "SUPERSEDED", EARLY, "ENTRY"))));
    values.write();

    assertThat(held()).isEmpty();
    Period october = Period.parse("2026-10");
    assertThat(
            values.of(AOMORI, List.of(PERIOD, october), List.of(I19)).getOrDefault(I19, Map.of()))
        .containsOnlyKeys(october);
  }

  @Test
  void whatIsUnreadableIsSetAsideAndTheRestIsHeard() {
    ConsumerRecord<byte[], byte[]> poison =
        new ConsumerRecord<>(
            Topics.VALUE_RECORDED, 3, 17, "020001".getBytes(UTF_8), "{".getBytes(UTF_8));

    listener.handle(Stream.of(poison, first()).toList());
    values.write();

    assertThat(held()).containsOnlyKeys(I19);
    assertThat(producer.history())
        .singleElement()
        .satisfies(dead -> {
          assertThat(dead.topic()).isEqualTo(Topics.deadLettersOf(Topics.VALUE_RECORDED));
          assertThat(dead.partition()).isEqualTo(3);
          assertThat(dead.value()).isEqualTo("{".getBytes(UTF_8));
        });
  }

  /// As another process would read it.
  private Map<IndicatorCode, Reported> held() {
    Map<IndicatorCode, Reported> held = new HashMap<>();
    new MongoReportedValues(database)
        .of(AOMORI, List.of(PERIOD), List.of(I19))
        .forEach((indicator, values) -> held.put(indicator, values.get(PERIOD)));
    return held;
  }

  private static ConsumerRecord<byte[], byte[]> first() {
    return record(SampleValues.of("I19", "020001", "FY2026-Q3", 1, "RECORDED", EARLY, "ENTRY"));
  }

  private static ConsumerRecord<byte[], byte[]> second() {
    return record(SampleValues.of("I19", "020001", "FY2026-Q3", 2, "RECORDED", LATER, "FEED"));
  }

  private static ConsumerRecord<byte[], byte[]> record(byte[] body) {
    return new ConsumerRecord<>(Topics.VALUE_RECORDED, 0, 0, "020001".getBytes(UTF_8), body);
  }
}
