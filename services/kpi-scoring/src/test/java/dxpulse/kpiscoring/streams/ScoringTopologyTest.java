package dxpulse.kpiscoring.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.Topics;
import dxpulse.contracts.types.event.KpiScored;
import dxpulse.contracts.wire.DeadLetter;
import dxpulse.contracts.wire.EventCodec;
import dxpulse.contracts.wire.EventType;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Random;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The scoring as a stream, without a broker.
class ScoringTopologyTest {
  private static final Instant START = Instant.parse("2024-05-31T00:00:00Z");
  private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

  private final SteppingClock clock = new SteppingClock();
  private final Map<String, List<KpiScored>> heard = new HashMap<>();
  private final List<KpiScored> toldBefore = new ArrayList<>();
  private final List<Instant> askedSince = new ArrayList<>();
  private boolean fails;
  private int counted;
  private TopologyTestDriver driver;
  private TestOutputTopic<String, byte[]> scores;

  @BeforeEach
  void open() {
    driver = driver();
    scores = output(Topics.KPI_SCORED);
    send(Topics.INDICATOR_DEFINED, indicator("I15"));
    send(Topics.INDICATOR_DEFINED, indicator("I19"));
    send(Topics.KPI_DEFINED, kpi("K6", "I15"));
    send(Topics.KPI_DEFINED, kpi("K8", "I19"));
    assertThat(told()).isEmpty();
  }

  @AfterEach
  void close() {
    driver.close();
  }

  @Test
  void aValueMovesItsOwnKpiInItsOwnPeriodsAndNoOther() {
    send(Topics.VALUE_RECORDED, value("o1", "I19", "2024-05", 30, 1));

    List<KpiScored> told = told();
    assertThat(told).extracting(score -> score.kpi().value()).containsOnly("K8");
    assertThat(told)
        .extracting(score -> score.period().toString())
        .containsExactlyInAnyOrder("2024-05", "FY2024-Q1", "FY2024-H1", "FY2024");
    assertThat(told).extracting(KpiScored::index).containsOnly(30.0);
    assertThat(told).extracting(score -> score.cause().observationId()).containsOnly("o1");
    assertThat(heard).containsOnlyKeys("o1");
  }

  @Test
  void scoresCarryTheTraceOfTheValueAndTheKeyOfTheirKpi() {
    send(Topics.VALUE_RECORDED, value("o1", "I19", "2024-05", 30, 1));

    assertThat(scores.readRecordsToList())
        .hasSize(4)
        .allSatisfy(record -> {
          assertThat(EventCodec.header(record.headers(), EventCodec.TRACEPARENT))
              .contains("4bf92f3577b34da6a3ce929d0e0e4736");
          assertThat(record.key()).startsWith("020001");
        });
  }

  @Test
  void theSameValueAgainMakesNoNewRevision() {
    send(Topics.VALUE_RECORDED, value("o1", "I19", "2024-05", 30, 1));
    Map<String, KpiScored> before = newest(told());

    send(Topics.VALUE_RECORDED, value("o1", "I19", "2024-05", 30, 1));

    assertThat(told()).allSatisfy(score -> assertThat(before).containsValue(score));
  }

  @Test
  void anOlderRevisionThatComesLateChangesNothing() {
    send(Topics.VALUE_RECORDED, value("o2", "I19", "2024-05", 50, 2));
    assertThat(told()).hasSize(4);

    send(Topics.VALUE_RECORDED, value("o1", "I19", "2024-05", 30, 1));

    assertThat(told()).isEmpty();
  }

