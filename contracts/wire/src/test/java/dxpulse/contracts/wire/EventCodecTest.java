package dxpulse.contracts.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.Topics;
import dxpulse.contracts.types.event.IndicatorDefined;
import dxpulse.contracts.types.event.ObservationSubmitted;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class EventCodecTest {
  private static final EventCodec CODEC = new EventCodec("/dxpulse/ingestion");

  @Test
  void carriesCloudEventsAttributesAndTheTraceInHeaders() throws IOException {
    ProducerRecord<String, byte[]> record =
        CODEC.record(
            EventType.OBSERVATION_SUBMITTED,
            observation(),
            "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");

    assertThat(EventCodec.header(record.headers(), "ce_id")).isEqualTo("01J9Z3K8Q0-7");
    assertThat(EventCodec.header(record.headers(), "ce_type"))
        .isEqualTo("dxpulse.observation.submitted.v1");
    assertThat(EventCodec.header(record.headers(), "ce_source")).isEqualTo("/dxpulse/ingestion");
    assertThat(EventCodec.header(record.headers(), "ce_subject")).isEqualTo("I15/020001/2024-06");
    assertThat(EventCodec.header(record.headers(), "ce_specversion")).isEqualTo("1.0");
    assertThat(EventCodec.header(record.headers(), "ce_time"))
        .isEqualTo("2024-07-05T01:02:03.004Z");
    assertThat(EventCodec.header(record.headers(), "ce_dataschema"))
        .isEqualTo("contracts/events/observation.submitted/v1/schema.json");
    assertThat(EventCodec.header(record.headers(), "content-type")).isEqualTo("application/json");
    assertThat(EventCodec.header(record.headers(), EventCodec.TRACEPARENT))
        .isEqualTo("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
    assertThat(record.key()).isEqualTo("020001");
  }

  @Test
  void oneOrganizationLiesInTheSamePartitionOfEachTopic() throws IOException {
    ProducerRecord<String, byte[]> observed =
        CODEC.record(EventType.OBSERVATION_SUBMITTED, observation(), null);
    ProducerRecord<String, byte[]> defined =
        CODEC.record(EventType.INDICATOR_DEFINED, definition(), null);

    assertThat(defined.key()).isEqualTo("020001|I15");
    assertThat(defined.partition())
        .isEqualTo(observed.partition())
        .isEqualTo(Partitioning.of(new OrganizationCode("020001")))
        .isEqualTo(Partitioning.ofKey("020001|anything"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/index",
        "/change",
        "/coverage",
        "/components/0/achievement",
        "/components/0/score",
        "/components/0/weight",
        "/contributions/1/points",
        "/pace/ratio",
        "/forecast/landing",
        "/forecast/low",
        "/forecast/high"
      })
  void aNumberThatIsNotFiniteMakesARecordUnreadable(String place) {
    ObjectNode scored =
        (ObjectNode)
            EventFiles.json(EventFiles.EVENTS.resolve("kpi.scored/v1/examples/scored.json"));
    int last = place.lastIndexOf('/');
    ObjectNode parent = (ObjectNode) scored.at(place.substring(0, last));
    String name = place.substring(last + 1);
    assertThat(parent.get(name).isNumber()).as(place).isTrue();
    parent.put(name, "HUGE");
    String body = scored.toString().replace("\"HUGE\"", "1e999");

    assertThatThrownBy(() -> EventCodec.decode(EventType.KPI_SCORED, body.getBytes(UTF_8)))
        .isInstanceOf(UnreadableRecord.class)
        .hasMessageContaining(name)
        .hasMessageContaining("expected: a finite number");
  }

  @Test
  void aDeadLetterKeepsTheRecordAndSaysWhoWhyAndWhen() {
    ConsumerRecord<byte[], byte[]> poison =
        new ConsumerRecord<>(Topics.VALUE_RECORDED, 3, 41, new byte[] {1}, new byte[] {2});

    ProducerRecord<byte[], byte[]> dead =
        DeadLetter.of(poison, "kpi-scoring", "no JSON", Instant.parse("2024-07-05T00:00:00Z"));

    assertThat(dead.topic()).isEqualTo("dxpulse.value.recorded.dlq");
    assertThat(dead.key()).isEqualTo(new byte[] {1});
    assertThat(dead.value()).isEqualTo(new byte[] {2});
    assertThat(EventCodec.header(dead.headers(), DeadLetter.CONSUMER)).isEqualTo("kpi-scoring");
    assertThat(EventCodec.header(dead.headers(), DeadLetter.REASON)).isEqualTo("no JSON");
    assertThat(EventCodec.header(dead.headers(), DeadLetter.AT)).isEqualTo("2024-07-05T00:00:00Z");
    assertThat(EventCodec.header(dead.headers(), DeadLetter.PARTITION)).isEqualTo("3");
    assertThat(EventCodec.header(dead.headers(), DeadLetter.OFFSET)).isEqualTo("41");
  }

  private static ObservationSubmitted observation() throws IOException {
    return EventCodec.decode(
        EventType.OBSERVATION_SUBMITTED,
        Files.readAllBytes(
            EventFiles.EVENTS.resolve("observation.submitted/v1/examples/rate-with-counts.json")));
  }

  private static IndicatorDefined definition() throws IOException {
    return EventCodec.decode(
        EventType.INDICATOR_DEFINED,
        Files.readAllBytes(
            EventFiles.EVENTS.resolve("indicator.defined/v1/examples/first-version.json")));
  }
}
