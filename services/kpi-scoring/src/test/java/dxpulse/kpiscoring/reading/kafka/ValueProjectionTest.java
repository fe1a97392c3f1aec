package dxpulse.kpiscoring.reading.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.Topics;
import dxpulse.contracts.wire.DeadLetter;
import dxpulse.contracts.wire.EventCodec;
import dxpulse.kpiscoring.ledger.CurrentValue;
import dxpulse.kpiscoring.reading.InMemoryValueBook;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class ValueProjectionTest {
  private final InMemoryValueBook book = new InMemoryValueBook();
  private final MockProducer<String, byte[]> producer =
      new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
  private final ValueProjection projection =
      new ValueProjection(book, producer, Clock.systemUTC(), new SimpleMeterRegistry());

  @Test
  void aValueIsEntered() {
    projection.handle(List.of(recorded("020001", "2024-05", 30, 1)));

    assertThat(numbers()).containsExactly("30");
  }

  @Test
  void theSameValueTwiceIsOneEntry() {
    projection.handle(
        List.of(recorded("020001", "2024-05", 30, 1), recorded("020001", "2024-05", 30, 1)));
    projection.handle(List.of(recorded("020001", "2024-05", 30, 1)));

    assertThat(numbers()).containsExactly("30");
  }

  @Test
  void anOlderRevisionThatComesLateChangesNothing() {
    projection.handle(List.of(recorded("020001", "2024-05", 40, 2)));
    projection.handle(List.of(recorded("020001", "2024-05", 30, 1)));

    assertThat(numbers()).containsExactly("40");
  }

  /// The stream reads the same record and sets it aside; a second letter would be one too many.
  @Test
  void whatNobodyCanReadIsLeftToTheStreamAndTheOthersAreEntered() {
    projection.handle(
        List.of(
            record("{\"organization\":17}".getBytes(StandardCharsets.UTF_8)),
            recorded("020001", "1900-01", 20, 1),
            recorded("020001", "2024-05", 30, 1)));

    assertThat(numbers()).containsExactly("30");
    assertThat(producer.history()).isEmpty();
  }

  @Test
  void aValueOfAMunicipalityIsNoneOfThePrefecture() {
    projection.handle(List.of(recorded("022012", "2024-05", 30, 1)));

    assertThat(numbers()).isEmpty();
  }

  @Test
  void whatCannotBeKeptIsSetAsideWithTheReason() {
    ConsumerRecord<byte[], byte[]> record = recorded("020001", "2024-05", 30, 1);

    projection.setAside(record, "failed 4 times");

    assertThat(producer.history())
        .singleElement()
        .satisfies(letter -> {
          assertThat(letter.topic()).isEqualTo(Topics.deadLettersOf(Topics.VALUE_RECORDED));
          assertThat(letter.value()).isEqualTo(record.value());
          assertThat(EventCodec.header(letter.headers(), DeadLetter.REASON))
              .isEqualTo("failed 4 times");
        });
  }

  private List<String> numbers() {
    return book.values(new OrganizationCode("020001"), new IndicatorCode("I19")).stream()
        .map(CurrentValue::value)
        .map(BigDecimal::toPlainString)
        .toList();
  }

  private static ConsumerRecord<byte[], byte[]> recorded(
      String area, String period, int value, int revision) {
    return record(
        """
        {"organization":"020001","indicator":"I19","area":"%s","period":"%s","value":"%d",
         "status":"FINAL","sample":false,"source":{"kind":"FEED","system":"s","submittedBy":"f"},
         "revision":%d,"observationId":"o","outcome":"RECORDED",
         "submittedAt":"2026-07-05T01:02:03Z","recordedAt":"2026-07-05T01:02:03Z"}
        """
            .formatted(area, period, value, revision)
            .getBytes(StandardCharsets.UTF_8));
  }

  private static ConsumerRecord<byte[], byte[]> record(byte[] body) {
    return new ConsumerRecord<>(Topics.VALUE_RECORDED, 0, 0, new byte[0], body);
  }
}
