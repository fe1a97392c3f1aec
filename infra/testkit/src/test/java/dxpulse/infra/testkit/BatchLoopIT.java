package dxpulse.infra.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dxpulse.contracts.types.Topics;
import dxpulse.contracts.wire.BatchLoop;
import dxpulse.contracts.wire.DeadLetter;
import dxpulse.contracts.wire.EventCodec;
import dxpulse.contracts.wire.KafkaClients;
import dxpulse.contracts.wire.Positions;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

class BatchLoopIT {
  private static final Duration SOON = Duration.ofSeconds(30);

  private final Producer<String, byte[]> producer = KafkaClients.producer(RealParts.kafka());
  private final MemoryPositions positions = new MemoryPositions();
  private final List<String> handled = new CopyOnWriteArrayList<>();
  private final AtomicInteger assigned = new AtomicInteger();
  private String topic = "";

  @BeforeEach
  void createsATopic(TestInfo test) throws Exception {
    topic = "test." + test.getTestMethod().orElseThrow().getName();
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", RealParts.kafka()))) {
      admin
          .createTopics(
              List.of(
                  new NewTopic(topic, 1, (short) 1),
                  new NewTopic(Topics.deadLettersOf(topic), 1, (short) 1)))
          .all()
          .get();
    }
  }

  @AfterEach
  void closes() {
    producer.close();
  }

  @Test
  void aRecordThatAlwaysFailsIsSetAsideWithItsReasonAndTheFlowGoesOn() {
    send("a", "b", "poison", "c");

    try (BatchLoop loop = loop(this::refusePoison)) {
      loop.start();
      await().atMost(SOON).until(() -> handled.containsAll(List.of("a", "b", "c")));
      send("d");
      await().atMost(SOON).until(() -> handled.contains("d"));
    }

    assertThat(handled).doesNotContain("poison").containsSubsequence("a", "b", "c", "d");
    assertThat(deadLetters())
        .singleElement()
        .satisfies(dead -> {
          assertThat(text(dead)).isEqualTo("poison");
          assertThat(EventCodec.header(dead.headers(), DeadLetter.REASON))
              .contains("failed 4 times", "no good");
          assertThat(EventCodec.header(dead.headers(), DeadLetter.OFFSET)).isEqualTo("2");
        });
    assertThat(positions.of(new TopicPartition(topic, 0))).hasValue(5);
  }

  @Test
  void anOutageIsWaitedForHoweverOftenItFails() {
    List<Integer> failures = new CopyOnWriteArrayList<>();
    send("a", "b", "c");

    try (BatchLoop loop =
        loop(batch -> {
          if (failures.size() < 5) {
            failures.add(batch.size());
            throw new UncheckedIOException(new ConnectException("the store is away"));
          }
        })) {
      loop.start();
      await().atMost(SOON).until(() -> handled.size() >= 3);
    }

    assertThat(handled).startsWith("a", "b", "c");
    assertThat(deadLetters()).isEmpty();
  }

  @Test
  void tellsHowManyRecordsWait() {
    List<String> away = new CopyOnWriteArrayList<>(List.of("away"));
    send(numbered(10));

    try (BatchLoop loop =
        loop(batch -> {
          if (!away.isEmpty()) {
            throw new UncheckedIOException(new ConnectException("the store is away"));
          }
        })) {
      loop.start();
      await().atMost(SOON).until(() -> loop.lag(topic) == 10);
      send(numbered(5));
      await().atMost(SOON).until(() -> loop.lag(topic) == 15);
      away.clear();
      await().atMost(SOON).until(() -> loop.lag(topic) == 0);
    }

    assertThat(handled).as("some of them twice, none missing").hasSizeGreaterThanOrEqualTo(15);
  }

  @Test
  void positionsThatCannotBeReadAreAskedForAgain() {
    positions.failures = 2;
    send("a");

    try (BatchLoop loop = loop(batch -> {})) {
      loop.start();
      await().atMost(SOON).until(() -> handled.contains("a"));
    }

    assertThat(positions.failures).isZero();
  }

  @Test
  void afterAnOutageReadingStartsOverFromTheSavedPositions() {
    List<String> away = new CopyOnWriteArrayList<>();
    positions.forgetful = true;
    send("a", "b");

    try (BatchLoop loop =
        loop(batch -> {
          if (!away.isEmpty()) {
            away.clear();
            throw new UncheckedIOException(new ConnectException("the store is away"));
          }
        })) {
      loop.start();
      await().atMost(SOON).until(() -> handled.contains("b"));
      positions.forgetful = false;
      away.add("away");
      send("c");
      await().atMost(SOON).until(() -> assigned.get() == 2);
      await().atMost(SOON).until(() -> handled.contains("c"));
    }

    assertThat(handled)
        .as("what the store may have lost comes before what met the outage")
        .containsExactly("a", "b", "a", "b", "c");
    assertThat(positions.of(new TopicPartition(topic, 0))).hasValue(3);
  }

  @Test
  void aLoopThatEndsByItselfSaysSo() {
    List<String> broken = new CopyOnWriteArrayList<>();
    send("a");

    try (BatchLoop loop =
        loop(batch -> {
          throw new AssertionError("no failure of a record: the process is broken");
        })) {
      loop.whenBroken(() -> broken.add("broken"));
      loop.start();
      await().atMost(SOON).until(() -> !broken.isEmpty());
    }

    assertThat(broken).containsExactly("broken");
    assertThat(handled).isEmpty();
  }

  private void refusePoison(List<ConsumerRecord<byte[], byte[]>> batch) {
    if (batch.stream().anyMatch(record -> text(record).equals("poison"))) {
      throw new IllegalStateException("no good");
    }
  }

  private BatchLoop loop(Consumer<List<ConsumerRecord<byte[], byte[]>>> work) {
    return new BatchLoop(
        List.of(topic),
        KafkaClients.consumer(RealParts.kafka(), topic),
        positions,
        new BatchLoop.Handler() {
          @Override
          public void handle(List<ConsumerRecord<byte[], byte[]>> batch) {
            work.accept(batch);
            batch.forEach(record -> handled.add(text(record)));
          }

          @Override
          public void setAside(ConsumerRecord<byte[], byte[]> record, String reason) {
            KafkaClients.sendAll(
                producer, List.of(KafkaClients.deadLetter(record, "test", reason, Instant.EPOCH)));
          }
        },
        assigned::incrementAndGet);
  }

  private void send(String... texts) {
    List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
    for (String each : texts) {
      records.add(new ProducerRecord<>(topic, each.getBytes(UTF_8)));
    }
    KafkaClients.sendAll(producer, records);
  }

  private static String[] numbered(int count) {
    return IntStream.range(0, count).mapToObj(Integer::toString).toArray(String[]::new);
  }

  private static String text(ConsumerRecord<byte[], byte[]> record) {
    return new String(record.value(), UTF_8);
  }

  private List<ConsumerRecord<byte[], byte[]>> deadLetters() {
    TopicPartition partition = new TopicPartition(Topics.deadLettersOf(topic), 0);
    List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
    try (var consumer = KafkaClients.consumer(RealParts.kafka(), "dead-" + topic)) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
      await()
          .pollInSameThread()
          .atMost(SOON)
          .until(() -> {
            consumer.poll(Duration.ofMillis(200)).forEach(found::add);
            return consumer.position(partition) >= end;
          });
    }
    return found;
  }

  private static final class MemoryPositions implements Positions {
    private final Map<TopicPartition, Long> saved = new ConcurrentHashMap<>();
    private volatile int failures;
    private volatile boolean forgetful;

    @Override
    public OptionalLong of(TopicPartition partition) {
      if (failures > 0) {
        failures--;
        throw new IllegalStateException("the store is away");
      }
      Long next = saved.get(partition);
      return next == null ? OptionalLong.empty() : OptionalLong.of(next);
    }

    @Override
    public void save(Map<TopicPartition, Long> next) {
      if (!forgetful) {
        saved.putAll(next);
      }
    }
  }
}
