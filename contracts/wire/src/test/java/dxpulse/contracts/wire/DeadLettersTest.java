package dxpulse.contracts.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class DeadLettersTest {
  private static final Instant NOON = Instant.parse("2026-06-01T03:00:00Z");

  private final MockProducer<String, byte[]> producer =
      new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
  private final List<String> counted = new ArrayList<>();
  private final DeadLetters letters =
      new DeadLetters(producer, "somebody", () -> NOON, counted::add);

  @Test
  void whatCannotBeReadIsPassedOverAndWaitsToBeSent() {
    List<String> taken = new ArrayList<>();

    List<ProducerRecord<String, byte[]>> dead =
        letters.takeEach(
            List.of(record("good"), record("bad"), record("better")),
            record -> {
              if (text(record.value()).equals("bad")) {
                throw new UnreadableRecord("no JSON");
              }
              taken.add(text(record.value()));
            });

    assertThat(taken).containsExactly("good", "better");
    assertThat(producer.history()).as("what came of the others is kept first").isEmpty();
    letters.send(dead);
    ProducerRecord<String, byte[]> sent = producer.history().getFirst();
    assertThat(text(sent.value())).isEqualTo("bad");
    assertThat(sent.topic()).isEqualTo("dxpulse.value.recorded.dlq");
    assertThat(EventCodec.header(sent.headers(), DeadLetter.CONSUMER)).isEqualTo("somebody");
    assertThat(EventCodec.header(sent.headers(), DeadLetter.REASON)).isEqualTo("no JSON");
    assertThat(EventCodec.header(sent.headers(), DeadLetter.AT)).isEqualTo(NOON.toString());
    assertThat(counted).containsExactly("dxpulse.value.recorded");
  }

  @Test
  void oneThatBreaksItsConsumerIsSetAsideAtOnce() {
    letters.setAside(record("poison"), "breaks everything");

    assertThat(producer.history()).hasSize(1);
    assertThat(EventCodec.header(producer.history().getFirst().headers(), DeadLetter.REASON))
        .isEqualTo("breaks everything");
  }

  private static ConsumerRecord<byte[], byte[]> record(String body) {
    return new ConsumerRecord<>(
        "dxpulse.value.recorded",
        0,
        7,
        "020001".getBytes(StandardCharsets.UTF_8),
        body.getBytes(StandardCharsets.UTF_8));
  }

  private static String text(byte[] body) {
    return new String(body, StandardCharsets.UTF_8);
  }
}