  @Test
  void anyOrderOfDefinitionsAndValuesEndsInTheSameScores() {
    List<TestRecord<String, byte[]>> facts = new ArrayList<>();
    List<String> topics = new ArrayList<>();
    for (int month = 1; month <= 9; month++) {
      facts.add(record(value("o" + month, "I15", "2024-0" + month, 10 * month, 1)));
      topics.add(Topics.VALUE_RECORDED);
    }
    facts.add(record(kpi("K7", "I15")));
    topics.add(Topics.KPI_DEFINED);
    Map<String, String> expected = null;
    for (int seed = 0; seed < 10; seed++) {
      List<Integer> order = new ArrayList<>();
      for (int i = 0; i < facts.size(); i++) {
        order.add(i);
      }
      Collections.shuffle(order, new Random(seed));
      try (TopologyTestDriver other = driver()) {
        TestOutputTopic<String, byte[]> out = output(other, Topics.KPI_SCORED);
        pipe(other, Topics.INDICATOR_DEFINED, record(indicator("I15")));
        pipe(other, Topics.KPI_DEFINED, record(kpi("K6", "I15")));
        order.forEach(i -> pipe(other, topics.get(i), facts.get(i)));
        Map<String, String> indexes = new TreeMap<>();
        newest(read(out))
            .forEach((place, score) ->
                indexes.put(place, score.index() + " " + score.change() + " " + score.coverage()));
        if (expected == null) {
          expected = indexes;
        }
        assertThat(indexes).as("order %s", order).isEqualTo(expected);
      }
    }
  }

  @Test
  void whatNobodyCanReadIsSetAsideWithTheReasonAndTheFlowGoesOn() {
    TestOutputTopic<String, byte[]> dead = output(Topics.deadLettersOf(Topics.VALUE_RECORDED));
    byte[] poison = bytes("{\"organization\":17}");

    send(Topics.VALUE_RECORDED, poison);
    send(Topics.VALUE_RECORDED, value("o1", "I19", "2024-05", 30, 1));

    TestRecord<String, byte[]> letter = dead.readRecord();
    assertThat(letter.value()).isEqualTo(poison);
    assertThat(EventCodec.header(letter.headers(), DeadLetter.REASON)).isNotBlank();
    assertThat(EventCodec.header(letter.headers(), DeadLetter.CONSUMER)).isEqualTo("kpi-scoring");
    assertThat(told()).hasSize(4);
  }

  @Test
  void valuesThatComeWhileScoringRestsAreScoredTogetherAndEachIsAnswered() {
    clock.step = Duration.ofMillis(10);
    for (int i = 1; i <= 20; i++) {
      send(Topics.VALUE_RECORDED, value("o" + i, "I19", "2024-05", 30 + i, i));
    }
    driver.advanceWallClockTime(Duration.ofSeconds(5));

    List<KpiScored> told = told();
    assertThat(told).hasSizeLessThan(20 * 4).hasSize(counted);
    assertThat(newest(told).values()).extracting(KpiScored::index).containsOnly(50.0);
    assertThat(heard).hasSize(20);
    assertThat(heard.get("o20")).hasSize(4);
  }

  @Test
  void aRestEndsSoonHoweverLongTheScoringTook() {
    clock.step = Duration.ofMinutes(1);
    send(Topics.VALUE_RECORDED, value("o1", "I19", "2024-05", 30, 1));
    assertThat(told()).hasSize(4);

    send(Topics.VALUE_RECORDED, value("o2", "I19", "2024-05", 70, 2));

    assertThat(newest(told()).values()).extracting(KpiScored::index).containsOnly(70.0);
  }

  @Test
  void aStreamThatIsOpenedAnewKnowsItsScoresAndTellsTheLatestAgain() {
    send(Topics.VALUE_RECORDED, value("o1", "I19", "2024-05", 30, 1));
    Map<String, KpiScored> before = newest(told());

    try (TopologyTestDriver opened = driver()) {
      copy(driver, opened);
      TestOutputTopic<String, byte[]> out = output(opened, Topics.KPI_SCORED);
      opened.advanceWallClockTime(Duration.ofSeconds(1));
      assertThat(newest(read(out))).isEqualTo(before);

      pipe(opened, Topics.VALUE_RECORDED, record(value("o1", "I19", "2024-05", 30, 1)));
      assertThat(read(out)).allSatisfy(score -> assertThat(before).containsValue(score));
      pipe(opened, Topics.VALUE_RECORDED, record(value("o2", "I19", "2024-05", 40, 2)));
      assertThat(read(out)).extracting(KpiScored::revision).containsOnly(2);
    }
  }

