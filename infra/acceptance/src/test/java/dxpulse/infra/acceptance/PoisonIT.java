package dxpulse.infra.acceptance;

import static dxpulse.infra.acceptance.Figures.PATIENCE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dxpulse.contracts.types.Topics;
import dxpulse.contracts.wire.DeadLetter;
import dxpulse.contracts.wire.EventCodec;
import dxpulse.infra.standalone.Checkout;
import dxpulse.infra.testkit.RealParts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// A record that nobody can read lands beside its topic, with who, why and when; what comes after
/// it reaches the board. The poison stays in the topics, where services meet it again in later
/// tests.
@Order(5)
class PoisonIT {
  private static final RunningPlatform PLATFORM = RunningPlatform.get();
  private static final String ORGANIZATION = "020001";
  private static int value = 500;

  static Stream<Arguments> topics() {
    return Stream.of(
        Arguments.of(Topics.OBSERVATION_SUBMITTED, Set.of("indicator")),
        Arguments.of(Topics.OBSERVATION_REJECTED, Set.of("ingestion")),
        Arguments.of(
            Topics.INDICATOR_DEFINED,
            Set.of("kpi-scoring", "kpi-scoring-projection", "publication")),
        Arguments.of(
            Topics.VALUE_RECORDED,
            Set.of("ingestion", "ingestion-rounds", "kpi-scoring", "publication")),
        Arguments.of(
            Topics.KPI_DEFINED,
            Set.of("kpi-scoring", "kpi-scoring-projection", "publication", "roadmap")),
        Arguments.of(Topics.KPI_SCORED, Set.of("kpi-scoring-projection", "publication", "roadmap")),
        Arguments.of(Topics.PROJECT_UPDATED, Set.of("publication", "roadmap")));
  }

  @ParameterizedTest
  @MethodSource("topics")
  void aRecordThatNobodyCanReadIsSetAsideAndTheFlowGoesOn(String topic, Set<String> consumers) {
    assertSetAside(
        topic,
        consumers,
        List.of(
            new byte[] {(byte) 0xff, 0, (byte) 0xfe, 'n', 'o', 't', ' ', 'J', 'S', 'O', 'N'},
            "{\"organization\":17,\"of\":[\"another\",\"schema\"]}".getBytes(UTF_8)));
    assertFlowGoesOn();
  }

  @Test
  void anIndexThatIsNoNumberIsSetAsideAndTheFlowGoesOn() throws IOException {
    String scored =
        sample("kpi.scored/v1/examples/scored.json").replace("\"index\": 70.8", "\"index\": 1e999");
    assertThat(scored).contains("1e999");

    assertSetAside(
        Topics.KPI_SCORED,
        Set.of("kpi-scoring-projection", "publication", "roadmap"),
        List.of(scored.getBytes(UTF_8)));
    assertFlowGoesOn();
  }

  /// The oldest month that there is: read like any other, though its fiscal year began before the
  /// first one that anybody reports for.
  @Test
  void aValueOfTheOldestMonthDoesNotStopTheFlow() throws IOException {
    String recorded =
        sample("value.recorded/v1/examples/revised.json")
            .replace("\"I15\"", "\"I19\"")
            .replace("\"2024-06\"", "\"1900-01\"")
            .replace("01J9Z3K8Q0-9", "of-the-oldest-month");
    assertThat(recorded).contains("1900-01", "of-the-oldest-month", "I19");

    send(Topics.VALUE_RECORDED, List.of(recorded.getBytes(UTF_8)));

    assertFlowGoesOn();
  }

  private static String sample(String path) throws IOException {
    return Files.readString(
        Checkout.containing(Path.of(".")).root().resolve("contracts/events").resolve(path));
  }

  private static void assertFlowGoesOn() {
    value++;
    Figures.accepted(Figures.post("FY2025-Q4", value));
    Figures.awaitBoard("FY2025-Q4", value / 10.0);
  }

  private static void assertSetAside(String topic, Set<String> consumers, List<byte[]> poisons) {
    Instant start = Instant.now();
    List<ConsumerRecord<byte[], byte[]>> dead = new ArrayList<>();
    try (Topic letters = new Topic(PLATFORM.kafka(), List.of(Topics.deadLettersOf(topic)))) {
      send(topic, poisons);

      for (byte[] poison : poisons) {
        await("dead letters of " + topic)
            .atMost(PATIENCE)
            .untilAsserted(() ->
                assertThat(consumersOf(letters.seen(record -> isOf(record, poison))))
                    .containsExactlyInAnyOrderElementsOf(consumers));
      }
      dead.addAll(letters.seen(record -> true));
    }
    assertThat(dead).allSatisfy(record -> assertTells(record, start));
  }

  private static void send(String topic, List<byte[]> poisons) {
    String key = Topics.COMPACTED.contains(topic) ? ORGANIZATION + "|poison" : ORGANIZATION;
    RealParts.sendRaw(PLATFORM.kafka(), topic, key, poisons);
  }

  private static boolean isOf(ConsumerRecord<byte[], byte[]> letter, byte[] poison) {
    return Arrays.equals(letter.value(), poison);
  }

  private static Set<String> consumersOf(List<ConsumerRecord<byte[], byte[]>> letters) {
    Set<String> names = new TreeSet<>();
    letters.forEach(letter -> names.add(EventCodec.header(letter.headers(), DeadLetter.CONSUMER)));
    return names;
  }

  private static void assertTells(ConsumerRecord<byte[], byte[]> letter, Instant start) {
    assertThat(EventCodec.header(letter.headers(), DeadLetter.REASON)).isNotBlank();
    assertThat(EventCodec.header(letter.headers(), DeadLetter.OFFSET)).matches("[0-9]+");
    assertThat(Instant.parse(EventCodec.header(letter.headers(), DeadLetter.AT)))
        .isBetween(start.minusSeconds(1), start.plus(Duration.ofMinutes(10)));
  }
}
