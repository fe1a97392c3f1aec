package dxpulse.contracts.wire;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/// Sets aside what a consumer cannot use: the record goes to the dead letters of its topic with the
/// reason, and the consumer goes on.
public final class DeadLetters {
  private final Producer<String, byte[]> producer;
  private final String consumer;
  private final InstantSource clock;
  private final Consumer<String> counted;

  /// @param consumer who could not use them
  /// @param counted hears of the topic of each
  public DeadLetters(
      Producer<String, byte[]> producer,
      String consumer,
      InstantSource clock,
      Consumer<String> counted) {
    this.producer = producer;
    this.consumer = consumer;
    this.clock = clock;
    this.counted = counted;
  }

  /// Takes each record of a batch, and passes over those that cannot be read.
  ///
  /// @return a letter for each of these, to be sent once what came of the others is kept
  public List<ProducerRecord<String, byte[]>> takeEach(
      List<ConsumerRecord<byte[], byte[]>> batch, Consumer<ConsumerRecord<byte[], byte[]>> taking) {
    List<ProducerRecord<String, byte[]>> letters = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : batch) {
      try {
        taking.accept(record);
      } catch (UnreadableRecord unreadable) {
        letters.add(letter(record, String.valueOf(unreadable.getMessage())));
      }
    }
    return letters;
  }

  /// @throws KafkaClients.NotAcknowledged when one may not be there
  public void send(List<ProducerRecord<String, byte[]>> letters) {
    KafkaClients.sendAll(producer, letters);
  }

  /// Sets one record aside.
  ///
  /// @throws KafkaClients.NotAcknowledged when it may not be there
  public void setAside(ConsumerRecord<byte[], byte[]> record, String reason) {
    send(List.of(letter(record, reason)));
  }

  private ProducerRecord<String, byte[]> letter(
      ConsumerRecord<byte[], byte[]> record, String reason) {
    counted.accept(record.topic());
    return KafkaClients.deadLetter(record, consumer, reason, clock.instant());
  }
}