  /// The process ended after the value was kept and before its scores were told.
  @Test
  void aValueWhoseScoresWereNotToldIsScoredWhenTheStreamIsOpenedAnew() {
    send(Topics.VALUE_RECORDED, value("o1", "I19", "2024-05", 30, 1));
    List<KpiScored> told = told();

    try (TopologyTestDriver opened = driver()) {
      copy(driver, opened);
      KeyValueStore<String, byte[]> kept = opened.getKeyValueStore(LedgerStore.NAME);
      told.forEach(score -> kept.delete("020001|S|" + score.kpi() + "|" + score.period()));
      TestOutputTopic<String, byte[]> out = output(opened, Topics.KPI_SCORED);

      opened.advanceWallClockTime(Duration.ofSeconds(1));

      assertThat(read(out)).hasSize(4).extracting(KpiScored::index).containsOnly(30.0);
    }
  }

  @Test
  void aMunicipalitysValueNeverTakesThePlaceOfThePrefecturesNotEvenWhenOpenedAnew() {
    send(Topics.VALUE_RECORDED, value("o1", "I19", "2024-05", 30, 1));
    assertThat(told()).hasSize(4);

    send(
        Topics.VALUE_RECORDED,
        bytes(
            new String(value("o2", "I19", "2024-05", 90, 2), StandardCharsets.UTF_8)
                .replace("\"area\":\"020001\"", "\"area\":\"022012\"")));

    assertThat(told()).isEmpty();
    assertThat(heard.get("o2")).isEmpty();
    assertThat(indexesWhenOpenedAnew()).containsOnly(30.0);
  }

  @Test
  void anOlderRevisionThatComesLateChangesNothingEvenWhenOpenedAnew() {
    send(Topics.VALUE_RECORDED, value("o2", "I19", "2024-05", 50, 2));
    send(Topics.VALUE_RECORDED, value("o1", "I19", "2024-05", 30, 1));

    assertThat(indexesWhenOpenedAnew()).containsOnly(50.0);
  }

  @Test
  void anOlderDefinitionThatComesLateChangesNothingEvenWhenOpenedAnew() {
    send(Topics.INDICATOR_DEFINED, secondVersionOf(indicator("I19"), "\"100\"", "\"50\""));
    send(Topics.KPI_DEFINED, secondVersionOf(kpi("K8", "I19"), "\"100\"", "\"90\""));
    send(Topics.VALUE_RECORDED, value("o1", "I19", "2024-05", 30, 1));
    send(Topics.INDICATOR_DEFINED, indicator("I19"));
    send(Topics.KPI_DEFINED, kpi("K8", "I19"));

    // 30 of 50, not of 100.
    assertThat(newest(told()).values()).extracting(KpiScored::index).containsOnly(60.0);
    assertThat(indexesWhenOpenedAnew()).containsOnly(60.0);
  }

  /// Scores are made anew when the ledger is opened, from what is kept.
  private List<Double> indexesWhenOpenedAnew() {
    try (TopologyTestDriver opened = driver()) {
      copy(driver, opened);
      KeyValueStore<String, byte[]> kept = opened.getKeyValueStore(LedgerStore.NAME);
      for (String period : List.of("2024-05", "FY2024-Q1", "FY2024-H1", "FY2024")) {
        var unused = kept.delete("020001|S|K8|" + period);
      }
      TestOutputTopic<String, byte[]> out = output(opened, Topics.KPI_SCORED);
      opened.advanceWallClockTime(Duration.ofSeconds(1));
      List<Double> indexes = read(out).stream().map(KpiScored::index).toList();
      assertThat(indexes).hasSize(4);
      return indexes;
    }
  }

  private static byte[] secondVersionOf(byte[] definition, String from, String to) {
    String text = new String(definition, StandardCharsets.UTF_8);
    int start = text.indexOf("[{\"version\"") + 1;
    int end = text.lastIndexOf("}]") + 1;
    String first = text.substring(start, end);
    String second = first.replace("\"version\":1", "\"version\":2").replace(from, to);
    return bytes(text.substring(0, end) + "," + second + text.substring(end));
  }

