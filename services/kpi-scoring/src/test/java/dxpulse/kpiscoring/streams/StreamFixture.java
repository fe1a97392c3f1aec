package dxpulse.kpiscoring.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.Topics;
import dxpulse.contracts.types.event.KpiScored;
import dxpulse.contracts.wire.EventCodec;
import dxpulse.contracts.wire.EventType;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
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

/// A stream without a broker, with the facts that tests send.
abstract class StreamFixture {
  static final Instant START = Instant.parse("2024-05-31T00:00:00Z");
  private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

  final SteppingClock clock = new SteppingClock();
  final Map<String, List<KpiScored>> heard = new HashMap<>();
  final List<KpiScored> toldBefore = new ArrayList<>();
  final List<Instant> askedSince = new ArrayList<>();
  boolean fails;
  int counted;
  TopologyTestDriver driver;
  TestOutputTopic<String, byte[]> scores;

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

  static byte[] secondVersionOf(byte[] definition, String from, String to) {
    String text = new String(definition, StandardCharsets.UTF_8);
    int start = text.indexOf("[{\"version\"") + 1;
    int end = text.lastIndexOf("}]") + 1;
    String first = text.substring(start, end);
    String second = first.replace("\"version\":1", "\"version\":2").replace(from, to);
    return bytes(text.substring(0, end) + "," + second + text.substring(end));
  }

  static byte[] changed(byte[] body, String from, String to) {
    return bytes(new String(body, StandardCharsets.UTF_8).replace(from, to));
  }

  static void copy(TopologyTestDriver from, TopologyTestDriver to) {
    for (String store : List.of(LedgerStore.FACTS, LedgerStore.SCORES)) {
      KeyValueStore<String, byte[]> target = to.getKeyValueStore(store);
      try (KeyValueIterator<String, byte[]> entries =
          from.<String, byte[]>getKeyValueStore(store).all()) {
        entries.forEachRemaining(entry -> target.put(entry.key, entry.value));
      }
    }
  }

  TopologyTestDriver driver() {
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

  TestOutputTopic<String, byte[]> output(String topic) {
    return output(driver, topic);
  }

  static TestOutputTopic<String, byte[]> output(TopologyTestDriver driver, String topic) {
    return driver.createOutputTopic(topic, new StringDeserializer(), new ByteArrayDeserializer());
  }

  void send(String topic, byte[] body) {
    pipe(driver, topic, record(body));
  }

  static TestRecord<String, byte[]> record(byte[] body) {
    TestRecord<String, byte[]> record =
        new TestRecord<>("020001", body, START.minus(Duration.ofMinutes(1)));
    record.headers().add(EventCodec.TRACEPARENT, bytes(TRACE));
    return record;
  }

  static void pipe(TopologyTestDriver driver, String topic, TestRecord<String, byte[]> record) {
    driver
        .createInputTopic(topic, new StringSerializer(), new ByteArraySerializer())
        .pipeInput(record);
  }

  List<KpiScored> told() {
    return read(scores);
  }

  static List<KpiScored> read(TestOutputTopic<String, byte[]> topic) {
    return topic.readValuesToList().stream()
        .map(bytes -> EventCodec.<KpiScored>decode(EventType.KPI_SCORED, bytes))
        .toList();
  }

  static Map<String, KpiScored> newest(List<KpiScored> told) {
    Map<String, KpiScored> newest = new TreeMap<>();
    told.forEach(score -> newest.put(score.kpi() + " " + score.period(), score));
    return newest;
  }

  static byte[] value(String id, String indicator, String period, int value, int revision) {
    return bytes(
        """
        {"organization":"020001","indicator":"%s","area":"020001","period":"%s","value":"%d",
         "status":"FINAL","sample":false,"source":{"kind":"FEED","system":"s","submittedBy":"f"},
         "revision":%d,"observationId":"%s","outcome":"RECORDED",
         "submittedAt":"2026-07-05T01:02:03Z","recordedAt":"2026-07-05T01:02:%02dZ"}
        """
            .formatted(indicator, period, value, revision, id, revision));
  }

  static byte[] indicator(String code) {
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

  static byte[] kpi(String code, String indicator) {
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

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /// Goes on by a step each time that somebody looks at it.
  static final class SteppingClock extends Clock {
    Duration step = Duration.ZERO;
    Instant now = START;

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
