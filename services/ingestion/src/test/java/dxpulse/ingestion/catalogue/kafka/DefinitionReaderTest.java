package dxpulse.ingestion.catalogue.kafka;

import static dxpulse.ingestion.SampleIndicators.AOMORI;
import static dxpulse.ingestion.SampleIndicators.trained;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.Topics;
import dxpulse.contracts.wire.EventCodec;
import dxpulse.ingestion.catalogue.KnownIndicators;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DefinitionReaderTest {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final TopicPartition PARTITION = new TopicPartition(Topics.INDICATOR_DEFINED, 0);

  private final AtomicInteger asked = new AtomicInteger();
  private final MockConsumer<byte[], byte[]> consumer =
      new MockConsumer<>("earliest") {
        @Override
        public synchronized List<PartitionInfo> partitionsFor(String topic) {
          asked.incrementAndGet();
          List<PartitionInfo> known = super.partitionsFor(topic);
          return known == null ? List.of() : known;
        }
      };
  private final KnownIndicators indicators = new KnownIndicators();
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private final List<String> told = new CopyOnWriteArrayList<>();
  private final DefinitionReader reader =
      new DefinitionReader(
          consumer, indicators, () -> told.add("complete"), () -> told.add("broken"), metrics);

  @AfterEach
  void stops() throws InterruptedException {
    reader.close();
  }

  @Test
  void isNotCompleteBeforeTheTopicIsThereAndReadToItsEnd() {
    reader.start();
    await().atMost(SOON).until(() -> asked.get() >= 1);
    assertThat(told).isEmpty();

    appears(encoded("I19"), encoded("I20"));

    await().atMost(SOON).until(() -> told.contains("complete"));
    assertThat(indicators.all(AOMORI)).hasSize(2);
  }

  @Test
  void triesAgainAfterAFailureAndLearnsWhatItMissed() {
    consumer.schedulePollTask(() -> consumer.setPollException(new KafkaException("away")));
    appears(encoded("I19"));

    reader.start();

    await().atMost(SOON).until(() -> told.contains("complete"));
    assertThat(indicators.find(AOMORI, new IndicatorCode("I19"))).contains(trained("I19"));
    assertThat(told).containsOnlyOnce("complete").doesNotContain("broken");
  }

  @Test
  void anUnreadableDefinitionIsCountedAndPassedOver() {
    appears("{".getBytes(UTF_8), encoded("I19"));

    reader.start();

    await().atMost(SOON).until(() -> told.contains("complete"));
    assertThat(indicators.all(AOMORI)).containsExactly(trained("I19"));
    assertThat(metrics.counter("dxpulse.dead.letters", "topic", Topics.INDICATOR_DEFINED).count())
        .isEqualTo(1);
  }

  @Test
  void aBrokenProcessSaysSo() {
    consumer.schedulePollTask(() -> {
      throw new AssertionError("out of everything");
    });
    appears(encoded("I19"));

    reader.start();

    await().atMost(SOON).until(() -> told.contains("broken"));
  }

  private void appears(byte[]... definitions) {
    consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
    consumer.updateEndOffsets(Map.of(PARTITION, (long) definitions.length));
    consumer.schedulePollTask(() -> {
      for (int offset = 0; offset < definitions.length; offset++) {
        consumer.addRecord(
            new ConsumerRecord<>(
                PARTITION.topic(),
                PARTITION.partition(),
                offset,
                "020001".getBytes(UTF_8),
                definitions[offset]));
      }
    });
    consumer.updatePartitions(
        PARTITION.topic(), List.of(new PartitionInfo(PARTITION.topic(), 0, null, null, null)));
  }

  private static byte[] encoded(String code) {
    return EventCodec.encode(trained(code));
  }
}