  @Test
  void aPeriodThatNoBoardReachesIsSetAsideAndTheFlowGoesOn() {
    byte[] ancient = value("o1", "I19", "1900-01", 30, 1);

    send(Topics.VALUE_RECORDED, ancient);

    assertIsSetAsideAndTheFlowGoesOn(ancient, "1900-01");
  }

  @Test
  void aNumberThatNoStatisticHasIsSetAsideAndTheFlowGoesOn() {
    byte[] huge =
        bytes(
            new String(value("o1", "I19", "2024-04", 30, 1), StandardCharsets.UTF_8)
                .replace("\"value\":\"30\"", "\"value\":\"1E+999999999\""));

    send(Topics.VALUE_RECORDED, huge);

    assertIsSetAsideAndTheFlowGoesOn(huge, "value");
  }

  @Test
  void aRecordThatFailsUnforeseenIsSetAsideAndItsLedgerIsOpenedAnew() {
    byte[] value = value("o1", "I19", "2024-05", 20, 1);
    fails = true;

    send(Topics.VALUE_RECORDED, value);

    assertIsSetAsideAndTheFlowGoesOn(value, "nobody foresaw this");
  }

  private void assertIsSetAsideAndTheFlowGoesOn(byte[] record, String reason) {
    TestOutputTopic<String, byte[]> dead = output(Topics.deadLettersOf(Topics.VALUE_RECORDED));
    TestRecord<String, byte[]> letter = dead.readRecord();
    assertThat(letter.value()).isEqualTo(record);
    assertThat(EventCodec.header(letter.headers(), DeadLetter.REASON)).contains(reason);
    assertThat(dead.isEmpty()).isTrue();

    send(Topics.VALUE_RECORDED, value("o2", "I19", "2024-05", 40, 2));

    assertThat(newest(told()).values()).extracting(KpiScored::index).containsOnly(40.0);
    assertThat(indexesWhenOpenedAnew()).containsOnly(40.0);
  }

  @Test
  void revisionsGoOnWhenTheStateIsLost() {
    send(Topics.VALUE_RECORDED, value("o1", "I19", "2024-05", 30, 1));
    send(Topics.VALUE_RECORDED, value("o2", "I19", "2024-05", 40, 2));
    toldBefore.addAll(told());
    assertThat(askedSince).containsExactly(Instant.EPOCH);

    try (TopologyTestDriver rebuilt = driver()) {
      TestOutputTopic<String, byte[]> out = output(rebuilt, Topics.KPI_SCORED);
      pipe(rebuilt, Topics.INDICATOR_DEFINED, record(indicator("I19")));
      pipe(rebuilt, Topics.KPI_DEFINED, record(kpi("K8", "I19")));
      pipe(rebuilt, Topics.VALUE_RECORDED, record(value("o2", "I19", "2024-05", 40, 2)));
      assertThat(read(out)).allSatisfy(score -> assertThat(score.revision()).isEqualTo(2));

      pipe(rebuilt, Topics.VALUE_RECORDED, record(value("o3", "I19", "2024-05", 70, 3)));

      assertThat(newest(read(out)).values())
          .hasSize(4)
          .allSatisfy(score -> assertThat(score.revision()).isGreaterThan(2))
          .extracting(KpiScored::index)
          .containsOnly(70.0);
    }
  }

