package dxpulse.infra.bench;

import dxpulse.contracts.types.AreaCode;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.ValueStatus;
import dxpulse.contracts.types.event.ObservationSubmitted;
import dxpulse.contracts.types.event.ObservationSubmitted.Source;
import dxpulse.contracts.types.time.Period;
import dxpulse.contracts.wire.EventCodec;
import dxpulse.contracts.wire.EventType;
import dxpulse.contracts.wire.KafkaClients;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/// The floor of the way in: a producer with the settings of the contract that sends events of the
/// same content, encoded beforehand, in batches of the same size, each acknowledged before the next
/// of the same sender.
final class BareProducer implements AutoCloseable {
  private static final String TOPIC = "bench.ingest";

  private final Producer<String, byte[]> producer;
  private final byte[] body;
  private final String key;

  BareProducer(Platform platform) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", platform.kafka()))) {
      if (!admin.listTopics().names().get().contains(TOPIC)) {
        admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
      }
    }
    producer = KafkaClients.producer(platform.kafka());
    OrganizationCode organization = new OrganizationCode("020001");
    ProducerRecord<String, byte[]> record =
        new EventCodec("/dxpulse/bench")
            .record(
                EventType.OBSERVATION_SUBMITTED,
                new ObservationSubmitted(
                    "019abc012345-0123456789abcdef-00001",
                    organization,
                    new IndicatorCode("L1"),
                    new AreaCode("020001"),
                    Period.parse("2024-06"),
                    new BigDecimal(100_000),
                    null,
                    null,
                    null,
                    ValueStatus.FINAL,
                    false,
                    "入口の測定",
                    Source.of(Source.Kind.FEED, "feed", null, "feed"),
                    Instant.parse("2024-07-05T01:02:03.456789Z")),
                null);
    body = record.value();
    key = record.key();
  }

  /// Acknowledged events per second.
  double perSecond(int count, int inOneBatch, int senders) throws Exception {
    AtomicInteger left = new AtomicInteger(count / inOneBatch);
    CountDownLatch ended = new CountDownLatch(senders);
    long start = System.nanoTime();
    for (int i = 0; i < senders; i++) {
      var unused =
          Thread.ofPlatform()
              .daemon()
              .start(() -> {
                while (left.getAndDecrement() > 0) {
                  KafkaClients.sendAll(producer, batch(inOneBatch));
                }
                ended.countDown();
              });
    }
    if (!ended.await(300, TimeUnit.SECONDS)) {
      throw new IllegalStateException("the bare producer did not end");
    }
    return count / ((System.nanoTime() - start) / 1e9);
  }

  private List<ProducerRecord<String, byte[]>> batch(int size) {
    return IntStream.range(0, size)
        .mapToObj(i -> new ProducerRecord<>(TOPIC, 0, key, body))
        .toList();
  }

  @Override
  public void close() {
    producer.close();
  }
}