  @Test
  void aValueIsCarriedForwardAsTimeGoesOnAndThenIsTooOld() {
    send(Topics.VALUE_RECORDED, value("o1", "I19", "2024-05", 30, 1));
    assertThat(told()).hasSize(4);

    clock.now = Instant.parse("2024-06-30T15:00:00Z"); // 1 July in Japan
    driver.advanceWallClockTime(Duration.ofMinutes(2));

    Map<String, KpiScored> july = newest(told());
    assertThat(july.keySet()).containsExactly("K8 2024-06", "K8 2024-07", "K8 FY2024-Q2");
    assertThat(july.values())
        .allSatisfy(score -> {
          assertThat(score.index()).isEqualTo(30.0);
          assertThat(score.components().getFirst().carriedForward()).isTrue();
          assertThat(String.valueOf(score.components().getFirst().valuePeriod()))
              .isEqualTo("2024-05");
        });

    clock.now = Instant.parse("2026-11-24T00:00:00Z");
    driver.advanceWallClockTime(Duration.ofMinutes(2));

    Map<String, KpiScored> later = newest(told());
    // Six months after the end of May 2024 is the end of November.
    assertThat(Objects.requireNonNull(later.get("K8 2024-11")).index()).isEqualTo(30.0);
    assertThat(Objects.requireNonNull(later.get("K8 2024-12")).index()).isNull();
    assertThat(
            String.valueOf(
                Objects.requireNonNull(later.get("K8 2024-12"))
                    .components()
                    .getFirst()
                    .notScored()))
        .isEqualTo("TOO_OLD");
    assertThat(later).doesNotContainKey("K8 2025-01");
    assertThat(Objects.requireNonNull(later.get("K8 FY2024-Q3")).index()).isNull();
    assertThat(later).doesNotContainKey("K8 FY2024-Q4");
  }

  @Test
  void goalpostsNeedNoTarget() {
    send(
        Topics.INDICATOR_DEFINED,
        changed(
            secondVersionOf(
                indicator("I19"),
                "{\"method\":\"RATIO\"}",
                "{\"method\":\"GOALPOSTS\",\"lower\":\"10\",\"upper\":\"60\"}"),
            "[{\"period\":\"FY2028\",\"value\":\"100\"}]",
            "[]"));
    send(Topics.VALUE_RECORDED, value("o1", "I19", "2024-05", 30, 1));

    // (30 − 10)/(60 − 10)
    assertThat(told()).extracting(KpiScored::index).containsOnly(40.0);
  }

  @Test
  void aSampleThatIsAStageMarksTheScoreAsSample() {
    send(
        Topics.INDICATOR_DEFINED,
        secondVersionOf(
            indicator("I19"),
            "{\"method\":\"RATIO\"}",
            "{\"method\":\"STAGES\",\"stages\":{\"試行\":\"50\"}}"));
    send(
        Topics.VALUE_RECORDED,
        changed(
            changed(value("o1", "I19", "2024-05", 30, 1), "\"value\":\"30\"", "\"stage\":\"試行\""),
            "\"sample\":false",
            "\"sample\":true"));

    assertThat(told())
        .hasSize(4)
        .allSatisfy(score -> {
          assertThat(score.index()).isEqualTo(50.0);
          assertThat(score.sample()).isTrue();
        });
  }

  private static byte[] changed(byte[] body, String from, String to) {
    return bytes(new String(body, StandardCharsets.UTF_8).replace(from, to));
  }

  @Test
  void noHeaderOfTheInnerWiringLeavesTheHouse() {
    send(Topics.VALUE_RECORDED, value("o1", "I19", "2024-05", 30, 1));

    assertThat(scores.readRecordsToList())
        .isNotEmpty()
        .allSatisfy(record ->
            assertThat(record.headers())
                .extracting(header -> header.key())
                .allSatisfy(key -> assertThat(key).matches("ce_.+|content-type|traceparent")));
  }

  private static void copy(TopologyTestDriver from, TopologyTestDriver to) {
    KeyValueStore<String, byte[]> target = to.getKeyValueStore(LedgerStore.NAME);
    try (KeyValueIterator<String, byte[]> entries =
        from.<String, byte[]>getKeyValueStore(LedgerStore.NAME).all()) {
      entries.forEachRemaining(entry -> target.put(entry.key, entry.value));
    }
  }

  private TopologyTestDriver driver() {
    StreamsBuilder builder = new StreamsBuilder();
    ScoringListener listener =
        new ScoringListener() {
          @Override
          public void told(List<KpiScored> scores) {
            if (fails && !scores.isEmpty()) {
              fails = false;
              throw new IllegalStateException("nobody foresaw this");
            }
            counted += scores.size();
          }

          @Override
          public void scored(String observationId, List<KpiScored> told) {
            heard.put(observationId, told);
          }

          @Override
          public void deadLetter(String topic) {}
        };
    ToldScores toldScores =
        (partition, since, hearer) -> {
          askedSince.add(since);
          toldBefore.forEach(hearer);
        };
    new ScoringTopology(new Scoring(new EventCodec("kpi-scoring"), clock, listener, toldScores))
        .behind(
            builder.stream(
                List.of(Topics.VALUE_RECORDED, Topics.INDICATOR_DEFINED, Topics.KPI_DEFINED),
                Consumed.with(Serdes.String(), Serdes.ByteArray())));
    return new TopologyTestDriver(builder.build(), new Properties(), START);
  }

  private TestOutputTopic<String, byte[]> output(String topic) {
    return output(driver, topic);
  }

  private static TestOutputTopic<String, byte[]> output(TopologyTestDriver driver, String topic) {
    return driver.createOutputTopic(topic, new StringDeserializer(), new ByteArrayDeserializer());
  }

  private void send(String topic, byte[] body) {
    pipe(driver, topic, record(body));
  }

  private static TestRecord<String, byte[]> record(byte[] body) {
    TestRecord<String, byte[]> record =
        new TestRecord<>("020001", body, START.minus(Duration.ofMinutes(1)));
    record.headers().add(EventCodec.TRACEPARENT, bytes(TRACE));
    return record;
  }

  private static void pipe(
      TopologyTestDriver driver, String topic, TestRecord<String, byte[]> record) {
    driver
        .createInputTopic(topic, new StringSerializer(), new ByteArraySerializer())
        .pipeInput(record);
  }

  private List<KpiScored> told() {
    return read(scores);
  }

  private static List<KpiScored> read(TestOutputTopic<String, byte[]> topic) {
    return topic.readValuesToList().stream()
        .map(bytes -> EventCodec.<KpiScored>decode(EventType.KPI_SCORED, bytes))
        .toList();
  }

  private static Map<String, KpiScored> newest(List<KpiScored> told) {
    Map<String, KpiScored> newest = new TreeMap<>();
    told.forEach(score -> newest.put(score.kpi() + " " + score.period(), score));
    return newest;
  }

  private static byte[] value(String id, String indicator, String period, int value, int revision) {
    return bytes(
        """
        {"organization":"020001","indicator":"%s","area":"020001","period":"%s","value":"%d",
         "status":"FINAL","sample":false,"source":{"kind":"FEED","system":"s","submittedBy":"f"},
         "revision":%d,"observationId":"%s","outcome":"RECORDED",
         "submittedAt":"2026-07-05T01:02:03Z","recordedAt":"2026-07-05T01:02:%02dZ"}
        """
            .formatted(indicator, period, value, revision, id, revision));
  }

  private static byte[] indicator(String code) {
    return bytes(
        """
        {"organization":"020001","code":"%s","versions":[{"version":1,"name":{"ja":"指標","en":"i"},
         "unit":"件","decimals":0,"direction":"HIGHER_IS_BETTER","accumulation":"STOCK",
         "frequency":"MONTH","targets":[{"period":"FY2028","value":"100"}],"targetPath":"STEP",
         "normalisation":{"method":"RATIO"},"sample":false,"department":"dx-promotion",
         "validFrom":"FY2019","changedBy":"office","changedAt":"2024-04-01T00:00:00Z"}],
         "definedAt":"2024-04-01T00:00:00Z"}
        """
            .formatted(code));
  }

  private static byte[] kpi(String code, String indicator) {
    return bytes(
        """
        {"organization":"020001","code":"%s","versions":[{"version":1,"field":"administration",
         "name":{"ja":"行政","en":"k"},"components":[{"indicator":"%s","weight":"1"}],
         "aggregation":"ARITHMETIC","cap":"100","floor":"0","minimumCoverage":"0.5",
         "maxAgeMonths":6,"validFrom":"FY2019","changedBy":"office",
         "changedAt":"2024-04-01T00:00:00Z"}],"definedAt":"2024-04-01T00:00:00Z"}
        """
            .formatted(code, indicator));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /// Goes on by a step each time that somebody looks at it.
  private static final class SteppingClock extends Clock {
    private Duration step = Duration.ZERO;
    private Instant now = START;

    @Override
    public Instant instant() {
      now = now.plus(step);
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
